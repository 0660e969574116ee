"""What departments send goes in without an option, or is refused without a trace."""

import io
import json
from pathlib import Path

import pytest

from conftest import Outcome, Welfare

SHEET = """\
平成30年度　成果指標　実績一覧,,,
担当：健康福祉政策課,,,
,,,
成果指標,単位,平成３０年度実績,備考
65歳以上の元気な高齢者の割合,％,７９．４０％,
地域子育て支援施設利用者数,人,"１２２，０００人",
実相談受入人数,人,405人(速報値),
※速報値を含む,,,
"""


def _sent(project: Path, text: str, name: str = "results.csv", encoding: str = "utf-8") -> Path:
    path = project / name
    path.write_bytes(text.encode(encoding))
    return path


def _values(project: Path, year: int = 2018) -> dict[str, str]:
    lines = (project / f"data/results/{year}.csv").read_text().splitlines()[1:]
    return {line.split(",")[0]: ",".join(line.split(",")[1:3]) for line in lines}


def _changes(outcome: Outcome) -> dict[str, int]:
    summary: dict[str, int] = json.loads(outcome.out)["summary"]
    return summary


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_a_departments_sheet_goes_in_without_an_option(
    encoding: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, SHEET, encoding=encoding)
    outcome = welfare("import", "results.csv", cwd=project)
    assert outcome.code == 0, outcome.err
    values = _values(project)
    assert values["active-seniors"] == "79.40,final"
    assert values["childcare-facility-users"] == "122000,final"
    assert values["consultations"] == "405,preliminary"
    assert "results.csv: 値のない行を読み飛ばしました: 8" in outcome.err
    progress = json.loads(welfare("progress", "--format", "json", cwd=project).out)
    seniors = progress["indicators"][0]
    assert seniors["actual"] == {"year": 2018, "value": 79.4, "status": "final"}


def test_importing_twice_changes_nothing_and_says_so(welfare: Welfare, project: Path) -> None:
    _sent(project, SHEET)
    welfare("import", "results.csv", cwd=project)
    before = {p.name: p.read_bytes() for p in (project / "data/results").iterdir()}
    outcome = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert outcome.code == 0
    assert "Nothing to change: 3 values are there already." in outcome.err
    assert {p.name: p.read_bytes() for p in (project / "data/results").iterdir()} == before


def test_a_dry_run_writes_nothing(welfare: Welfare, project: Path) -> None:
    _sent(project, SHEET)
    before = _values(project)
    outcome = welfare("import", "results.csv", "--dry-run", "--format", "json", cwd=project)
    assert _changes(outcome)["replaced-sample"] == 3
    assert _values(project) == before
    assert not (project / "data/results/history.jsonl").exists()


def test_one_refused_cell_and_nothing_is_written(welfare: Welfare, project: Path) -> None:
    _sent(project, SHEET.replace("405人(速報値)", "405人 410人").replace("７９．４０％", "約８割"))
    before = _values(project)
    outcome = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert outcome.code == 1
    assert "C7: two values in one cell: “405人 410人”" in outcome.err
    assert "C5: " in outcome.err
    assert "Nothing was written: 2 refused" in outcome.err
    assert _values(project) == before


def test_partial_takes_the_good_ones_and_still_exits_with_1(
    welfare: Welfare, project: Path
) -> None:
    _sent(project, SHEET.replace("405人(速報値)", "多数"))
    outcome = welfare("import", "results.csv", "--partial", cwd=project)
    assert outcome.code == 1
    assert _values(project)["active-seniors"] == "79.40,final"
    assert _values(project)["consultations"] == "402,preliminary"


def test_a_final_value_is_changed_only_with_replace(welfare: Welfare, project: Path) -> None:
    _sent(project, "indicator,value\nactive-seniors,79.40\n", "2018.csv")
    assert welfare("import", "2018.csv", cwd=project).code == 0
    _sent(project, "indicator,value\nactive-seniors,79.50\n", "2018.csv")
    refused = welfare("import", "2018.csv", "--lang", "en", cwd=project)
    assert refused.code == 1
    assert "--replace" in refused.err
    assert _values(project)["active-seniors"] == "79.40,final"
    assert welfare("import", "2018.csv", "--replace", cwd=project).code == 0
    assert _values(project)["active-seniors"] == "79.50,final"


