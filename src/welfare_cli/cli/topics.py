"""`welfare help`: what is true of all commands, one topic at a time; a command; a problem code."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.help import usage_of
from welfare_cli.cli.selection import unknown
from welfare_cli.cli.writing import write_text
from welfare_cli.words import catalogue, say

if TYPE_CHECKING:
    from typer._click import Command as Built
    from typer._click import Context


def help_(
    context: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(metavar="[TOPIC]...", help="option.help.topic")
    ] = None,
    *,
    lang: options.LangOption = None,
    output_: options.TextOutputOption = None,
) -> None:
    """Explain a topic, a command or a problem code."""
    from welfare_cli.cli.finding import language

    room = context.make_formatter().width  # as wide as the help of a command
    spoken = language(lang)
    write_text(lambda: _page(context.find_root(), topic or [], spoken, room), spoken, output_)


def topic_names(lang: str) -> Iterator[tuple[str, str]]:
    """Every topic and its title."""
    for key, title in catalogue("topics", lang).items():
        if key.startswith("topic."):
            yield key.removeprefix("topic."), title


def _page(root: "Context", words: list[str], lang: str, room: int) -> str:
    from welfare_cli.present.help import code_page, codes, topic_page, topics_page

    topics, name = dict(topic_names(lang)), " ".join(words)
    if not words:
        return topics_page(topics, lang, room)
    if name in topics:
        return topic_page(name, lang, room)
    if name in codes(lang):
        return code_page(name, lang, room)
    if found := _called(root, words):
        return usage_of(found, room, lang)
    known = [*topics, *_commands(root.command), *codes(lang)]
    raise unknown(say("topics.argument", lang), name, known, lang)


def _called(root: "Context", words: list[str]) -> "Context | None":
    """The command of that path, as if it were being called."""
    context: Context = root
    for word in words:
        below = getattr(context.command, "commands", {}).get(word)
        if below is None:
            return None
        context = typer.Context(below, info_name=word, parent=context)
    return context


def _commands(command: "Built") -> list[str]:
    return [*getattr(command, "commands", {})]
