"""`welfare overview`: where each of several plans stands, and all of them together."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import RECORDS, WITHOUT_RESULTS, Call, command
from welfare_cli.cli.exit_codes import NOT_A_YEAR, CallError, ExitCode
from welfare_cli.cli.finding import find_plans, language, results_folder
from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.opening import exit_code, read_results
from welfare_cli.cli.progress_bar import waiting
from welfare_cli.cli.selection import named_rules, rules_of
from welfare_cli.cli.writing import Contents
from welfare_cli.ground.problem import Severity, has_errors
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.assess.portfolio import ListedPlan, Totals
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan
    from welfare_cli.rules.rule_set import RuleSet


class Order(StrEnum):
    """The order of the plans."""

    GIVEN = "given"
    REPORTED = "reported"
    WEAKEST = "weakest"
    PARENT = "parent"


_TOLD = 3  # problems of one plan; `validate` tells them all


@dataclass(frozen=True)
class Wanted:
    """What every plan is to be rated by; None is the plan's own."""

    as_of: "FiscalYear | None" = None
    rules: "RuleSet | None" = None


@command(RECORDS, takes=WITHOUT_RESULTS)
def overview(
    call: Call,
    plans: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PLANS]...",
            help=N_(
                "Plan files, folders with plans, patterns. Without any:"
                " those of --plan, else all beneath this folder."
            ),
        ),
    ] = None,
    *,
    as_of: options.AsOfOption = None,
    sort: Annotated[
        Order,
        options.choice_option(
            "--sort",
            Order,
            N_(
                "As given and in folders by name; the least reported first;"
                " the weakest first; or each below its parent."
            ),
            Order,
        ),
    ] = Order.GIVEN,
    rules: options.RulesOption = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            parser=options.whole_number,
            help=N_(
                "Read with so many processes. Without it, one for each"
                " core, and one alone for fewer than 48 plans."
            ),
        ),
    ] = None,
) -> ExitCode:
    """Show where several plans stand: a line for each, and totals."""
    from welfare_cli.assess.portfolio import Totals

    if jobs is not None and jobs < 1:
        raise CallError(N_("{option} {value}: must be 1 or more."), option="--jobs", value=jobs)
    paths = find_plans(plans or call.plans or [Path()])
    wanted, totals = _wanted(as_of, rules), Totals()
    with closing(_finished(paths, wanted, jobs)) as finished:
        ahead = _up_to_a_language(finished)
        call.lang = call.asked_lang or ahead[-1].lang or call.lang
        entries = _told(chain(ahead, finished), totals, call.lang)
        call.write(_contents(entries, totals, sort, call.lang))
    _tell_same_ids(totals, call.lang)
    return _exit_code(totals)


def _finished(
    paths: Sequence[Path], wanted: Wanted, jobs: int | None
) -> "Generator[ListedPlan, None, None]":
    """The entry of each plan, in order, as soon as it is there: whoever counts them counts here."""
    from welfare_cli.cli.workers import jobs_for, shared_out

    entries = shared_out(partial(entry_of, wanted), paths, jobs_for(len(paths), jobs))
    with waiting(language(None), N_("Reading plans"), len(paths)) as step, closing(entries):
        for entry in entries:
            step()
            yield entry


def _wanted(as_of: str | None, rules: str | None) -> Wanted:
    """What was asked for all plans; a year without its era would not be the same in each."""
    from welfare_cli.ground.fiscal_year import YearError, read_year

    try:
        year = None if as_of is None else read_year(as_of)
    except YearError:
        raise CallError(NOT_A_YEAR, option="--as-of", value=as_of) from None
    return Wanted(year, None if rules is None else named_rules("--rules", rules, None))


def entry_of(wanted: Wanted, path: Path) -> "ListedPlan":
    """Load a project, assess its plan, and keep the line."""
    from welfare_cli.assess.portfolio import overview
    from welfare_cli.project import UnreadablePlanError, load

    try:
        project = load(path)
    except UnreadablePlanError as error:
        return _refused(path, None, error.problems)
    plan = project.plan
    if has_errors(project.plan_problems):
        return _refused(path, plan, project.plan_problems)
    try:
        results_folder(path, None)
        found = read_results(project)
    except CallError as error:
        return _unsettled(path, plan, error)
    if has_errors(found.problems):
        return _refused(path, plan, found.problems)
    rules = wanted.rules or rules_of(project, None)
    year = wanted.as_of or project.default_year
    return _known(path, plan)._replace(standing=overview(plan, found.results, year, rules))


