"""The templates that replace the shipped ones, read from a folder of the user's own."""

from pathlib import Path

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.ground.text import listed

NAMES = ("report.html.j2", "parts.html.j2", "style.css")
_LARGEST = 1_000_000  # bytes; nobody writes more by hand


def read_templates(folder: Path | None, lang: str | None) -> dict[str, tuple[str, str]]:
    """Each template that is there, with the name of its file. Raises CallError."""
    if folder is None:
        return {}
    if not folder.is_dir():
        raise CallError("call.template-folder", lang, path=folder)
    found = {name: folder / name for name in NAMES if (folder / name).exists()}
    if not found:
        raise CallError("call.template-nothing", lang, path=folder, known=listed(NAMES))
    return {name: (str(path), _text(path, lang)) for name, path in found.items()}


def _text(path: Path, lang: str | None) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise CallError("call.template-unreadable", lang, file=path, why=f"> {_LARGEST} bytes")
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise CallError("call.template-unreadable", lang, file=path, why=why) from None
