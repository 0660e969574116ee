"""Everything known of one indicator at a fiscal year: what one screen, page or object shows.

Nothing after that year is in it but what the plan promises.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment, RatingBasis, assess
from welfare_cli.assess.goal import Pathway
from welfare_cli.assess.projection import Obstacle, Projection, obstacle, planned, project
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.indicator import Indicator, Revision
from welfare_cli.plan.model import Section
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Results
from welfare_cli.rules.rule_set import RuleSet


@dataclass(frozen=True, slots=True)
class ValueRow:
    """An actual, or why there is none; what was expected; and whether it is of today's series."""

    actual: Actual
    expected: Fraction | None
    is_comparable: bool


@dataclass(frozen=True, slots=True)
class Amendment:
    """A revision with the promise before and after it, and whether it counts by now."""

    revision: Revision
    before: Indicator
    after: Indicator
    in_force: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """One indicator: its place, its assessment, its values, its promise and what became of it.

    `path` is None where no line leads to the target; `obstacle` says why there is no projection.
    `others` are assessments of the same values by other rule sets.
    """

    sections: tuple[Section, ...]
    assessment: Assessment
    rows: tuple[ValueRow, ...]
    amendments: tuple[Amendment, ...]
    path: Pathway | None
    projection: Projection | None
    obstacle: Obstacle | None
    others: tuple[Assessment, ...]

    @property
    def indicator(self) -> Indicator:
        """The indicator as it was promised in that year."""
        return self.assessment.indicator

    @property
    def breaks(self) -> tuple[FiscalYear, ...]:
        """The years from which on values are of another series than before."""
        made = (amendment.revision for amendment in self.amendments if amendment.in_force)
        return tuple(revision.from_ for revision in made if revision.breaks_series)

    @property
    def difference(self) -> Fraction | None:
        """How far the value is from the baseline; None where both are not of one series."""
        actual, start = self.assessment.actual, self.indicator.baseline
        if self.obstacle is Obstacle.BREAK or not (actual and start) or actual.value is None:
            return None
        later = actual.year >= start.year
        return Fraction(actual.value) - Fraction(start.value) if later else None

    @property
    def published(self) -> str:
        """The rating that the plan's owner published for the value, or for the lack of one."""
        newest = self.assessment.silence or self.assessment.actual
        return newest.published if newest else ""


def dossier(
    sections: tuple[Section, ...],
    indicator: Indicator,
    results: Results,
    basis: RatingBasis,
    others: Sequence[RuleSet] = (),
) -> Dossier:
    """Collect everything about an indicator of the plan; `sections` lead down to it."""
    series = results.of(indicator.id)
    assessment = assess(sections[-1], indicator, series, basis)
    path = planned(assessment)
    return Dossier(
        sections,
        assessment,
        tuple(_rows(assessment, path)),
        tuple(_amendments(indicator, basis.as_of)),
        path,
        project(assessment),
        obstacle(assessment),
        tuple(
            assess(sections[-1], indicator, series, replace(basis, rules=rules)) for rules in others
        ),
    )


def _rows(assessment: Assessment, path: Pathway | None) -> Iterator[ValueRow]:
    began = assessment.indicator.series_began(assessment.as_of)
    for actual in assessment.series:
        comparable = began is None or actual.year >= began
        yield ValueRow(
            actual, path.expected(actual.year) if path and comparable else None, comparable
        )


def _amendments(indicator: Indicator, as_of: FiscalYear) -> Iterator[Amendment]:
    before = indicator
    for revision in indicator.revisions:
        after = indicator.in_force(revision.from_)
        yield Amendment(revision, before, after, revision.from_ <= as_of)
        before = after
