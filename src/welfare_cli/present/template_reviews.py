"""A review file to be filled in: every action with its last state, weak ratings to be explained.

It is valid as it stands. What nobody has said yet is a comment, so that nothing is said by chance.
"""

from collections.abc import Iterator

from welfare_cli.assess.actions import TrackedAction
from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.summary import PlanStatus
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.reviews.model import State


def reviews_yaml(figures: Figures, standing: PlanStatus, sections: set[str]) -> str:
    """The file, of these sections only."""
    inside = [section for section in figures.plan.walk() if section.id in sections]
    said = any(standing.actions[action.id].state for s in inside for action in s.actions)
    facts = {
        "title": one_line(figures.plan.title.in_(figures.lang)),
        "year": figures.year(standing.as_of),
        "states": ", ".join(State),
    }
    told = (
        _("{title}: reviews of {year}", figures.lang, **facts),
        _(
            "States: {states}. Add work, cause, issue and next where there is something to say;"
            " what is behind # is not read.",
            figures.lang,
            **facts,
        ),
    )
    lines = [*(f"# {line}" for line in told), "format: 1"]
    lines.append("reviews:" if said else "reviews: []")
    for section in inside:
        lines += _section(figures, section, standing)
    return "\n".join(lines) + "\n"


def _section(figures: Figures, section: Section, standing: PlanStatus) -> Iterator[str]:
    weak = [standing.indicators[indicator.id] for indicator in section.indicators]
    weak = [one for one in weak if one.rating and figures.rules.asks_cause(one.rating)]
    if section.actions or weak:
        yield f"  # {figures.heading(section)}"
    for action in section.actions:
        yield from _action(standing.actions[action.id], figures.lang)
    for assessment in weak:
        yield from _weak(figures, assessment)


def _action(track: TrackedAction, lang: str) -> Iterator[str]:
    action, state = track.action, track.state
    entry = f'- {{id: "{action.id}", state: {state or State.NOT_STARTED}}}'
    mark = "" if state else "# "
    yield f"  {mark}{entry}  # {one_line(action.title.in_(lang))}"


def _weak(figures: Figures, assessment: Assessment) -> Iterator[str]:
    indicator = assessment.indicator
    yield f"  # {figures.title(indicator)}  {figures.rating(assessment)}"
    yield f'  # - id: "{indicator.id}"'
    yield from (f"  #   {key}:" for key in ("cause", "issue", "next"))
