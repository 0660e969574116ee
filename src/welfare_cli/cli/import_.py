"""`welfare import`: what departments sent, taken in whole or not at all."""

import contextlib
import hashlib
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.command import TABLE, Call, command
from welfare_cli.cli.exit_codes import CANNOT_WRITE, UNKNOWN_VALUE, CallError, DataError, ExitCode
from welfare_cli.cli.finding import find_plan, results_folder
from welfare_cli.cli.narration import complain, detail, harmless, narrate
from welfare_cli.cli.opening import exit_code, open_plan
from welfare_cli.cli.options import Layout
from welfare_cli.cli.progress_bar import Step, waiting
from welfare_cli.cli.selection import read_year_option
from welfare_cli.files.folders import is_file
from welfare_cli.ground.text import listed
from welfare_cli.ground.translation import N_, _, ngettext
from welfare_cli.present.formats import ContentKind
from welfare_cli.results.pending import BUSY, PENDING

if TYPE_CHECKING:
    from welfare_cli.intake.files import Sent
    from welfare_cli.intake.importing import Imported, Wishes
    from welfare_cli.intake.landing import Landing, Place, Stamp, Terms
    from welfare_cli.intake.match import Names
    from welfare_cli.plan.model import Plan
    from welfare_cli.present.history import ChangeRow

STDIN = "-"
NAMES = "names.csv"
_MAX_BYTES = 128 * 2**20


@command(TABLE)
def import_(
    call: Call,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help=N_("CSV, TSV or .xlsx files; - reads standard input.")
        ),
    ],
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YEAR", help=N_("The fiscal year, where no sheet says it.")),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would change, and write nothing."))
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help=N_("Let values that were final be changed."))
    ] = False,
    partial: Annotated[
        bool,
        typer.Option("--partial", help=N_("Take what can be read, leave the rest; exits with 1.")),
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help=N_("Read text files so, instead of by trial.")
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=N_("The sheet of an Excel file."))
    ] = None,
    layout: Annotated[
        Layout | None,
        options.choice_option(
            "--layout",
            Layout,
            N_("Take the table for this layout, whatever its header says."),
            Layout,
        ),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="TITLE=ID|FILE",
            help=N_(
                "What a title means, or a CSV file of title,indicator; ID -"
                " passes it over. names.csv beside the plan is always read."
            ),
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help=N_("The status where no cell says one.")),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="TEXT", help=N_("The source; without it, the file's name.")
        ),
    ] = None,
) -> ExitCode:
    """Take in the results that departments sent, as CSV or Excel."""
    from welfare_cli.intake.landing import Terms

    plan_path = find_plan(call.plans)
    project = open_plan(plan_path, None, call.asked_lang)
    plan, call.lang = project.plan, project.lang
    wishes = _wishes_of(plan, year, layout, status, source)
    names = _names_of(plan, plan_path, map_ or [], call.lang)
    with waiting(call.lang, N_("Reading files"), 2 * len(files)) as step:
        sent = read_sent(files, encoding, sheet, call.lang, step)
        imported = _imported(sent, names, wishes, call.lang, step)
    place = _place(plan, results_folder(plan_path, call.results))
    terms = Terms(replace=replace, partial=partial, dry_run=dry_run)
    return _take_in(call, plan, place, imported, terms=terms, stamp=_stamp(sent))


def _place(plan: "Plan", folder: Path) -> "Place":
    from welfare_cli.assess.known import series_of
    from welfare_cli.intake.landing import Place

    indicators = {indicator.id: indicator for _, indicator in plan.indicators()}
    return Place(folder, indicators, series_of(plan))


def _take_in(
    call: Call,
    plan: "Plan",
    place: "Place",
    imported: "Imported",
    *,
    terms: "Terms",
    stamp: "Stamp",
) -> ExitCode:
    """Write what may be written, and show what changes."""
    # People see the changes before they are written; scripts are told whether they were.
    is_json = call.format.kind_of(TABLE.kinds) is ContentKind.OBJECT
    if is_json and call.path is not None:
        output.refuse_unwritable(call.path)

    def announce(landing: "Landing") -> None:
        _show(landing, plan, call)

    landing = _land(place, imported, terms, stamp, None if is_json else announce)
    if landing.unsound:
        raise DataError(landing.unsound)
    if is_json:
        announce(landing)
    _tell(landing, call.lang, dry_run=terms.dry_run)
    return exit_code(landing.refusals) if landing.refusals else ExitCode.FINE


