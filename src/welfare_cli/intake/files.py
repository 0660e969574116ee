"""One file that was sent, as grids: the kind is told by its bytes, not by its name."""

import hashlib
from dataclasses import dataclass, field

from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.intake.csv_grid import csv_grid
from welfare_cli.intake.decode import decode
from welfare_cli.intake.grid import Grid

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sent:
    """A file's grids, and what identifies it in the journal."""

    name: str
    sha256: str
    encoding: str | None = None
    grids: list[Grid] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


SHEET_OF_CSV = ProblemKind(
    "sheet-of-csv",
    N_("--sheet was given, but this is not an Excel file"),
    N_("Leave --sheet out."),
)


def open_sent(name: str, data: bytes, encoding: str | None, sheet: str | None) -> Sent:
    """The grids of a CSV, TSV or Excel file."""
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith((_ZIP, _OLE)):
        from welfare_cli.intake.xlsx import read_workbook  # noqa: PLC0415  only Excel needs it

        grids, problems = read_workbook(name, data, sheet)
        return Sent(name, digest, None, grids, problems)
    if sheet is not None:
        return Sent(name, digest, problems=[Problem(SHEET_OF_CSV, Place(name))])
    decoded, problems = decode(name, data, encoding)
    if decoded is None:
        return Sent(name, digest, problems=problems)
    grid, found = csv_grid(decoded.source)
    return Sent(name, digest, decoded.encoding, [grid], problems + found)
