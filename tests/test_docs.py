"""What README and docs show is what the commands print now, and the two READMEs keep step."""

import doctest
import re

import pytest

from conftest import ROOT
from docs import document, documents


@pytest.mark.parametrize("name", documents())
def test_a_document_shows_what_the_code_does(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == document(name)


@pytest.mark.parametrize("name", ["docs/api.md", "docs/api.ja.md"])
def test_the_python_of_the_docs_gives_what_they_show(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / name).read_text("utf-8")
    # Its blocks are one session; the mark of a block's end is no output.
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert len(test.examples) > 5
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_readmes_have_the_same_parts() -> None:
    parts = [_shape((ROOT / name).read_text("utf-8")) for name in ("README.md", "README.ja.md")]
    assert parts[0] == parts[1]


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_no_package_index_stands_in_the_repository() -> None:
    pattern = re.compile(r"https?://[^\s\"']*(?:pypi|pythonhosted|simple/)", re.IGNORECASE)
    files = [*ROOT.glob("*.*"), *ROOT.glob("tests/*.txt"), *ROOT.glob("docs/*"), ROOT / ".ci/run"]
    texts = [f for f in files if f.is_file() and f.suffix != ".png"]
    assert [f.name for f in texts if pattern.search(f.read_text("utf-8"))] == []


def _shape(document: str) -> list[str]:
    """Headings by level, blocks by kind, tables by their number of rows."""
    marks = re.findall(r"^(#+ |```\w+|\|)", document, re.MULTILINE)
    return [mark.strip() for mark in marks]
