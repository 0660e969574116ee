"""A fiscal year (年度) is April to March, named by the calendar year of its April.

H31 = R1 = 2019. An era keeps counting where it was never lived (H34 is 2022): old plans
are full of such years. Two fiscal years are equal when their numbers are, whatever era
they were written in.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import N_, Both

OFFSETS = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
_KANJI = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
# The first fiscal year whose April is counted in the era; all of FY2019 is 令和元年度.
_BEGINS = (("R", 2019), ("H", 1989), ("S", 1927), ("T", 1913), ("M", 1868))
FIRST, LAST = 1868, 2200

# Patterns are compiled when a year is first written so: most runs meet one or two of the forms.
_ERA = "(?P<era>[MTSHR]|明治?|大正?|昭和?|平成?|令和?)\\.?(?P<nth>[0-9]{1,3}|元)"
_AD = "(?P<ad>[0-9]{4})"
_END = "(?:年度|年)?"
_WESTERN = f"(?:FY)?{_AD}{_END}"
_SPAN = f"(?:FY)?{_AD}[/-](?P<next>[0-9]{{2}}|[0-9]{{4}}){_END}"
_JAPANESE = f"{_ERA}{_END}"
_BOTH = (
    f"(?:FY)?{_AD}{_END}\\({_ERA}{_END}\\){_END}",
    f"{_ERA}{_END}\\((?:FY)?{_AD}{_END}\\){_END}",
)
_BARE = "(?P<nth>[0-9]{1,2}|元)(?:年度|年)"
_SEP = "[-/.年]"
_DAY = (
    "(?P<month>[0-9]{1,2})(?:月(?:(?P<day>[0-9]{1,2})日)?|[-/.](?P<date>[0-9]{1,2}))"
    "(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_DATES = (f"{_AD}{_SEP}{_DAY}", f"{_ERA}{_SEP}{_DAY}")


NOT_UNDERSTOOD = ProblemKind(
    "year-not-understood",
    N_("“{value}” is not a fiscal year"),
    N_("Write it as H29, R1, 平成29年度, 2017 or FY2017."),
)
HALVES_DISAGREE = ProblemKind(
    "year-halves-disagree",
    N_("“{value}” names two different years"),
    N_("Keep one of them. H1 is 1989, R1 is 2019."),
)
ERA_MISSING = ProblemKind(
    "year-era-missing",
    N_("the year “{value}” has no era"),
    N_("Add the era: H27, 平成27年度."),
)
OUT_OF_RANGE = ProblemKind(
    "year-out-of-range",
    N_("the year “{value}” is outside 1868 to 2200"),
    N_("Check the digits and the era."),
)
RESULTS_YEAR_TWICE = ProblemKind(
    "results-year-twice",
    N_("{other} already contains {year}"),
    N_("Keep each fiscal year in one file."),
)


class YearError(ValueError):
    """Text that names no fiscal year, and the problem that it is."""

    def __init__(self, kind: ProblemKind) -> None:
        super().__init__(kind.code)
        self.kind = kind


class Around(NamedTuple):
    """A period, by its first and last year, that lends the eras it lies in or near to."""

    first: int
    last: int


# The letter of an era, or a period: a plan that goes from 平成 into 令和 has a 30年度 and a 2年度.
Lent = str | Around | None
# Years: how far behind the period results may still be, how far away at all, how much farther
# another era must be for the nearest one to be certain.
_AFTER, _FAR, _APART = 10, 30, 10


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A fiscal year; `era` is the letter it was written with, which equality ignores."""

    number: int
    era: str | None = field(default=None, compare=False)

    def short(self) -> str:
        """H29, in the era it was written in or else the one that was lived."""
        era, nth = self._counted()
        return f"{era}{nth}"

    def long(self) -> str:
        """平成29年度."""
        era, nth = self._counted()
        return f"{_KANJI[era]}{'元' if nth == 1 else nth}年度"

    def western(self) -> str:
        """FY2017."""
        return f"FY{self.number}"

    def label(self, lang: str) -> str:
        """The short form a reader of that language expects."""
        return self.short() if lang == "ja" else self.western()

    def told(self) -> Both:
        """The label as a fact, for a message in either language."""
        return Both(self.short(), self.western())

    def _counted(self) -> tuple[str, int]:
        era = self.era
        if era is None or self.number <= OFFSETS[era]:
            era = next(letter for letter, begins in _BEGINS if self.number >= begins)
        return era, self.number - OFFSETS[era]


