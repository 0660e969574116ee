"""`welfare fmt`: files in canonical form, with every value and every comment they had."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import output
from welfare_cli.cli.command import Call, command
from welfare_cli.cli.exit_codes import CANNOT_WRITE, CallError, ExitCode
from welfare_cli.cli.finding import find_plan, results_folder
from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.opening import exit_code
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import N_, Message, _

if TYPE_CHECKING:
    from welfare_cli.drafting.canonical import Canonical


_CHANGES: dict[str, Message] = {
    "keys": N_("keys in order: {count}"),
    "indents": N_("lines indented anew: {count}"),
    "blanks": N_("blank lines: {count}"),
}


@command(takes=("plan", "results", "lang"))
def fmt(
    call: Call,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help=N_("Plans, reviews, rule sets (.yaml). Without any: the plan and its reviews."),
        ),
    ] = None,
    *,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=N_("Write nothing; exit with 1 where something would change.")
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=N_("Write nothing; show what would change."))
    ] = False,
) -> ExitCode:
    """Put plans, reviews and rule sets in canonical form; every value and comment stays."""
    chosen = _chosen(files or [], call)
    return max(_one(path, call.lang, check=check, diff=diff) for path in chosen)


def _chosen(files: list[Path], call: Call) -> list[Path]:
    """The files given; else the plan and its reviews."""
    from welfare_cli.reviews.reader import review_files

    for path in files:
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise CallError(
                N_(
                    "{path}: neither a plan, a review file nor a rule set"
                    " (.yaml). Result files are put in order by `welfare"
                    " import`."
                ),
                path=path,
            )
    if files:
        return files
    found = find_plan(call.plans)
    return [found, *review_files(results_folder(found, call.results))]


def _one(path: Path, lang: str, *, check: bool, diff: bool) -> ExitCode:
    """Put one file in shape, or say what it would take."""
    from welfare_cli.drafting.canonical import canonical
    from welfare_cli.files.source import read_bytes, shown
    from welfare_cli.present.problems.text import problem_text

    name = visible(shown(path))
    data, problems = read_bytes(path)
    made = canonical(path, name, data) if data is not None else None
    problems = made.problems if made else problems
    for problem in problems:
        complain(problem_text(problem, lang))
    if data is None or made is None or problems:
        complain(_("{file}: left as it is", lang, file=name))
        return exit_code(problems)
    if made.data == data:
        narrate(_("{file}: in shape", lang, file=name))
        return ExitCode.FINE
    if diff:
        output.write(_diff(name, data, made.data), None)
    if not (check or diff):
        _replace(path, data, made.data)
    narrate(
        _told(
            made,
            name,
            N_("{file}: would be put in shape ({what})")
            if check or diff
            else N_("{file}: put in shape ({what})"),
            lang,
        )
    )
    return ExitCode.PROBLEMS if check else ExitCode.FINE


def _replace(path: Path, old: bytes, new: bytes) -> None:
    """Write the file, unless somebody else wrote it since it was read."""
    from welfare_cli.files.source import read_bytes
    from welfare_cli.files.writing import write_file

    def look() -> None:
        if read_bytes(path)[0] != old:
            raise CallError(
                N_("{path} was changed while it was read. Nothing was written; run it again."),
                path=path,
            )

    try:
        write_file(path, new, look)
    except OSError as error:
        raise CallError(CANNOT_WRITE, path=path, why=error.strerror or error) from None


def _told(made: "Canonical", name: str, key: str, lang: str) -> str:
    counts = {"keys": made.keys, "indents": made.indents, "blanks": made.blanks}
    told = [_(_CHANGES[part], lang, count=count) for part, count in counts.items() if count]
    what = _(COMMA, lang).join(told or [_("ends of lines", lang)])
    return _(key, lang, file=name, what=what)


def _diff(name: str, old: bytes, new: bytes) -> str:
    import difflib

    before, after = (data.decode().splitlines(keepends=True) for data in (old, new))
    lines = difflib.unified_diff(before, after, f"{name}", f"{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
