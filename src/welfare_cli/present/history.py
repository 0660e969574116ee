"""Results that were changed: what an import changes, the history of imports, and its verification.

Each as a table for people and as an object for programs; values are texts with their digits.
"""

from collections.abc import Iterable, Sequence

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import N_, NP_, Message, _, ngettext
from welfare_cli.plan.model import Plan
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.problems.json import problem_json
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.columns import COLUMN, Actual
from welfare_cli.results.entry import Entry, State
from welfare_cli.results.journal import data_of
from welfare_cli.results.status import STATUS_NAMES
from welfare_cli.results.verify import Finding, Kind


def shown_state(state: State | None, lang: str) -> str:
    """The value with its status, sample size and published rating; － where there is no row."""
    if state is None:
        return "－"
    word = _(STATUS_NAMES[state.status], lang)
    beside = [] if state.value is None or state.status == "final" else [word]
    beside += [_optional(*held, lang) for held in state.optional.items()]
    told = word if state.value is None else state.value
    return f"{told} ({_(COMMA, lang).join(beside)})" if beside else told


def _optional(name: str, held: str | int, lang: str) -> str:
    """What an optional column says: the sample size, the published rating, or one in general."""
    if name == "n":
        return f"n={held}"
    if name == "published":
        return _("published as {rating}", lang, rating=held)
    return _("{column}: {text}", lang, column=COLUMN[name].title, text=held)


_TONES = {"added": "good", "changed": "weak", "replaced-sample": "fair", "unchanged": None}
_CHANGE_RANKS = {"year": 0, "id": 1, "change": 0, "old": 0, "new": 0, "cell": 2, "indicator": 3}
_CHANGE_LEFT = ("id", "indicator", "change", "cell")

# kind, indicator, year, old, new, where it came from
ChangeRow = tuple[str, str, FiscalYear, Actual | None, Actual, str]

_CHANGE_NAMES: dict[str, Message] = {
    "added": N_("added"),
    "changed": N_("changed"),
    "replaced-sample": N_("sample replaced"),
    "unchanged": NP_("import", "unchanged"),
}


def changes_sheet(plan: Plan, rows: Sequence[ChangeRow], lang: str) -> Sheet:
    """The changes, one a line."""
    titles = {indicator.id: indicator.title.in_(lang) for _, indicator in plan.indicators()}
    columns = tuple(
        Column(
            key,
            _(HEADINGS[key], lang),
            rank=rank,
            right=key not in _CHANGE_LEFT,
            flexible=key == "indicator",
        )
        for key, rank in _CHANGE_RANKS.items()
    )
    lines = tuple(
        Line(
            {
                "year": plan.in_own_era(year).label(lang),
                "id": indicator,
                "indicator": titles.get(indicator, ""),
                "change": _(_CHANGE_NAMES[kind], lang),
                "old": shown_state(State.of(old) if old else None, lang),
                "new": shown_state(State.of(new), lang),
                "cell": cell,
            },
            _TONES[kind],
        )
        for kind, indicator, year, old, new, cell in rows
    )
    return Sheet(_("Changes", lang), columns, (Group((), lines),))


def changes_json(
    rows: Iterable[ChangeRow],
    refusals: Sequence[Problem],
    asked: Sequence[Problem],
    *,
    written: bool,
) -> dict[str, object]:
    """The change list for scripts: format 1; values are texts, problems are told in English."""
    listed = [_change_json(row) for row in rows]
    kinds = [str(entry["change"]) for entry in listed]
    return {
        "format": 1,
        "written": written,
        "changes": listed,
        "refused": [problem_json(problem, "en") for problem in refusals],
        "warnings": [problem_json(problem, "en") for problem in asked],
        "summary": {kind: kinds.count(kind) for kind in _TONES} | {"refused": len(refusals)},
    }


def _change_json(row: ChangeRow) -> dict[str, object]:
    kind, indicator, year, old, new, cell = row
    return {
        "change": kind,
        "indicator": indicator,
        "year": year.number,
        "old": State.of(old).data() if old else None,
        "new": State.of(new).data(),
        "from": cell,
    }