@lru_cache(maxsize=4096)  # a plan and its results name the same few years over and over
def read_year(text: str, *, era: Lent = None) -> FiscalYear:
    """Read a fiscal year in any form people write; `era` lends a letter to 「27年度」.

    Raises YearError when nothing certain can be said.
    """
    if any(unicodedata.category(char) == "No" for char in text):
        raise YearError(NOT_UNDERSTOOD)  # ① is a footnote, and would become a digit
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    for form, read in _FORMS:
        if found := re.fullmatch(form, plain):
            return read(found)
    if found := re.fullmatch(_BARE, plain):
        nth = _nth(found["nth"])
        letter = _nearest_era(nth, era) if isinstance(era, Around) else era
        if letter is None:
            raise YearError(ERA_MISSING)
        return _checked(OFFSETS[letter] + nth, letter)
    raise YearError(NOT_UNDERSTOOD)


def _nearest_era(nth: int, around: Around) -> str | None:
    """The era in which that year lies nearest to the period; None where two are as likely."""
    distances = sorted(
        (max(around.first - number, number - around.last, 0), letter)
        for letter, offset in OFFSETS.items()
        if (number := offset + nth) <= around.last + _AFTER
    )
    near = [letter for distance, letter in distances if distance < distances[0][0] + _APART]
    return near[0] if len(near) == 1 and distances[0][0] <= _FAR else None


def year_of(number: int) -> FiscalYear:
    """The fiscal year of a plain number; raises YearError outside FIRST to LAST."""
    return _checked(number, None)


def _year(found: re.Match[str]) -> FiscalYear:
    return _checked(*_named(found.groupdict()))


def _named(groups: dict[str, str | None]) -> tuple[int, str | None]:
    if groups.get("ad"):
        return int(groups["ad"] or 0), None
    letter = _letter(groups["era"] or "")
    return OFFSETS[letter] + _nth(groups["nth"] or ""), letter


def _agreeing(found: re.Match[str]) -> FiscalYear:
    year = _checked(OFFSETS[_letter(found["era"])] + _nth(found["nth"]), _letter(found["era"]))
    if year.number != int(found["ad"]):
        raise YearError(HALVES_DISAGREE)
    return year


def _spanning(found: re.Match[str]) -> FiscalYear:
    number = int(found["ad"])
    if int(found["next"]) not in (number + 1, (number + 1) % 100):
        raise YearError(NOT_UNDERSTOOD)
    return _checked(number, None)


def _containing(found: re.Match[str]) -> FiscalYear:
    groups = found.groupdict()
    month, day = int(groups["month"]), int(groups["day"] or groups["date"] or 1)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise YearError(NOT_UNDERSTOOD)
    number, era = _named(groups)
    # January to March still belong to the fiscal year that began the April before.
    return _checked(number - (month < 4), era)


def _nth(text: str) -> int:
    nth = 1 if text == "元" else int(text)
    if nth == 0:
        raise YearError(NOT_UNDERSTOOD)
    return nth


def _letter(era: str) -> str:
    return era if era in OFFSETS else next(k for k, v in _KANJI.items() if v.startswith(era[0]))


def _checked(number: int, era: str | None) -> FiscalYear:
    if not FIRST <= number <= LAST:
        raise YearError(OUT_OF_RANGE)
    return FiscalYear(number, era)


_FORMS = (
    (_WESTERN, _year),
    (_JAPANESE, _year),
    *((form, _agreeing) for form in _BOTH),
    (_SPAN, _spanning),
    *((form, _containing) for form in _DATES),
)
# What a year looks like once its width, case and blanks are folded; a schema is made of these.
YEAR_PATTERNS = tuple(form for form, _ in _FORMS)