def _known(path: Path, plan: "Plan | None") -> "ListedPlan":
    from welfare_cli.assess.portfolio import ListedPlan, bilingual
    from welfare_cli.files.source import shown

    if plan is None:
        return ListedPlan(shown(path))
    return ListedPlan(shown(path), plan.id, bilingual(plan.title), plan.lang)


def _refused(path: Path, plan: "Plan | None", problems: Sequence["Problem"]) -> "ListedPlan":
    from welfare_cli.assess.portfolio import BilingualText
    from welfare_cli.present.problems.text import problem_line

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    told = (BilingualText(problem_line(p, "ja"), problem_line(p, "en")) for p in errors[:_TOLD])
    return _known(path, plan)._replace(
        errors=len(errors),
        told=tuple(told),
        unreadable=exit_code(errors) is ExitCode.WRONG_CALL,
    )


def _unsettled(path: Path, plan: "Plan", error: CallError) -> "ListedPlan":
    """An import has taken the results, or has left them half done."""
    from welfare_cli.assess.portfolio import BilingualText

    told = BilingualText(*(error.told(lang) for lang in ("ja", "en")))
    return _known(path, plan)._replace(errors=1, told=(told,), unreadable=True)


def _up_to_a_language(entries: "Iterator[ListedPlan]") -> "list[ListedPlan]":
    """The entries up to the first plan that could be read: its language is spoken."""
    ahead = []
    for entry in entries:
        ahead.append(entry)
        if entry.lang:
            break
    return ahead


def _told(entries: "Iterable[ListedPlan]", totals: "Totals", lang: str) -> "Iterator[ListedPlan]":
    """Each entry, counted, and with its errors told in short."""
    for entry in entries:
        totals.add(entry)
        if entry.standing is None:
            complain("\n".join(text.in_(lang) for text in entry.told))
            more = entry.errors - len(entry.told)
            if more:
                complain(
                    _(
                        "  … and {count} more errors; see all with: welfare validate --plan {path}",
                        lang,
                        count=more,
                        path=visible(str(entry.path)),
                    )
                )
        yield entry


def _contents(
    entries: "Iterable[ListedPlan]", totals: "Totals", sort: Order, lang: str
) -> Contents:
    """The plans as an object, as a stream of those that have been read so far, and as a table."""
    from welfare_cli.assess.portfolio import Portfolio, parents
    from welfare_cli.present.overview import overview_json, overview_records, overview_sheet

    def ordered() -> "Iterable[ListedPlan]":
        return entries if sort is Order.GIVEN else _in_order(list(entries), sort)

    def portfolio() -> Portfolio:
        known = list(entries)
        return Portfolio(_in_order(known, sort), totals, parents(known))

    return {
        ContentKind.OBJECT: lambda: overview_json(portfolio(), lang),
        ContentKind.RECORDS: lambda: overview_records(ordered(), totals, lang),
        ContentKind.TABLE: lambda: overview_sheet(portfolio(), lang),
    }


def _in_order(entries: "list[ListedPlan]", sort: Order) -> "list[ListedPlan]":
    from welfare_cli.assess.portfolio import below_parents, least_reported, weakest

    orders: dict[Order, Callable[[list[ListedPlan]], list[ListedPlan]]] = {
        Order.GIVEN: list,
        Order.REPORTED: least_reported,
        Order.WEAKEST: weakest,
        Order.PARENT: below_parents,
    }
    return orders[sort](entries)


def _tell_same_ids(totals: "Totals", lang: str) -> None:
    for plan, paths in totals.same_id.items():
        narrate(
            _(
                "Several plans have the id {id}: {paths}",
                lang,
                id=plan,
                paths=visible(" ".join(paths)),
            )
        )


def _exit_code(totals: "Totals") -> ExitCode:
    if totals.unreadable:
        return ExitCode.WRONG_CALL
    return ExitCode.PROBLEMS if totals.broken else ExitCode.FINE
