"""A blank typed by accident in the last row that Excel has."""

from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

ROWS = (
    ("平成30年度　成果指標実績一覧",),
    ("健康福祉部　福祉政策課",),
    ("成果指標", "単位", "平成30年度実績", "備考"),
    ("地域活動に参加した人の割合", "%", 48.7, "市民アンケート"),
    ("ボランティア登録者数", "人", 1352),
)


def make(folder: Path) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(folder / "results.xlsx") as workbook:
        workbook.set_properties({"created": datetime(2019, 4, 19, tzinfo=UTC)})
        sheet = workbook.add_worksheet("平成30年度")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_string("D1048576", "　")
