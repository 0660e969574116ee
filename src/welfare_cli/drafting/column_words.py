"""What the headers of plans' lists are called, in both languages, as parts and patterns.

The patterns are asked in order, of a header in normal width and small letters, without its spaces,
years and brackets; the first that fits the whole header counts.
"""

import re
from enum import StrEnum


class Part(StrEnum):
    """What a column holds. A GROUP is a level of the outline, a CURRENT value the newest known."""

    GROUP = "group"
    NAME = "name"
    LABEL = "label"
    ID = "id"
    UNIT = "unit"
    BASELINE = "baseline"
    BASELINE_YEAR = "baseline-year"
    CURRENT = "current"
    CURRENT_YEAR = "current-year"
    TARGET = "target"
    TARGET_YEAR = "target-year"
    DIRECTION = "direction"
    DEFINITION = "definition"
    OWNER = "owner"
    SOURCE = "source"
    NOTE = "note"
    YEAR = "year"
    VALUE = "value"


_YEAR = "(?:年度?|年次|時点)"
_AMOUNT = "(?:の?値|数値)"
_RANK = "(?:基本|重点|個別|具体的?|主要|主な)"
_OF_WHAT = "(?:名|の?柱|の?方向性?|の?体系|分野|領域|項目|区分)"
_PATTERNS: tuple[tuple[Part, str], ...] = (
    (Part.ID, "指標(?:id|番号|コード)|indicator(?:id|no\\.?|code)|ref\\.?"),
    (Part.UNIT, "unit(?:s|ofmeasure(?:ment)?)?"),
    (Part.BASELINE_YEAR, f"基準{_YEAR}|base(?:line)?year"),
    (Part.TARGET_YEAR, f"(?:目標|達成)(?:{_YEAR}|時期)|targetyear|by(?:when)?"),
    (Part.CURRENT_YEAR, f"(?:現状|現況|実績|直近){_YEAR}|currentyear"),
    (Part.DIRECTION, "(?:(?:目標|指標|数値)の)?方向性?|増減(?:方向)?"),
    (Part.DIRECTION, "(?:望ましい|目指す|めざす)(?:方向性?|向き)"),
    (Part.DIRECTION, "(?:desired)?direction|desiredtrend"),
    (Part.DEFINITION, ".{0,6}(?:定義|算出方法|算出式|計算式|算定方法|説明|考え方)"),
    (Part.DEFINITION, "(?:indicator)?definition|formula|calculation"),
    (Part.SOURCE, ".{0,6}(?:出所|把握方法|調査名|データソース|根拠資料)"),
    (Part.SOURCE, "(?:means|source)ofverification|(?:data)?sources?"),
    (Part.OWNER, ".{0,4}(?:担当|所管|主管|関係)(?:部署?|課|局|部局|課等|所属)?|部署"),
    (Part.OWNER, "owner|department|responsible(?:unit|party|team)?|lead"),
    (Part.NAME, ".{0,10}(?:指標|kpi)(?:名称?|項目)?"),
    (Part.NAME, ".{0,20}(?:indicators?|metrics?)(?:name)?"),
    (Part.BASELINE, f".{{0,6}}(?:基準|策定時|当初)(?:{_AMOUNT}|実績)?"),
    (Part.BASELINE, "base(?:line)?(?:value)?"),
    (Part.CURRENT, f"(?:現状|現況|直近|最新)(?:{_AMOUNT}|の?実績値?)?"),
    (Part.CURRENT, "current(?:value)?|latest"),
    (Part.TARGET, f"(?:中間|最終|数値|年度|期末|計画)?目標{_AMOUNT}?"),
    (Part.TARGET, "(?:mid-?term|final|end)?target(?:value)?"),
    (Part.GROUP, f"{_RANK}?(?:施策|政策|方針|目標|取組|取り組み|事業|項目|方向){_OF_WHAT}?"),
    (Part.GROUP, "[大中小](?:項目|分類|区分)|プロジェクト名?|プログラム名?|施策体系"),
    (Part.GROUP, ".{0,4}(?:分野|領域|柱|章|節|重点|テーマ|カテゴリー?)"),
    (Part.GROUP, "(?:strategic)?(?:objective|goal|pillar|priority)s?"),
    (Part.GROUP, "(?:expected)?(?:outcome|output|impact|result)s?"),
    (Part.GROUP, "theme|program(?:me)?|sector|area|component|domain|category|section|chapter"),
    (Part.YEAR, f"{_YEAR}|year"),
    (Part.VALUE, "(?:(?:中間|最終|前期|後期|初期)(?:の?値)?|値|数値|指標値|value)"),
)
# What the levels of a plan's outline are called, before their numbers: 基本目標1, Outcome 1.1.
LEVELS = (
    "基本目標|基本方針|基本施策|基本方向|重点目標|重点施策|重点|施策|政策|分野|柱|目標|方針"
    "|goal|objective|outcome|output|pillar|priority|theme|component"
)
PATTERNS = tuple((part, re.compile(pattern)) for part, pattern in _PATTERNS)