def test_a_preliminary_value_becomes_final_without_asking(welfare: Welfare, project: Path) -> None:
    _sent(project, "indicator,value,status\nactive-seniors,79.40,速報値\n", "2018.csv")
    welfare("import", "2018.csv", cwd=project)
    _sent(project, "indicator,value,status\nactive-seniors,79.45,\n", "2018.csv")
    assert welfare("import", "2018.csv", cwd=project).code == 0
    assert _values(project)["active-seniors"] == "79.45,final"


@pytest.mark.parametrize(
    "case",
    [
        ("r.csv", "indicator,year,value\nactive-seniors,平成31年度,79.4\n", [], 0),
        ("r.csv", "indicator,H31実績\nactive-seniors,79.4\n", [], 0),
        ("r.csv", "成果指標,実績値（H31）\nactive-seniors,79.4\n", [], 0),
        ("r.csv", "indicator,value\nactive-seniors,79.4\n", ["--year", "31年度"], 0),
        ("R1.csv", "indicator,value\nactive-seniors,79.4\n", [], 0),
        ("平成31年度実績（健康福祉）.csv", "indicator,value\nactive-seniors,79.4\n", [], 0),
        ("r.csv", "平成31年度実績\n\nindicator,value\nactive-seniors,79.4\n", [], 0),
        ("r.csv", "indicator,value\nactive-seniors,79.4\n", [], 1),
        ("H30.csv", "indicator,H31\nactive-seniors,79.4\n", [], 1),
        ("H30.csv", "indicator,value\nactive-seniors,79.4\n", ["--year", "H31"], 1),
        ("r.csv", "indicator,H31\nactive-seniors,79.4\n", ["--year", "H30"], 1),
        ("r.csv", "indicator,H31\nactive-seniors,79.4%(H30)\n", [], 1),
    ],
)
def test_the_year_comes_from_where_it_is_said(
    case: tuple[str, str, list[str], int], welfare: Welfare, project: Path
) -> None:
    name, text, options, code = case
    _sent(project, text, name)
    outcome = welfare("import", name, *options, cwd=project)
    assert outcome.code == code, outcome.err
    written = project / "data/results/2019.csv"
    assert written.exists() == (code == 0)
    if code == 0:
        assert "active-seniors,79.4,final" in written.read_text()


def test_a_progress_sheet_with_merged_names_is_read(welfare: Welfare, project: Path) -> None:
    text = (
        "成果指標,単位,基準値,,H30,H31\n"
        "定数に対する充足率,％,96.4,目標値,98.0,100\n"
        ",,,実績値,99.3,99.5\n"
        ",,,評価,B,A\n"
        "実相談受入人数,人,296,目標値,388,411\n"
        ",,,実績値,403,－\n"
        ",,,評価,A,\n"
    )
    _sent(project, text)
    outcome = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert outcome.code == 0, outcome.err
    assert "layout sheet" in outcome.err
    assert _values(project, 2019) == {
        "consultations": ",not-surveyed",
        "welfare-commissioners": "99.5,final",
    }


def test_a_near_miss_is_offered_and_a_map_settles_it(welfare: Welfare, project: Path) -> None:
    text = "成果指標,H31\n65歳以上の元気な高齢者割合,79.4\n合計,1\n"
    _sent(project, text)
    refused = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert refused.code == 1
    assert "Did you mean “active-seniors”?" in refused.err
    mapped = "--map", "65歳以上の元気な高齢者割合=active-seniors", "--map", "合計=-"
    assert welfare("import", "results.csv", *mapped, cwd=project).code == 0


