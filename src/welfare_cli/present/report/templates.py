"""The templates of the HTML report: those that ship, and any that replace them.

They run in a sandbox, escape everything, and say file and line where they are mistaken.
"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from welfare_cli.ground.text import one_line
from welfare_cli.present.formats import BrokenTemplateError, Replaced

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
