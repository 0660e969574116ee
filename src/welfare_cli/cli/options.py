"""The options that several commands share, each defined once."""

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.main import get_click_type
from typer.models import OptionInfo

from welfare_cli.cli.finding import language
from welfare_cli.present.formats import ContentKind, formats_for


class Layout(StrEnum):
    """The layouts of departments' tables."""

    LONG = "long"
    WIDE = "wide"
    SHEET = "sheet"


# One command or another takes several plans; the others say which were found, and stop.
class Ci(StrEnum):
    """Where a project's files are checked at every change."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


def format_option(kinds: Collection[ContentKind], name: str, text: str) -> OptionInfo:
    """An option whose choices are the formats that can write these kinds.

    `text` is the key of its help text. The value is None unless the option stands in the call: then
    the suffix of the output file comes before the default.
    """
    names = tuple(one.name for one in formats_for(kinds))
    choice = get_click_type(annotation=Literal[names], parameter_info=OptionInfo())
    found: OptionInfo = typer.Option(name, click_type=choice, callback=_asked_for)
    found.help = text
    return found


def _asked_for(context: typer.Context, param: typer.CallbackParam, value: str) -> str | None:
    source = context.get_parameter_source(param.name or "")
    return value if source is not None and source.name == "COMMANDLINE" else None


def _known_language(given: str | None) -> str | None:
    """Refuse a language that there is not, before anything is told in it."""
    if given is not None:
        language(given)
    return given


PlanOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--plan",
        metavar="FILE|DIR|GLOB",
        envvar="WELFARE_PLAN",
        help="option.plan",
    ),
]
ResultsOption = Annotated[
    Path | None,
    typer.Option(
        "--results",
        metavar="DIR",
        envvar="WELFARE_RESULTS",
        help="option.results",
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="ja|en",
        envvar="WELFARE_LANG",
        callback=_known_language,
        help="option.lang",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YEAR",
        help="option.as-of",
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="ID", help="option.section"),
]
RulesOption = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="ID|FILE",
        help="option.rules",
    ),
]
# What a command offers to write: a table, and the same as one object; a stream of objects, too.
TABLE = (ContentKind.OBJECT, ContentKind.TABLE)
RECORDS = (*TABLE, ContentKind.RECORDS)
FormatOption = Annotated[str | None, format_option(TABLE, "--format", "option.format")]
RecordFormatOption = Annotated[str | None, format_option(RECORDS, "--format", "option.format")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="option.output"),
]
TextOutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="option.output.text"),
]
WideOption = Annotated[bool, typer.Option("--wide", help="option.wide")]
