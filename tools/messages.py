"""Collects the texts of the program for translators: `src/welfare_cli/locale/*/…/welfare.po`.

`python tools/messages.py` adds what is new in the code, without a translation, and drops what is
no longer there; `--check` only says whether that would change a file. Entries are in the order of
the code. They name the file but no line, so that a change elsewhere in it leaves them alone.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
KEYWORDS = parse_keywords(("_", "N_", "NP_:1c,2", "ngettext:1,2", "pgettext:1c,2"))
# By how a file's name ends: who finds its texts.
METHODS = {".py": "python", ".j2": "jinja2.ext:babel_extract"}


def catalogues() -> list[Path]:
    """Every catalogue, by language."""
    return sorted(SOURCE.glob("welfare_cli/locale/*/LC_MESSAGES/welfare.po"))


def language(catalogue: Path) -> str:
    """The language of a catalogue."""
    return catalogue.parent.parent.name


def read(catalogue: Path) -> Catalog:
    """A catalogue with its translations."""
    with catalogue.open("rb") as file:
        return read_po(file, locale=language(catalogue), abort_invalid=True)


def collected() -> Catalog:
    """Every text of the program, without a translation."""
    found = Catalog()
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in METHODS:
            for text, context in _texts(path):
                name = path.relative_to(SOURCE).as_posix()
                found.add(text, locations=[(name, 1)], context=context)
    return found


def updated(catalogue: Path) -> str:
    """The catalogue with the texts that the program has now; its head stays as it is."""
    catalog = read(catalogue)
    catalog.update(collected(), no_fuzzy_matching=True)
    out = io.BytesIO()
    write_po(out, catalog, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
    head = catalogue.read_text(encoding="utf-8").partition("\n\n")[0]
    return f"{head}\n\n{out.getvalue().decode().strip()}\n"


def _texts(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Every text of a file, singular and plural, with its context."""
    with path.open("rb") as file:
        for _line, text, _comments, context in extract(
            METHODS[path.suffix], file, KEYWORDS, options={"encoding": "utf-8"}
        ):
            if text:
                yield text, context


def main() -> None:
    """Update every catalogue, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if stale")
    check = parser.parse_args().check
    stale = False
    for catalogue in catalogues():
        text = updated(catalogue)
        if text == catalogue.read_text(encoding="utf-8"):
            continue
        stale = True
        if check:
            print(f"{catalogue.relative_to(ROOT)} is not up to date")
        else:
            catalogue.write_text(text, encoding="utf-8")
    sys.exit(check and stale)


if __name__ == "__main__":
    main()
