"""How many indicators have which rating: the whole plan, then each section.

What is not assessed has its own column, and the total is always beside it.
"""

from collections.abc import Iterator, Sequence

from welfare_cli.assess.summary import Summary
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.translation import _, ngettext
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.report.model import Chapter, Share, Tally
from welfare_cli.present.sheet import Column, Group, Line, Sheet

UNRATED = "not_assessed"


def counts_chapter(figures: Figures, tallies: Sequence[Tally]) -> Chapter:
    """One sheet: a row for the plan, and one for each section with indicators."""
    lang, title = figures.lang, _("How the plan stands", figures.lang)
    lines = tuple(_line(figures, tally) for tally in tallies)
    sheet = Sheet(title, tuple(_columns(figures)), (Group((), lines),))
    sentence = _sentence(figures, tallies[0].summary)
    told = (
        (sentence,)
        if tallies[0].summary.total
        else (_("The plan has no indicators; its actions are followed below.", lang),)
    )
    return Chapter("counts", title, told, sheets=(sheet,))


def tallies_of(figures: Figures, found: YearlyReport) -> tuple[Tally, ...]:
    """The counts of the plan and its sections, in the plan's order."""
    depths = depths_of(figures.plan.sections)
    whole = Tally(_("The whole plan", figures.lang), 0, found.summary)
    return (
        whole,
        *(Tally(figures.heading(s), depths[s.id], summary) for s, summary in found.sections),
    )


def shares_of(figures: Figures, summary: Summary) -> tuple[Share, ...]:
    """The ratings in the rule set's order, then what is not assessed."""
    rules, lang = figures.rules, figures.lang
    unrated = rules.not_assessed
    return (
        *(
            Share(r.sign, r.label.in_(lang), r.tone.value, summary.by_rating[r.id])
            for r in rules.ratings
        ),
        Share(unrated.sign, unrated.label.in_(lang), None, summary.not_assessed),
    )


def key_of(rating_id: str) -> str:
    """The key of a rating's column, which no other column can have."""
    return f"rating.{rating_id}"


def depths_of(sections: Sequence[Section], depth: int = 1) -> dict[str, int]:
    """How many levels below the plan each section stands."""
    found = {section.id: depth for section in sections}
    for section in sections:
        found |= depths_of(section.sections, depth + 1)
    return found


def _columns(figures: Figures) -> Iterator[Column]:
    rules, lang = figures.rules, figures.lang
    yield Column("part", _("part", lang), flexible=True)
    for rating in rules.ratings:
        yield Column(key_of(rating.id), f"{rating.sign} {rating.label.in_(lang)}", right=True)
    unrated = rules.not_assessed
    yield Column(key_of(UNRATED), f"{unrated.sign} {unrated.label.in_(lang)}", right=True)
    yield Column("total", _("total", lang), right=True)
    if rules.has_scores:
        yield Column("score", _("mean score", lang), right=True)
        if rules.roll_up and rules.roll_up.ratings:
            yield Column("rating", _("rating", lang))


def _line(figures: Figures, tally: Tally) -> Line:
    summary, rating = tally.summary, tally.summary.rating
    cells = {"part": tally.name, "depth": str(tally.depth), "total": str(summary.total)}
    cells |= {key_of(name): str(count) for name, count in summary.by_rating.items()}
    cells[key_of(UNRATED)] = str(summary.not_assessed)
    cells["score"] = figures.score(summary.score) or NOTHING
    cells["rating"] = f"{rating.sign} {rating.label.in_(figures.lang)}" if rating else NOTHING
    return Line(cells, rating.tone if rating else None)


def _sentence(figures: Figures, summary: Summary) -> str:
    """All counts in one sentence, for whoever reads no table."""
    told = (
        _("{sign} {label} {count}", figures.lang, sign=s.sign, label=s.label, count=s.count)
        for s in shares_of(figures, summary)
    )
    counts = _(COMMA, figures.lang).join(told)
    whole = figures.rolled_up(summary)
    facts = {"total": summary.total, "counts": counts, "rating": whole}
    if not whole:
        return ngettext(
            "Of {total} indicator: {counts}.",
            "Of {total} indicators: {counts}.",
            summary.total,
            figures.lang,
            **facts,
        )
    return ngettext(
        "Of {total} indicator: {counts}. Overall: {rating}.",
        "Of {total} indicators: {counts}. Overall: {rating}.",
        summary.total,
        figures.lang,
        **facts,
    )
