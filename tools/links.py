"""Follows every link of the built site: `python tools/links.py build/site`.

Every page, picture and anchor that a page points to must be there, and nothing that a browser
loads by itself may come from elsewhere. Exits with 1 and a list of what is not so.
"""

import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


class Anatomy(HTMLParser):
    """The ids of a page, where its links lead, and what a browser loads for it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag says of these."""
        known = {name: value for name, value in attrs if value}
        self.ids |= {known[name] for name in ("id", "name") if name in known}
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        if address := known.get(_LOADED.get(tag, "")):
            self.loaded.append(address)


@cache
def anatomy(page: Path) -> Anatomy:
    """What stands in a page."""
    return Anatomy(page.read_text("utf-8"))


def broken(site: Path) -> Iterator[str]:
    """Each link that leads nowhere, and each thing loaded from elsewhere, with its page."""
    for page in sorted(site.rglob("*.html")):
        found = anatomy(page)
        name = page.relative_to(site)
        yield from (f"{name}: loads {url}" for url in found.loaded if _is_elsewhere(url))
        inside = [url for url in (*found.links, *found.loaded) if not _is_elsewhere(url)]
        yield from (f"{name}: {url}" for url in inside if not _leads(url, page, site))


def _is_elsewhere(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.scheme or parts.netloc) and parts.scheme != "data"


def _leads(url: str, page: Path, site: Path) -> bool:
    """Whether the file is there, within the site, and has the anchor."""
    parts = urlsplit(url)
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    start = site if path.startswith("/") else page.parent
    target = (start / path.lstrip("/")).resolve() if path else page.resolve()
    target = target / "index.html" if target.is_dir() else target
    if not (target.is_file() and target.is_relative_to(site.resolve())):
        return parts.scheme == "data"
    return not anchor or target.suffix != ".html" or anchor in anatomy(target).ids


def main() -> int:
    """Print what is wrong and how many pages were read."""
    site = Path(sys.argv[1])
    found = [*broken(site)]
    pages = len([*site.rglob("*.html")])
    print("\n".join([*found, f"{pages} pages, {len(found)} broken links"]))
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
