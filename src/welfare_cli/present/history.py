"""The journal of imports as a sheet and an object, and the verdict of its proof."""

from collections.abc import Sequence

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import N_, Message, _, ngettext
from welfare_cli.plan.model import Plan
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.present.states import shown_state
from welfare_cli.results.entry import Entry
from welfare_cli.results.journal import data_of
from welfare_cli.results.verify import Finding, Kind

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
