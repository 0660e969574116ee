"""Makes one site of two languages: MkDocs calls these functions, once for each language.

`page.md` is English and `page.ja.md` Japanese; a page that has no Japanese is shown in English.
Each language has a build, and so a search index, of its own. Formulas become MathML, which a
browser reads as it reads text, so that no page needs a script to show them.
"""

import re
from html import unescape
from typing import Any

from latex2mathml.converter import convert
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_JA = ".ja.md"
_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<latex>.*?)\\[)\]]</(?P=tag)>', re.DOTALL
)
# A line that was broken within Japanese: a browser would show a blank there.
_BROKEN_LINE = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
_MINUS = "</mtext><mo>&#x02212;</mo><mtext>"


def on_files(files: Files, /, *, config: MkDocsConfig) -> Files:
    """The pages of this language, each under its English name."""
    for file in [file for file in files if file.src_uri.endswith(_JA)]:
        files.remove(file)
        if _language(config) == "ja":
            name = file.src_uri.removesuffix(_JA) + ".md"
            if english := files.get_file_from_path(name):
                files.remove(english)
            files.append(File.generated(config, name, abs_src_path=file.abs_src_path))
    return files


def on_nav(nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001  MkDocs hands it by name
    """The sections under their names in this language."""
    for item in (item for item in nav.items if item.is_section):
        item.title = config.extra.get("sections", {}).get(item.title, item.title)
    return nav


def on_page_markdown(markdown: str, /, **_: object) -> str:
    """The page as the site needs it: links to pages, not files; no blank within Japanese prose."""
    linked = re.sub(r"(\]\([^)\s]+)\.ja\.md\b", r"\1.md", markdown)
    prose_and_blocks = re.split(r"(^```.*?^```$)", linked, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        part if part.startswith("```") else _BROKEN_LINE.sub("", part) for part in prose_and_blocks
    )


def on_page_content(html: str, /, **_: object) -> str:
    """The page with every formula typeset."""
    return _FORMULA.sub(_typeset, html)


def on_page_context(
    context: dict[str, Any], /, *, page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """The page with a link to itself in the other language."""
    top = "../" if _language(config) == "ja" else ""
    config.extra["alternate"] = [
        {"name": "English", "lang": "en", "link": f"{top}{page.url}"},
        {"name": "日本語", "lang": "ja", "link": f"{top}ja/{page.url}"},
    ]
    return context


def _language(config: MkDocsConfig) -> str:
    return str(config.theme["language"])


def _typeset(formula: re.Match[str]) -> str:
    """MathML; browsers set a minus in a fraction close, too close between words."""
    shown = "block" if formula["tag"] == "div" else "inline"
    mathml = str(convert(unescape(formula["latex"]), display=shown))
    return mathml.replace(_MINUS, _MINUS.replace("<mo>", '<mo lspace=".22em" rspace=".22em">'))
