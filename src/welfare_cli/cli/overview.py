"""`welfare overview`: where each of several plans stands, and all of them together."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.entries import Wish, entry_of
from welfare_cli.cli.exit_codes import CallError, ExitCode
from welfare_cli.cli.finding import find_plans, language
from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.selection import named_rules
from welfare_cli.cli.waiting import waiting
from welfare_cli.cli.writing import Contents, chosen_format, write
from welfare_cli.ground.text import visible
from welfare_cli.present.formats import ContentKind
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.assess.portfolio import Entry, Totals


class Order(StrEnum):
    """The order of the plans."""

    GIVEN = "given"
    REPORTED = "reported"
    WEAKEST = "weakest"
    PARENT = "parent"


def overview(
    plans: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PLANS]...", help="option.overview.plans"),
    ] = None,
    *,
    as_of: options.AsOfOption = None,
    sort: Annotated[Order, typer.Option("--sort", help="option.overview.sort")] = Order.GIVEN,
    rules: options.RulesOption = None,
    plan: options.PlanOption = None,
    lang: options.LangOption = None,
    format_: options.RecordFormatOption = "table",
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="option.overview.jobs"),
    ] = None,
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Show where several plans stand: a line for each, and totals."""
    from welfare_cli.assess.portfolio import Totals

    chosen = chosen_format(format_, output_, options.RECORDS, language(lang))
    paths = find_plans(plans or plan or [Path()])
    wish, totals = _wish(as_of, rules, lang), Totals()
    with closing(_finished(paths, wish, jobs)) as finished:
        ahead = _up_to_a_language(finished)
        spoken = lang or ahead[-1].lang or language(None)
        entries = _told(chain(ahead, finished), totals, spoken)
        write(_contents(entries, totals, sort, spoken), chosen, spoken, output_, wide=wide)
    _tell_same_ids(totals, spoken)
    raise typer.Exit(_exit_code(totals))


def _finished(
    paths: Sequence[Path], wish: Wish, jobs: int | None
) -> "Generator[Entry, None, None]":
    """The entry of each plan, in order, as soon as it is there: whoever counts them counts here."""
    from welfare_cli.cli.workers import jobs_for, shared_out

    entries = shared_out(partial(entry_of, wish), paths, jobs_for(len(paths), jobs))
    with waiting(language(None), "waiting.overview", len(paths)) as step, closing(entries):
        for entry in entries:
            step()
            yield entry


def _wish(as_of: str | None, rules: str | None, lang: str | None) -> Wish:
    """What was asked for all plans; a year without its era would not be the same in each."""
    from welfare_cli.ground.fiscal_year import YearError, read_year

    spoken = language(lang)
    try:
        year = None if as_of is None else read_year(as_of)
    except YearError:
        raise CallError("call.year", spoken, option="--as-of", value=as_of) from None
    return Wish(year, None if rules is None else named_rules("--rules", rules, None, spoken))


def _up_to_a_language(entries: "Iterator[Entry]") -> "list[Entry]":
    """The entries up to the first plan that could be read: its language is spoken."""
    ahead = []
    for entry in entries:
        ahead.append(entry)
        if entry.lang:
            break
    return ahead


def _told(entries: "Iterable[Entry]", totals: "Totals", lang: str) -> "Iterator[Entry]":
    """Each entry, counted, and with its errors told in short."""
    for entry in entries:
        totals.add(entry)
        if entry.standing is None:
            complain("\n".join(text.in_(lang) for text in entry.told))
            more = entry.errors - len(entry.told)
            if more:
                complain(say("overview.more", lang, count=more, path=visible(str(entry.path))))
        yield entry


def _contents(entries: "Iterable[Entry]", totals: "Totals", sort: Order, lang: str) -> Contents:
    """The plans as an object, as a stream of those that have been read so far, and as a table."""
    from welfare_cli.assess.portfolio import Portfolio, parents
    from welfare_cli.present.overview import overview_sheet
    from welfare_cli.present.overview_json import overview_json, overview_records

    def ordered() -> "Iterable[Entry]":
        return entries if sort is Order.GIVEN else _in_order(list(entries), sort)

    def portfolio() -> Portfolio:
        known = list(entries)
        return Portfolio(_in_order(known, sort), totals, parents(known))

    return {
        ContentKind.OBJECT: lambda: overview_json(portfolio(), lang),
        ContentKind.RECORDS: lambda: overview_records(ordered(), totals, lang),
        ContentKind.TABLE: lambda: overview_sheet(portfolio(), lang),
    }


def _in_order(entries: "list[Entry]", sort: Order) -> "list[Entry]":
    from welfare_cli.assess.portfolio import below_parents, least_reported, weakest

    orders: dict[Order, Callable[[list[Entry]], list[Entry]]] = {
        Order.GIVEN: list,
        Order.REPORTED: least_reported,
        Order.WEAKEST: weakest,
        Order.PARENT: below_parents,
    }
    return orders[sort](entries)


def _tell_same_ids(totals: "Totals", lang: str) -> None:
    for plan, paths in totals.same_id.items():
        narrate(say("overview.same-id", lang, id=plan, paths=visible(" ".join(paths))))


def _exit_code(totals: "Totals") -> ExitCode:
    if totals.unreadable:
        return ExitCode.WRONG_CALL
    return ExitCode.PROBLEMS if totals.broken else ExitCode.FINE
