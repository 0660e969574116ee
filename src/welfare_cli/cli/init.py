"""`welfare init`: the files of a new plan, empty or made from a table; nothing is overwritten."""

import os
import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import Call, command
from welfare_cli.cli.exit_codes import CANNOT_WRITE, UNKNOWN_VALUE, CallError, DataError, ExitCode
from welfare_cli.cli.finding import language
from welfare_cli.cli.import_ import read_sent
from welfare_cli.cli.narration import ask, complain, harmless, narrate
from welfare_cli.cli.opening import exit_code
from welfare_cli.cli.options import Ci
from welfare_cli.cli.progress_bar import waiting
from welfare_cli.files.folders import is_file, is_folder, is_there
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import (
    LANGUAGES,
    find_unsafe,
    listed,
    looks_japanese,
    nearest,
    visible,
)
from welfare_cli.ground.translation import N_, _
from welfare_cli.results.pending import BUSY

if TYPE_CHECKING:
    from welfare_cli.drafting.draft import Draft
    from welfare_cli.drafting.from_table import Read
    from welfare_cli.drafting.plan_yaml import Head
    from welfare_cli.drafting.project_files import NewFiles
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.model import Period

_BETWEEN = re.compile(r"\s*(?:\.\.|[:~〜～–])\s*")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_DEFAULT_RULES = "pace"
_YEARS = 5  # how long a plan runs where nobody says it
_APRIL = 4
_LARGEST = 2**20  # bytes; nothing that is made is near it


@dataclass(frozen=True)
class Given:
    """The options of the call."""

    title: str | None
    id: str | None
    period: str | None
    rules: str | None
    lang: str | None
    yes: bool


@command(takes=())
def init(
    call: Call,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", help=N_("The folder of the project; made where it is not there.")
        ),
    ] = Path(),
    *,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help=N_("Make the plan from this table of indicators, CSV or .xlsx."),
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=N_("The sheet of an Excel file."))
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help=N_("Read text files so, instead of by trial.")
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TEXT",
            help=N_("The plan's title. Without it, asked, or what stands above the table."),
        ),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help=N_("The plan's id. Without it, from an English title or the folder's name."),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="FROM:TO",
            help=N_("The first and the last fiscal year: H27:H31, 2024:2028."),
        ),
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules", metavar="ID", help=N_("The rule set to rate by. Without it, pace.")
        ),
    ] = None,
    ci: Annotated[
        Ci,
        options.choice_option(
            "--ci", Ci, N_("Where the files shall be checked at every change."), Ci
        ),
    ] = Ci.GITHUB,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=N_("Ask nothing; take what is usual."))
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="ja|en",
            envvar="WELFARE_LANG",
            help=N_("The language of the plan. Without it, asked, or that of the table."),
        ),
    ] = None,
) -> ExitCode:
    """Begin a plan: its file, a folder for results, a check for CI, a section of the README."""
    from welfare_cli.drafting.project_files import always_written, project_files

    if is_there(folder) and not is_folder(folder):
        raise CallError(N_("{path}: not a folder."), path=folder)
    _refuse_taken(folder, always_written(ci.value), call.lang)  # before anything is asked
    read = _read(from_, encoding, sheet, call.lang) if from_ else None
    given = Given(title, id_, period, rules, lang, yes=yes)
    head = _head_of(given, folder, read)
    draft = _draft(read, head)
    new = project_files(head, draft, ci.value)
    _refuse_taken(folder, {name: {data} for name, data in new.files.items()}, head.lang)
    _write(folder, new, head.lang)
    _tell(folder, draft, ci, head.lang)
    return ExitCode.FINE


def _refuse_taken(folder: Path, files: Mapping[str, set[bytes]], lang: str) -> None:
    """Nothing that is there is overwritten; an init that was cut off may be made again."""
    from welfare_cli.files.writing import sweep_beside

    for name in files:
        sweep_beside(folder / name)
    taken = [name for name, known in files.items() if not _is_free(folder / name, known)]
    if taken:
        names = _(COMMA, lang).join(str(folder / name) for name in taken)
        raise CallError(
            N_(
                "There already, and not overwritten: {paths}. Nothing was"
                " written. Choose another folder, or move them away."
            ),
            lang,
            paths=names,
        )


def _is_free(path: Path, known: set[bytes]) -> bool:
    """Whether there is nothing, or what would be written anyway."""
    if not is_there(path):
        return True
    return is_file(path) and path.stat().st_size < _LARGEST and path.read_bytes() in known


