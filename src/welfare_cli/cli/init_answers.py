"""What a new plan is called, and when and how it is rated: as given, asked, or by default."""

import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.finding import language
from welfare_cli.cli.narration import ask, complain
from welfare_cli.ground.text import LANGUAGES, find_unsafe, listed, looks_japanese, nearest
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.drafting.from_table import Read
    from welfare_cli.drafting.plan_yaml import Head
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.model import Period

_BETWEEN = re.compile(r"\s*(?:\.\.|[:~〜～–])\s*")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_DEFAULT_RULES = "pace"
_YEARS = 5  # how long a plan runs where nobody says it
_APRIL = 4


@dataclass(frozen=True)
class Given:
    """The options of the call."""

    title: str | None
    id: str | None
    period: str | None
    rules: str | None
    lang: str | None
    yes: bool


def head_of(given: Given, folder: Path, read: "Read | None") -> "Head":
    """Title, period, rule set and language, all of them sound. Raises CallError."""
    from welfare_cli.drafting.plan_yaml import Head

    asking = not given.yes and sys.stdin is not None and sys.stdin.isatty()
    lang = _lang(given, read, asking=asking)
    _refuse_silence(given, read, asking=asking, lang=lang)
    title = _title(given, read, lang, asking=asking)
    guess = _guess(read, lang)
    period = _period(given.period, lang) if given.period is not None else None
    while period is None and asking:
        text = _asked("init.ask.period", lang, f"{_short(guess.from_)}:{_short(guess.to)}")
        period = _tried(text, lang)
    return Head(
        id=_id(given.id, title, folder, lang),
        lang=lang,
        title=title,
        period=period or guess,
        rules=_rules(given.rules, lang, asking=asking),
        source=read.sent.name if read else "",
        is_guessed=period is None,
    )


def _title(given: Given, read: "Read | None", lang: str, *, asking: bool) -> str:
    """The title as one line: as given or asked, else the table's, else one to be replaced."""
    default = " ".join((read.title if read else "").split()) or say("init.default-title", lang)
    if given.title is not None:
        return _sound(given.title, lang) or default
    while asking:
        try:
            return _sound(_asked("init.ask.title", lang, default), lang) or default
        except CallError as error:
            complain(say(error.key, lang, **error.facts))
    return default


def _sound(title: str, lang: str) -> str:
    title = " ".join(title.split())
    if find_unsafe(title):
        raise CallError("call.init-title", lang, value=title)
    return title


def _refuse_silence(given: Given, read: "Read | None", *, asking: bool, lang: str) -> None:
    """Without a terminal nothing can be asked: what is needed is given, or --yes takes defaults."""
    if asking or given.yes:
        return
    needed = {"--title": given.title or (read and read.title), "--period": given.period}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise CallError("call.init-silent", lang, options=" ".join(missing))


def _lang(given: Given, read: "Read | None", *, asking: bool) -> str:
    """The language of the plan: as given or asked, else the table's, else the system's."""
    if given.lang is not None:
        return language(given.lang)
    told = f"{given.title or ''}{read.title if read else ''}"
    spoken = "ja" if looks_japanese(told) or (read and read.is_japanese) else language(None)
    while asking:
        answer = _asked("init.ask.lang", spoken, spoken)
        if answer in LANGUAGES:
            return answer
        complain(say("call.lang", spoken, value=answer))
    return spoken


def _rules(given: str | None, lang: str, *, asking: bool) -> str:
    from welfare_cli.rules.library import shipped_ids

    known = shipped_ids()
    if given is not None:
        if given not in known:
            raise _unknown_rules(given, lang)
        return given
    while asking:
        answer = _asked("init.ask.rules", lang, _DEFAULT_RULES, known=listed(known, most=20))
        if answer in known:
            return answer
        error = _unknown_rules(answer, lang)
        complain(say(error.key, lang, **error.facts))
    return _DEFAULT_RULES


def _unknown_rules(value: str, lang: str) -> CallError:
    from welfare_cli.rules.library import shipped_ids

    near = nearest(value, shipped_ids())
    guess = say("did-you-mean", lang, near=near) if near else ""
    known = listed(shipped_ids(), most=20)
    return CallError("call.unknown", lang, option="--rules", value=value, guess=guess, known=known)


def _tried(text: str, lang: str) -> "Period | None":
    """The period of an answer; None after telling what is wrong with it."""
    try:
        return _period(text, lang)
    except CallError as error:
        complain(say(error.key, lang, **error.facts))
        return None


def _period(text: str, lang: str) -> "Period":
    from welfare_cli.ground.fiscal_year import YearError, read_year
    from welfare_cli.plan.model import Period

    parts = _BETWEEN.split(text.strip())
    try:
        first, last = (read_year(part) for part in parts)
    except (YearError, ValueError):
        raise CallError("call.init-period", lang, value=text) from None
    if last < first:
        raise CallError("call.init-period-reversed", lang, value=text)
    return Period.model_validate({"from": first, "to": last})


def _guess(read: "Read | None", lang: str) -> "Period":
    """The period by the table: to its last target, from the year behind its last baseline."""
    from welfare_cli.ground.fiscal_year import year_of
    from welfare_cli.plan.model import Period

    baseline, target = read.years if read else (None, None)
    today = datetime.now(tz=UTC)
    now = today.year - (today.month < _APRIL)
    last = target.number if target else now + _YEARS - 1
    first = baseline.number + 1 if target and baseline else min(now, last)
    first = min(first, last)
    era = target.era if target else None
    years = [year_of(first), year_of(last)]
    if era or (lang == "ja" and not target):
        years = [_in_era(year, era) for year in years]
    return Period.model_validate({"from": years[0], "to": years[1]})


def _in_era(year: "FiscalYear", era: str | None) -> "FiscalYear":
    """The year in the era it was lived in, or in that of the table."""
    from welfare_cli.ground.fiscal_year import OFFSETS, FiscalYear

    own = era if era and year.number > OFFSETS[era] else year.short()[0]
    return FiscalYear(year.number, own)


def _short(year: "FiscalYear") -> str:
    return year.short() if year.era else str(year.number)


def _id(given: str | None, title: str, folder: Path, lang: str) -> str:
    """The plan's id: as given, else from an English title, else from the folder's name."""
    if given is not None:
        if not _ID.fullmatch(given):
            raise CallError("call.init-id", lang, value=given)
        return given
    for name in (title, Path(os.path.realpath(folder)).name):
        plain = unicodedata.normalize("NFKC", name)
        slug = "-".join(re.findall("[a-z0-9]+", plain.lower())) if plain.isascii() else ""
        if slug:
            return slug[:40].strip("-")
    return "plan"


def _asked(key: str, lang: str, default: str, **facts: str) -> str:
    answer = ask(say(key, lang, default=default, **facts))
    if answer is None:
        raise CallError("call.init-ended", lang)
    return answer or default
