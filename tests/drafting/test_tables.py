"""Lists of many shapes become plans: every row is in them, and nothing in them is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import drafted, workbook

from welfare_cli.drafting.from_table import read_lists
from welfare_cli.intake.files import open_sent

MANY = settings(max_examples=200, deadline=None, derandomize=True)

COMPREHENSIVE = """\
第6次総合計画　成果指標一覧,,,,,,,
基本目標,施策,指標名,基準値,,目標値,,担当課
,,,年度,値,年度,値,
基本目標１　支え合い,1-1 高齢者福祉,元気な高齢者の割合（％）,Ｈ２０,７８．６１,H29,79.41,高齢福祉課
,,見守り協定数（件）,H26,"1,200",H31,"1,500件以上",
,1-2 障がい福祉,暮らしやすいと思う割合（％）,H26,34.0,H30,増加,障がい福祉課
基本目標２　安心のまち,2-1 生活困窮,苦情件数（件）,H26,12,H31,1.0未満,
,,待機児童数（人）,H26,0,H31,維持,
,,検討中の指標（件）,H26,－,H31,検討中,
※1 数値は市民アンケートによる,,,,,,,
"""


def test_an_annex_with_two_header_rows_in_shift_jis() -> None:
    found = drafted(COMPREHENSIVE.encode("cp932"))
    assert found.outline == [
        "基本目標 1 支え合い",
        "  施策 1-1 高齢者福祉",
        "  - i-01 元気な高齢者の割合",
        "  - i-02 見守り協定数",
        "  施策 1-2 障がい福祉",
        "  - i-03 暮らしやすいと思う割合",
        "基本目標 2 安心のまち",
        "  施策 2-1 生活困窮",
        "  - i-04 苦情件数",
        "  - i-05 待機児童数",
        "  - i-06 検討中の指標",
    ]
    assert found.promise("元気な高齢者の割合") == (
        "%",
        "{year: H20, value: 78.61}",
        "{year: H29, value: 79.41}",
    )
    assert found.promise("見守り協定数")[1:] == (
        "{year: H26, value: 1200}",
        "{year: H31, value: 1500}",
    )
    assert found.promise("暮らしやすいと思う割合")[2] == "{year: H30, direction: increase}"
    assert found.promise("苦情件数")[2] == "{year: H31, value: 1.0, strict: true}"
    assert found.promise("待機児童数")[2] == "{year: H31, value: 0, every_year: true}"
    assert found.promise("検討中の指標") == ("件", "null", "null")
    assert found.told == ["draft-unread G9"]
    assert "note: 担当課：高齢福祉課" in found.text


def test_an_annex_with_years_in_its_headers_in_utf_8_with_bom() -> None:
    rows = """\
分野,成果指標,単位,基準値（H26）,目標値（令和元年度）,出典,備考
健康,健診受診率,％,32.1,50.0以上,国保データ,
健康,喫煙率,％,21.5%（H25）,15.0%未満,調査,5年ごと
,歩数(20～64歳),歩,"7,841","8,500～9,000",,
子育て,園の利用率,％,105.2,110.0,,
子育て,相談件数,件,約300,現状値以上,,
子育て,出生数,人,"1,500人","1,450人",,
"""
    found = drafted(rows.encode("utf-8-sig"))
    assert [section.title.in_("ja") for section in found.plan.sections] == ["健康", "子育て"]
    assert found.promise("健診受診率")[2] == "{year: R1, value: 50.0}"
    assert found.promise("喫煙率") == (
        "%",
        "{year: H25, value: 21.5}",
        "{year: R1, value: 15.0, strict: true}",
    )
    assert found.promise("歩数(20～64歳)")[2] == "{year: R1, range: {low: 8500, high: 9000}}"
    assert found.promise("相談件数")[2] == "{year: R1, value: 300, every_year: true}"
    assert "note: 基準値（H26）：約300" in found.text
    assert found.promise("出生数")[1] == "{year: H26, value: 1500}"
    assert found.told == ["draft-assumed D5"]
    assert "share: false" in found.text
    assert "source: 国保データ" in found.text
    assert "note: 5年ごと" in found.text


def test_a_strategy_with_headings_between_its_rows_and_years_in_its_cells() -> None:
    rows = """\
