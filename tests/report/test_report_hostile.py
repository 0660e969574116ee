"""Whatever people wrote is data: nothing of it takes effect in any format of the report."""

import re
from pathlib import Path

import pytest

from conftest import Welfare
from reports import Page, check_harmless, rows_of_markdown

TEXTS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "breakout": "</title></style><script>x</script>\" onload='x' {{ 7*7 }} {% raw %}",
    "formula": "=cmd|' /C calc'!A0",
    "style": "*/ } body { background: url(https://example.org/x) } /*",
    "markdown": "| a | b |\\ [x](javascript:alert(1)) **b** `c` # d",
    "long": "長" * 100_000,
}
# What YAML may hold in quotes; it is refused when the plan is read, or made visible.
CONTROLS = {"terminal": r"\x1b[2J", "direction": r"\u202Eabc\u2066", "bell": r"\x07\x00"}


def written(folder: Path, text: str) -> None:
    """A plan whose every text is the hostile one, with results and reviews."""
    told = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    (folder / "plan.yaml").write_text(
        "format: 1\nid: p\n"
        f"title: {told}\nperiod: {{from: H27, to: H31}}\nowners: [{told}]\n"
        f"goal: {{title: {told}, text: {told}}}\nprinciples: [{{title: {told}, text: {told}}}]\n"
        f"legal_basis: {told}\nparent: {{title: {told}}}\nrelated: [{told}]\nsource: {told}\n"
        f"sections:\n- id: s\n  kind: {told}\n  title: {told}\n"
        f"  actions: [{{id: a, title: {told}}}]\n"
        f"  indicators:\n  - id: i\n    title: {told}\n    unit: 人\n    definition: {told}\n"
        f"    source: {told}\n    note: {told}\n    baseline: {{year: H26, value: 1}}\n"
        "    target: {year: H31, value: 9}\n    revisions:\n"
        f"    - {{from: H29, date: 2017-04-01, reason: {told}, target: {{year: H31, value: 8}}}}\n",
        encoding="utf-8",
    )
    (folder / "results").mkdir()
    cell = '"' + text.replace('"', '""')[:900] + '"'
    rows = f"indicator,value,status,source,note,published\ni,2,final,{cell},{cell},{cell[:90]}"
    (folder / "results" / "2018.csv").write_text(rows + ('"' if len(cell) > 90 else "") + "\n")
    (folder / "results" / "2018.reviews.yaml").write_text(
        f"format: 1\nreviews:\n- {{id: a, state: done, work: {told}, cause: {told}}}\n"
        f"- {{id: i, cause: {told}, issue: {told}, next: {told}}}\n- {{id: s, next: {told}}}\n"
    )


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_of_it_runs_in_the_page(name: str, welfare: Welfare, tmp_path: Path) -> None:
    written(tmp_path, TEXTS[name])
    outcome = welfare("report", "--as-of", "H30", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    page = check_harmless(outcome.out)
    assert page.open == []
    assert "".join(TEXTS[name].split()) in "".join(page.said.split())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]", outcome.out)
    tags = {tag for tag, _ in page.tags}
    assert "body" in tags
    assert [tag for tag, _ in page.tags].count("style") == 1


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_of_it_is_a_mark_of_markdown(name: str, welfare: Welfare, tmp_path: Path) -> None:
    written(tmp_path, TEXTS[name])
    out = welfare("report", "--as-of", "H30", "--format", "markdown", cwd=tmp_path).out
    unfenced = re.sub(r"```text\n.*?```", "", out, flags=re.DOTALL)
    assert not re.search(r"(?<!\\)[<`]|(?<!\\)\]\(", unfenced)
    widths = {len(row) for row in rows_of_markdown(out)}
    assert 0 not in widths
    assert "javascript:" not in re.sub(r"\\\]\(javascript", "", out) or name == "markdown"


@pytest.mark.parametrize("format_", ["html", "markdown"])
@pytest.mark.parametrize("name", CONTROLS)
def test_controls_never_reach_a_report(
    name: str, format_: str, welfare: Welfare, project: Path
) -> None:
    path = project / "data" / "results" / "2018.csv"
    raw = CONTROLS[name].encode().decode("unicode_escape").replace("\x00", "")
    text = path.read_text().replace("サンプル値（公式値ではありません）", raw)
    path.write_text(text)
    outcome = welfare("report", "--format", format_, cwd=project)
    assert outcome.code in (0, 1)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2066-\u2069\u202a-\u202e]", outcome.out)


def test_a_title_in_the_print_header_cannot_leave_its_string(
    welfare: Welfare, tmp_path: Path
) -> None:
    written(tmp_path, '"; } </style><script>x</script> \\" } @import url(x);')
    page = Page(welfare("report", "--as-of", "H30", cwd=tmp_path).out)
    header = page.style.split("@page { @top-left { content: ")[1].split(" } }")[0]
    assert re.fullmatch(r'"[^"<>;{}@]*"', header)
