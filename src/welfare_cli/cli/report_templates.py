"""The templates that replace the shipped ones, read from a folder of the user's own."""

from pathlib import Path

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.files.presence import is_folder, is_there
from welfare_cli.ground.text import listed

NAMES = ("report.html.j2", "parts.html.j2", "style.css")
_LARGEST = 1_000_000  # bytes; nobody writes more by hand


def read_templates(folder: Path | None, lang: str | None) -> dict[str, tuple[str, str]]:
    """Each template that is there, with the name of its file. Raises CallError."""
    if folder is None:
        return {}
    if not is_folder(folder):
        raise CallError("call.template-folder", lang, path=folder)
    found = {name: folder / name for name in NAMES if is_there(folder / name)}
    if not found:
        raise CallError("call.template-nothing", lang, path=folder, known=listed(NAMES))
    return {name: (str(path), _text(path, lang)) for name, path in found.items()}


def _text(path: Path, lang: str | None) -> str:
    from welfare_cli.files.source import read_bytes

    data, problems = read_bytes(path, _LARGEST)
    if data is None:
        why = problems[0].facts.get("why") or f"> {_LARGEST} bytes"
        raise CallError("call.template-unreadable", lang, file=path, why=why)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CallError("call.template-unreadable", lang, file=path, why="UTF-8") from None