重要業績評価指標（KPI）,現状値,目標値
■基本目標1 しごとをつくる,,
新規就農者数,10人（令和2年度）,毎年度15人
企業誘致件数,3件（R2）,10件（R7）
■基本目標2 ひとの流れをつくる,,
観光客数,"1,234千人（2019年度）","令和７年度：1,500千人"
転入超過数,▲120人（R2）,0人（R7）
待ち日数,12.5日（R2）,減少
（資料）企画課調べ,,
"""
    found = drafted(rows.encode(), period="R3:R7")
    assert found.outline == [
        "基本目標 1 しごとをつくる",
        "- i-01 新規就農者数",
        "- i-02 企業誘致件数",
        "基本目標 2 ひとの流れをつくる",
        "- i-03 観光客数",
        "- i-04 転入超過数",
        "- i-05 待ち日数",
    ]
    assert found.promise("新規就農者数") == (
        "人",
        "{year: R2, value: 10}",
        "{year: R7, value: 15, every_year: true}",
    )
    assert found.promise("観光客数") == (
        "千人",
        "{year: 2019, value: 1234}",
        "{year: R7, value: 1500}",
    )
    assert found.promise("転入超過数")[1] == "{year: R2, value: -120}"
    assert found.promise("待ち日数")[2] == "{year: R7, direction: decrease}"
    assert found.told == ["draft-assumed C3", "draft-assumed C8"]


def test_a_workbook_with_merged_cells() -> None:
    data = workbook(
        [
            ("第3次地域福祉計画　数値目標", None, None, None, None, None),
            ("柱", "No.", "指標", "単位", "基準値", "目標値"),
            (None, None, None, None, "R5年度", "R11年度"),
            ("つながる", 1, "地域の行事に参加した人の割合", "％", 41.5, "45%以上"),
            (None, 2, "サロンの数", "か所", 120, 150),
            ("ささえる", 3, "相談窓口を知っている人の割合", "％", "38.0%（R4）", 50),
            (None, 4, "孤立を感じる人の割合", None, 12.4, "10.0%以下"),
        ],
        "A1:F1 A2:A3 B2:B3 C2:C3 D2:D3 A4:A5 A6:A7 D6:D7",
    )
    found = drafted(data, period="R6:R11", name="annex.xlsx")
    assert found.outline == [
        "柱 1 つながる",
        "- i-01 地域の行事に参加した人の割合",
        "- i-02 サロンの数",
        "柱 2 ささえる",
        "- i-03 相談窓口を知っている人の割合",
        "- i-04 孤立を感じる人の割合",
    ]
    assert found.promise("地域の行事に参加した人の割合") == (
        "%",
        "{year: R5, value: 41.5}",
        "{year: R11, value: 45}",
    )
    assert found.promise("相談窓口を知っている人の割合")[1] == "{year: R4, value: 38.0}"
    assert found.promise("孤立を感じる人の割合") == (
        "%",
        "{year: R5, value: 12.4}",
        "{year: R11, value: 10.0}",
    )
    assert found.told == []


def test_a_workbook_whose_cells_hold_value_and_year_on_two_lines() -> None:
    data = workbook(
        [
            (
                "資料編３　第２期みどり市健康・福祉プラン　成果指標一覧",
                None,
                None,
                None,
                None,
                None,
            ),
            ("分野", "No.", "成果指標", "現状値\n（年度）", "目標値\n（年度）", "※"),
            (
                "Ⅰ　健康",
                1,
                "サポーター登録者数（累計）",
                "184人\n（令和５年度）",
                "300人\n（R10年度）",
                None,
            ),
            (None, 2, "認定率", "19.8％\n（令和５年度）", "19.8％以下を維持\n（R10年度）", "※1"),
            (None, 3, "待機者数（累計）", "11人\n（令和５年４月）", "0人\n（令和10年４月）", None),
            ("※1　年度末現在。", None, None, None, None, None),
        ],
        "A1:F1 A3:A5",
    )
    found = drafted(data, period="R6:R10", name="annex.xlsx")
    assert found.promise("サポーター登録者数（累計）") == (
        "人",
        "{year: R5, value: 184}",
        "{year: R10, value: 300}",
    )
    assert found.promise("認定率")[2] == "{year: R10, value: 19.8, every_year: true}"
    # A total cannot fall: what shall fall is none, whatever it is called.
    totals = [indicator.cumulative for _, indicator in found.plan.indicators()]
    assert totals == [True, False, False]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            "資料編３　第２期みどり市健康・福祉プラン　成果指標一覧",
            "第２期みどり市健康・福祉プラン",
        ),
        ("【別表１】 地域福祉計画の指標一覧表", "地域福祉計画"),
        ("第3次地域福祉計画　数値目標", "第3次地域福祉計画"),
        ("資料館運営計画", "資料館運営計画"),
        ("数値目標管理計画", "数値目標管理計画"),
    ],
)
def test_a_plan_is_called_what_it_is_called_and_not_its_annex(above: str, title: str) -> None:
    text = f"{above},,\n指標,単位,目標値\n参加者,人,5\n"
    read, _ = read_lists(open_sent("a.csv", text.encode(), None, None))
    assert read.title == title


def test_a_goal_left_of_the_name_is_a_section_and_no_target() -> None:
    rows = "目標,成果指標,基準値（R5）,目標値（R10）\n図書館を使う,来館者数（人）,10,20\n"
    found = drafted(rows.encode(), period="R6:R10")
    assert found.outline == ["目標 1 図書館を使う", "- i-01 来館者数"]
    assert found.promise("来館者数")[2] == "{year: R10, value: 20}"
    assert found.told == []
    # Where it is the only one, it is the target.
    found = drafted("目標,成果指標,単位\n20,来館者数,人\n".encode(), period="R6:R10")
    assert found.promise("来館者数")[2] == "{year: R10, value: 20}"


def test_an_english_id_has_no_unit_and_no_apostrophe() -> None:
    found = drafted(
        b"Goal,Indicator,FY2023 baseline,FY2028 target\nTown,Children's meals (people),5,9\n",
        period="2024:2028",
    )
    assert found.outline[1] == "- childrens-meals Children's meals"
    assert found.promise("Children's meals")[0] == "people"


def test_a_workbook_with_groups_of_rows_and_targets_of_two_years() -> None:
    data = workbook(
        [
            ("（単位：％）", None, None, None, None, None),
            ("評価指標", "区分", "現状値", "目標値", None, "目標の方向"),
            (None, None, "H29", "中間（R2）", "最終（R5）", None),
            ("朝食を食べる人の割合", "男性", 78.2, 80, 85, "増加"),
            (None, "女性", 84.5, 86, 90, "↑"),
            ("朝食を抜く子どもの割合", None, 5.1, None, 0, "減らす"),
        ],
        "A2:A3 B2:B3 D2:E2 A4:A5",
    )
    found = drafted(data, period="H30:R5", name="annex.xlsx")
    assert found.outline == [
        " 1 成果指標",
        "- i-01 朝食を食べる人の割合（男性）",
        "- i-02 朝食を食べる人の割合（女性）",
        "- i-03 朝食を抜く子どもの割合",
    ]
    assert found.promise("朝食を食べる人の割合（男性）") == (
        "%",
        "{year: H29, value: 78.2}",
        "{year: R5, value: 85, milestones: [{year: R2, value: 80}]}",
    )
    assert found.promise("朝食を抜く子どもの割合")[2] == "{year: R5, value: 0}"
    assert found.told == []


def test_a_list_without_units_and_years() -> None:
    rows = """\
