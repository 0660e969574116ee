"""The end of every command: which format it writes, and the content written in it."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from welfare_cli.cli import output
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.selection import unknown
from welfare_cli.ground.text import listed
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import (
    BrokenTemplateError,
    ContentKind,
    OutputFormat,
    Replaced,
    Target,
    format_of,
    formats_for,
)

if TYPE_CHECKING:
    from welfare_cli.present.sheet import Sheet

# What a command has to write, each kind made when a format asks for it.
Contents = Mapping[ContentKind, Callable[[], object]]


def record_contents(
    made: Callable[[], dict[str, object]], records: str, sheet: "Callable[[], Sheet] | None" = None
) -> dict[ContentKind, Callable[[], object]]:
    """An object, the list in it as a stream, and the table of the same."""
    contents: dict[ContentKind, Callable[[], object]] = {
        ContentKind.OBJECT: made,
        ContentKind.RECORDS: lambda: made()[records],
    }
    return contents if sheet is None else {**contents, ContentKind.TABLE: sheet}


def chosen_format(
    given: str | None,
    path: Path | None,
    kinds: Collection[ContentKind],
    *,
    usual: str,
    option: str,
) -> OutputFormat:
    """The format that was asked for by name, else by the suffix of the file, else the usual one.

    Raises CallError where nothing of these kinds can be written in it.
    """
    known = {one.name: one for one in formats_for(kinds)}
    if given is not None:
        if given not in known:
            raise unknown(option, given, list(known))
        return known[given]
    if path is None or not path.suffix:
        return known[usual]
    return _by_suffix(path, list(known.values()), option)


def named_format(
    given: str | None,
    path: Path | None,
    kinds: Collection[ContentKind],
    *,
    usual: str,
    option: str,
) -> OutputFormat:
    """The same for a file that is passed on: its suffix must tell the format, and fit it."""
    known = formats_for(kinds)
    if path is None or (given and format_of(path, known) is None):
        return chosen_format(given, None, kinds, usual=usual, option=option)
    told = _by_suffix(path, known, option)
    if given and told.name != given:
        fitting = next(one.suffixes[0] for one in known if one.name == given)
        facts = {"format": given, "path": path, "suffix": fitting}
        raise CallError(
            N_(
                "--format {format} does not fit -o {path}. Omit --format,"
                " or use a file name that ends in {suffix}."
            ),
            **facts,
        )
    return told


def _by_suffix(path: Path, known: list[OutputFormat], option: str) -> OutputFormat:
    """The format of the file's suffix. Raises CallError that lists those which can be written."""
    found = format_of(path, known)
    if found is None:
        suffixes = list(dict.fromkeys(s for one in known for s in one.suffixes))
        key = (
            N_(
                "-o {path}: this command can write {known}. To use another"
                " file name, choose the format with {option}."
            )
            if option
            else N_("-o {path}: this command can write {known}.")
        )
        raise CallError(key, path=path, known=listed(suffixes, most=20), option=option)
    return found


def write(
    contents: Contents,
    format_: OutputFormat,
    lang: str,
    path: Path | None,
    *,
    wide: bool = False,
    templates: Replaced | None = None,
) -> None:
    """Write the content in that format; narrate what it remarks, such as columns left out."""
    kind = format_.kind_of(contents)
    assert kind is not None  # noqa: S101  `chosen_format` was asked for these kinds
    columns = None if wide else output.columns(path)
    target = Target(
        lang,
        columns,
        colour=output.colour(path),
        links=output.links(path),
        templates=templates or {},
    )
    try:
        made = format_.writer(kind)(_content(contents, kind), target)
    except BrokenTemplateError as error:
        facts = {"file": error.file, "line": error.line, "why": error.why}
        raise CallError(N_("{file}:{line}: {why}"), **facts) from None
    if isinstance(made, str):
        output.write(made, path)
    elif isinstance(made, bytes):
        output.write_bytes(made, path)
    else:
        output.write_stream(made, path)
    for remark in target.remarks:
        narrate(remark)


def _content(contents: Contents, kind: ContentKind) -> object:
    if kind is ContentKind.ROWS and kind not in contents:
        from welfare_cli.present.sheet import rows_of

        return rows_of(cast("Sheet", contents[ContentKind.TABLE]()))
    return contents[kind]()
