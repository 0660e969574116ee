"""`welfare init`: the files of a new plan, empty or made from a table; nothing is overwritten."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli.exit_codes import CallError, DataError, ExitCode
from welfare_cli.cli.finding import language
from welfare_cli.cli.init_answers import Given, head_of
from welfare_cli.cli.narration import complain, harmless, narrate
from welfare_cli.cli.opening import exit_code
from welfare_cli.cli.options import Ci
from welfare_cli.cli.waiting import waiting
from welfare_cli.files.presence import is_file, is_folder, is_there
from welfare_cli.ground.text import visible
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.drafting.draft import Draft
    from welfare_cli.drafting.from_table import Read
    from welfare_cli.drafting.plan_yaml import Head
    from welfare_cli.drafting.project_files import NewFiles

_LARGEST = 2**20  # bytes; nothing that is made is near it


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="option.init.folder")] = Path(),
    *,
    from_: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="option.init.from")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="option.import.sheet")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="option.import.encoding")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="option.init.title")
    ] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="option.init.id")] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="FROM:TO", help="option.init.period")
    ] = None,
    rules: Annotated[
        str | None, typer.Option("--rules", metavar="ID", help="option.init.rules")
    ] = None,
    ci: Annotated[Ci, typer.Option("--ci", help="option.init.ci")] = Ci.GITHUB,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="option.init.yes")] = False,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="ja|en", envvar="WELFARE_LANG", help="option.init.lang"),
    ] = None,
) -> None:
    """Begin a plan: its file, a folder for results, a check for CI, a section of the README."""
    from welfare_cli.drafting.project_files import always_written, project_files

    spoken = language(lang)
    if is_there(folder) and not is_folder(folder):
        raise CallError("call.init-folder", spoken, path=folder)
    _refuse_taken(folder, always_written(ci.value), spoken)  # before anything is asked
    read = _read(from_, encoding, sheet, spoken) if from_ else None
    given = Given(title, id_, period, rules, lang, yes=yes)
    head = head_of(given, folder, read)
    draft = _draft(read, head)
    new = project_files(head, draft, ci.value)
    _refuse_taken(folder, {name: {data} for name, data in new.files.items()}, head.lang)
    _write(folder, new, head.lang)
    _tell(folder, draft, ci, head.lang)
    raise typer.Exit(ExitCode.FINE)


def _refuse_taken(folder: Path, files: Mapping[str, set[bytes]], lang: str) -> None:
    """Nothing that is there is overwritten; an init that was cut off may be made again."""
    from welfare_cli.files.temporary import sweep_beside

    for name in files:
        sweep_beside(folder / name)
    taken = [name for name, known in files.items() if not _is_free(folder / name, known)]
    if taken:
        names = say("list.separator", lang).join(str(folder / name) for name in taken)
        raise CallError("call.init-taken", lang, paths=names)


def _is_free(path: Path, known: set[bytes]) -> bool:
    """Whether there is nothing, or what would be written anyway."""
    if not is_there(path):
        return True
    return is_file(path) and path.stat().st_size < _LARGEST and path.read_bytes() in known


def _read(path: Path, encoding: str | None, sheet: str | None, lang: str) -> "Read":
    """The lists in the table. Raises DataError after telling why there are none."""
    from welfare_cli.cli.import_input import read_sent
    from welfare_cli.drafting.from_table import read_lists
    from welfare_cli.ground.problem import has_errors
    from welfare_cli.present.problems.text import problem_text

    with waiting(lang, "waiting.import", 1) as step:
        read, problems = read_lists(read_sent([str(path)], encoding, sheet, lang, step)[0])
    if has_errors(problems):
        for problem in problems:
            complain(problem_text(problem, lang))
        complain(say("init.refused", lang, count=len(problems)))
        raise DataError(exit_code(problems))
    return read


def _draft(read: "Read | None", head: "Head") -> "Draft":
    from welfare_cli.drafting.example import example_draft
    from welfare_cli.drafting.from_table import draft_of

    return draft_of(read, head.lang, head.period) if read else example_draft(head.lang, head.period)


def _write(folder: Path, new: "NewFiles", lang: str) -> None:
    """All the files with the README's new section, and the plan last; or nothing at all."""
    from welfare_cli.drafting.project_files import README
    from welfare_cli.files.atomic import write_new
    from welfare_cli.results.lock import BusyError, locked

    section = new.readme.encode()
    try:
        # Two at once would take back what the other counts on.
        with locked(next(path for path in (folder, *folder.absolute().parents) if is_folder(path))):
            text = _readme(folder / README, lang)
            if text is None:
                write_new(folder, {README: section, **new.files})
            elif section in text:
                write_new(folder, new.files)
            else:
                longer = text.rstrip() + b"\n\n" + section if text.strip() else section
                write_new(folder, new.files, (README, longer))
    except BusyError as error:
        raise CallError("call.busy", lang, folder=error.path) from None
    except FileExistsError as error:
        raise CallError("call.init-taken", lang, paths=error.filename) from None
    except OSError as error:
        why = error.strerror or error
        raise CallError("call.write", lang, path=error.filename or folder, why=why) from None


def _readme(path: Path, lang: str) -> bytes | None:
    """What the README says so far, if there is one. Raises DataError where it cannot be read."""
    from welfare_cli.cli.opening import refused
    from welfare_cli.files.source import read_bytes

    if not is_there(path):
        return None
    data, problems = read_bytes(path)
    if data is None:
        raise refused(problems, lang)
    return data


def _tell(folder: Path, draft: "Draft", ci: Ci, lang: str) -> None:
    """What was read, what is open, what was made, and what comes next."""
    from welfare_cli.drafting.project_files import PLAN
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present.problems.text import problem_text

    for key, facts in draft.remarks:
        narrate(say(key, lang, **harmless(facts)))
    for problem in in_order(draft.problems):
        narrate(problem_text(problem, lang))
    narrate(say("init.made", lang, path=visible(str(folder / PLAN))))
    if draft.problems:
        narrate(say("init.open", lang, count=len(draft.problems)))
    if ci is not Ci.NONE:
        narrate(say("init.ci-told", lang))
    narrate(say("init.next", lang))
