"""The Python interface gives what the commands print, and raises what they refuse."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import welfare_cli
from conftest import ROOT, Welfare
from welfare_cli import (
    RECORD_TYPES,
    FiscalYear,
    Plan,
    PlanError,
    Results,
    ResultsError,
    RulesError,
    WelfareError,
    YearError,
    assess_plan,
    assess_years,
    load_plan,
    load_results,
    load_rules,
    to_records,
)
from welfare_cli.present.export.long_rows import KEYS

PLAN = load_plan(ROOT / "data/plan.yaml")
RESULTS = load_results(PLAN, ROOT / "data/results")


def test_every_name_is_there() -> None:
    for name in welfare_cli.__all__:
        assert getattr(welfare_cli, name) is not None
    assert set(welfare_cli.__all__) <= set(dir(welfare_cli))


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="load_plans"):
        _ = getattr(welfare_cli, "load_plans")  # noqa: B009  the type checker knows better


def test_an_import_loads_nothing() -> None:
    code = "import sys, welfare_cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = {name for name in done.stdout.decode().split() if name.startswith("welfare_cli")}
    assert loaded == {"welfare_cli"}
    assert not {"pydantic", "yaml", "typer", "rich"} & set(done.stdout.decode().split())


def test_loading_a_plan_loads_no_command_line() -> None:
    code = "import sys, welfare_cli; welfare_cli.load_plan; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert not {"typer", "rich", "jinja2", "xlsxwriter"} & set(done.stdout.decode().split())


def test_the_records_are_the_rows_of_the_export(welfare: Welfare) -> None:
    rows = [json.loads(line) for line in welfare("export", "--to", "jsonl").out.splitlines()]
    assert to_records(assess_years(PLAN, RESULTS), PLAN) == rows
    english = welfare("export", "--to", "jsonl", "--lang", "en").out.splitlines()
    assert to_records(assess_years(PLAN, RESULTS), PLAN, "en") == [json.loads(r) for r in english]


def test_the_figures_are_those_of_progress(welfare: Welfare) -> None:
    told = json.loads(welfare("progress", "--format", "json", "--rules", "maff").out)
    records = to_records(assess_plan(PLAN, RESULTS, rules="maff"), PLAN)
    for record, indicator in zip(records, told["indicators"], strict=True):
        assert record["indicator"] == indicator["id"]
        for name in ("progress", "elapsed", "pace", "achievement", "rating", "score"):
            assert record[name] == indicator[name]


@pytest.mark.parametrize("as_of", ["H28", "平成28年度", "FY2016", 2016, FiscalYear(2016), None])
def test_a_year_is_named_in_any_way(as_of: str | int | FiscalYear | None) -> None:
    found = assess_plan(PLAN, RESULTS, as_of)
    assert {one.as_of.number for one in found} == {2018 if as_of is None else 2016}


@pytest.mark.parametrize("as_of", ["soon", "", 1, -5])
def test_what_is_no_year_is_a_value_error(as_of: str | int) -> None:
    with pytest.raises(YearError):
        assess_plan(PLAN, RESULTS, as_of)
    assert issubclass(YearError, ValueError)


def test_without_results_the_year_is_the_first_of_the_plan() -> None:
    assert {one.as_of.number for one in assess_plan(PLAN, Results())} == {2015}


def test_without_results_the_year_is_that_of_the_newest_reviews(
    welfare: Welfare, project: Path
) -> None:
    folder = project / "data/results"
    for file in folder.iterdir():
        file.unlink()
    for year in ("2016", "H30"):
        (folder / f"{year}.reviews.yaml").write_text("format: 1\nreviews: []\n")
    told = json.loads(welfare("progress", "--format", "json", cwd=project).out)
    assert told["as_of"]["year"] == 2018
    assert {one.as_of.number for one in assess_plan(PLAN, load_results(PLAN, folder))} == {2018}
    line = json.loads(welfare("overview", "--format", "jsonl", cwd=project).out.splitlines()[0])
    assert line["standing"]["as_of"]["year"] == 2018


def test_rules_are_named_or_given(tmp_path: Path) -> None:
    shipped = load_rules("maff")
    file = tmp_path / "own.yaml"
    text = (ROOT / "src/welfare_cli/rules/shipped/maff.yaml").read_text()
    file.write_text(text.replace("id: maff", "id: own"))
    for rules in ("maff", shipped):
        assert {a.rules.id for a in assess_plan(PLAN, RESULTS, rules=rules)} == {"maff"}
    for path in (file, str(file)):
        assert {a.rules.id for a in assess_plan(PLAN, RESULTS, rules=path)} == {"own"}
    assert {a.rules.id for a in assess_plan(PLAN, RESULTS)} == {"pace"}


def test_a_plan_that_carries_its_rule_set_is_rated_by_it() -> None:
    folder = ROOT / "examples/health-japan-21"
    plan = load_plan(folder / "plan.yaml")
    results = load_results(plan, folder / "results")
    default = assess_plan(plan, results)
    assert default[0].rules.id == (plan.rules if isinstance(plan.rules, str) else plan.rules.id)


@pytest.mark.parametrize(
    ("load", "kind", "told"),
    [
        (lambda _: load_rules("pce"), RulesError, "Did you mean “pace”?"),
        (lambda _: load_rules("./pace.yaml"), RulesError, "[file-missing]"),
        (lambda _: load_plan("nope.yaml"), PlanError, "[file-missing]"),
        (lambda f: load_results(PLAN, f / "nope"), ResultsError, "nope: エラー"),
        (lambda f: load_results(PLAN, f / "wrong"), ResultsError, "active-senior"),
    ],
)
def test_what_cannot_be_used_is_raised(
    load: Callable[[Path], Any], kind: type[WelfareError], told: str, tmp_path: Path
) -> None:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong/2018.csv").write_text("indicator,value\nactive-senior,79\n")
    with pytest.raises(kind) as raised:
        load(tmp_path)
    assert told in str(raised.value)


def test_the_text_is_what_the_command_line_tells(
    welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = project / "data/plan.yaml"
    text = plan.read_text().replace("value: 78.61", "value: abc").replace("H31", "H3１x")
    plan.write_text(text)
    monkeypatch.chdir(project)
    with pytest.raises(PlanError) as raised:
        load_plan("data/plan.yaml")
    assert len(raised.value.problems) > 1
    told = welfare("progress", "--lang", "en", cwd=project).err
    assert told.startswith(str(raised.value))
    assert welfare("progress", "--lang", "ja", cwd=project).err.startswith(raised.value.told("ja"))


def test_a_damaged_import_is_refused_by_name(project: Path) -> None:
    (project / "data/results/.import-pending.json").write_text("{")
    with pytest.raises(ResultsError):
        load_results(PLAN, project / "data/results")


def test_every_value_is_of_the_type_of_its_column() -> None:
    records = to_records(assess_years(PLAN, RESULTS), PLAN)
    for record in records:
        assert tuple(record) == tuple(RECORD_TYPES) == KEYS
        for name, kind in RECORD_TYPES.items():
            assert record[name] is None or type(record[name]) is kind


def test_the_language_is_one_of_two() -> None:
    with pytest.raises(ValueError, match="fr"):
        to_records([], PLAN, "fr")


def test_pandas_takes_the_records_as_they_are() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(to_records(assess_years(PLAN, RESULTS), PLAN))
    assert frame["year"].dtype == "int64"
    assert frame["progress"].dtype == "float64"
    assert frame["sample"].dtype == "bool"
    assert list(pandas.DataFrame([], columns=list(RECORD_TYPES)).columns) == list(RECORD_TYPES)


def test_polars_takes_the_records_as_they_are() -> None:
    polars = pytest.importorskip("polars")
    full = polars.DataFrame(to_records(assess_years(PLAN, RESULTS), PLAN), schema=RECORD_TYPES)
    empty = polars.DataFrame(to_records([], PLAN), schema=RECORD_TYPES)
    assert full.schema == empty.schema
    assert polars.concat([full, empty]).height == full.height


def test_a_plan_is_what_pydantic_makes_of_it() -> None:
    assert isinstance(PLAN, Plan)
    assert [section.id for section in PLAN.sections]
