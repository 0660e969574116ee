"""The report as one HTML file: no script, no outside address, everything that people wrote escaped.

The words and figures are those of the content; this module only hands them to the templates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from markupsafe import Markup

from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _
from welfare_cli.present.formats import Target
from welfare_cli.present.page import Fact
from welfare_cli.present.report.chart_svg import chart_svg
from welfare_cli.present.report.glyphs import key_svg
from welfare_cli.present.report.model import Block, Content, Share
from welfare_cli.present.report.table import table_of
from welfare_cli.present.report.templates import environment, filled, text_of

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
