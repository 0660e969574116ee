"""Every format of the report shows the same figures, cell for cell, and says the same."""

from pathlib import Path

import pytest

from conftest import Welfare
from reports import (
    HEALTH,
    PLAN,
    Page,
    cells_of,
    content_of,
    plain,
    rows_of_markdown,
    rows_of_page,
    sheets_of,
)
from welfare_cli.present.markdown import aligned_table
from welfare_cli.present.report.model import Content
from welfare_cli.present.sheet import Column, Line

CASES = [
    (PLAN, "ja", "pace"),
    (PLAN, "en", "maff"),
    (HEALTH, "ja", "health-japan-21"),
    (HEALTH, "en", "open-sdg"),
]
every_case = pytest.mark.parametrize(("plan", "lang", "rules"), CASES)


@every_case
def test_the_page_shows_every_cell(plan: Path, lang: str, rules: str, welfare: Welfare) -> None:
    content = content_of(plan, lang, rules)
    out = welfare("report", "--plan", str(plan), "--lang", lang, "--rules", rules).out
    expected = [row for sheet in sheets_of(content) for row in cells_of(sheet)]
    assert rows_of_page(Page(out)) == expected


@every_case
def test_markdown_shows_every_cell(plan: Path, lang: str, rules: str, welfare: Welfare) -> None:
    content = content_of(plan, lang, rules)
    args = ["--plan", str(plan), "--lang", lang, "--rules", rules, "--format", "markdown"]
    found = rows_of_markdown(welfare("report", *args).out)
    expected = [row for sheet in sheets_of(content) for row in cells_of(sheet)]
    headers = {tuple(cells_of(sheet)[0]) for sheet in sheets_of(content) if sheet.lines}
    rows = [row for row in found if tuple(row) not in headers]
    shown = [[" ".join(cell.split()) for cell in row] for row in expected]
    assert rows == [row for row in shown if tuple(row) not in headers]


@every_case
def test_both_say_the_same_sentences(plan: Path, lang: str, rules: str, welfare: Welfare) -> None:
    content = content_of(plan, lang, rules)
    args = ["--plan", str(plan), "--lang", lang, "--rules", rules]
    page = _spaced(Page(welfare("report", *args).out).said)
    markdown = _spaced(plain(welfare("report", *args, "--format", "markdown").out))
    for text in map(_spaced, _texts(content)):
        assert text in page
        assert text in markdown


def test_the_chapters_stand_in_the_order_that_was_asked_for() -> None:
    keys = [chapter.key for chapter in content_of().chapters]
    assert keys == [
        "about",
        "counts",
        "changes",
        "table",
        "indicators",
        "actions",
        "rules",
        "notes",
    ]


def test_the_counts_are_those_of_progress(welfare: Welfare) -> None:
    content = content_of()
    whole = content.counts.sheets[0].lines[0].cells
    shares = {share.sign: share.count for share in content.shares}
    assert whole["total"] == "12"
    assert sum(shares.values()) == 12
    summary = welfare("progress").out
    assert all(f"{s.sign} {s.label} {s.count}" in summary for s in content.shares)


def test_all_48_actions_have_a_state_in_the_report() -> None:
    sheet = content_of().actions.sheets[1]
    assert len(sheet.lines) == 48
    assert all(line.cells["state"] for line in sheet.lines)


def test_what_is_made_up_is_said_at_the_top_and_beside_each() -> None:
    content = content_of()
    assert len(content.notices) == 2
    sampled = [b for b in content.indicators.blocks if b.found.assessment.uses_sample]
    assert sampled
    assert all(block.notices for block in sampled)
    assert content_of(HEALTH).notices == ()


def test_a_wide_cell_does_not_pad_the_others() -> None:
    columns = (Column("a", "a"), Column("b", "b", right=True))
    table = aligned_table(columns, (Line({"a": "x" * 1000, "b": "1"}), Line({"a": "y", "b": "22"})))
    assert len(table) < 1500
    assert table.splitlines()[1].endswith("| --: |")


def _texts(content: Content) -> list[str]:
    texts = [content.title.split(" ")[0], *content.notices]
    for chapter in content.chapters:
        texts += [chapter.title, *chapter.sentences, *(fact.text for fact in chapter.facts)]
        for block in chapter.blocks:
            texts += [block.title, block.rating, *block.notices]
            for part in block.parts:
                texts += [part.title, *part.sentences, *(fact.text for fact in part.facts)]
    return texts


def _spaced(text: str) -> str:
    return "".join(text.split())
