"""The output formats: the one registry that commands, help, completion and docs ask.

A format names its writers as "module:function" below `present`. Nothing is imported until it
writes, so that listing the formats loads no library. `docs/extending.md` says how to add one.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from welfare_cli.ground.translation import N_


class ContentKind(StrEnum):
    """What a command offers to write, with the type that a writer of this kind takes."""

    OBJECT = "object"  # one JSON object: dict[str, object]
    RECORDS = "records"  # JSON objects of the same keys, as a stream: Iterable[dict[str, object]]
    TABLE = "table"  # a `present.sheet.Sheet`
    ROWS = "rows"  # a header and plain values: Iterable[Sequence[object]]; every table has them
    PAGE = "page"  # a `present.page.Page`
    OUTLINE = "outline"  # a tree: `present.outline.Outline`
    TEXT = "text"  # finished lines: str
    REPORT = "report"  # the yearly report: `present.report.model.Content`
    FORM = "form"  # a sheet to fill in: `present.template.Template`
    REPOSITORY = "repository"  # a folder: `present.export.open_sdg.Repository`
    PROBLEMS = "problems"  # what `validate` found: `present.problems.report.Report`


# What replaces a template: the file it stands in, and its text.
Replaced = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a text goes: its language, and what the terminal there can show.

    `columns` is None where lines may be as long as they like. A writer adds to `remarks` what the
    reader should know beside the text, such as columns that had to be left out. `templates` are
    those of the user, which replace the shipped ones of the same name.
    """

    lang: str
    columns: int | None = None
    colour: bool = False
    links: bool = False
    templates: Replaced = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


class BrokenTemplateError(Exception):
    """A template that is mistaken: its file, the line, and what is wrong there."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(why)
        self.file, self.line, self.why = file, line, why


Written = str | bytes | Iterable[str]
Writer = Callable[[object, Target], Written]


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """A format: its name, the suffixes of its files, and a writer for each kind of content.

    `about` says in `welfare help formats` what it is for, marked by `N_`.

    Of several kinds that a command offers it writes the one that stands first in `writers`.
    """

    name: str
    suffixes: tuple[str, ...]
    writers: Mapping[ContentKind, str]
    about: str = ""

    def kind_of(self, offered: Collection[ContentKind]) -> ContentKind | None:
        """Which of the offered kinds this format writes; None where it writes none of them."""
        derived = {ContentKind.ROWS} if ContentKind.TABLE in offered else set()
        return next((kind for kind in self.writers if kind in {*offered, *derived}), None)

    def writer(self, kind: ContentKind) -> Writer:
        """The writer of that kind; loads its module."""
        module, _, function = self.writers[kind].partition(":")
        found: Writer = getattr(import_module(f"welfare_cli.present.{module}"), function)
        return found


_FORMATS: list[OutputFormat] = []


def register(*formats: OutputFormat) -> None:
    """Add formats; where two share a suffix, it stands for the one that was added first."""
    _FORMATS.extend(formats)


def formats_for(offered: Collection[ContentKind]) -> list[OutputFormat]:
    """The formats that can write any of these kinds, in the order of their registration."""
    return [format_ for format_ in _FORMATS if format_.kind_of(offered)]


def all_formats() -> list[OutputFormat]:
    """Every format that is registered, in that order."""
    return [*_FORMATS]


def format_of(path: Path, formats: Iterable[OutputFormat]) -> OutputFormat | None:
    """The format whose suffix ends the file's name: the longest suffix, then the first format."""
    name = path.name.lower()
    fitting = [(s, one) for one in formats for s in one.suffixes if name.endswith(s)]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None


_Kind = ContentKind
register(
    OutputFormat(
        "table",
        (".txt",),
        {
            _Kind.PAGE: "terminal:page_text",
            _Kind.OUTLINE: "terminal:outline_text",
            _Kind.TABLE: "terminal:table_text",
            _Kind.TEXT: "writers:finished_text",
        },
        about=N_(
            "For people: fits the terminal; columns that had to give"
            " way are told. --wide shows all."
        ),
    ),
    OutputFormat(
        "text",
        (".txt",),
        {_Kind.PROBLEMS: "problems.text:report_text"},
        about=N_("The problems that validate finds, for people."),
    ),
    OutputFormat(
        "json",
        (".json",),
        {_Kind.OBJECT: "writers:object_json"},
        about=N_(
            "For programs: one object, whose `format` is the version of"
            " its shape. Numbers are unrounded; what is unknown is null."
        ),
    ),
    OutputFormat(
        "jsonl",
        (".jsonl", ".ndjson"),
        {_Kind.RECORDS: "writers:records_jsonl"},
        about=N_(
            "For streams: one object a line, each an element of the"
            " list in the JSON (validate, progress, missing, history,"
            " export)."
        ),
    ),
    OutputFormat(
        "csv",
        (".csv",),
        {_Kind.ROWS: "writers:rows_csv", _Kind.FORM: "template:template_csv"},
        about=N_(
            "For spreadsheets: the same cells as the table. A text that"
            " a spreadsheet would run as a formula begins with '."
        ),
    ),
    OutputFormat(
        "markdown",
        (".md", ".markdown"),
        {
            _Kind.REPORT: "markdown:report_markdown",
            _Kind.PAGE: "markdown:page_markdown",
            _Kind.TABLE: "writers:markdown_text",
        },
        about=N_("For pages, issues and comments."),
    ),
    OutputFormat(
        "html",
        (".html", ".htm"),
        {_Kind.REPORT: "report.html:report_html"},
        about=N_("The yearly report as a page."),
    ),
    OutputFormat(
        "xlsx",
        (".xlsx",),
        {_Kind.REPORT: "report.xlsx:report_xlsx", _Kind.FORM: "template_xlsx:template_xlsx"},
        about=N_("The yearly report, or a template to fill in, as an Excel workbook."),
    ),
    OutputFormat(
        "open-sdg",
        (),
        {_Kind.REPOSITORY: "export.open_sdg:open_sdg_files"},
        about=N_("A folder: a data repository for Open SDG (export)."),
    ),
    OutputFormat(
        "github",
        (),
        {_Kind.PROBLEMS: "problems.github:report_github"},
        about=N_("The problems as annotations in GitHub Actions (validate)."),
    ),
    OutputFormat(
        "sarif",
        (".sarif", ".sarif.json"),
        {_Kind.PROBLEMS: "problems.sarif:report_sarif"},
        about=N_("The problems as SARIF 2.1.0, for code scanning (validate)."),
    ),
    OutputFormat(
        "junit",
        (".xml",),
        {_Kind.PROBLEMS: "problems.junit:report_junit"},
        about=N_("The problems as JUnit XML, for the test report of a CI service (validate)."),
    ),
    OutputFormat(
        "gitlab",
        (".json",),
        {_Kind.PROBLEMS: "problems.gitlab:report_gitlab"},
        about=N_("The problems as a GitLab Code Quality report (validate)."),
    ),
)
