"""The options that several commands share, each defined once, and values that are checked here."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo

from welfare_cli.cli.exit_codes import UNKNOWN_VALUE
from welfare_cli.cli.finding import language
from welfare_cli.cli.usage_errors import UsageError
from welfare_cli.ground.text import listed, nearest
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind, formats_for


class Layout(StrEnum):
    """The layouts of departments' tables."""

    LONG = "long"
    WIDE = "wide"
    SHEET = "sheet"


class Ci(StrEnum):
    """Where a project's files are checked at every change."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


def one_of(choices: Iterable[str], kind: Callable[[str], object] = str) -> Callable[[str], object]:
    """Read a value that must be one of these. Raises UsageError, which names the nearest."""
    known = [str(choice) for choice in choices]

    def read(value: str) -> object:
        if value not in known:
            near, listing = nearest(value, known), listed(known, most=20)
            raise UsageError(UNKNOWN_VALUE, near=near, value=value, known=listing)
        return kind(value)

    return read


def whole_number(value: str) -> int:
    """Read a whole number. Raises UsageError."""
    try:
        return int(value)
    except ValueError:
        raise UsageError(N_("{name} {value}: not a whole number."), value=value) from None


def choice_option(
    name: str, choices: Iterable[str], text: str, kind: Callable[[str], object] = str
) -> OptionInfo:
    """An option with these choices; `text` is the key of its help text."""
    known = [str(choice) for choice in choices]
    listing = f"<{'|'.join(known)}>"
    found: OptionInfo = typer.Option(name, parser=one_of(known, kind), metavar=listing)
    found.help = text
    return found


def format_option(kinds: Collection[ContentKind], name: str, text: str) -> OptionInfo:
    """An option whose choices are the formats that can write any of these kinds."""
    return choice_option(name, [one.name for one in formats_for(kinds)], text)


def _known_language(given: str | None) -> str | None:
    """Refuse a language that there is not, before anything is told in it."""
    if given is not None:
        language(given)
    return given


# One command or another takes several plans; the others say which were found, and stop.
PlanOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--plan",
        metavar="FILE|DIR|GLOB",
        envvar="WELFARE_PLAN",
        help=N_(
            "The plan: a file, a folder or a pattern in quotes. Without"
            " it, the nearest data/plan.yaml or plan.yaml from here"
            " upward."
        ),
    ),
]
ResultsOption = Annotated[
    Path | None,
    typer.Option(
        "--results",
        metavar="DIR",
        envvar="WELFARE_RESULTS",
        help=N_("The folder of yearly result files. Without it, results/ beside the plan."),
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="ja|en",
        envvar="WELFARE_LANG",
        callback=_known_language,
        help=N_("The language of the output. Without it, the plan's."),
    ),
]
WideOption = Annotated[
    bool, typer.Option("--wide", help=N_("Show every column, however wide the terminal is."))
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YEAR",
        help=N_(
            "The fiscal year to rate at: H29, 2017, FY2017. Without it, the newest with results."
        ),
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="ID", help=N_("Only this section and those below it.")),
]
RulesOption = Annotated[
    str | None,
    typer.Option(
        "--rules", metavar="ID|FILE", help=N_("Rate by this rule set instead of the plan's.")
    ),
]
