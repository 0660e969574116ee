"""The page stands alone: no script, no outside address, and the same bytes each time."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT, Welfare
from reports import Page, addresses, check_harmless


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("plan", ["data/plan.yaml", "examples/health-japan-21/plan.yaml"])
def test_nothing_runs_and_nothing_is_loaded(plan: str, lang: str, welfare: Welfare) -> None:
    page = check_harmless(welfare("report", "--plan", plan, "--lang", lang).out)
    assert page.open == []
    policy = [a.get("content") for tag, a in page.tags if tag == "meta" and "http-equiv" in a]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_only_an_https_address_of_the_rule_becomes_a_link(welfare: Welfare, tmp_path: Path) -> None:
    shipped = (ROOT / "src/welfare_cli/rules/shipped/pace.yaml").read_text()
    for address, links in (("https://example.org/r", 1), ("http://example.org", 0)):
        rules = tmp_path / "own.yaml"
        source = f'source: {{title: "x", address: "{address}"}}'
        rules.write_text(re.sub(r"source:\n(  .*\n)+", f"{source}\n", shipped))
        out = welfare("report", "--rules", str(rules)).out
        assert out.count(f'href="{address}') == links
        assert address in out


def test_the_same_input_gives_the_same_bytes(welfare: Welfare) -> None:
    assert welfare("report").out == welfare("report").out


def test_every_id_is_there_once_and_every_link_leads_somewhere(welfare: Welfare) -> None:
    page = Page(welfare("report").out)
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in addresses(page)} <= set(ids)
    for _, attrs in page.tags:
        for named in (attrs.get("aria-labelledby") or "").split():
            assert named in ids


def test_headings_skip_no_level(welfare: Welfare) -> None:
    levels = [int(tag[1]) for tag, _ in Page(welfare("report").out).tags if re.match(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chart_has_a_title_and_a_table(welfare: Welfare) -> None:
    out = welfare("report").out
    charts = re.findall(r'<svg class="chart".*?</svg>', out)
    assert len(charts) == 12
    assert all("<title" in chart and "<desc" in chart and 'role="img"' in chart for chart in charts)
    assert out.count("<caption>グラフの数値</caption>") == 12


def test_the_language_of_the_page_is_that_of_its_words(welfare: Welfare) -> None:
    assert '<html lang="ja">' in welfare("report").out
    english = welfare("report", "--lang", "en").out
    assert '<html lang="en">' in english
    # The notes of a result file are in one language only.
    told = re.sub(r'<td class="text c-note">.*?</td>', "", english)
    assert not re.search("[\u3040-\u30ff\u4e00-\u9fff]", told)