def test_names_beside_the_plan_settle_it_for_good(welfare: Welfare, project: Path) -> None:
    names = "title,indicator\n65歳以上の元気な高齢者割合,active-seniors\n"
    (project / "data/names.csv").write_bytes(names.encode("cp932"))
    _sent(project, "成果指標,H31\n65歳以上の元気な高齢者割合,79.4\n")
    assert welfare("import", "results.csv", cwd=project).code == 0


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("795", "share of 795"),
        ("0.794", "looks like a fraction"),
        ("20.1", "more than 30 points"),
    ],
)
def test_improbable_values_are_asked_about(
    cell: str, told: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, f"indicator,H31\nactive-seniors,{cell}\n")
    outcome = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert told in outcome.err
    assert outcome.code == (1 if "share of" in told else 0)


def test_columns_and_rows_of_the_users_own_survive(welfare: Welfare, project: Path) -> None:
    file = project / "data/results/2018.csv"
    file.write_text(
        "indicator,value,status,source,note,担当\n"
        "welfare-commissioners,99.2,final,,,民生係\n"
        "active-seniors,79.3,sample,sample,,高齢係\n"
    )
    _sent(project, "indicator,H30\nactive-seniors,79.4\n")
    assert welfare("import", "results.csv", cwd=project).code == 0
    assert file.read_text() == (
        "indicator,value,status,source,note,担当\n"
        "active-seniors,79.4,final,results.csv,,高齢係\n"
        "welfare-commissioners,99.2,final,,,民生係\n"
    )


def test_standard_input_is_a_file_too(
    welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.TextIOWrapper(io.BytesIO(b"indicator,H31\nactive-seniors,79.4\n"))
    monkeypatch.setattr("sys.stdin", data)
    assert welfare("import", "-", cwd=project).code == 0
    assert "active-seniors,79.4,final" in (project / "data/results/2019.csv").read_text()


def test_a_standard_input_that_is_too_long_is_not_cut_off(
    welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"indicator,H31\nactive-seniors,79.4\n"
    monkeypatch.setattr("welfare_cli.cli.import_._MAX_BYTES", len(data) - 1)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    outcome = welfare("import", "-", "--lang", "en", cwd=project)
    assert outcome.code == 2
    assert "-: error: the file is larger than 33 bytes" in outcome.err
    assert not (project / "data/results/2019.csv").exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nope.csv"], "[file-missing]"),
        (["data"], "cannot be read"),
        (["-", "-"], "- can be given once"),
        (["results.csv", "--encoding", "klingon"], "--encoding klingon"),
        (["results.csv", "--encoding", "rot13"], "--encoding rot13"),
        (["results.csv", "--status", "guess"], "--status guess"),
        (["results.csv", "--map", "x"], "--map x"),
        (["results.csv", "--map", "x=nope"], "--map nope"),
        (["results.csv", "--year", "soon"], "--year soon"),
        (["results.csv", "--layout", "round"], "round"),
        ([], "FILE"),
    ],
)
def test_a_wrong_call_exits_with_2(
    args: list[str], told: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, SHEET)
    outcome = welfare("import", *args, "--lang", "en", cwd=project)
    assert outcome.code == 2
    assert told in outcome.err


def test_a_folder_that_cannot_be_written_is_told_and_untouched(
    welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    _sent(project, SHEET)
    before = _values(project)
    monkeypatch.setattr("os.fsync", full)
    outcome = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert outcome.code == 2
    assert "No space left on device" in outcome.err
    assert _values(project) == before


def test_a_history_that_could_not_be_read_again_is_not_made(
    welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sent(project, SHEET)
    before = {p.name: p.read_bytes() for p in (project / "data/results").iterdir()}
    monkeypatch.setattr("welfare_cli.results.intent.MOST_OF_A_JOURNAL", 1000)
    outcome = welfare("import", "results.csv", "--lang", "en", cwd=project)
    assert outcome.code == 2
    assert "data/results/history.jsonl would grow larger than what is read again" in outcome.err
    assert {p.name: p.read_bytes() for p in (project / "data/results").iterdir()} == before
