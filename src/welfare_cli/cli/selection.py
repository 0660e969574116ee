"""What part of a plan a command means: a year, a section, a rule set, by the names people give."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.finding import find_plan, language
from welfare_cli.cli.narration import detail, narrate
from welfare_cli.cli.opening import refused
from welfare_cli.ground.problem import has_errors
from welfare_cli.ground.text import listed, nearest, one_line, visible
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import Assessment
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.model import Plan
    from welfare_cli.project import Project
    from welfare_cli.rules.model import RuleSet

_UNRATED = "not_assessed"  # where others have the id of a rating


def year_of(project: "Project", given: str | None) -> "FiscalYear":
    """The year to rate at: as asked, else the project's default."""
    if given is not None:
        why, year = "asked", read_year_option("--as-of", given, project.plan, project.lang)
    else:
        results = project.results
        why = "results" if results.years else "reviews" if results.reviewed else "period"
        year = project.default_year
    label = project.plan.in_own_era(year).label(project.lang)
    detail(f"verbose.year-{why}", project.lang, year=label)
    return year


def read_year_option(
    option: str, given: str, plan: "Plan", lang: str | None = None
) -> "FiscalYear":
    """A fiscal year given on the command line."""
    from welfare_cli.ground.fiscal_year import YearError, read_year

    try:
        return read_year(given, era=plan.period.lends)
    except YearError:
        raise CallError("call.year", lang or plan.lang, option=option, value=given) from None


def rules_of(project: "Project", given: str | None) -> "RuleSet":
    """The rule set: as asked by id or file, else the plan's."""
    lang = project.lang
    if given is None:
        why, rules = "plan", project.rules
    else:
        why, rules = "asked", named_rules("--rules", given, carried(project.plan), lang)
    detail(f"verbose.rules-{why}", lang, id=rules.id, title=one_line(rules.title.in_(lang)))
    return rules


def carried(plan: "Plan | None") -> "RuleSet | None":
    """The rule set that the plan itself defines, if it does."""
    return plan.rules if plan and not isinstance(plan.rules, str) else None


def named_rules(option: str, name: str, own: "RuleSet | None", lang: str) -> "RuleSet":
    """The rule set of that id or in that file; `own` is the plan's, which need not ship."""
    from welfare_cli.rules.library import read_rules, shipped, shipped_ids

    if name in shipped_ids():
        return shipped(name)
    if own and name == own.id:
        return own
    if not name.endswith((".yaml", ".yml")) and "/" not in name:
        known = [*([own.id] if own else []), *shipped_ids()]
        raise unknown(option, name, known, lang)
    rules, problems = read_rules(Path(name))
    if rules is None or has_errors(problems):
        raise refused(problems, lang)
    return rules


def plan_nearby(given: Sequence[Path] | None, lang: str | None) -> tuple["Plan | None", str]:
    """The plan, for a command that can do without one, and the language to speak.

    One that is given must be sound; one that only lies here and is broken is told, and left out.
    """
    from welfare_cli.files.source import shown
    from welfare_cli.plan.reader import read_plan

    spoken = language(lang)
    try:
        path = find_plan(given)
    except CallError:
        if given:
            raise
        return None, spoken
    read = read_plan(path)
    spoken = language(lang, read.plan)
    if read.plan and not has_errors(read.problems):
        return read.plan, spoken
    if given:
        raise refused(read.problems, spoken)
    narrate(say("rules.plan-broken", spoken, path=visible(shown(path))))
    return None, spoken


def sections_in(plan: "Plan", section: str | None, lang: str) -> set[str]:
    """The ids of a section and all below it; of every section where none is named."""
    by_id = {s.id: s for s in plan.walk()}
    if section is None:
        return set(by_id)
    if section not in by_id:
        raise unknown("--section", section, list(by_id), lang)
    return {s.id for s in by_id[section].walk()}


def ratings_named(option: str, entries: list[str] | None, rules: "RuleSet", lang: str) -> list[str]:
    """The ids of ratings given on the command line, in the rule set's order; `not_assessed` too."""
    wanted = split(entries)
    known = [*(rating.id for rating in rules.ratings), _UNRATED]
    for name in wanted:
        if name not in known:
            raise unknown(option, name, known, lang)
    return [name for name in known if name in wanted]


def rated(assessed: Iterable["Assessment"], ratings: Collection[str]) -> list["Assessment"]:
    """Those with one of these ratings."""
    return [a for a in assessed if (a.rating.id if a.rating else _UNRATED) in ratings]


def split(entries: list[str] | None) -> list[str]:
    """The names of an option that takes several, by commas or by repeating it."""
    return sorted({name.strip() for entry in entries or [] for name in entry.split(",")})


def unknown(
    option: str, value: str, known: list[str], lang: str, near: str | None = None
) -> CallError:
    """A name that is not known, with the nearest one that is."""
    near = near or nearest(value, known)
    guess = say("did-you-mean", lang, near=near) if near else ""
    facts = {"option": option, "value": value, "guess": guess, "known": listed(known, most=20)}
    return CallError("call.unknown", lang, **facts)
