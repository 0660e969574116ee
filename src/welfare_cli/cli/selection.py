"""What part of a plan a command means: a year, a section, a rule set, by the names people give."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import NOT_A_YEAR, UNKNOWN_VALUE, CallError, DataError
from welfare_cli.cli.finding import find_plan, language
from welfare_cli.cli.narration import detail, narrate
from welfare_cli.ground.problem import has_errors
from welfare_cli.ground.text import folded, listed, nearest, one_line, visible
from welfare_cli.ground.translation import N_, Message, _

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import Assessment
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.indicator import Indicator
    from welfare_cli.plan.model import Action, Plan, Section
    from welfare_cli.project import Project
    from welfare_cli.rules.rule_set import RuleSet

    Part = Indicator | Action | Section

_UNRATED = "not_assessed"  # where others have the id of a rating


_YEAR_FROM: dict[str, Message] = {
    "asked": N_("year: {year}, as asked"),
    "results": N_("year: {year}, the newest with results"),
    "reviews": N_("year: {year}, the newest with reviews, as there are no results"),
    "period": N_("year: {year}, the first of the plan, as there are no results"),
}


_RULES_FROM: dict[str, Message] = {
    "plan": N_("rule set: {id} ({title}), the plan's"),
    "asked": N_("rule set: {id} ({title}), as asked"),
}


def year_of(project: "Project", given: str | None) -> "FiscalYear":
    """The year to rate at: as asked, else the project's default."""
    if given is not None:
        why, year = "asked", read_year_option("--as-of", given, project.plan)
    else:
        results = project.results
        why = "results" if results.years else "reviews" if results.reviewed else "period"
        year = project.default_year
    label = project.plan.in_own_era(year).label(project.lang)
    detail(_YEAR_FROM[why], project.lang, year=label)
    return year


def read_year_option(option: str, given: str, plan: "Plan") -> "FiscalYear":
    """A fiscal year given on the command line."""
    from welfare_cli.ground.fiscal_year import YearError, read_year

    try:
        return read_year(given, era=plan.period.lends)
    except YearError:
        raise CallError(NOT_A_YEAR, option=option, value=given) from None


def rules_of(project: "Project", given: str | None) -> "RuleSet":
    """The rule set: as asked by id or file, else the plan's."""
    lang = project.lang
    if given is None:
        why, rules = "plan", project.rules
    else:
        why, rules = "asked", named_rules("--rules", given, carried(project.plan))
    detail(_RULES_FROM[why], lang, id=rules.id, title=one_line(rules.title.in_(lang)))
    return rules


def carried(plan: "Plan | None") -> "RuleSet | None":
    """The rule set that the plan itself defines, if it does."""
    return plan.rules if plan and not isinstance(plan.rules, str) else None


def named_rules(option: str, name: str, own: "RuleSet | None") -> "RuleSet":
    """The rule set of that id or in that file; `own` is the plan's, which need not ship."""
    from welfare_cli.rules.library import read_rules, shipped, shipped_ids

    if name in shipped_ids():
        return shipped(name)
    if own and name == own.id:
        return own
    if not name.endswith((".yaml", ".yml")) and "/" not in name:
        known = [*([own.id] if own else []), *shipped_ids()]
        raise unknown(option, name, known)
    rules, problems = read_rules(Path(name))
    if rules is None or has_errors(problems):
        raise DataError(problems)
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
        raise DataError(read.problems, spoken)
    narrate(
        _(
            "{path} has errors and is left out; see them with: welfare validate",
            spoken,
            path=visible(shown(path)),
        )
    )
    return None, spoken


def sections_in(plan: "Plan", section: str | None) -> set[str]:
    """The ids of a section and all below it; of every section where none is named."""
    by_id = {s.id: s for s in plan.walk()}
    if section is None:
        return set(by_id)
    if section not in by_id:
        raise unknown("--section", section, list(by_id))
    return {s.id for s in by_id[section].walk()}


def part_in(plan: "Plan", name: str) -> "Part":
    """The part with that id, or with that title in either language.

    An indicator goes before an action, and an action before a section, of the same title.
    """
    kinds = _kinds(plan)
    by_id = {part.id: part for parts in kinds for part in parts}
    if name in by_id:
        return by_id[name]
    value = one_line(name)
    for parts in kinds:
        titled = [part for part in parts if folded(name) in map(folded, _titles(part))]
        if len(titled) == 1:
            return titled[0]
        if titled:
            known = listed([part.id for part in titled])
            raise CallError(
                N_("ID {value}: several parts have this title. Name one by its id: {known}."),
                value=value,
                known=known,
            )
    raise unknown("ID", value, list(by_id), _near(name, by_id))


def _near(name: str, by_id: dict[str, "Part"]) -> str | None:
    """The id that was probably meant, by itself or by its title."""
    titles = {title: part.id for part in by_id.values() for title in _titles(part)}
    near = nearest(name, [*by_id, *titles])
    return titles.get(near, near) if near else None


def _kinds(plan: "Plan") -> tuple[list["Part"], ...]:
    """The indicators, the actions and the sections, each in the plan's order."""
    sections = list(plan.walk())
    return (
        [indicator for section in sections for indicator in section.indicators],
        [action for section in sections for action in section.actions],
        [*sections],
    )


def _titles(part: "Part") -> list[str]:
    return [text for text in (part.title.ja, part.title.en) if text]


def ratings_named(option: str, entries: list[str] | None, rules: "RuleSet") -> list[str]:
    """The ids of ratings given on the command line, in the rule set's order; `not_assessed` too."""
    wanted = split(entries)
    known = [*(rating.id for rating in rules.ratings), _UNRATED]
    for name in wanted:
        if name not in known:
            raise unknown(option, name, known)
    return [name for name in known if name in wanted]


def rated(assessed: Iterable["Assessment"], ratings: Collection[str]) -> list["Assessment"]:
    """Those with one of these ratings."""
    return [a for a in assessed if (a.rating.id if a.rating else _UNRATED) in ratings]


def split(entries: list[str] | None) -> list[str]:
    """The names of an option that takes several, by commas or by repeating it."""
    return sorted({name.strip() for entry in entries or [] for name in entry.split(",")})


def unknown(option: str, value: str, known: list[str], near: str | None = None) -> CallError:
    """A name that is not known, with the nearest one that is."""
    facts = {"option": option, "value": value, "known": listed(known, most=20)}
    return CallError(UNKNOWN_VALUE, near=near or nearest(value, known), **facts)
