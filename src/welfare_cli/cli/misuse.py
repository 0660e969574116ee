"""What typer says of a call it cannot read, in the reader's language, with the nearest name.

typer tells these mistakes apart by class, and some only by the words of its message: what is not
known here is passed on as it is.
"""

import re
from collections.abc import Iterator

from typer._click.exceptions import (  # typer has no public names for them; its bounds are narrow
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperGroup

from welfare_cli.ground.text import listed, nearest, visible
from welfare_cli.words import say

_NO_COMMAND = re.compile(r"No such command '(?P<name>.*?)'")
_EXTRA = re.compile(r"Got unexpected extra argument\(?s?\)? \((?P<extra>.*)\)", re.DOTALL)
_NO_CHOICE = re.compile(r"'(?P<value>.*)' is not one of", re.DOTALL)
_NO_INTEGER = re.compile(r"'(?P<value>.*)' is not a valid int", re.DOTALL)


def misuse(error: UsageError, lang: str) -> str:
    """The whole text: how it is called, where help is found, and what is wrong."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    told = say("misuse.error", lang, told=visible(_told(error, lang)).rstrip())
    return "\n".join((*_lead(error, lang), told))


def _lead(error: UsageError, lang: str) -> Iterator[str]:
    if error.ctx is not None:
        pieces = error.ctx.command.collect_usage_pieces(error.ctx)
        yield say("usage", lang, usage=" ".join((error.ctx.command_path, *pieces)))
        yield say("misuse.help", lang, command=error.ctx.command_path)


def _told(error: UsageError, lang: str) -> str:
    match error:
        case NoSuchOption():
            guess = _guess(error.option_name, _options(error), lang)
            return say("misuse.no-option", lang, name=error.option_name, guess=guess)
        case BadOptionUsage():
            bare = "does not take a value" in error.message
            key = "misuse.takes-no-value" if bare else "misuse.needs-value"
            return say(key, lang, name=error.option_name)
        case MissingParameter():
            return say("misuse.missing", lang, name=_name(error))
        case BadParameter():
            return _bad_value(error, lang)
    return _plain(error, lang)


def _bad_value(error: BadParameter, lang: str) -> str:
    """A value that its option or argument cannot take."""
    name, message = _name(error), error.message
    choices = [str(getattr(one, "value", one)) for one in getattr(_type(error), "choices", ())]
    if choices and (found := _NO_CHOICE.match(message)):
        guess = _guess(found["value"], choices, lang)
        facts = {"option": name, "value": found["value"], "known": listed(choices, most=20)}
        return say("call.unknown", lang, guess=f"{guess} " if guess else "", **facts)
    if found := _NO_INTEGER.match(message):
        return say("misuse.no-integer", lang, name=name, value=found["value"])
    return f"{name}: {message}"


def _name(error: BadParameter) -> str:
    """The option as it is written, or the argument as the help names it."""
    if error.param is None:
        return ""
    options = [name for name in error.param.opts if name.startswith("--")]
    return options[0] if options else error.param.human_readable_name


def _type(error: BadParameter) -> object:
    return error.param.type if error.param else None


def _plain(error: UsageError, lang: str) -> str:
    """A mistake that only its message tells."""
    if found := _NO_COMMAND.match(error.message):
        guess = _guess(found["name"], _commands(error), lang)
        return say("misuse.no-command", lang, name=found["name"], guess=guess)
    if found := _EXTRA.match(error.message):
        return say("misuse.extra", lang, extra=found["extra"])
    if error.message.startswith("Missing command"):
        return say("misuse.no-command-given", lang, known=listed(_commands(error), most=30))
    return error.format_message()


def _guess(name: str, known: list[str], lang: str) -> str:
    near = nearest(name, known)
    return say("did-you-mean", lang, near=near).strip() if near else ""


def _options(error: UsageError) -> list[str]:
    params = error.ctx.command.params if error.ctx else ()
    return [name for param in params for name in param.opts if name.startswith("--")]


def _commands(error: UsageError) -> list[str]:
    command = error.ctx.command if error.ctx else None
    return [*command.commands] if isinstance(command, TyperGroup) else []
