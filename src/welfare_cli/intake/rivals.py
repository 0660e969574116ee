"""A table may hold the yearly figure and the total side by side: each indicator takes its own.

Of columns or rows that differ only in that, the one that says what the plan says is meant; else
the one that says nothing. A single one is nobody's rival, and is taken or refused.
"""

from collections.abc import Sequence

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.spans import fit
from welfare_cli.plan.indicator import Indicator

Known = tuple[Observation, Indicator, FiscalYear]

_RANKS = {True: 0, None: 1, False: 2}


def without_rivals(found: Sequence[Known]) -> tuple[list[Known], list[Observation]]:
    """The values that are meant, and those of the other kind beside them."""
    ranks = [_rank(seen, indicator) for seen, indicator, _ in found]
    best: dict[tuple[str, FiscalYear], int] = {}
    for (_, indicator, year), rank in zip(found, ranks, strict=True):
        best[indicator.id, year] = min(rank, best.get((indicator.id, year), rank))
    meant, others = [], []
    for known, rank in zip(found, ranks, strict=True):
        seen, indicator, year = known
        if rank == best[indicator.id, year]:
            meant.append(known)
        elif not seen.cell.is_empty:
            others.append(seen)
    return meant, others


def _rank(seen: Observation, indicator: Indicator) -> int:
    spans = seen.spans
    return _RANKS[fit((*spans["header"], *spans["label"]), cumulative=indicator.cumulative)]
