"""A chart shows what was measured and no more: gaps stay gaps, and every mark has its shape."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Welfare
from reports import HEALTH, PLAN, content_of
from welfare_cli.present.report.chart_svg import chart_svg, key_svg
from welfare_cli.present.report.model import Block

WIDTH, HEIGHT = 480, 250


def blocks(plan: Path = PLAN) -> dict[str, Block]:
    return {block.id: block for block in content_of(plan).indicators.blocks}


def drawn(block: Block) -> ET.Element:
    return ET.fromstring(chart_svg("c", block.drawing.scene, block.years, block.chart))  # noqa: S314  our own


def kinds(chart: ET.Element, kind: str) -> list[ET.Element]:
    return [part for part in chart if part.get("class") == kind]


@pytest.mark.parametrize("plan", [PLAN, HEALTH])
def test_every_chart_is_sound_and_lies_within_its_frame(plan: Path) -> None:
    for block in blocks(plan).values():
        chart = drawn(block)
        for part in chart.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(part.get(name, "0")) <= WIDTH
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(part.get(name, "0")) <= HEIGHT


def test_a_line_joins_only_two_years_in_a_row() -> None:
    joined = {name: len(kinds(drawn(block), "joined")) for name, block in blocks().items()}
    assert joined["active-seniors"] == 3  # H27 to H30, and the baseline of H20 stands alone
    assert joined["disability-friendly-city"] == 2  # H26 to H27, a gap, H29 to H30
    assert joined["evacuation-registrants"] == 0


def test_a_year_without_a_value_is_a_gap_that_says_so() -> None:
    found = blocks()
    assert len(kinds(drawn(found["disability-friendly-city"]), "gap")) == 1
    assert "gap" in dict(found["disability-friendly-city"].keys)
    assert not kinds(drawn(found["active-seniors"]), "gap")


def test_sample_and_final_values_have_other_shapes() -> None:
    assert len(kinds(drawn(blocks()["active-seniors"]), "sample")) == 4
    final = drawn(blocks(HEALTH)["checkups"])
    assert len(kinds(final, "actual")) == 1
    assert not kinds(final, "sample")


def test_a_preliminary_value_is_hollow(welfare: Welfare, project: Path) -> None:
    path = project / "data/results/2018.csv"
    path.write_text(path.read_text().replace("consultations,402,preliminary,sample", "x"))
    path.write_text(path.read_text().replace("x,", "consultations,402,preliminary,real,"))
    out = welfare("report", cwd=project).out
    chart = out[out.index('id="i-consultations"') :].split("</figure>")[0]
    assert 'class="provisional"' in chart
    assert "速報値" in chart


def test_nothing_is_joined_across_a_break() -> None:
    block = blocks()["new-employment"]
    broken = tuple(replace(point, breaks=point.year == 2017) for point in block.years)
    scene = replace(block.drawing.scene, breaks=(2017,))
    chart = ET.fromstring(chart_svg("c", scene, broken, block.chart))  # noqa: S314  our own
    assert len(kinds(chart, "break")) == 1
    assert len(kinds(chart, "joined")) == len(kinds(drawn(block), "joined")) - 1


def test_the_chart_is_told_in_words() -> None:
    chart = drawn(blocks()["consultations"])
    told = [part.text or "" for part in chart if part.tag in ("title", "desc")]
    assert told[0] == "グラフ: 実相談受入人数"
    assert "H30 402人" in told[1]
    assert "411人" in told[1]
    assert chart.get("role") == "img"
    assert chart.get("aria-labelledby") == "c-t c-d"


def test_titles_are_data() -> None:
    block = blocks()["consultations"]
    text = chart_svg('"><script>', block.drawing.scene, block.years, ("<b>&", "</desc>"))
    assert "<script>" not in text
    assert "<b>" not in text


def test_every_key_is_a_picture_of_its_own() -> None:
    names = {key for block in blocks().values() for key, _ in block.keys}
    names |= {"provisional", "actual", "other", "level", "break"}
    pictures = {re.sub(r'class="\w+"', "", key_svg(name)) for name in names}
    assert len(pictures) >= len(names) - 3  # lines differ by their dash, which is a style


def test_a_chart_without_any_value_is_still_a_frame() -> None:
    block = blocks()["evacuation-registrants"]
    scene = replace(block.drawing.scene, spots=(), path=(), levels=(), tags=())
    blank = tuple(
        replace(p, actual=None, baseline=None, target=None, expected=None) for p in block.years
    )
    assert chart_svg("c", scene, blank, block.chart).endswith("</svg>")
