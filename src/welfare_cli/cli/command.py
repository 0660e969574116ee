"""What all commands are made of: the options they share, the project, and where they write.

A command is a function with the decorator `command`. It takes a `Call` and then only the arguments
and options of its own, and returns its exit code, or nothing where all went well.
"""

import inspect
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError, DataError, ExitCode
from welfare_cli.cli.finding import language
from welfare_cli.cli.help import Command, HelpOption, loudness
from welfare_cli.cli.narration import Loudness
from welfare_cli.cli.usage_errors import UsageError
from welfare_cli.cli.writing import Contents, chosen_format, named_format, write
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind, OutputFormat, Replaced

if TYPE_CHECKING:
    from welfare_cli.project import Project

# The shared options, in the order of the help.
SHARED = ("plan", "results", "lang", "format", "wide", "output")
WITHOUT_WIDE = tuple(name for name in SHARED if name != "wide")
WITHOUT_RESULTS = tuple(name for name in SHARED if name != "results")
Body = Callable[..., ExitCode | None]
Run = Callable[..., ExitCode]


@dataclass(frozen=True)
class Writes:
    """What a command can write, and the options that say how and where.

    `option` names a format; "" means that there is only one. `usual` is the format where none is
    named, and `shows_usual` says whether the help tells it. `must_fit` says that the output file is
    passed on, so that its suffix must be that of its format. `settles_format` says that the kinds
    depend on the command's own options, and that it settles the format itself. `metavar` and
    `output_help` are those of `-o`.
    """

    kinds: tuple[ContentKind, ...]
    usual: str = "table"
    option: str = "--format"
    help: str = N_("Output format; the suffix of -o chooses it too.")
    shows_usual: bool = True
    must_fit: bool = False
    settles_format: bool = False
    metavar: str = "FILE"
    output_help: str = N_("Write to this file, all or nothing. Its suffix chooses the format.")

    def parameters(self) -> dict[str, inspect.Parameter]:
        """The parameters of these options by their names."""
        output = typer.Option("--output", "-o", metavar=self.metavar)
        output.help = self.output_help
        found = {"output": _parameter("output", Annotated[Path | None, output])}
        if self.option:
            choice = options.format_option(self.kinds, self.option, self.help)
            default = self.usual if self.shows_usual else None
            found["format"] = _parameter("format", Annotated[str | None, choice], default)
        return found


# A finished text for people.
TEXT = Writes((ContentKind.TEXT,), option="", output_help=N_("Write to this file, all or nothing."))
TABLE = Writes((ContentKind.OBJECT, ContentKind.TABLE))
RECORDS = Writes((*TABLE.kinds, ContentKind.RECORDS))


@dataclass
class Call:
    """A call of a command: what the shared options say, and what follows from them.

    `lang` is the language to speak: as asked, or that of the project once it is loaded.
    """

    context: typer.Context
    writes: Writes
    plans: list[Path] | None
    results: Path | None
    asked_lang: str | None
    path: Path | None
    format_name: str | None
    wide: bool
    lang: str = field(init=False)

    def __post_init__(self) -> None:
        self.lang = language(self.asked_lang)

    @cached_property
    def project(self) -> "Project":
        """The project that is meant. Raises DataError where there are errors in it."""
        from welfare_cli.cli.opening import open_project

        project = open_project(self.plans, self.results, self.asked_lang)
        self.lang = project.lang
        return project

    @cached_property
    def format(self) -> OutputFormat:
        """The format to write: as asked, else by the suffix of the output file, else the usual."""
        return self.format_for(self.writes.kinds)

    def format_for(self, kinds: Collection[ContentKind], usual: str | None = None) -> OutputFormat:
        """The format to write these kinds in. Raises CallError where it can write none of them."""
        choose = named_format if self.writes.must_fit else chosen_format
        usual, option = usual or self.writes.usual, self.writes.option
        return choose(self.format_name, self.path, kinds, usual=usual, option=option)

    def write(self, contents: Contents, templates: Replaced | None = None) -> None:
        """Write the content in the format of the call."""
        write(contents, self.format, self.lang, self.path, wide=self.wide, templates=templates)


def command(writes: Writes | None = None, takes: Collection[str] = SHARED) -> Callable[[Body], Run]:
    """Make a command of a function, which writes this and takes these of the shared options.

    Nothing is read before it is known that the command can write the format that is asked for.
    """

    def decorate(body: Body) -> Run:
        known = {**_PARAMETERS, **(writes.parameters() if writes else {})}
        own = [*inspect.signature(body).parameters.values()][1:]
        shared = [known[name] for name in SHARED if name in takes and name in known]

        @wraps(body)
        def run(context: typer.Context, **values: object) -> ExitCode:
            if context.args:
                raise UsageError(N_("Too much: {extra}"), context, extra=" ".join(context.args))
            call = _call(context, writes or TEXT, values)
            try:
                if "format" in values and not call.writes.settles_format:
                    _ = call.format
                return body(call, **{one.name: values[one.name] for one in own}) or ExitCode.FINE
            except (CallError, DataError) as error:
                error.lang = error.lang or call.lang
                raise

        # typer makes the options of what it sees here.
        signature = inspect.Signature([_CONTEXT, *own, *shared, *_EVERYWHERE])
        run.__dict__["__signature__"] = signature
        return run

    return decorate


def add_command(app: typer.Typer, name: str, run: Run) -> None:
    """Add a command by its name."""
    # What is too much in the call is told by `command`, in the reader's language.
    settings = {"allow_extra_args": True}
    app.command(name, cls=Command, add_help_option=False, context_settings=settings)(run)


def _call(context: typer.Context, writes: Writes, values: dict[str, Any]) -> Call:
    source = context.get_parameter_source("format")
    is_named = source is not None and source.name == "COMMANDLINE"
    return Call(
        context,
        writes,
        plans=values.get("plan"),
        results=values.get("results"),
        asked_lang=values.get("lang"),
        path=values.get("output"),
        format_name=values.get("format") if is_named else None,
        wide=values.get("wide", False),
    )


def _parameter(name: str, annotation: object, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
    )


_CONTEXT = inspect.Parameter(
    "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
)
_PARAMETERS = {
    "plan": _parameter("plan", options.PlanOption),
    "results": _parameter("results", options.ResultsOption),
    "lang": _parameter("lang", options.LangOption),
    "wide": _parameter("wide", options.WideOption, default=False),
}
_QUIET = Annotated[bool, loudness(Loudness.QUIET, hidden=True)]
_VERBOSE = Annotated[bool, loudness(Loudness.VERBOSE, hidden=True)]
_EVERYWHERE = (
    _parameter("quiet", _QUIET, default=False),
    _parameter("verbose", _VERBOSE, default=False),
    _parameter("help", HelpOption, default=False),
)
