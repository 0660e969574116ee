"""The names in the plan a call means, read from its text alone: fast, and from a broken plan too.

Neither models nor checks are loaded for it; what is not there in the form of a plan is left out.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.finding import find_plan
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.text import one_line

# The values of the options that stand in the call, by the names of the options.
Given = Mapping[str, Sequence[str]]
_KINDS = ("sections", "actions", "indicators")


class Name(NamedTuple):
    """A value that may stand at the cursor, and what it is."""

    value: str
    about: str = ""


def last(given: Given, name: str) -> str | None:
    """The value given last to the option of that name."""
    values = given.get(name)
    return values[-1] if values else None


def parts(given: Given, lang: str | None, kinds: tuple[str, ...] = _KINDS) -> list[Name]:
    """The ids of the plan's sections, actions or indicators with their titles."""
    found = _below(plan_of(given), kinds)
    return [Name(str(part["id"]), told(part.get("title"), lang)) for part in found if "id" in part]


def years(given: Given) -> list[Name]:
    """The years of the plan's period and of its results, as the plan counts them."""
    period = plan_of(given).get("period")
    known, era = {year.number for year in _result_years(given)}, None
    if isinstance(period, dict):
        first, last = _year(str(period.get("from"))), _year(str(period.get("to")))
        if first and last:
            known |= set(range(first.number, last.number + 1))
            era = last.era
    named = [FiscalYear(number, era) for number in sorted(known)]
    if era is None:
        return [Name(str(year.number), year.short()) for year in named]
    return [Name(year.short(), year.western()) for year in named]


def rule_sets(given: Given, lang: str | None) -> list[Name]:
    """The rule set the plan carries, if it does, and all that ship."""
    from welfare_cli.rules.shelf import shipped_file, shipped_ids

    own = plan_of(given).get("rules")
    known = [own] if isinstance(own, dict) and "id" in own else []
    known += [_tree(shipped_file(name)) for name in shipped_ids()]
    return [Name(str(one["id"]), told(one.get("title"), lang)) for one in known if "id" in one]


def ratings(given: Given, lang: str | None) -> list[Name]:
    """The ratings of the rule set in force."""
    from welfare_cli.rules.shelf import shipped_file, shipped_ids

    named: Any = last(given, "rules") or plan_of(given).get("rules") or "pace"
    if isinstance(named, str):
        named = _tree(shipped_file(named) if named in shipped_ids() else Path(named).expanduser())
    known = [one for one in _listed(named.get("ratings")) if "id" in one]
    names = [Name(str(one["id"]), told(one.get("label"), lang)) for one in known]
    return [*names, Name("not_assessed")]


def plan_of(given: Given) -> dict[str, Any]:
    """The plan as its file has it; empty where there is none to be read."""
    path = _plan_path(given)
    return _tree(path) if path else {}


def told(text: object, lang: str | None) -> str:
    """A text in that language, or in the one its file speaks first; one harmless line."""
    if isinstance(text, dict):
        text = text.get(lang or "ja") or next(iter(text.values()), "")
    return one_line(text) if isinstance(text, str) else ""


def _plan_path(given: Given) -> Path | None:
    named = last(given, "plan") or os.environ.get("WELFARE_PLAN")
    try:
        return find_plan([Path(named).expanduser()] if named else None)
    except (CallError, OSError, RuntimeError):  # no plan, several, or a home that is not known
        return None


def _result_years(given: Given) -> Iterator[FiscalYear]:
    named, plan = last(given, "results") or os.environ.get("WELFARE_RESULTS"), _plan_path(given)
    folder = Path(named).expanduser() if named else plan.parent / "results" if plan else None
    for path in folder.glob("*.csv") if folder else ():
        if year := _year(path.stem):
            yield year


def _tree(path: Path) -> dict[str, Any]:
    from welfare_cli.files.source import read_source
    from welfare_cli.files.yaml_tree import read_tree

    source, _ = read_source(path)
    root = read_tree(source).root if source else None
    return root if isinstance(root, dict) else {}


def _below(node: dict[str, Any], kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every part of these kinds below, in the order of the file."""
    for kind in _KINDS:
        for part in _listed(node.get(kind)):
            if kind in kinds:
                yield part
            if kind == "sections":
                yield from _below(part, kinds)


def _listed(value: object) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _year(text: str) -> FiscalYear | None:
    try:
        return read_year(text)
    except YearError:
        return None
