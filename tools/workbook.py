"""The workbook that the examples of Excel's problems start from: one sheet of a department."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

ROWS = (
    ("平成30年度　成果指標実績一覧",),
    ("健康福祉部　福祉政策課",),
    ("成果指標", "単位", "平成30年度実績", "備考"),
    ("地域活動に参加した人の割合", "%", 48.7, "市民アンケート"),
    ("ボランティア登録者数", "人", 1352),
)


@contextmanager
def department_sheet(folder: Path) -> Iterator[tuple[Any, Any]]:
    """The workbook and its sheet, to be spoilt; `results.xlsx` is written at the end."""
    with xlsxwriter.Workbook(folder / "results.xlsx") as workbook:
        workbook.set_properties({"created": datetime(2019, 4, 19, tzinfo=UTC)})
        sheet = workbook.add_worksheet("平成30年度")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        yield workbook, sheet