def _wishes_of(
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
        raise CallError(
            N_("--status {value}: not a status. Known: {known}."), value=status, known=known
        )
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
        raise CallError(
            N_("--encoding {value}: not an encoding. Examples: cp932, utf-8, utf-16."),
            value=encoding,
        )
    if files.count(STDIN) > 1:
        raise CallError(N_("- can be given once."))
    sent = []
    for name in files:
        sent.append(open_sent(name, _bytes(name), encoding, sheet))
        detail(N_("read: {path}"), lang, path=name)
        step()
    return sent


def _names_of(plan: "Plan", plan_path: Path, given: list[str], lang: str) -> "Names":
    """The plan's indicators with what names.csv and --map say of titles."""
    from welfare_cli.intake.match import Names

    mapped: dict[str, str] = {}
    known = {indicator.id for _, indicator in plan.indicators()} | {STDIN}
    beside = plan_path.parent / NAMES
    if is_file(beside):
        mapped |= _sound(_map_file(beside), known, f"{beside}:")
        detail(N_("read: {path}"), lang, path=beside)
    for entry in given:
        title, equals, target = entry.rpartition("=")
        if equals and title.strip() and target.strip():
            mapped |= _sound({title: target.strip()}, known, "--map")
        elif is_file(Path(entry)):
            mapped |= _sound(_map_file(Path(entry)), known, f"{entry}:")
        else:
            raise CallError(
                N_(
                    "--map {value}: write “title=id”, or name a CSV file with"
                    " the columns title and indicator."
                ),
                value=entry,
            )
    return Names((indicator for _, indicator in plan.indicators()), mapped)


def _sound(mapped: dict[str, str], known: set[str], where: str) -> dict[str, str]:
    """The same, once every id in it is one of the plan's. Raises CallError."""
    wrong = next((target for target in mapped.values() if target not in known), None)
    if wrong is not None:
        names = listed(sorted(known))
        raise CallError(UNKNOWN_VALUE, option=where, value=wrong, known=names)
    return mapped


def _map_file(path: Path) -> dict[str, str]:
    """Titles and ids from the first two columns of a CSV file; its first row is a header."""
    from welfare_cli.intake.files import open_sent

    sent = open_sent(str(path), _bytes(str(path)), None, None)
    if sent.problems:
        raise DataError(sent.problems)
    mapped: dict[str, str] = {}
    for row in sent.grids[0].rows[1:]:
        title, target, *_ = [*(cell.text.strip() for cell in row), "", ""]
        if title and target and mapped.setdefault(title, target) != target:
            raise CallError(
                N_("{path}: “{title}” stands twice, for two indicators."), path=path, title=title
            )
    return {title: target for title, target in mapped.items() if target}


def _bytes(name: str) -> bytes:
    from welfare_cli.files.source import bounded, read_bytes

    if name == STDIN:
        data, problems = bounded(STDIN, sys.stdin.buffer.read(_MAX_BYTES + 1), _MAX_BYTES)
    else:
        data, problems = read_bytes(Path(name), _MAX_BYTES)
    if data is None:
        raise DataError(problems)
    return data


def _imported(
    sent: "Sequence[Sent]", names: "Names", wishes: "Wishes", lang: str, step: Step
) -> "Imported":
    """What all files give together; what was passed over in them is narrated."""
    from welfare_cli.intake.importing import Imported, import_sent

    imported = Imported()
    for file in sent:
        found = import_sent(file, names, wishes)
        imported.incoming += found.incoming
        imported.problems += found.problems
        for key, facts in found.remarks:
            narrate(_(key, lang, **harmless(facts)))
        step()
    return imported


def _stamp(sent: "Sequence[Sent]") -> "Stamp":
    """When, by which command, from which files; the id tells one import from the next."""
    from welfare_cli.intake.landing import Stamp

    now = _now()
    command = shlex.join(["welfare", *sys.argv[1:]])
    at = now.isoformat(timespec="seconds").replace("+00:00", "Z")
    digests = {file.name: (file.sha256, file.encoding) for file in sent}
    unique = f"{now.isoformat()} {os.getpid()} {command} {sorted(digests.items())}"
    # Names of files need not be UTF-8.
    run = hashlib.sha256(unique.encode(errors="surrogateescape")).hexdigest()[:12]
    return Stamp(at, run, command, digests)


def _now() -> datetime:
    """The time that the environment sets, where it is one; else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        with contextlib.suppress(OverflowError, ValueError, OSError):  # no such year
            return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def _land(
    place: "Place",
    imported: "Imported",
    terms: "Terms",
    stamp: "Stamp",
    announce: "Callable[[Landing], None] | None",
) -> "Landing":
    """Land, with the ways in which a folder can refuse it told in words."""
    from welfare_cli.intake.landing import land
    from welfare_cli.results.intent import PendingError, TooLargeError
    from welfare_cli.results.lock import BusyError
    from welfare_cli.results.transaction import ChangedError, UnfinishedError
    from welfare_cli.results.writer import UnsoundError

    try:
        return land(place, imported, terms, stamp, announce)
    except BusyError as error:
        raise CallError(BUSY, folder=error.path) from None
    except ChangedError as error:
        raise CallError(
            N_("{path} was changed while this import ran. Nothing was written; try again."),
            path=error.path,
        ) from None
    except PendingError as error:
        raise CallError(PENDING[error.reason], path=error.path) from None
    except TooLargeError as error:
        raise CallError(
            N_(
                "{path} would grow larger than what is read again. Nothing"
                " was written. Import fewer values at a time; a table of"
                " many years may also stand among the results as it is, with"
                " a column “year”."
            ),
            path=place.folder / error.filename,
        ) from None
    except UnsoundError as error:
        raise CallError(CANNOT_WRITE, path=place.folder, why=error) from None
    except UnfinishedError as error:
        raise CallError(
            N_(
                "The import is recorded, but could not be finished ({why});"
                " the next command will finish it."
            ),
            why=error.strerror or error,
        ) from None
    except OSError as error:
        why = error.strerror or error
        raise CallError(CANNOT_WRITE, path=error.filename or place.folder, why=why) from None


def _show(landing: "Landing", plan: "Plan", call: Call) -> None:
    """The changes, as a table or for scripts."""
    from welfare_cli.present.history import changes_json, changes_sheet

    rows: list[ChangeRow] = [
        (c.kind.value, c.new.indicator, c.new.year, c.old, c.new, c.seen.origin)
        for c in landing.changes
    ]
    written = landing.may_write and bool(landing.effective)
    refusals, questions = landing.refusals, landing.questions
    contents = {
        ContentKind.OBJECT: lambda: changes_json(rows, refusals, questions, written=written),
        ContentKind.TABLE: lambda: changes_sheet(plan, rows, call.lang),
    }
    if rows or call.format.kind_of(contents) is ContentKind.OBJECT:
        call.write(contents)


def _tell(landing: "Landing", lang: str, *, dry_run: bool) -> None:
    """Refusals, questions, and what came of it, on standard error."""
    from welfare_cli.ground.problem import Severity, in_order
    from welfare_cli.present.problems.text import problem_text

    for problem in in_order([*landing.refusals, *landing.questions]):
        speak = complain if problem.severity is Severity.ERROR else narrate
        speak(problem_text(problem, lang))
    counts = dict.fromkeys(("added", "changed", "replaced-sample", "unchanged"), 0)
    for change in landing.changes:
        counts[change.kind.value] += 1
    facts = {name.replace("replaced-sample", "replaced"): n for name, n in counts.items()}
    refusals = len(landing.refusals)
    if refusals:
        key = (
            N_("Nothing was written: {count} refused. --partial takes the others.")
            if landing.changes
            else N_("Nothing was written: {count} refused.")
        )
        key = N_("{count} refused, and left out (--partial).") if landing.may_write else key
        complain(_(key, lang, count=refusals))
    if dry_run:
        narrate(_("Nothing was written (--dry-run).", lang))
    elif landing.may_write and landing.effective:
        narrate(
            ngettext(
                "Written: {added} added, {changed} changed, {replaced} sample replaced,"
                " {unchanged} unchanged.",
                "Written: {added} added, {changed} changed, {replaced} samples replaced,"
                " {unchanged} unchanged.",
                facts["replaced"],
                lang,
                **facts,
            )
        )
    elif landing.may_write:
        narrate(
            ngettext(
                "Nothing to change: {unchanged} value is there already.",
                "Nothing to change: {unchanged} values are there already.",
                facts["unchanged"],
                lang,
                **facts,
            )
        )