_RANKS = {"at": 0, "year": 0, "id": 0, "old": 0, "new": 0, "cell": 1, "command": 2}
_LEFT = ("at", "id", "cell", "command")

_FINDINGS: dict[str, Message] = {
    "changed-by-hand": N_(
        "{indicator} {year}: the history says {journal}, the file says {present}"
    ),
    "removed-by-hand": N_("{indicator} {year}: the history says {journal}, the file has no row"),
    "changed-between": N_(
        "{indicator} {year}: was changed by hand before a later import ({journal}, then {present})"
    ),
}


def history_sheet(plan: Plan, entries: Sequence[Entry], lang: str) -> Sheet:
    """One line per change, the oldest first."""
    columns = tuple(
        Column(key, _(HEADINGS[key], lang), rank=rank, right=key not in _LEFT)
        for key, rank in _RANKS.items()
    )
    lines = tuple(
        Line(
            {
                "at": entry.at,
                "year": _year(plan, entry.year, lang),
                "id": entry.indicator,
                "old": shown_state(entry.old, lang),
                "new": shown_state(entry.new, lang),
                "cell": _origin(entry),
                "command": entry.command,
            }
        )
        for entry in entries
    )
    summary = (
        (
            ngettext("{count} change.", "{count} changes.", len(entries), lang, count=len(entries)),
            None,
        ),
    )
    return Sheet(_("History", lang), columns, (Group((), lines),), summary=summary)


def history_json(entries: Sequence[Entry]) -> dict[str, object]:
    """The same for scripts: format 1; values are texts with their digits."""
    return {"format": 1, "entries": [data_of(entry) for entry in entries]}


def verdict_lines(
    plan: Plan, findings: Sequence[Finding], agreeing: int, lang: str
) -> tuple[list[str], list[str]]:
    """What the proof found, line by line; and what is only worth knowing."""
    told: dict[bool, list[str]] = {True: [], False: []}
    never = [finding for finding in findings if finding.kind is Kind.NEVER_IMPORTED]
    for finding in findings:
        if finding.kind is not Kind.NEVER_IMPORTED:
            facts = {
                "indicator": finding.indicator,
                "year": _year(plan, finding.year, lang),
                "journal": shown_state(finding.journal, lang),
                "present": shown_state(finding.present, lang),
            }
            line = visible(_(_FINDINGS[finding.kind.value], lang, **facts))
            told[finding.kind.is_mismatch].append(line)
    if never:
        told[False].append(
            ngettext(
                "{count} value never went through an import.",
                "{count} values never went through an import.",
                len(never),
                lang,
                count=len(never),
            )
        )
    if not told[True]:
        told[True].append(
            ngettext(
                "The history, replayed, gives the present values: {count} value agrees.",
                "The history, replayed, gives the present values: {count} values agree.",
                agreeing,
                lang,
                count=agreeing,
            )
        )
    return told[True], told[False]


def verdict_json(
    findings: Sequence[Finding], gaps: Sequence[int], agreeing: int
) -> dict[str, object]:
    """The proof for scripts: format 1; `clean` is what decides the exit code.

    `gaps` are the lines of the history before which something is missing.
    """
    return {
        "format": 1,
        "clean": not (gaps or any(finding.kind.is_mismatch for finding in findings)),
        "agreeing": agreeing,
        "gaps": list(gaps),
        "findings": [
            {
                "kind": finding.kind.value,
                "indicator": finding.indicator,
                "year": finding.year,
                "journal": finding.journal.data() if finding.journal else None,
                "present": finding.present.data() if finding.present else None,
            }
            for finding in findings
        ],
    }


def _origin(entry: Entry) -> str:
    sheet = f"[{entry.origin.sheet}]" if entry.origin.sheet else ""
    return f"{entry.origin.file}{sheet} {entry.origin.cell}"


def _year(plan: Plan, number: int, lang: str) -> str:
    return plan.in_own_era(FiscalYear(number)).label(lang)
