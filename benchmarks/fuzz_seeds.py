"""What inputs are made of: the shipped files in small pieces, and each example of a problem."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import xlsxwriter

from fuzz_pieces import NUMBERS, YEARS
from fuzz_yaml import tree_of, written

ROOT = Path(__file__).parent.parent
PROBLEMS = ROOT / "tests" / "problems"
SHIPPED = ROOT / "src" / "welfare_cli" / "rules" / "shipped"
SMALL = 6_000  # bytes; larger files are cut into pieces first
HEAD = "名称,単位,基準値,目標値,H29実績,備考"
SHARE = "元気な高齢者の割合,%,78.61%,79.41%,79.0%,速報値"
LISTED = "基本目標,指標名,単位,基準年度,基準値,目標年度,目標値"

Seeds = tuple[tuple[bytes, ...], ...]  # kinds of them, each taken as often


@cache
def plans() -> Seeds:
    """A plan for each section of the shipped ones, and those of the examples."""
    whole = (ROOT / "data/plan.yaml", ROOT / "examples/health-japan-21/plan.yaml")
    return tuple(piece for path in whole for piece in _pieces(path)), _examples("*plan*.yaml")


def _pieces(path: Path) -> Iterator[bytes]:
    """The plan, once for each of its sections, with no other and without long lists."""
    plan = tree_of(path.read_text(encoding="utf-8"))
    for section in plan["sections"]:
        for inner in section.get("sections") or [section]:
            piece = {**plan, "sections": [inner]}
            for prose in ("principles", "about", "related", "owners", "goal", "parent"):
                piece.pop(prose, None)
            yield written(piece).encode()


@cache
def results() -> Seeds:
    """Result files: the shipped ones and those of the examples, some rows of each."""
    shipped = sorted((ROOT / "data/results").glob("*.csv"))
    return tuple(map(_cut, shipped)), _examples("*.csv")


@cache
def reviews() -> Seeds:
    """Review files, some reviews of each."""
    whole = tree_of((ROOT / "data/results/2018.reviews.yaml").read_text(encoding="utf-8"))
    listed = whole["reviews"]
    pieces = [{**whole, "reviews": listed[at : at + 4]} for at in range(0, len(listed), 4)]
    return tuple(written(piece).encode() for piece in pieces), _examples("*reviews*.yaml")


@cache
def rules() -> Seeds:
    """Rule sets: the shipped ones, those of the examples, and one inside a plan."""
    shipped = tuple(path.read_bytes() for path in sorted(SHIPPED.glob("*.yaml")))
    return shipped, _examples("*rules*.yaml")


@cache
def tables() -> Seeds:
    """What departments send, and lists of a plan's indicators, as CSV."""
    texts = (
        f"{HEAD}\n人口,人,100 (H26),200 (R1),150,\n{SHARE}\n",
        "indicator,year,value,status\nactive-seniors,H29,79.1,final\nconsultations,H30,411,\n",
        "施策,指標,現状値(H26),目標値(H31),担当課\n支えあい,参加者数（人）,1234,2000人以上,福祉課\n",
        f"第2次計画 成果指標一覧\n,,,\n{LISTED}\nA,a,件,H27,5,R2,8\n",
        "項目,H27,H28,H29\n合計,1,2,3\n(単位：千人),,,\n民生委員の充足率,96.2％,約97,△1.2\n",
    )
    kinds = tuple(tuple(text.encode(form) for text in texts) for form in ("utf-8", "cp932"))
    return (*kinds, results()[0], _examples("*.csv"))


@cache
def journals() -> Seeds:
    """Histories of imports."""
    line = (
        '{"format": 1, "at": "2026-11-23T12:00:00Z", "import": "a1", "indicator": "active-seniors",'
        ' "year": 2017, "old": null, "new": {"value": "79.1", "status": "final", "source": "a.csv",'
        ' "note": ""}, "from": {"file": "a.csv", "sha256": "00", "sheet": null, "cell": "C2",'
        ' "encoding": "cp932"}, "command": "welfare import a.csv"}\n'
    )
    second = line.replace('null, "new"', '{"value": null, "status": "pending"}, "new"')
    return (line.encode(), (line + second).encode()), _examples("*.jsonl")


@cache
def books() -> tuple[bytes, ...]:
    """Small workbooks: plain, with formats, merged cells and hidden sheets, and with lists."""
    rows = [text.decode().splitlines() for text in tables()[0]]
    return (*(_book(lines) for lines in rows), _book(["名称,H29", "人口,0.464"], percent=True))


def _book(lines: list[str], *, percent: bool = False) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("実績")
        style = book.add_format({"num_format": "0.0%"}) if percent else None
        for row, line in enumerate(lines):
            for column, cell in enumerate(line.split(",")):
                sheet.write(row, column, float(cell) if _is_number(cell) else cell, style)
        if percent:
            sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")
            sheet.merge_range("A6:B7", "合計")
            sheet.write_rich_string(8, 0, "人口", book.add_format({"font_script": 1}), "※1")
            book.add_worksheet("内部").hide()
    return stored(unzipped(buffer.getvalue()))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdecimal()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook that mean something to a reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [
            name for name in archive.namelist() if not name.startswith(("docProps", "xl/theme"))
        ]
        return {name: archive.read(name) for name in names}


def stored(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A workbook of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


@cache
def cells() -> Seeds:
    """Cells of departments' tables: each that stands in the seeds above."""
    texts = (text.decode(errors="replace") for kind in tables() for text in kind)
    found = {cell for text in texts for line in text.splitlines() for cell in line.split(",")}
    return (tuple(cell.encode() for cell in sorted(found) if len(cell) < 200),)


@cache
def years() -> Seeds:
    """Years as people write them, and what is none."""
    return tuple(year.encode() for year in YEARS), *cells()


@cache
def numbers() -> Seeds:
    """Numbers as people write them, and what is none."""
    plain = (
        b"0",
        b"12",
        b"-3.50",
        b"78.61",
        b"999999999999999",
        b"1,234,567",
        "△１２．５人".encode(),
    )
    return plain, tuple(number.encode() for number in NUMBERS), *cells()


def _cut(path: Path) -> bytes:
    return b"\n".join(path.read_bytes().split(b"\n")[:8]) + b"\n"


def _examples(pattern: str) -> tuple[bytes, ...]:
    """The small files of that name in the examples of problems."""
    found = (path for path in sorted(PROBLEMS.rglob(pattern)) if path.is_file())
    return tuple(path.read_bytes() for path in found if path.stat().st_size < SMALL)
