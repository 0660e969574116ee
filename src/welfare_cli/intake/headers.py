"""What the headers of departments' tables mean, in both languages."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from welfare_cli.ground.fiscal_year import FiscalYear, Lent, YearError, read_year
from welfare_cli.ground.text import folded
from welfare_cli.intake.asides import BRACKETS, unit_of
from welfare_cli.intake.spans import without_spans
from welfare_cli.results.columns import PASSED
from welfare_cli.results.size import HEADERS, UNITS
from welfare_cli.results.status import status_of


class Role(StrEnum):
    """What a column holds.

    IGNORED ones are known, and not needed; PASSED ones go into the results as they are, and their
    heading says into which column of them.
    """

    NAME = "name"
    ID = "id"
    UNIT = "unit"
    YEAR = "year"
    VALUE = "value"
    STATUS = "status"
    SOURCE = "source"
    NOTE = "note"
    SIZE = "size"
    PASSED = "passed"
    BASELINE = "baseline"
    TARGET = "target"
    LABEL = "label"
    IGNORED = "ignored"


_WORDS: dict[Role, str] = {
    Role.NAME: "成果指標 成果指標名 指標名 指標 指標名称 指標の名称 名称 項目名 評価指標 "
    "指標項目 数値目標項目 "
    "indicator indicators indicatorname name title",
    Role.ID: "id 指標id 指標コード 指標番号 コード indicatorid code",
    Role.UNIT: "単位 unit units",
    Role.YEAR: "年度 年 実績年度 対象年度 調査年度 会計年度 year fiscalyear fy",
    Role.VALUE: "実績値 実績 値 数値 本年度実績 今年度実績 当年度実績 実績数値 結果 "
    "value actual actuals result observed",
    Role.STATUS: "状態 値の状態 値の種別 値の区分 確定区分 status",
    Role.SOURCE: "出典 資料 データ出典 根拠 根拠資料 source datasource",
    Role.NOTE: "備考 注 注記 摘要 コメント 特記事項 note notes remarks comment comments",
    Role.SIZE: " ".join(HEADERS),
    Role.BASELINE: "基準値 基準 策定時 計画策定時 当初値 策定時の値 baseline basevalue",
    Role.TARGET: "目標値 目標 最終目標 最終目標値 target targetvalue goal",
    Role.LABEL: "項目 区分 種別 内訳 item kind",
    Role.IGNORED: "施策体系 施策 具体的施策 重点 分野 基本目標 担当課 所管課 担当 所管 番号 no. no "
    "基準年度 目標年度 評価 判定 達成状況 進捗率 経過率 達成率 期待値 推移 進捗率÷経過率 "
    "前年度実績 前年実績 前回実績 前回値 現状値 section department "
    "baselineyear baseyear targetyear actualyear "
    "rating progress elapsed pace achievement expected trend lastyear previous measure",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_PASSED = {word: column.name for column in PASSED for word in column.headers}
_ROLES |= dict.fromkeys(_PASSED, Role.PASSED)

_ACTUAL = re.compile(r"(?:の)?(?:実績値|実績|現況値|結果|値|actuals?|results?|values?)$")
_OTHER = re.compile(
    r"目標|計画|見込|見通|想定|予定|予測|予算|期待|評価|達成|前年|前回|増減|順位|伸び"
    r"|target|plan|forecast|projection|budget|expected|rating|previous|lastyear|rank"
)
_MARKED = re.compile(r"\s*(?:[※＊*]\s*[0-9０-９]{0,2}|[①-⑳])\s*$")  # a footnote's: H30※1
LONGEST = 200  # characters of a header; more is prose, and patterns would try each bracket of it
# Two years with a dash between them are a span, and say no single year.
_SPAN = re.compile(
    r"(?:[HSR]|明治|大正|昭和|平成|令和)?\s*(?:[0-9]{1,4}|元)\s*(?:年度|年)?\s*(?:[~〜―–-]|から)\s*"
    r"(?:[HSR]|明治|大正|昭和|平成|令和)?\s*[0-9]{1,4}\s*(?:年度|年)",
)
_SPAN_SHORT = re.compile(r"[HSR](?:[0-9]{1,2}|元)\s*[~〜―–-]\s*[HSR]?[0-9]{1,2}(?![0-9])")
_NOT_THE_DATAS = re.compile(r"\s*(?:作成|策定|現在|時点|計画|改訂|改定|版|提出|更新|公表)")
_IN_TEXT = re.compile(
    r"(?<![\d.-])(?:(?:明治|大正|昭和|平成|令和)\s*(?:\d{1,2}|元)\s*年度|(?:FY)?\d{4}\s*年度|FY\d{4}|"
    r"(?<![A-Za-z])[HSR](?:\d{1,2}|元)(?:年度)?(?![\d.A-Za-z]))"
)


_DATE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}([-_.]?)[0-9]{2}\1[0-9]{2}(?![0-9])")
_AD = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Heading:
    """What one header cell says: a role; of a column of values also year, status and unit.

    `spans` are its words for yearly figures or totals: 累計. `column` is that of the results, if
    they get the cells as they are.
    """

    role: Role
    year: FiscalYear | None = None
    status: str = ""
    unit: str = ""
    spans: tuple[str, ...] = ()
    column: str = ""


def heading_of(text: str, era: Lent) -> Heading | None:
    """The meaning of a header cell; None when it is not known."""
    if len(text) > LONGEST:
        return None
    text = _MARKED.sub("", text)
    bare, spans = without_spans(text)
    found = _heading_of(bare, era)
    if found and found.role is Role.VALUE:
        return replace(found, spans=spans)
    return _heading_of(text, era) if spans else found


def _heading_of(text: str, era: Lent) -> Heading | None:
    plain = folded(text)
    if plain in _ROLES:
        return Heading(_ROLES[plain], column=_PASSED.get(plain, ""))
    asides = BRACKETS.findall(plain)
    bare = BRACKETS.sub("", plain)
    if bare in _ROLES and _ROLES[bare] is not Role.VALUE:
        # 標本数（千人） would be a thousand times what its cells say.
        is_other_size = _ROLES[bare] is Role.SIZE and not {*asides} <= {*UNITS}
        return None if is_other_size else Heading(_ROLES[bare], column=_PASSED.get(bare, ""))
    year = _year(_ACTUAL.sub("", plain), era) or _year(_ACTUAL.sub("", bare), era)
    if bare in _ROLES:
        years = years_in(plain.upper(), era)
        year = years[0] if len(years) == 1 else None
    elif year is None:
        # 「H29目標」, 「H30見込」 are no actuals, though they name a year.
        return Heading(Role.IGNORED) if is_other(plain) and years_in(text, era) else None
    if is_other(plain):
        return Heading(Role.IGNORED)
    status = next((aside for aside in asides if status_of(aside)), "")
    return Heading(Role.VALUE, year, status, unit_of(asides, era, year))


def heads_names(text: str) -> bool:
    """Whether `heading_of` takes the text for the header of names or ids, asked of every row."""
    if len(text) > LONGEST:
        return False
    plain = folded(text)
    role = _ROLES.get(plain) or _ROLES.get(BRACKETS.sub("", plain))
    return role in (Role.NAME, Role.ID)


def is_other(text: str) -> bool:
    """Whether the text speaks of targets, plans or forecasts rather than of what was measured."""
    return _OTHER.search(folded(text)) is not None


def speaks_of_actuals(text: str) -> bool:
    """Whether a header over several years is one of actuals, and of nothing else."""
    plain = BRACKETS.sub("", folded(without_spans(text[:LONGEST])[0]))
    return plain in ("", "推移", "年度", "年次推移", "年度別") or (
        ("実績" in plain or "actual" in plain) and not is_other(plain)
    )


def years_in(text: str, era: Lent) -> list[FiscalYear]:
    """Every fiscal year a title or a file's name speaks of, each once, in order.

    A span of years, and the year something was made or decided, are not the data's year.
    """
    plain = unicodedata.normalize("NFKC", text)
    if _SPAN.search(plain) or _SPAN_SHORT.search(plain):
        return []
    found = [
        _year(match[0], era)
        for match in _IN_TEXT.finditer(plain)
        if not _NOT_THE_DATAS.match(plain, match.end())
    ]
    return list(dict.fromkeys(year for year in found if year))


def years_in_name(stem: str, era: Lent) -> list[FiscalYear]:
    """The fiscal years a file's name says. A full date in it is when it was sent, not a year."""
    bare = _DATE.sub(" ", unicodedata.normalize("NFKC", stem)).strip()
    # Parts of a set are called s1, r2: only a capital stands for an era here.
    whole = None if bare[:1] in set("mtshr") else _year(bare, era)
    if whole:
        return [whole]
    if _SPAN.search(bare) or _SPAN_SHORT.search(bare):
        return []
    spoken = [*years_in(bare, era), *(_year(found, era) for found in _AD.findall(bare))]
    return list(dict.fromkeys(year for year in spoken if year))


def _year(text: str, era: Lent) -> FiscalYear | None:
    try:
        return read_year(text, era=era)
    except YearError:
        return None
