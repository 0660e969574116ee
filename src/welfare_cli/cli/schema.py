"""`welfare schema`: the JSON Schema of a kind of file, for editors; or a check by form alone."""

from pathlib import Path
from typing import Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.finding import language
from welfare_cli.cli.writing import chosen_format, write, write_text
from welfare_cli.ground.text import listed, one_line
from welfare_cli.present.formats import ContentKind


def schema(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME|FILE]...", help="option.schema.names"),
    ] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="option.schema.check")] = False,
    lang: options.LangOption = None,
    output_: options.TextOutputOption = None,
) -> None:
    """Print the JSON Schema of a kind of file, for editors; without a name, list them."""
    from welfare_cli.schema.listing import listing

    spoken = language(lang)
    if check:
        _check([Path(name) for name in names or ()], spoken, output_)
    elif names:
        _write_schema(names, spoken, output_)
    else:
        write_text(lambda: listing(spoken), spoken, output_)


def _write_schema(names: list[str], lang: str, path: Path | None) -> None:
    """Write the schema of that name, the only one. Raises CallError."""
    from welfare_cli.schema.kinds import SchemaKind

    known = listed(list(SchemaKind))
    if len(names) > 1:
        raise CallError("call.schema-many", lang, known=known)
    if names[0] not in list(SchemaKind):
        raise CallError("call.schema-unknown", lang, value=one_line(names[0]), known=known)
    kinds = (ContentKind.OBJECT,)
    format_ = chosen_format(None, path, kinds, lang, usual="json", option="")
    from welfare_cli.schema.document import schema_of  # loads pydantic and yaml

    contents = {ContentKind.OBJECT: lambda: schema_of(SchemaKind(names[0]))}
    write(contents, format_, lang, path)


def _check(files: list[Path], lang: str, path: Path | None) -> None:
    """Check the files by their form, and exit as `validate` does."""
    from welfare_cli.cli.form import form_problems
    from welfare_cli.cli.opening import exit_code
    from welfare_cli.files.source import shown
    from welfare_cli.ground.problem import Problem, in_order
    from welfare_cli.present.problems.report import Report
    from welfare_cli.present.problems.text import problem_text, verdict_text
    from welfare_cli.words import say

    if not files:
        raise CallError("call.schema-no-files", lang)
    problems: list[Problem] = []

    def told() -> str:
        problems.extend(in_order(one for file in files for one in form_problems(file)))
        text = "".join(problem_text(problem, lang) for problem in problems)
        verdict = verdict_text(Report(problems, [shown(file) for file in files], lang))
        return text + say("schemas.checked", lang, verdict=verdict)

    write_text(told, lang, path)
    raise typer.Exit(exit_code(problems))
