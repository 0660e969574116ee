"""Templates can be replaced one by one; a mistake in one is told with its file and line."""

from pathlib import Path

import pytest

from conftest import ROOT, Welfare
from welfare_cli.cli.report import TEMPLATES
from welfare_cli.present.report import html

SHIPPED = ROOT / "src/welfare_cli/present/report/templates"


def test_the_names_are_those_that_ship() -> None:
    assert set(TEMPLATES) == set(html.NAMES) == {path.name for path in SHIPPED.iterdir()}


def test_one_template_is_replaced_and_the_others_stay(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("body { color: #123456 }")
    out = welfare("report", "--template", str(tmp_path)).out
    assert "#123456" in out
    assert ".block {" not in out
    assert "65歳以上の元気な高齢者の割合" in out


def test_a_whole_page_of_one_s_own(welfare: Welfare, tmp_path: Path) -> None:
    page = (
        "<h1>{{ report.title }}</h1>{% for b in report.indicators.blocks %}{{ b.id }},{% endfor %}"
    )
    (tmp_path / "report.html.j2").write_text(page)
    out = welfare("report", "--template", str(tmp_path)).out
    assert out.startswith("<h1>第3次熊本市")
    assert out.count(",") == 12


def test_replacing_by_the_shipped_changes_nothing(welfare: Welfare) -> None:
    assert welfare("report", "--template", str(SHIPPED)).out == welfare("report").out


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("one\n{% for x %}\n", 2, "expected"),
        ("\n\n{{ report.nothing }}", 3, "nothing"),
        ("{{ nothing }}", 1, "nothing"),
        ("\n{{ report.__class__ }}", 2, "unsafe"),
        ("\n{{ 1 / 0 }}", 2, "division"),
        ("{{ _('no.such.word') }}", 1, "no.such.word"),
        ("\n{% include 'other.html' %}", 2, "other.html"),
        ("\n{{ report.chapters.append(1) }}", 2, "append"),
        ("\n{% for n in range(10000000) %}{% endfor %}", 2, "ange"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    text: str, line: int, told: str, welfare: Welfare, tmp_path: Path
) -> None:
    file = tmp_path / "report.html.j2"
    file.write_text(text)
    outcome = welfare("report", "--template", str(tmp_path))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"{file}:{line}: ")
    assert told in outcome.err


def test_a_mistake_in_a_part_is_told_there(welfare: Welfare, tmp_path: Path) -> None:
    parts = (SHIPPED / "parts.html.j2").read_text()
    (tmp_path / "parts.html.j2").write_text(parts.replace("block.title", "block.titel"))
    outcome = welfare("report", "--template", str(tmp_path))
    assert outcome.code == 2
    assert f"{tmp_path}/parts.html.j2:" in outcome.err
    assert "titel" in outcome.err


def test_a_template_that_is_no_text_is_refused(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "style.css").write_bytes(b"\xff\xfe\x00")
    outcome = welfare("report", "--template", str(tmp_path))
    assert outcome.code == 2
    assert "style.css" in outcome.err


def test_templates_are_for_the_page_alone(welfare: Welfare) -> None:
    outcome = welfare("report", "--template", str(SHIPPED), "--format", "markdown")
    assert outcome.code == 2