def _read(path: Path, encoding: str | None, sheet: str | None, lang: str) -> "Read":
    """The lists in the table. Exits after telling why there are none."""
    from welfare_cli.drafting.from_table import read_lists
    from welfare_cli.ground.problem import has_errors
    from welfare_cli.present.problems.text import problem_text

    with waiting(lang, N_("Reading files"), 1) as step:
        read, problems = read_lists(read_sent([str(path)], encoding, sheet, lang, step)[0])
    if has_errors(problems):
        for problem in problems:
            complain(problem_text(problem, lang))
        complain(_("Nothing was written (errors: {count}).", lang, count=len(problems)))
        raise typer.Exit(exit_code(problems))
    return read


def _draft(read: "Read | None", head: "Head") -> "Draft":
    from welfare_cli.drafting.example import example_draft
    from welfare_cli.drafting.from_table import draft_of

    return draft_of(read, head.lang, head.period) if read else example_draft(head.lang, head.period)


def _write(folder: Path, new: "NewFiles", lang: str) -> None:
    """All the files with the README's new section, and the plan last; or nothing at all."""
    from welfare_cli.drafting.project_files import README
    from welfare_cli.files.writing import write_new
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
        raise CallError(BUSY, lang, folder=error.path) from None
    except FileExistsError as error:
        raise CallError(
            N_(
                "There already, and not overwritten: {paths}. Nothing was"
                " written. Choose another folder, or move them away."
            ),
            lang,
            paths=error.filename,
        ) from None
    except OSError as error:
        why = error.strerror or error
        raise CallError(CANNOT_WRITE, lang, path=error.filename or folder, why=why) from None


def _readme(path: Path, lang: str) -> bytes | None:
    """What the README says so far, if there is one. Raises DataError where it cannot be read."""
    from welfare_cli.files.source import read_bytes

    if not is_there(path):
        return None
    data, problems = read_bytes(path)
    if data is None:
        raise DataError(problems, lang)
    return data


def _tell(folder: Path, draft: "Draft", ci: Ci, lang: str) -> None:
    """What was read, what is open, what was made, and what comes next."""
    from welfare_cli.drafting.project_files import PLAN
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present.problems.text import problem_text

    for key, facts in draft.remarks:
        narrate(_(key, lang, **harmless(facts)))
    for problem in in_order(draft.problems):
        narrate(problem_text(problem, lang))
    narrate(
        _(
            "Made: {path}, data/results/, and what stands beside them.",
            lang,
            path=visible(str(folder / PLAN)),
        )
    )
    if draft.problems:
        narrate(
            _(
                "Places to look at: {count}. They are marked TO CHECK in the plan file.",
                lang,
                count=len(draft.problems),
            )
        )
    if ci is not Ci.NONE:
        narrate(
            _(
                "The CI file runs `welfare validate` and `welfare fmt --check` at every change.",
                lang,
            )
        )
    narrate(_("Next: open the plan file, then run `welfare validate`.", lang))


def _head_of(given: Given, folder: Path, read: "Read | None") -> "Head":
    """Title, period, rule set and language, all of them sound. Raises CallError."""
    from welfare_cli.drafting.plan_yaml import Head

    asking = not given.yes and sys.stdin is not None and sys.stdin.isatty()
    lang = _lang(given, read, asking=asking)
    _refuse_silence(given, read, asking=asking, lang=lang)
    title = _title(given, read, lang, asking=asking)
    guess = _guess(read, lang)
    period = _period(given.period, lang) if given.period is not None else None
    while period is None and asking:
        text = _asked(
            N_("First and last fiscal year [{default}]: "),
            lang,
            f"{_short(guess.from_)}:{_short(guess.to)}",
        )
        period = _tried(text, lang)
    return Head(
        id=_id(given.id, title, folder, lang),
        lang=lang,
        title=title,
        period=period or guess,
        rules=_rules(given.rules, lang, asking=asking),
        source=read.sent.name if read else "",
        is_guessed=period is None,
    )


def _title(given: Given, read: "Read | None", lang: str, *, asking: bool) -> str:
    """The title as one line: as given or asked, else the table's, else one to be replaced."""
    default = " ".join((read.title if read else "").split()) or _("New plan", lang)
    if given.title is not None:
        return _sound(given.title, lang) or default
    while asking:
        try:
            return (
                _sound(_asked(N_("Title of the plan [{default}]: "), lang, default), lang)
                or default
            )
        except CallError as error:
            complain(error.told(lang))
    return default


def _sound(title: str, lang: str) -> str:
    title = " ".join(title.split())
    if find_unsafe(title):
        raise CallError(
            N_("--title {value}: a title is plain text, without control characters."),
            lang,
            value=title,
        )
    return title


