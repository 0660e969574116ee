"""A gate: which standing of a plan makes a command exit with 1, and why, told in one line."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError, ExitCode
from welfare_cli.cli.narration import complain
from welfare_cli.cli.selection import rated, ratings_named
from welfare_cli.ground.quantity import show_share
from welfare_cli.ground.text import listed, one_line
from welfare_cli.ground.translation import N_, _, pgettext

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import Assessment
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.project import Project
    from welfare_cli.rules.rule_set import RuleSet

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?%")
_PART = re.compile(r"0\.[0-9]{1,8}")  # of 1; without a sign, 1 might be 1% or all
_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Gate:
    """What a plan must not have: ratings by their ids; and what it must: a share reported.

    `least` is from 0 to 1, None where nothing was asked.
    """

    fail_on: tuple[str, ...] = ()
    least: Fraction | None = None


def read_gate(fail_on: list[str] | None, min_reported: str | None, rules: "RuleSet") -> Gate:
    """The gate as it was asked for. Raises CallError for what is no rating or no share."""
    ratings = ratings_named("--fail-on", fail_on, rules)
    least = None if min_reported is None else read_share("--min-reported", min_reported)
    return Gate(tuple(ratings), least)


def read_share(option: str, given: str) -> Fraction:
    """A share from 0 to 1, written as 80%, ８０％ or 0.8. Raises CallError."""
    told = unicodedata.normalize("NFKC", given).strip()
    if _PART.fullmatch(told):
        return Fraction(told)
    percent = _PERCENT.fullmatch(told)
    if percent and Fraction(percent[1]) <= 100:
        return Fraction(percent[1]) / 100
    meant = _BARE.fullmatch(told)
    near = f"{told}%" if meant and Fraction(told) <= 100 else None
    raise CallError(
        N_("{option} {value}: not a share. {guess}Write it in percent, from 0% to 100%: 80%."),
        near=near,
        option=option,
        value=one_line(given),
    )


def pass_gate(
    gate: Gate, project: "Project", assessed: Sequence["Assessment"], year: "FiscalYear"
) -> ExitCode:
    """Whether these indicators come through; why not is told on standard error."""
    lang = project.lang
    reasons = [*_rated_so(gate, assessed, lang), *_unreported(gate, project, assessed, year)]
    if not reasons:
        return ExitCode.FINE
    told = pgettext("reasons", "; ", lang).join(reasons)
    complain(_("Gate failed: {reasons}.", lang, reasons=told))
    return ExitCode.PROBLEMS


def _rated_so(gate: Gate, assessed: Sequence["Assessment"], lang: str) -> Iterator[str]:
    for rating in gate.fail_on:
        ids = [a.indicator.id for a in rated(assessed, (rating,))]
        if ids:
            yield _(
                "{count} rated {rating} ({ids})",
                lang,
                count=len(ids),
                rating=rating,
                ids=listed(ids),
            )


def _unreported(
    gate: Gate, project: "Project", assessed: Sequence["Assessment"], year: "FiscalYear"
) -> Iterator[str]:
    """Reported is what `missing` does not list: a value, or a reason why none will come."""
    from welfare_cli.assess.gaps import absent

    total = len(assessed)
    if gate.least is None or not total:
        return
    parts = [(a.section, a.indicator) for a in assessed]
    reported = total - len(absent(parts, project.results, year))
    share = Fraction(reported, total)
    if share < gate.least:
        shown = {"share": _percent(share), "least": _percent(gate.least)}
        named = project.plan.in_own_era(year).label(project.lang)
        counts = {"reported": reported, "total": total}
        yield _(
            "reported for {year}: {reported} of {total} ({share}), at least {least} wanted",
            project.lang,
            year=named,
            **counts,
            **shown,
        )


def _percent(share: Fraction) -> str:
    return f"{show_share(share * 100, 1).removesuffix('.0')}%"
