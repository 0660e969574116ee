"""What a sheet says of a value is never overruled, and what leaves a doubt is refused."""

import json
from pathlib import Path

import pytest

from conftest import Outcome, Welfare

PLAN = """\
format: 1
id: small
title: {ja: 計画, en: Plan}
period: {from: H28, to: R4}
sections:
  - id: "1"
    title: {ja: 章, en: Section}
    indicators:
      - {id: visitors, title: {ja: 来館者数, en: Visitors}, unit: {ja: 人, en: people},
         baseline: {year: H27, value: 48200}, target: {year: R4, value: 60000}}
      - {id: cost, title: {ja: 費用, en: Cost}, unit: {ja: 円, en: yen},
         baseline: {year: H27, value: 1000}, target: {year: R4, value: 900}}
      - {id: share, title: {ja: 満足度, en: Satisfaction}, unit: "%",
         baseline: {year: H27, value: 40.0}, target: {year: R4, value: 60.0}}
      - {id: books, title: {ja: 図書貸出数, en: Loans}, unit: {ja: 冊, en: books},
         baseline: null, target: {year: R4, value: 60}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A plan of four indicators, from an era into the next, without results."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "results").mkdir()
    return tmp_path


def sent(
    welfare: Welfare, folder: Path, text: str, *options: str, name: str = "sent.csv"
) -> tuple[dict[str, str], list[str], Outcome]:
    """What would be taken, the codes of what is refused, and everything else."""
    (folder / name).write_text(text, encoding="utf-8")
    call = ("import", name, "--dry-run", "--format", "json", "--lang", "en", *options)
    outcome = welfare(*call, cwd=folder)
    told = json.loads(outcome.out)
    taken = {
        f"{change['indicator']} {change['year']}": f"{new['value']} {new['status']}"
        for change in told["changes"]
        for new in [change["new"]]
    }
    return taken, [problem["code"] for problem in told["refused"]], outcome


def test_a_reason_without_a_value_is_of_its_rows_own_year(welfare: Welfare, small: Path) -> None:
    text = "id,年度,実績値,状態\nshare,H29,,pending\n"
    assert sent(welfare, small, text)[:2] == ({"share 2017": "None pending"}, [])
    assert sent(welfare, small, text, name="H30.csv")[1] == ["years-disagree"]
    assert sent(welfare, small, text, "--year", "H30")[1] == ["years-disagree"]
    # A row that says nothing at all has no year that could be wrong.
    assert sent(welfare, small, "id,年度,実績値\nshare,?,\ncost,H29,900\n")[1] == []


def test_a_column_and_a_header_that_name_two_years_are_refused(
    welfare: Welfare, small: Path
) -> None:
    text = "成果指標,年度,H30実績\n来館者数,H29,50000\n費用,H30,900\n"
    taken, refused, outcome = sent(welfare, small, text)
    assert (taken, refused) == ({"cost 2018": "900 final"}, ["years-disagree"])
    assert outcome.code == 1


def test_two_titles_of_a_map_that_differ_in_their_number_are_two(
    welfare: Welfare, small: Path
) -> None:
    (small / "names.csv").write_text("title,indicator\n1. 人数,visitors\n2. 人数,books\n")
    text = "成果指標,H30\n1. 人数,50000\n3. 人数,7\n"
    taken, refused, _ = sent(welfare, small, text)
    assert (taken, refused) == ({"visitors 2018": "50000 final"}, ["import-ambiguous"])


def test_a_wrong_id_is_told_where_it_stands(welfare: Welfare, small: Path) -> None:
    (small / "names.csv").write_text("title,indicator\n来場者,visitor\n")
    (small / "sent.csv").write_text("成果指標,H30\n来館者数,5\n")
    outcome = welfare("import", "sent.csv", "--lang", "en", cwd=small)
    assert outcome.code == 2
    assert "names.csv: visitor: not known. Known: -, books, cost, share, visitors." in outcome.err


@pytest.mark.parametrize("place", ["missing/out.json", "results"])
def test_nothing_is_written_that_could_not_be_told(
    place: str, welfare: Welfare, small: Path
) -> None:
    (small / "sent.csv").write_text("成果指標,R2\n来館者数,49000\n")
    call = ("import", "sent.csv", "--format", "json", "-o", place, "--lang", "en")
    outcome = welfare(*call, cwd=small)
    assert outcome.code == 2
    assert f"{place} cannot be written" in outcome.err
    assert list((small / "results").iterdir()) == []


def test_an_equal_value_without_a_status_leaves_the_one_there_is(
    welfare: Welfare, small: Path
) -> None:
    (small / "a.csv").write_text("成果指標,H29,H30（速報）\n来館者数,50000,51000\n")
    (small / "b.csv").write_text("成果指標,H30\n費用,約900\n")
    assert welfare("import", "a.csv", "b.csv", cwd=small).code == 0
    text = "成果指標,H29,H30\n来館者数,50000,51000\n費用,,900\n"
    expected = {
        "visitors 2017": "50000 final",
        "visitors 2018": "51000 preliminary",
        "cost 2018": "900 estimate",
    }
    assert sent(welfare, small, text)[0] == expected
    asked, _, _ = sent(welfare, small, text, "--status", "final")
    assert set(asked.values()) == {"50000 final", "51000 final", "900 final"}
    _, refused, outcome = sent(welfare, small, "成果指標,H29（速報）\n来館者数,50000\n")
    assert refused == ["import-settled"]
    assert "the settled value 50000 (final); 50000 (preliminary) would change it" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        '成果指標\tH29\tH30\n費用\t"1,234"\t"1,334"\n',
        "成果指標\tH29\tH30\n費用\t1,234\t1,334\n",
        '成果指標;H29;H30\n費用;"1,234";"1,334"\n',
    ],
)
def test_a_comma_in_a_number_does_not_part_a_file_of_tabs(
    text: str, welfare: Welfare, small: Path
) -> None:
    assert sent(welfare, small, text)[0] == {"cost 2017": "1234 final", "cost 2018": "1334 final"}


def test_a_bare_year_is_of_the_era_that_the_plan_is_near(welfare: Welfare, small: Path) -> None:
    text = "成果指標,平成30年度,令和元年度,2年度,3年度,28年度\n来館者数,50,51,52,53,48\n"
    taken, refused, _ = sent(welfare, small, text)
    assert list(taken) == [f"visitors {year}" for year in (2018, 2019, 2020, 2021, 2016)]
    assert refused == []
    assert list(sent(welfare, small, "成果指標,年度,実績値\n来館者数,元年度,5\n")[0]) == [
        "visitors 2019"
    ]
    doubtful = "成果指標,年度,実績値\n来館者数,13年度,5\n"
    assert sent(welfare, small, doubtful)[1] == ["year-era-missing"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The names' header in the lower of two rows, its groups above it.
        (
            ",,目標値,実績値\n成果指標,単位,R4,H30\n来館者数,人,60,50\n",
            {"visitors 2018": "50 final"},
        ),
        (",実績値（速報）,\n成果指標,H29,H30\n費用,5,6\n", {"cost 2017", "cost 2018"}),
        (",,平成30年度,\n成果指標,単位,目標値,実績値\n費用,円,6,5\n", {"cost 2018": "5 final"}),
        # What stands above and is no group: a title, a unit.
        ("平成30年度,,\n番号,成果指標,H29\n1,費用,5\n", {"cost 2017": "5 final"}),
        (",（単位：円）\n成果指標,H29\n費用,5\n", {"cost 2017": "5 final"}),
        # A sheet of targets alone has no actuals.
        ("成果指標,区分,H29\n来館者数,目標,50\n費用,目標,900\n", {}),
        ("成果指標,区分,H29\n来館者数,見込値,50\n", {}),
        ("成果指標,区分,H29\n来館者数,福祉,50\n", {"visitors 2017": "50 final"}),
        ("成果指標,,H29\n来館者数,見込,50\n費用,済,9\n", {"visitors 2017", "cost 2017"}),
        ("成果指標,区分,H29\n費用,計画値,9\n,実績値（前年度）,8\n", {}),
        ("成果指標,区分,H29\n費用,計画値,9\n,実績値（円）,8\n", {"cost 2017": "8 final"}),
    ],
)
def test_a_target_above_or_beside_a_value_makes_it_none(
    text: str, expected: dict[str, str] | set[str], welfare: Welfare, small: Path
) -> None:
    taken, refused, _ = sent(welfare, small, text)
    assert refused == []
    assert (taken if isinstance(expected, dict) else set(taken)) == expected


@pytest.mark.parametrize(
    "header",
    [
        *(
            "H30実績（単位：千円）",
            "FY2018 actual (thousands)",
            "H30（千枚）",
            "H30（unit: million yen）",
        ),
        *(
            "H30（上半期）",
            "H30(9月末現在)",
            "FY2018 (Q1)",
            "H30（速報値・未確定）",
            "H30（円）（中間）",
        ),
    ],
)
def test_what_the_brackets_of_a_header_say_is_the_plans_unit_or_refused(
    header: str, welfare: Welfare, small: Path
) -> None:
    taken, refused, _ = sent(welfare, small, f"成果指標,{header}\n費用,5\n")
    assert (taken, refused) == ({}, ["unit-contradicts"])


def test_a_table_of_targets_alone_is_none(welfare: Welfare, small: Path) -> None:
    text = ",,目標値,\n成果指標,単位,R3,R4\n来館者数,人,59,60\n"
    assert sent(welfare, small, text)[:2] == ({}, ["import-no-table"])


@pytest.mark.parametrize(
    "text",
    [
        "成果指標（千円）,H30\n費用,5\n",
        "（千円）,\n成果指標,H30\n費用,5\n",
        "単位 千円,\n成果指標,H30\n費用,5\n",
        "(in thousands),\n成果指標,H30\n費用,5\n",
        "成果指標,実績値（単位：千円）\n,H30\n費用,5\n",
    ],
)
def test_a_unit_said_of_the_whole_table_counts(text: str, welfare: Welfare, small: Path) -> None:
    assert sent(welfare, small, text)[:2] == ({}, ["unit-contradicts"])


@pytest.mark.parametrize(
    "header",
    [
        *(
            "H30（円）",
            "H30（単位：円）",
            "H30(yen)",
            "H30（年度末）",
            "H30（H31.3.31現在）",
            "H30（注）",
        ),
        *(
            "H30（平成31年3月31日現在）",
            "H30（実数）",
            "2018（H30）",
            "平成30年度（2018年度）実績",
            "H30（※1）",
        ),
    ],
)
def test_brackets_that_change_nothing_are_read_past(
    header: str, welfare: Welfare, small: Path
) -> None:
    assert sent(welfare, small, f"成果指標,{header}\n費用,5\n")[0] == {"cost 2018": "5 final"}


@pytest.mark.parametrize(
    "header", ["実績値（前年度）", "H30(前年比)", "H30（増減）", "2018 (rank)"]
)
def test_a_column_of_something_else_is_none_of_values(
    header: str, welfare: Welfare, small: Path
) -> None:
    taken, refused, _ = sent(welfare, small, f"成果指標,{header},H29\n費用,5,6\n")
    assert (taken, refused) == ({"cost 2017": "6 final"}, [])


def test_a_file_of_several_years_is_split_without_a_loss(welfare: Welfare, small: Path) -> None:
    (small / "all.csv").write_text(
        "indicator,year,value,status,source,n,published\n"
        "visitors,2016,49000,final,台帳,,A\nvisitors,2017,50000,revised,台帳,,B\n"
        "share,2017,41.0,final,調査,1200,C\nbooks,2017,,pending,台帳,,\n"
    )
    assert welfare("import", "all.csv", cwd=small).code == 0
    assert (small / "results/2016.csv").read_text() == (
        "indicator,value,status,source,note,published\nvisitors,49000,final,台帳,,A\n"
    )
    assert (small / "results/2017.csv").read_text() == (
        "indicator,value,status,source,note,n,published\n"
        "visitors,50000,revised,台帳,,,B\nshare,41.0,final,調査,,1200,C\nbooks,,pending,台帳,,,\n"
    )
    assert welfare("history", "--verify", cwd=small).code == 0


def test_a_published_rating_joins_its_value_and_is_not_replaced(
    welfare: Welfare, small: Path
) -> None:
    header = "indicator,year,value,published\n"
    file = small / "results/2017.csv"
    for rating, code in (("", 0), ("B", 0), ("", 0), ("A", 1)):
        (small / "sent.csv").write_text(f"{header}visitors,2017,50000,{rating}\n")
        assert welfare("import", "sent.csv", cwd=small).code == code
    assert file.read_text().splitlines()[1] == "visitors,50000,final,sent.csv,,B"
    (small / "sent.csv").write_text(f"{header}visitors,2017,50000,{'x' * 101}\n")
    assert welfare("import", "sent.csv", "--replace", cwd=small).code == 1