def _refuse_silence(given: Given, read: "Read | None", *, asking: bool, lang: str) -> None:
    """Without a terminal nothing can be asked: what is needed is given, or --yes takes defaults."""
    if asking or given.yes:
        return
    needed = {"--title": given.title or (read and read.title), "--period": given.period}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise CallError(
            N_("Nobody can be asked here. Give {options}, or --yes to take what is usual."),
            lang,
            options=" ".join(missing),
        )


def _lang(given: Given, read: "Read | None", *, asking: bool) -> str:
    """The language of the plan: as given or asked, else the table's, else the system's."""
    if given.lang is not None:
        return language(given.lang)
    told = f"{given.title or ''}{read.title if read else ''}"
    spoken = "ja" if looks_japanese(told) or (read and read.is_japanese) else language(None)
    while asking:
        answer = _asked(N_("Language of the plan, ja or en [{default}]: "), spoken, spoken)
        if answer in LANGUAGES:
            return answer
        complain(_("{value}: not a language. Known: ja, en.", spoken, value=answer))
    return spoken


def _rules(given: str | None, lang: str, *, asking: bool) -> str:
    from welfare_cli.rules.library import shipped_ids

    known = shipped_ids()
    if given is not None:
        if given not in known:
            raise _unknown_rules(given, lang)
        return given
    while asking:
        answer = _asked(
            N_("Rule set ({known}) [{default}]: "),
            lang,
            _DEFAULT_RULES,
            known=listed(known, most=20),
        )
        if answer in known:
            return answer
        error = _unknown_rules(answer, lang)
        complain(error.told(lang))
    return _DEFAULT_RULES


def _unknown_rules(value: str, lang: str) -> CallError:
    from welfare_cli.rules.library import shipped_ids

    near, known = nearest(value, shipped_ids()), listed(shipped_ids(), most=20)
    return CallError(UNKNOWN_VALUE, lang, near=near, option="--rules", value=value, known=known)


def _tried(text: str, lang: str) -> "Period | None":
    """The period of an answer; None after telling what is wrong with it."""
    try:
        return _period(text, lang)
    except CallError as error:
        complain(error.told(lang))
        return None


def _period(text: str, lang: str) -> "Period":
    from welfare_cli.ground.fiscal_year import YearError, read_year
    from welfare_cli.plan.model import Period

    parts = _BETWEEN.split(text.strip())
    try:
        first, last = (read_year(part) for part in parts)
    except (YearError, ValueError):
        raise CallError(
            N_("--period {value}: write two fiscal years with a colon: H27:H31, 2024:2028."),
            lang,
            value=text,
        ) from None
    if last < first:
        raise CallError(
            N_("--period {value}: the last year lies before the first."), lang, value=text
        )
    return Period.model_validate({"from": first, "to": last})


def _guess(read: "Read | None", lang: str) -> "Period":
    """The period by the table: to its last target, from the year behind its last baseline."""
    from welfare_cli.ground.fiscal_year import year_of
    from welfare_cli.plan.model import Period

    baseline, target = read.years if read else (None, None)
    today = datetime.now(tz=UTC)
    now = today.year - (today.month < _APRIL)
    last = target.number if target else now + _YEARS - 1
    first = baseline.number + 1 if target and baseline else min(now, last)
    first = min(first, last)
    era = target.era if target else None
    years = [year_of(first), year_of(last)]
    if era or (lang == "ja" and not target):
        years = [_in_era(year, era) for year in years]
    return Period.model_validate({"from": years[0], "to": years[1]})


def _in_era(year: "FiscalYear", era: str | None) -> "FiscalYear":
    """The year in the era it was lived in, or in that of the table."""
    from welfare_cli.ground.fiscal_year import OFFSETS, FiscalYear

    own = era if era and year.number > OFFSETS[era] else year.short()[0]
    return FiscalYear(year.number, own)


def _short(year: "FiscalYear") -> str:
    return year.short() if year.era else str(year.number)


def _id(given: str | None, title: str, folder: Path, lang: str) -> str:
    """The plan's id: as given, else from an English title, else from the folder's name."""
    if given is not None:
        if not _ID.fullmatch(given):
            raise CallError(
                N_(
                    "--id {value}: use letters, digits, dots, _ and -, at most"
                    " 64, beginning with a letter or digit."
                ),
                lang,
                value=given,
            )
        return given
    for name in (title, Path(os.path.realpath(folder)).name):
        plain = unicodedata.normalize("NFKC", name)
        slug = "-".join(re.findall("[a-z0-9]+", plain.lower())) if plain.isascii() else ""
        if slug:
            return slug[:40].strip("-")
    return "plan"


def _asked(key: str, lang: str, default: str, **facts: str) -> str:
    answer = ask(_(key, lang, default=default, **facts))
    if answer is None:
        raise CallError(
            N_("The input ended before all questions were answered. Nothing was written."), lang
        )
    return answer or default
