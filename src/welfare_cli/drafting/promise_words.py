"""The words of plans' targets: bounds, directions, the present value, every year.

They are asked of a text in normal width, whole or at its ends.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """Words that make a bound of a number: at least (min), at most (max), or to be held."""

    words: re.Pattern[str]
    bound: str
    is_strict: bool = False


def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words})$", re.IGNORECASE)


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{words})\s*", re.IGNORECASE)


BOUNDS = (
    Bound(_behind("(?:以上|or more|or higher|or above|≧|≥)(?:を?維持|を?確保)?"), "min"),
    Bound(_behind("(?:以下|以内|or less|or lower|or below|or fewer)(?:を?維持|に抑制)?"), "max"),
    Bound(_behind("未満|を?下回る"), "max", is_strict=True),
    Bound(_behind("超|を?超える|を?上回る"), "min", is_strict=True),
    Bound(_behind("を?維持|の維持"), "hold"),
    Bound(_before("at least|minimum|≥|≧|>="), "min"),
    Bound(_before("at most|up to|maximum|≤|≦|<="), "max"),
    Bound(_before("less than|under|below|fewer than|<"), "max", is_strict=True),
    Bound(_before("more than|over|above|>"), "min", is_strict=True),
)
EVERY_YEAR = _before("(?:毎年度?|各年度?|every year|each year|annually)[:、]?")
NONE = re.compile(
    "[-－−‐–—―ー…]|なし|無し|未設定|設定なし|none|n/?a|not set|tbd|未定", re.IGNORECASE
)

# 改善 is neither: whether it is more or less depends on what is measured.
_UP = "増加|増|上昇|向上|拡大|増やす|上げる|↑|↗|increas(?:e|ing)|rise|up|higher"
_DOWN = "減少|減|低下|縮小|減らす|下げる|削減|↓|↘|decreas(?:e|ing)|reduc(?:e|tion)|fall|down|lower"
_NOW = "(?:現状|基準|現在|当初|策定時)"
TREND = re.compile(
    f"(?:(?:{_NOW}|前年度?)(?:の?値)?(?:より|から|に対し|比)?)?"
    f"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:させる|する|を目指す|傾向|へ|の方向)?"
)
LIKE_NOW = re.compile(
    f"(?:{_NOW}(?:の?値|の?水準|レベル)?)?(?:を?維持|の維持)(?:する)?"
    "|横ばい|→|maintain|hold|keep|stable"
    f"|{_NOW}(?:の?値|の?水準)?(?P<bound>以上|以下|未満|超)?(?:を?維持)?"
)
