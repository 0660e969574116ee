"""`welfare help`: what is true of all commands, one topic at a time; a command; a problem code."""

from collections.abc import Iterator
from typing import Annotated

import typer
from typer.core import TyperGroup

from welfare_cli.cli.command import TEXT, Call, command
from welfare_cli.cli.help import help_text
from welfare_cli.cli.selection import unknown
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.formats import ContentKind


@command(TEXT, takes=("lang", "output"))
def topics(
    call: Call,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC]...",
            help=N_(
                "A topic, a command, or a problem code as a message has it in"
                " brackets. Without any: the list of topics."
            ),
        ),
    ] = None,
) -> None:
    """Explain a topic, a command or a problem code."""
    call.write({ContentKind.TEXT: lambda: _page(topic or [], call)})


def topic_names(lang: str) -> Iterator[tuple[str, str]]:
    """Every topic and its title."""
    from welfare_cli.present.topics import TOPICS

    for name, topic in TOPICS.items():
        yield name, _(topic.title, lang)


def _page(words: list[str], call: Call) -> str:
    from welfare_cli.present.help import code_page, codes, topic_page, topics_page

    root, lang = call.context.find_root(), call.lang
    room = call.context.make_formatter().width  # as wide as the help of a command
    topics, name = dict(topic_names(lang)), " ".join(words)
    if not words:
        return topics_page(topics, lang, room)
    if name in topics:
        return topic_page(name, lang, room)
    if name in codes(lang):
        return code_page(name, lang, room)
    if found := _called(root, words):
        return help_text(found, lang)
    commands = root.command.commands if isinstance(root.command, TyperGroup) else {}
    raise unknown(N_("help"), name, [*topics, *commands, *codes(lang)])


def _called(root: object, words: list[str]) -> typer.Context | None:
    """The command of that path, as if it were being called."""
    context = root if isinstance(root, typer.Context) else None
    for word in words:
        if context is None or not isinstance(context.command, TyperGroup):
            return None
        below = context.command.commands.get(word)
        context = typer.Context(below, info_name=word, parent=context) if below else None
    return context
