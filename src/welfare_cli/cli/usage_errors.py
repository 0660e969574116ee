"""Calls that cannot be understood: what is wrong with them, in the reader's language."""

import sys
from collections.abc import Iterator

import typer
from typer.core import TyperGroup

from welfare_cli.cli.exit_codes import guess
from welfare_cli.cli.narration import harmless
from welfare_cli.ground.text import listed, nearest, visible
from welfare_cli.ground.translation import N_, _


class UsageError(typer.BadParameter):
    """A call that cannot be understood: the key of a text and its facts.

    The fact `near` is the name that was probably meant.
    """

    def __init__(self, key: str, context: typer.Context | None = None, **facts: object) -> None:
        super().__init__(key, ctx=context)
        self.key, self.facts = key, harmless(facts)


def explained(error: typer.TyperException, lang: str) -> str:
    """The whole text: how it is called, where help is found, and what is wrong."""
    told = _("Error: {told}", lang, told=visible(_told(error, lang)).rstrip())
    return "\n".join((*_lead(error, lang), told))


def _lead(error: typer.TyperException, lang: str) -> Iterator[str]:
    context = getattr(error, "ctx", None)
    if isinstance(context, typer.Context):
        pieces = context.command.collect_usage_pieces(context)
        yield _("Usage: {usage}", lang, usage=" ".join((context.command_path, *pieces)))
        yield _("For help: {command} --help", lang, command=context.command_path)


def _told(error: typer.TyperException, lang: str) -> str:
    """What is wrong. typer's own errors are told apart by their attributes, not by their words."""
    if isinstance(error, UsageError):
        facts = {"option": _name(error), "name": _name(error)} | error.facts
        return _(error.key, lang, guess=guess(error.facts.get("near"), lang), **facts)
    if isinstance(error, typer.BadParameter):
        is_missing = hasattr(error, "param_type")
        text = _("{name} is missing.", lang, name=_name(error))
        return text if is_missing else f"{_name(error)}: {error.message}"
    option = getattr(error, "option_name", None)
    if option is None:
        return error.format_message()
    if hasattr(error, "possibilities"):
        near = nearest(option, _long_options(error))
        return _(
            "There is no option {name}. {guess}", lang, name=option, guess=guess(near, lang).strip()
        )
    has_value = any(word.startswith(f"{option}=") for word in sys.argv)
    key = N_("{name} takes no value.") if has_value else N_("{name} needs a value.")
    return _(key, lang, name=option)


def _name(error: typer.BadParameter) -> str:
    """The option as it is written, or the argument as the help names it."""
    if error.param is None:
        return ""
    options = [name for name in error.param.opts if name.startswith("--")]
    return options[0] if options else error.param.metavar or error.param.name or ""


def _long_options(error: typer.TyperException) -> list[str]:
    """The options of the command that was called."""
    context = getattr(error, "ctx", None)
    params = context.command.params if isinstance(context, typer.Context) else ()
    return [name for param in params for name in param.opts if name.startswith("--")]


def no_command(group: TyperGroup, context: object, name: str) -> UsageError:
    """A name that is no command of the group."""
    known = context if isinstance(context, typer.Context) else None
    return UsageError(
        N_("There is no command {name}. {guess}"),
        known,
        near=nearest(name, list(group.commands)),
        name=name,
    )


def no_command_given(group: TyperGroup, context: typer.Context) -> UsageError:
    """A call that names no command at all."""
    return UsageError(
        N_("A command is missing. Known: {known}."),
        context,
        known=listed(list(group.commands), most=30),
    )
