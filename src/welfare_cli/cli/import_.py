"""`welfare import`: what departments sent, taken in whole or not at all."""

import hashlib
import os
import shlex
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError, ExitCode
from welfare_cli.cli.finding import find_plan, results_folder
from welfare_cli.cli.import_input import names_of, read_sent, wishes_of
from welfare_cli.cli.import_output import show, tell
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.options import Format
from welfare_cli.cli.project import exit_code, load_plan, refused, series_of
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.intake.files import Sent
    from welfare_cli.intake.importing import Imported
    from welfare_cli.intake.landing import Landing, Stamp, Terms
    from welfare_cli.plan.model import Plan


def import_(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="CSV, TSV or .xlsx files; - reads standard input."),
    ],
    *,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YEAR", help="The fiscal year, where no sheet says it."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let values that were final be changed.")
    ] = False,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Take what can be read, leave the rest; exits with 1."),
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="Read text files so, instead of by trial."),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of an Excel file.")
    ] = None,
    layout: Annotated[
        options.Layout | None,
        typer.Option("--layout", help="Take the table for this layout, whatever its header says."),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="TITLE=ID|FILE",
            help="What a title means, or a CSV file of title,indicator; ID - passes it over. "
            "names.csv beside the plan is always read.",
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="The status where no cell says one."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="TEXT", help="The source; without it, the file's name."),
    ] = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = Format.TABLE,
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Take in the results that departments sent, as CSV or Excel.

    One cell that cannot be read for certain, and nothing is written: all such cells are told.
    """
    from welfare_cli.intake.importing import Imported, import_sent
    from welfare_cli.intake.landing import Terms

    plan_path = find_plan(plan)
    read, spoken = load_plan(plan_path, lang)
    wishes = wishes_of(read, year, layout, status, source)
    names = names_of(read, plan_path, map_ or [], spoken)
    sent = read_sent(files, encoding, sheet, spoken)
    imported = Imported()
    for file in sent:
        found = import_sent(file, names, wishes)
        imported.incoming += found.incoming
        imported.problems += found.problems
        for key, facts in found.remarks:
            narrate(say(key, spoken, **facts))
    folder = results_folder(plan_path, results)
    terms = Terms(replace=replace, partial=partial, dry_run=dry_run)
    landing = _land(folder, read, imported, terms, _stamp(sent))
    if landing.unsound:
        raise refused(landing.unsound, spoken)
    show(landing, read, spoken, format_, output_, wide=wide)
    tell(landing, spoken, dry_run=dry_run)
    code = exit_code(landing.refusals)
    raise typer.Exit(code if landing.refusals else ExitCode.FINE)


def _stamp(sent: "Sequence[Sent]") -> "Stamp":
    """When, by which command, from which files; the id tells one import from the next."""
    from welfare_cli.intake.landing import Stamp

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    command = shlex.join(["welfare", *sys.argv[1:]])
    at = now.isoformat(timespec="seconds").replace("+00:00", "Z")
    digests = {file.name: (file.sha256, file.encoding) for file in sent}
    unique = f"{now.isoformat()} {os.getpid()} {command} {sorted(digests.items())}"
    return Stamp(at, hashlib.sha256(unique.encode()).hexdigest()[:12], command, digests)


def _land(
    folder: Path, plan: "Plan", imported: "Imported", terms: "Terms", stamp: "Stamp"
) -> "Landing":
    """Land, with the ways in which a folder can refuse it told in words."""
    from welfare_cli.intake.landing import Place, land
    from welfare_cli.results.intent import PendingError
    from welfare_cli.results.lock import BusyError
    from welfare_cli.results.transaction import ChangedError, UnfinishedError
    from welfare_cli.results.writer import UnsoundError

    indicators = {indicator.id: indicator for _, indicator in plan.indicators()}
    try:
        return land(Place(folder, indicators, series_of(plan)), imported, terms, stamp)
    except BusyError as error:
        raise CallError("call.busy", folder=error.path) from None
    except ChangedError as error:
        raise CallError("call.changed", path=error.path) from None
    except PendingError as error:
        raise CallError(f"call.pending-{error.reason}", path=error.path) from None
    except UnsoundError as error:
        raise CallError("call.write", path=folder, why=error) from None
    except UnfinishedError as error:
        raise CallError("call.unfinished", why=error.strerror or error) from None
    except OSError as error:
        why = error.strerror or error
        raise CallError("call.write", path=error.filename or folder, why=why) from None
