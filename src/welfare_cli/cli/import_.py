"""`welfare import`: what departments sent, taken in whole or not at all."""

import contextlib
import hashlib
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from welfare_cli.cli import import_options as given
from welfare_cli.cli import options, output
from welfare_cli.cli.exit_codes import CallError, ExitCode
from welfare_cli.cli.finding import find_plan, results_folder
from welfare_cli.cli.import_input import names_of, read_sent, wishes_of
from welfare_cli.cli.import_output import show, tell
from welfare_cli.cli.narration import harmless, narrate
from welfare_cli.cli.opening import exit_code, open_plan, refused
from welfare_cli.cli.waiting import Step, waiting
from welfare_cli.cli.writing import chosen_format
from welfare_cli.present.formats import ContentKind
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.intake.files import Sent
    from welfare_cli.intake.importing import Imported, Wishes
    from welfare_cli.intake.landing import Landing, Place, Stamp, Terms
    from welfare_cli.intake.match import Names


def import_(
    files: given.Files,
    *,
    year: given.Year = None,
    dry_run: given.DryRun = False,
    replace: given.Replace = False,
    partial: given.Partial = False,
    encoding: given.Encoding = None,
    sheet: given.Sheet = None,
    layout: given.Layout = None,
    map_: given.Map = None,
    status: given.Status = None,
    source: given.Source = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = "table",
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Take in the results that departments sent, as CSV or Excel."""
    from welfare_cli.assess.known import series_of
    from welfare_cli.intake.landing import Place, Terms

    chosen = chosen_format(format_, output_, options.TABLE, lang)
    plan_path = find_plan(plan)
    project = open_plan(plan_path, None, lang)
    read, spoken = project.plan, project.lang
    wishes = wishes_of(read, year, layout, status, source)
    names = names_of(read, plan_path, map_ or [], spoken)
    with waiting(spoken, "waiting.import", 2 * len(files)) as step:
        sent = read_sent(files, encoding, sheet, spoken, step)
        imported = _imported(sent, names, wishes, spoken, step)
    indicators = {indicator.id: indicator for _, indicator in read.indicators()}
    place = Place(results_folder(plan_path, results), indicators, series_of(read))
    terms = Terms(replace=replace, partial=partial, dry_run=dry_run)

    def announce(landing: "Landing") -> None:
        show(landing, read, spoken, chosen, output_, wide=wide)

    # People see the changes before they are written; scripts are told whether they were.
    is_json = chosen.kind_of(options.TABLE) is ContentKind.OBJECT
    if is_json and output_ is not None:
        output.refuse_unwritable(output_)
    landing = _land(place, imported, terms, _stamp(sent), None if is_json else announce)
    if landing.unsound:
        raise refused(landing.unsound, spoken)
    if is_json:
        announce(landing)
    tell(landing, spoken, dry_run=dry_run)
    code = exit_code(landing.refusals)
    raise typer.Exit(code if landing.refusals else ExitCode.FINE)


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
            narrate(say(key, lang, **harmless(facts)))
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
        raise CallError("call.busy", folder=error.path) from None
    except ChangedError as error:
        raise CallError("call.changed", path=error.path) from None
    except PendingError as error:
        raise CallError(f"call.pending-{error.reason}", path=error.path) from None
    except TooLargeError as error:
        raise CallError("call.too-large", path=place.folder / error.filename) from None
    except UnsoundError as error:
        raise CallError("call.write", path=place.folder, why=error) from None
    except UnfinishedError as error:
        raise CallError("call.unfinished", why=error.strerror or error) from None
    except OSError as error:
        why = error.strerror or error
        raise CallError("call.write", path=error.filename or place.folder, why=why) from None
