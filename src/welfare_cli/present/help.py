"""Pages of `welfare help`: a topic with its terms, the list of topics, one problem code.

The same texts make docs/environment.md, so that the two cannot differ. The pages of problem codes
are made beforehand, by `tools/docs.py`: the records stand beside the checks, in all rooms, and to
load these for one of them would be slow.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from welfare_cli.ground.lines import beside, wrapped
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.translation import N_, _, translated
from welfare_cli.present.formats import OutputFormat, all_formats
from welfare_cli.present.topics import TOPICS

_WIDEST_TERM = 26  # columns; a longer term has its text below it
_LEAD = N_(
    "Explain a topic: welfare help TOPIC. A command: welfare help progress. A"
    " problem code as a message has it in brackets: welfare help unknown-key. The"
    " topics:"
)
MARK = "== "  # before the page of a code, which begins with it
_PAGES = Path(__file__).parent / "examples"


def topics_page(topics: Mapping[str, str], lang: str, room: int) -> str:
    """All topics, and what else can be asked for."""
    lead = wrapped(_(_LEAD, lang), room)
    return _joined([*lead, "", *beside(topics.items(), room, _WIDEST_TERM)])


def topic_page(name: str, lang: str, room: int) -> str:
    """One topic: its title, what is to be known, its terms."""
    lines = [*wrapped(_(TOPICS[name].title, lang), room), ""]
    for paragraph in topic_about(name, lang).split("\n\n"):
        lines += [*wrapped(paragraph, room), ""]
    return _joined([*lines, *beside(topic_terms(name, lang).items(), room, _WIDEST_TERM)])


def topic_about(name: str, lang: str) -> str:
    """The paragraphs of a topic."""
    return _(TOPICS[name].about, lang)


def topic_terms(name: str, lang: str) -> dict[str, str]:
    """The terms of a topic with their texts, in order."""
    if name == "formats":
        return {one.name: _format_about(one, lang) for one in all_formats()}
    return {term: translated(told, lang) for term, told in TOPICS[name].terms.items()}


def _format_about(format_: OutputFormat, lang: str) -> str:
    """What a format is for, where it says so, and the suffixes of its files."""
    told = [translated(format_.about, lang)]
    if format_.suffixes:
        suffixes = _(COMMA, lang).join(format_.suffixes)
        told.append(_("Suffix: {suffixes}.", lang, suffixes=suffixes))
    return ("" if lang == "ja" else " ").join(told).strip()


def codes(lang: str) -> list[str]:
    """Every problem code."""
    return [*_code_pages(lang)]


def code_page(code: str, lang: str, room: int) -> str:
    """A problem code: how grave it is, what it means, how to mend it, an example."""
    head, told, example = _code_pages(lang)[code].split("\n\n", 2)
    return _joined([head, "", *wrapped(told, room), "", example])


@cache
def _code_pages(lang: str) -> dict[str, str]:
    """The page of each code, as wide as its texts are long."""
    made = (_PAGES / f"problems.{lang}.txt").read_text(encoding="utf-8")
    pages = f"\n{made}".split(f"\n{MARK}")[1:]
    return {page.split(" ", 1)[0]: page for page in pages}


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
