"""What an import changes, as a sheet for people and an object for scripts."""

from collections.abc import Iterable, Sequence

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.translation import N_, NP_, Message, _
from welfare_cli.plan.model import Plan
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.problems.json import problem_json
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.present.states import shown_state
from welfare_cli.results.columns import Actual
from welfare_cli.results.entry import State

_TONES = {"added": "good", "changed": "weak", "replaced-sample": "fair", "unchanged": None}
_RANKS = {"year": 0, "id": 1, "change": 0, "old": 0, "new": 0, "cell": 2, "indicator": 3}
_LEFT = ("id", "indicator", "change", "cell")

# kind, indicator, year, old, new, where it came from
Row = tuple[str, str, FiscalYear, Actual | None, Actual, str]


_CHANGE_NAMES: dict[str, Message] = {
    "added": N_("added"),
    "changed": N_("changed"),
    "replaced-sample": N_("sample replaced"),
    "unchanged": NP_("import", "unchanged"),
}


def changes_sheet(plan: Plan, rows: Sequence[Row], lang: str) -> Sheet:
    """The changes, one a line."""
    titles = {indicator.id: indicator.title.in_(lang) for _, indicator in plan.indicators()}
    columns = tuple(
        Column(
            key,
            _(HEADINGS[key], lang),
            rank=rank,
            right=key not in _LEFT,
            flexible=key == "indicator",
        )
        for key, rank in _RANKS.items()
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
    rows: Iterable[Row], refusals: Sequence[Problem], asked: Sequence[Problem], *, written: bool
) -> dict[str, object]:
    """The change list for scripts: format 1; values are texts, problems are told in English."""
    listed = [_json(row) for row in rows]
    kinds = [str(entry["change"]) for entry in listed]
    return {
        "format": 1,
        "written": written,
        "changes": listed,
        "refused": [problem_json(problem, "en") for problem in refusals],
        "warnings": [problem_json(problem, "en") for problem in asked],
        "summary": {kind: kinds.count(kind) for kind in _TONES} | {"refused": len(refusals)},
    }


def _json(row: Row) -> dict[str, object]:
    kind, indicator, year, old, new, cell = row
    return {
        "change": kind,
        "indicator": indicator,
        "year": year.number,
        "old": State.of(old).data() if old else None,
        "new": State.of(new).data(),
        "from": cell,
    }
