"""Only what a header or a label calls an actual becomes one; nothing else is taken in its place."""

import json
from pathlib import Path

import pytest

from conftest import Welfare

SENIORS, USERS = "65歳以上の元気な高齢者の割合", "地域子育て支援施設利用者数"
MINE = "過去１年間に地域活動に参加した市民の割合の増加"


def _taken(welfare: Welfare, project: Path, text: str, name: str = "sent.csv") -> dict[str, str]:
    (project / name).write_text(text, encoding="utf-8")
    outcome = welfare("import", name, "--dry-run", "--format", "json", cwd=project)
    taken = {}
    for change in json.loads(outcome.out)["changes"]:
        new = change["new"]
        taken[f"{change['indicator']} {change['year']}"] = f"{new['value']} {new['status']}"
    return taken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"成果指標,平成29年度,平成30年度（見込）,平成31年度（目標値）\n{SENIORS},79.2,79.3,79.4\n",
            {"active-seniors 2017": "79.2 final"},
        ),
        (
            f"成果指標,H29（暫定）,H30（推計）\n{SENIORS},79.3,79.2\n",
            {"active-seniors 2017": "79.3 preliminary", "active-seniors 2018": "79.2 estimate"},
        ),
        (
            f"成果指標,実績値,,目標値,\n,H28,H29,H30,H31\n{SENIORS},79.0,79.2,79.3,79.4\n",
            {"active-seniors 2016": "79.0 final", "active-seniors 2017": "79.2 final"},
        ),
        (
            f"成果指標,年度別計画,,年度別実績\n,H29,H31,H28\n{SENIORS},79.0,79.2,79.3\n",
            {"active-seniors 2016": "79.3 final"},
        ),
        (
            f"成果指標,平成29年度,,平成30年度,\n,目標値,実績値,目標値,実績値\n{SENIORS},80,79.1,81,79.2\n",
            {"active-seniors 2017": "79.1 final", "active-seniors 2018": "79.2 final"},
        ),
        (
            "成果指標,区分,H30\nactive-seniors,計画,80\n,実績値（速報）※,79.1\n",
            {"active-seniors 2018": "79.1 preliminary"},
        ),
    ],
)
def test_targets_and_forecasts_are_never_actuals(
    text: str, expected: dict[str, str], welfare: Welfare, project: Path
) -> None:
    assert _taken(welfare, project, text) == expected


@pytest.mark.parametrize(
    "title",
    ["第3次計画（H27～31）", "計画期間：H27-H31", "平成27年度～31年度計画 進捗", "平成31年度作成"],
)
def test_the_plans_own_period_is_not_the_year_of_the_values(
    title: str, welfare: Welfare, project: Path
) -> None:
    text = f"{title},\n成果指標,実績値\nactive-seniors,79.35\n"
    assert _taken(welfare, project, text) == {}
    assert _taken(welfare, project, text, f"{title}.csv") == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("成果指標,H30実績,成果指標,H29実績\nactive-seniors,79,x,52\n", "csv-column-twice"),
        ("成果指標,H30実績,平成30年度\nactive-seniors,79,78\n", "csv-column-twice"),
        (f"成果指標,平成30年度実績（千人）\n{USERS},121.5\n", "unit-contradicts"),
        (f"（単位：千人）,\n成果指標,平成30年度実績\n{USERS},121.5\n", "unit-contradicts"),
        (f"指標ID,成果指標,H30\nchildcare-participation,{MINE},22.2\n", "import-id-title"),
        (f"成果指標,H29\n{SENIORS},79\n成果指標,H30\n{USERS},121000\n", "import-second-table"),
        ("成果指標,区分,H30\nactive-seniors,目標値,80\n,実績値,79\n,,78\n", "import-label"),
    ],
)
def test_what_could_be_taken_wrongly_is_refused(
    text: str, code: str, welfare: Welfare, project: Path
) -> None:
    (project / "sent.csv").write_text(text, encoding="utf-8")
    outcome = welfare("import", "sent.csv", "--format", "json", cwd=project)
    assert outcome.code == 1
    assert code in [problem["code"] for problem in json.loads(outcome.out)["refused"]]