大項目,小項目,指標名,現状,目標,算出方法,所管課
人権,啓発,講演会の参加者数,250,300,参加者の合計,人権課
,,講演会の満足度,85.0%,90%,,人権課
,,講演会の満足度,80.0%,85%,,
"""
    found = drafted(rows.encode())
    assert found.promise("講演会の参加者数") == ("－", "null", "{year: H31, value: 300}")
    assert found.promise("講演会の満足度")[0] == "%"
    assert found.promise("講演会の満足度（2）") == ("%", "null", "{year: H31, value: 85}")
    assert "definition: 参加者の合計" in found.text
    assert "# 要確認: D2「250」（現状）: 年度がセルにも列にも見出しにもありません" in found.text
    assert found.told.count("draft-unread D2") == 1
    assert "draft-assumed C4" in found.told


NGO = b"""\
Goal,Outcome,Indicator,Unit,Baseline (2019),Target 2022,Target 2025,Means of verification,Lead
Goal 1: Health,Outcome 1.1 Clean water,Share of households with clean water,%,45.5,55,at least 70,,
,,Days lost to illness,days,12,10,less than 8,Clinic records,
,Outcome 1.2 Nutrition,Children under five who are underweight,%,18,,10 to 12,Survey,Health
Goal 2: Education,Outcome 2.1 School,Schools with a library,schools,0,tbd,40,Registry,
,,Teachers trained,people,to be surveyed,,increase,Registry,
"""


def test_the_results_framework_of_an_english_ngo() -> None:
    found = drafted(NGO, period="2020:2025", lang="en")
    assert [line.strip() for line in found.outline] == [
        "Goal 1 Health",
        "Outcome 1-1 Clean water",
        "- share-of-households-with-clean-water Share of households with clean water",
        "- days-lost-to-illness Days lost to illness",
        "Outcome 1-2 Nutrition",
        "- children-under-five-who-are-underweight Children under five who are underweight",
        "Goal 2 Education",
        "Outcome 2-1 School",
        "- schools-with-a-library Schools with a library",
        "- teachers-trained Teachers trained",
    ]
    assert found.promise("Share of households with clean water") == (
        "%",
        "{year: 2019, value: 45.5}",
        "{year: 2025, value: 70, milestones: [{year: 2022, value: 55}]}",
    )
    assert found.promise("Children under five who are underweight")[2] == (
        "{year: 2025, range: {low: 10, high: 12}}"
    )
    assert found.promise("Teachers trained")[1:] == ("null", "{year: 2025, direction: increase}")
    assert found.told == ["draft-unread E6"]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("50", "{year: H31, value: 50}"),
        ("５０．０％", "{year: H31, value: 50.0}"),
        ("50%（R2）", "{year: R2, value: 50}"),
        ("R2 50%", "{year: R2, value: 50}"),
        ("30以上を維持", "{year: H31, value: 30, every_year: true}"),
        ("毎年度 50%", "{year: H31, value: 50, every_year: true}"),
        ("40%を維持", "{year: H31, value: 40, every_year: true}"),
        ("現状維持", "{year: H31, value: 40.0, every_year: true}"),
        ("現状値より増加", "{year: H31, direction: increase}"),
        ("20%以上30%以下", "{year: H31, range: {low: 20, high: 30}}"),
        ("30%超", "{year: H31, value: 30, every_year: true, strict: true}"),
        ("－", "null"),
        ("", "null"),
        ("50人", "{year: H31, value: 50}"),
        ("50 60", "null"),
        ("2000 2500", "null"),
        ("2020: 50", "{year: 2020, value: 50}"),
        ("1,23", "null"),
        ("改善", "null"),
        ("4月1日", "null"),
        ("50%（目安）", "null"),
    ],
)
def test_targets_of_every_kind(target: str, written: str) -> None:
    rows = f'成果指標,単位,基準値（H26）,目標値（H31）\n割合,%,40.0,"{target}"\n'
    found = drafted(rows.encode(), period="H27:R2")
    assert found.promise("割合")[2] == written
    is_sure = written != "null" or target in ("", "－")
    assert found.told == ([] if is_sure and target != "50人" else ["draft-unread D2"])


CELLS = st.sampled_from(
    [
        "",
        "10",
        "10.5%",
        "－",
        "増加",
        "10～20",
        "H30",
        "検討中",
        "1,234人",
        "△3",
        "90以上",
        "維持",
        "#REF!",
    ]
)
NAMES = st.sampled_from(
    ["割合（％）", "人数", "title: [x", "- ", "# x", "yes", "H27", "'", "a: b", "1", "件数（件）"]
)


@MANY
@given(st.lists(st.tuples(NAMES, CELLS, CELLS, CELLS, CELLS, NAMES), min_size=1, max_size=6))
def test_every_row_of_any_table_is_in_a_valid_plan(rows: list[tuple[str, ...]]) -> None:
    header = ("指標名", "単位", "基準年度", "基準値", "目標値（H31）", "備考")
    found = drafted(workbook([header, *rows]), name="annex.xlsx")
    # A row of notes alone, or of nothing, is no indicator.
    known = [row for row in rows if row[0] or row[3] or row[4]]
    assert len(list(found.plan.indicators())) == len(known)


def test_a_header_that_stands_again_and_another_table_below() -> None:
    rows = """\
【基本目標Ⅰ】 地域づくり,,
指標,基準値,目標値
,（令和元年度）,（令和６年度）
地域活動参加率,35.2％,40.0％
自治会加入率,71.0％,71.0％以上
【基本目標Ⅱ】 人づくり,,
指標,基準値,目標値
,（令和元年度）,（令和６年度）
ボランティア数,1500人,2000人
参考,,
指標名,現状値（R2）,目標値（R7）
相談件数（件）,20,30
"""
    found = drafted(rows.encode(), period="R2:R7")
    assert found.outline == [
        "基本目標 I 地域づくり",
        "- i-01 地域活動参加率",
        "- i-02 自治会加入率",
        "基本目標 II 人づくり",
        "- i-03 ボランティア数",
        "- i-04 参考",
        " 3 成果指標",
        "- i-05 相談件数",
    ]
    assert found.promise("自治会加入率")[2] == "{year: R6, value: 71.0, every_year: true}"
    assert found.promise("相談件数")[1:] == ("{year: R2, value: 20}", "{year: R7, value: 30}")
