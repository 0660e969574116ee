"""`welfare schema`: the JSON Schema of a kind of file, for editors; or a check by form alone.

A file is checked by itself, as an editor checks it by its schema: no plan is looked for, and any
indicator may stand in a table or a review.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli.command import TEXT, Call, command
from welfare_cli.cli.exit_codes import NO_KIND_OF_FILE, CallError, ExitCode
from welfare_cli.cli.finding import is_document
from welfare_cli.ground.text import listed, one_line
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem
    from welfare_cli.results.model import Series


@command(TEXT, takes=("lang", "output"))
def schema(
    call: Call,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME|FILE]...",
            help=N_(
                "plan, results, reviews or rules; with --check, files:"
                " plans, rule sets, reviews (.yaml) and results (.csv)."
            ),
        ),
    ] = None,
    *,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=N_(
                "Check these files by their form alone, each by itself: no"
                " plan is needed, nor asked whether it makes sense."
            ),
        ),
    ] = False,
) -> ExitCode:
    """Print the JSON Schema of a kind of file, for editors; without a name, list them."""
    from welfare_cli.schema.kinds import listing

    if check:
        return _check([Path(name) for name in names or ()], call)
    if names:
        _write_schema(names, call)
    else:
        call.write({ContentKind.TEXT: lambda: listing(call.lang)})
    return ExitCode.FINE


def _write_schema(names: list[str], call: Call) -> None:
    """Write the schema of that name, the only one. Raises CallError."""
    from welfare_cli.schema.kinds import SchemaKind

    known = listed(list(SchemaKind))
    if len(names) > 1:
        raise CallError(N_("Name one schema at a time: {known}."), known=known)
    if names[0] not in list(SchemaKind):
        raise CallError(
            N_(
                "{value}: there is no such schema. Known: {known}. To check"
                " files, write welfare schema --check FILE…"
            ),
            value=one_line(names[0]),
            known=known,
        )
    call.format = call.format_for((ContentKind.OBJECT,), usual="json")
    from welfare_cli.schema.document import schema_of  # loads pydantic and yaml

    call.write({ContentKind.OBJECT: lambda: schema_of(SchemaKind(names[0]))})


def _check(files: list[Path], call: Call) -> ExitCode:
    """Check the files by their form, and exit as `validate` does."""
    from welfare_cli.cli.opening import exit_code
    from welfare_cli.files.source import shown
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present.problems.report import Report
    from welfare_cli.present.problems.text import problem_text, verdict_text

    if not files:
        raise CallError(
            N_(
                "--check needs the files to check: welfare schema --check"
                " data/plan.yaml data/results/2018.csv"
            )
        )
    problems: list[Problem] = []

    def told() -> str:
        problems.extend(in_order(one for file in files for one in _form_problems(file)))
        text = "".join(problem_text(problem, call.lang) for problem in problems)
        verdict = verdict_text(Report(problems, [shown(file) for file in files], call.lang))
        return text + _("by form alone: {verdict}", call.lang, verdict=verdict)

    call.write({ContentKind.TEXT: told})
    return exit_code(problems)


def _form_problems(path: Path) -> list["Problem"]:
    """What is wrong with the form of a file. Raises CallError for a name of no kind of ours."""
    from welfare_cli.results.reader import read_files
    from welfare_cli.reviews.reader import is_review_file, read_reviews

    if is_review_file(path):
        return read_reviews([path], _AnyIndicator()).problems
    if is_document(path):
        return _document(path)
    if path.suffix.lower() == ".csv":
        return read_files([path], _AnyIndicator()).problems
    raise CallError(NO_KIND_OF_FILE, path=path)


def _document(path: Path) -> list["Problem"]:
    """A plan or a rule set, without a question whether it makes sense."""
    from welfare_cli.files.refusals import validate
    from welfare_cli.files.source import read_source
    from welfare_cli.files.yaml_tree import FILE_EMPTY, read_tree
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan
    from welfare_cli.rules.library import is_rule_set
    from welfare_cli.rules.rule_set import RuleSet

    source, problems = read_source(path)
    if source is None:
        return problems
    tree = read_tree(source)
    problems += tree.problems
    if not tree.whole:
        return problems
    if tree.root is None:
        return problems or [Problem(FILE_EMPTY, source.place(1, 1))]
    return problems + validate(tree, RuleSet if is_rule_set(tree) else Plan)[1]


class _AnyIndicator(Mapping[str, "Series"]):
    """An indicator for every id that a plan could have, of which nothing is known."""

    def __contains__(self, name: object) -> bool:
        from welfare_cli.files.schema import IDENTIFIER

        return isinstance(name, str) and IDENTIFIER.fullmatch(name) is not None

    def __getitem__(self, name: str) -> "Series":
        from welfare_cli.results.model import Series

        return Series(titles=(), is_share=False, usual=())

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
