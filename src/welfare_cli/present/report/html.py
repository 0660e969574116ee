"""The report as one HTML file: no script, no outside address, everything that people wrote escaped.

Templates, those that ship and any that replace them, run in a sandbox.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _
from welfare_cli.present.formats import BrokenTemplateError, Replaced, Target
from welfare_cli.present.page import Fact
from welfare_cli.present.report.chart_svg import chart_svg, key_svg
from welfare_cli.present.report.model import Block, Content, Share
from welfare_cli.present.sheet import Column, Line, Sheet, columns_of

# Whether it names its row, its classes, the id it leads to, and its lines.
Cell = tuple[bool, str, str, list[str]]
Row = tuple[str, list[Cell]]
Rows = tuple[Sequence[tuple[int, str]], list[Row]]

_HEADED = ("indicator", "action", "part")  # columns whose cells name their row


def table_of(sheet: Sheet) -> tuple[list[tuple[str, str]], list[Rows]]:
    """The headers with their classes; then each group with its headings and its rows."""
    columns = columns_of(sheet)
    kinds = {column.key: _kinds(column) for column in columns}
    head = _head(columns)
    groups: list[Rows] = [
        (group.headings, [(_depth(line), list(_cells(line, kinds, head))) for line in group.lines])
        for group in sheet.groups
    ]
    return [(kinds[column.key], column.header) for column in columns], groups


def _kinds(column: Column) -> str:
    name = re.sub(r"[^\w-]", "-", column.key)
    return f"{'number' if column.right else 'text'} c-{name}"


def _head(columns: Sequence[Column]) -> str:
    """The column that names the rows: the first, unless one is made for it."""
    keys = [column.key for column in columns]
    return next((key for key in _HEADED if key in keys), keys[0])


def _depth(line: Line) -> str:
    return f"depth-{line.cells['depth']}" if "depth" in line.cells else "row"


def _cells(line: Line, kinds: dict[str, str], head: str) -> Iterator[Cell]:
    for key, kind in kinds.items():
        tone = line.tones.get(key, line.tone if key == "rating" else None)
        toned = f"{kind} tone {tone}" if tone else kind
        leads = key == head == "indicator" and "id" in line.cells
        # A line feed in a cell is meant.
        lines = line.cells[key].split("\n")
        yield key == head, toned, f"i-{line.cells['id']}" if leads else "", lines


_SHIPPED = Path(__file__).parent / "templates"
MAIN = "report.html.j2"
NAMES = (MAIN, "parts.html.j2", "style.css")


def text_of(name: str, replaced: Replaced) -> str:
    """The text of a template, the shipped one where none replaces it."""
    return replaced[name][1] if name in replaced else _shipped(name)


def environment(replaced: Replaced) -> ImmutableSandboxedEnvironment:
    """What templates run in."""

    def load(name: str) -> tuple[str, str, None] | None:
        if name in replaced:
            file, text = replaced[name]
            return text, file, None
        return (_shipped(name), str(_SHIPPED / name), None) if name in NAMES else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def filled(env: ImmutableSandboxedEnvironment, facts: Mapping[str, object]) -> str:
    """The main template with its facts; raises BrokenTemplateError."""
    try:
        return env.get_template(MAIN).render(facts)
    except TemplateSyntaxError as error:
        file = error.filename or error.name or MAIN
        raise BrokenTemplateError(file, error.lineno, error.message or "") from None
    except TemplateNotFound as error:
        why = f"{error.name}: no such template"
        raise BrokenTemplateError(*_place(error.__traceback__), why) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise BrokenTemplateError(*_place(error.__traceback__), str(error)) from None


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """The innermost place in a template that a failure went through."""
    file, line = MAIN, 1
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(NAMES):
            file, line = name, trace.tb_lineno
        trace = trace.tb_next
    return file, line


def _shipped(name: str) -> str:
    return (_SHIPPED / name).read_text(encoding="utf-8")


def _harmless(value: object) -> object:
    """Every text that people wrote as one line without control characters."""
    return one_line(value) if type(value) is str else value


_LONGEST = 110  # characters of the title that run along the top of each printed page


def report_html(content: Content, target: Target) -> str:
    """The page; raises BrokenTemplateError where a template is mistaken."""
    replaced = target.templates
    env = environment(replaced)
    env.filters |= {"css": css_text, "grouped": grouped, "terms": terms, "table": table_of}
    env.globals |= {"_": lambda text, **facts: _(text, content.lang, **facts)}
    env.globals |= {"chart": chart_of, "key": lambda name: Markup(key_svg(name))}  # noqa: S704  ours
    facts = {
        "report": content,
        "css": Markup(text_of("style.css", replaced)),  # noqa: S704  the template's own
        "bars": list(bars(content.shares)),
        "source": content.source if content.source.startswith("https://") else "",
    }
    return filled(env, facts)


def chart_of(block: Block) -> Markup:
    """The chart of an indicator."""
    told = one_line(block.chart[0]), one_line(block.chart[1])
    return Markup(  # noqa: S704  every text in it is escaped where it is drawn
        chart_svg(f"c-{block.id}", block.drawing.scene, block.years, told)
    )


def bars(shares: Sequence[Share]) -> Iterator[tuple[Share, str, str]]:
    """Where each rating begins in a bar of 1000, and how long it is; empty ones are left out."""
    total = sum(share.count for share in shares) or 1
    starts = accumulate((share.count for share in shares), initial=0)
    for share, start in zip(shares, starts, strict=False):
        if share.count:
            yield share, str(1000 * start // total), str(1000 * share.count // total)


def css_text(text: str) -> Markup:
    """The text as a string of a style sheet: whatever is no letter or digit is a code in it."""
    plain = one_line(text)
    short = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    safe = re.sub(r"[^\w ]", lambda found: f"\\{ord(found[0]):x} ", short)
    return Markup(f'"{safe}"')  # noqa: S704  no mark of its own is left in it


def grouped(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    """Facts under their names; one without a name belongs to the name before it."""
    found: list[tuple[str, list[Fact]]] = []
    for fact in facts:
        if fact.name or not found:
            found.append((fact.name, []))
        found[-1][1].append(fact)
    return found


def terms(listed: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """The same for the terms of a sheet."""
    facts = grouped(Fact(term, text) for term, text in listed)
    return [(name, [fact.text for fact in those]) for name, those in facts]
