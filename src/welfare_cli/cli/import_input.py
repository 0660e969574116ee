"""What an import is given: the files, the names that are settled, the wishes of the caller."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.narration import detail
from welfare_cli.cli.opening import refused
from welfare_cli.cli.options import Layout
from welfare_cli.cli.selection import read_year_option
from welfare_cli.cli.waiting import Step
from welfare_cli.files.presence import is_file
from welfare_cli.ground.text import listed

if TYPE_CHECKING:
    from welfare_cli.intake.files import Sent
    from welfare_cli.intake.importing import Wishes
    from welfare_cli.intake.match import Names
    from welfare_cli.plan.model import Plan

STDIN = "-"
NAMES = "names.csv"
_MAX_BYTES = 128 * 2**20


def wishes_of(
    plan: "Plan", year: str | None, layout: Layout | None, status: str | None, source: str | None
) -> "Wishes":
    """What the options say, checked."""
    from welfare_cli.intake.importing import Wishes
    from welfare_cli.intake.reading import Defaults
    from welfare_cli.intake.table import LayoutKind
    from welfare_cli.results.status import Status, status_of

    meant = status_of(status) if status is not None else None
    if status is not None and (meant is None or meant.is_missing):
        known = listed([s.value for s in Status if not s.is_missing])
        raise CallError("call.status", value=status, known=known)
    return Wishes(
        year=read_year_option("--year", year, plan) if year is not None else None,
        layout=LayoutKind(layout.value) if layout else None,
        defaults=Defaults(meant, source or "", plan.period.lends),
    )


def read_sent(
    files: list[str], encoding: str | None, sheet: str | None, lang: str, step: Step
) -> "list[Sent]":
    """Every file's grids. A file that is not there is told and ends the run."""
    from welfare_cli.intake.decode import is_encoding
    from welfare_cli.intake.files import open_sent

    if encoding is not None and not is_encoding(encoding):
        raise CallError("call.encoding", value=encoding)
    if files.count(STDIN) > 1:
        raise CallError("call.stdin")
    sent = []
    for name in files:
        sent.append(open_sent(name, _bytes(name, lang), encoding, sheet))
        detail("verbose.read", lang, path=name)
        step()
    return sent


def names_of(plan: "Plan", plan_path: Path, given: list[str], lang: str) -> "Names":
    """The plan's indicators with what names.csv and --map say of titles."""
    from welfare_cli.intake.match import Names

    mapped: dict[str, str] = {}
    known = {indicator.id for _, indicator in plan.indicators()} | {STDIN}
    beside = plan_path.parent / NAMES
    if is_file(beside):
        mapped |= _sound(_map_file(beside, lang), known, f"{beside}:")
        detail("verbose.read", lang, path=beside)
    for entry in given:
        title, equals, target = entry.rpartition("=")
        if equals and title.strip() and target.strip():
            mapped |= _sound({title: target.strip()}, known, "--map")
        elif is_file(Path(entry)):
            mapped |= _sound(_map_file(Path(entry), lang), known, f"{entry}:")
        else:
            raise CallError("call.map", value=entry)
    return Names((indicator for _, indicator in plan.indicators()), mapped)


def _sound(mapped: dict[str, str], known: set[str], where: str) -> dict[str, str]:
    """The same, once every id in it is one of the plan's. Raises CallError."""
    wrong = next((target for target in mapped.values() if target not in known), None)
    if wrong is not None:
        names = listed(sorted(known))
        raise CallError("call.unknown", option=where, value=wrong, guess="", known=names)
    return mapped


def _map_file(path: Path, lang: str) -> dict[str, str]:
    """Titles and ids from the first two columns of a CSV file; its first row is a header."""
    from welfare_cli.intake.files import open_sent

    sent = open_sent(str(path), _bytes(str(path), lang), None, None)
    if sent.problems:
        raise refused(sent.problems, lang)
    mapped: dict[str, str] = {}
    for row in sent.grids[0].rows[1:]:
        title, target, *_ = [*(cell.text.strip() for cell in row), "", ""]
        if title and target and mapped.setdefault(title, target) != target:
            raise CallError("call.map-twice", path=path, title=title)
    return {title: target for title, target in mapped.items() if target}


def _bytes(name: str, lang: str) -> bytes:
    from welfare_cli.files.source import bounded, read_bytes

    if name == STDIN:
        data, problems = bounded(STDIN, sys.stdin.buffer.read(_MAX_BYTES + 1), _MAX_BYTES)
    else:
        data, problems = read_bytes(Path(name), _MAX_BYTES)
    if data is None:
        raise refused(problems, lang)
    return data
