"""The output of `welfare overview`: a line per plan, the sums, and what columns and ratings mean.

Numbers in the JSON are unrounded; what is unknown is null.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from welfare_cli.assess.portfolio import (
    TONES,
    Grade,
    ListedPlan,
    Overview,
    PlanCounts,
    Portfolio,
    RatingScale,
    Totals,
    toned,
)
from welfare_cli.ground.quantity import show, show_share, to_json
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Message, _, pgettext
from welfare_cli.present.figures import NOTHING
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.progress_json import Json
from welfare_cli.present.sheet import NARROWEST, Column, Group, Line, Sheet
from welfare_cli.rules.rule_set import TONE_NAMES

# Which columns give way first on a narrow terminal: the highest rank.
_RANKS = {
    "plan": 8,
    "title": 0,
    "under": 6,
    "rules": 5,
    "as_of": 1,
    "indicators": 2,
    "reported": 4,
    "share": 0,
    "good": 0,
    "fair": 0,
    "weak": 0,
    "bad": 0,
    "unrated": 1,
    "ratings": 7,
    "score": 3,
    "parts": 8,
    "notes": 0,
    "path": 9,
}
_LEFT = ("plan", "title", "under", "rules", "as_of", "ratings", "score", "parts", "notes", "path")
_FLEXIBLE = ("title", "ratings", "parts", "notes")
_OPTIONAL = ("under", "score", "parts", "notes")
_LEAST = {"title": 20, "notes": 12}

_HEADINGS: dict[str, Message] = {
    "row": N_("row"),
    "plan": N_("id"),
    "title": N_("plan"),
    "under": N_("under"),
    "rules": N_("rules"),
    "as_of": N_("as of"),
    "indicators": NP_("overview", "indicators"),
    "reported": N_("in"),
    "share": N_("share in"),
    "good": N_("good"),
    "fair": N_("fair"),
    "weak": N_("weak"),
    "bad": N_("bad"),
    "unrated": N_("not rated"),
    "ratings": N_("ratings"),
    "score": NP_("mean of all", "score"),
    "parts": N_("section scores"),
    "notes": NP_("overview", "notes"),
    "path": N_("file"),
}


def overview_sheet(portfolio: Portfolio, lang: str) -> Sheet:
    """Both groups, what the ratings mean, and what a reader must not miss."""
    totals = portfolio.totals
    groups = (
        Group((), tuple(_line(portfolio, entry, lang) for entry in portfolio.entries)),
        Group(((0, _("Totals", lang)),), tuple(_totals(totals, lang))),
    )
    return Sheet(
        title=_("Plans: {count}", lang, count=len(portfolio.entries)),
        columns=tuple(_columns(lang, groups)),
        groups=groups,
        summary=tuple(_summary(totals, lang)),
        notices=tuple(_notices(portfolio, lang)),
        legend=tuple(legend(totals, lang)),
    )


def _columns(lang: str, groups: Sequence[Group]) -> Iterator[Column]:
    filled = {key for g in groups for line in g.lines for key in _OPTIONAL if line.cells[key]}
    yield Column("section", _("row", lang), rank=99)
    for key, rank in _RANKS.items():
        if key not in _OPTIONAL or key in filled:
            yield Column(
                key,
                _(_HEADINGS[key], lang),
                rank=rank,
                right=key not in _LEFT,
                flexible=key in _FLEXIBLE,
                least=_LEAST.get(key, NARROWEST),
            )


def _line(portfolio: Portfolio, entry: ListedPlan, lang: str) -> Line:
    stands, above = entry.standing, portfolio.above.get(entry.path)
    cells = dict.fromkeys(_RANKS, "") | {
        "section": _("plan", lang),
        "plan": entry.id or "",
        "title": one_line(entry.title.in_(lang)) if entry.title else entry.path,
        "under": (above.id or "") if above else "",
        "notes": _notes(entry, lang),
        "path": entry.path,
    }
    if stands is None:
        unknown = ("as_of", "rules", "indicators", "reported", "share", "unrated", "ratings")
        tones: dict[str, str | None] = {"notes": "bad"}
        return Line(cells | dict.fromkeys((*unknown, *TONES), NOTHING), tones=tones)
    cells |= {
        "rules": portfolio.totals.name(stands.scale),
        "as_of": stands.as_of.label(lang),
        "ratings": _ratings(stands.scale, stands.counts, lang),
        "score": _score(stands),
        "parts": _(SEMICOLON, lang).join(
            f"{part.id} {_scored(part.score, part.rating)}" for part in stands.parts
        ),
    }
    return _counted(cells, stands.by_tone)


def _counted(cells: dict[str, str], count: PlanCounts) -> Line:
    """The numbers beside the other cells; those that are not 0 in the colour of their tone."""
    by_tone = dict(zip(TONES, count.ratings, strict=True))
    numbers = {tone.value: f"{number:,}" for tone, number in by_tone.items()}
    numbers |= {
        "indicators": f"{count.indicators:,}",
        "reported": f"{count.reported:,}",
        "share": NOTHING if count.share is None else f"{show_share(count.share * 100, 1)}%",
        "unrated": f"{count.unrated:,}",
    }
    tones = {tone.value: tone.value if number else None for tone, number in by_tone.items()}
    return Line(cells | numbers, tones={"notes": "weak", **tones})


def _totals(totals: Totals, lang: str) -> Iterator[Line]:
    """A row per rule set with its own ratings; where there are several, one over all without."""
    for scale, count in totals.by_scale.values():
        name, told = totals.name(scale), _ratings(scale, count, lang)
        title = _("{rules}: {count}", lang, rules=name, count=count.plans)
        yield _total({"title": title, "rules": name, "ratings": told}, toned(scale, count), lang)
    if len(totals.by_scale) != 1:
        title = _("all plans: {count}", lang, count=totals.whole.plans)
        yield _total({"title": title}, totals.whole, lang)


def _total(own: dict[str, str], count: PlanCounts, lang: str) -> Line:
    row = {"section": _("total", lang)}
    return _counted(dict.fromkeys(_RANKS, "") | row | own, count)


def _ratings(scale: RatingScale, count: PlanCounts, lang: str) -> str:
    """The counts under the rule set's own signs, without those that are 0."""
    numbers = (*count.ratings, count.unrated)
    pairs = zip((*scale.grades, scale.unrated), numbers, strict=True)
    return _(COMMA, lang).join(f"{grade.sign}{n:,}" for grade, n in pairs if n)


def _score(stands: Overview) -> str:
    """The mean score and what the rule set makes of it; nothing where it has no scores."""
    return _scored(stands.score, stands.rating) if stands.scale.has_scores else ""


def _scored(score: Fraction | None, grade: Grade | None) -> str:
    told = NOTHING if score is None else show(score, 2)
    return f"{told} {grade.sign}" if grade else told


def _notes(entry: ListedPlan, lang: str) -> str:
    if entry.standing is None:
        return _("errors: {count}", lang, count=entry.errors)
    return _("sample values", lang) if entry.standing.sample else ""


def _summary(totals: Totals, lang: str) -> Iterator[tuple[str, str | None]]:
    count = totals.whole
    total = f"{count.indicators:,}"
    yield _("plans: {plans}, indicators: {total}:", lang, plans=count.plans, total=total), None
    for tone, number in zip(TONES, count.ratings, strict=True):
        yield f"{_(TONE_NAMES[tone], lang)} {number:,}", tone.value
    unrated = _("not rated", lang)
    yield f"{unrated} {count.unrated:,}", None


def _notices(portfolio: Portfolio, lang: str) -> Iterator[str]:
    if any(entry.standing and entry.standing.sample for entry in portfolio.entries):
        yield _(CONTAINS_SAMPLES, lang)
    if portfolio.totals.broken:
        yield _("Plans with errors, in no total: {count}.", lang, count=portfolio.totals.broken)


def legend(totals: Totals, lang: str) -> Iterator[tuple[str, str]]:
    """Terms with what they mean; each rule set's ratings under what they count as."""
    for scale, _count in totals.by_scale.values():
        yield totals.name(scale), _ratings_legend(scale, lang)
    if totals.by_scale:
        yield (
            _tones_legend(lang),
            _(
                "what the ratings of each rule set count as; only this is summed"
                " over different rule sets",
                lang,
            ),
        )
    yield (
        _("share in", lang),
        _(
            "indicators for which nothing is missing in that year, as `welfare missing` has it",
            lang,
        ),
    )
    yield pgettext("mean of all", "score", lang), _score_legend(totals, lang)


def _ratings_legend(scale: RatingScale, lang: str) -> str:
    comma, stop = _(COMMA, lang), _(SEMICOLON, lang)
    parts = []
    for tone in TONES:
        grades = [grade for grade in scale.grades if grade.tone == tone]
        if grades:
            names = comma.join(_grade_name(grade, lang) for grade in grades)
            parts.append(_("{name}: {of}", lang, name=_(TONE_NAMES[tone], lang), of=names))
    parts.append(_grade_name(scale.unrated, lang))
    title = one_line(scale.title.in_(lang))
    return _("{name}: {of}", lang, name=title, of=stop.join(parts))


def _grade_name(grade: Grade, lang: str) -> str:
    return one_line(f"{grade.sign} {grade.label.in_(lang)}")


def _tones_legend(lang: str) -> str:
    first, *_rest, last = (_(TONE_NAMES[tone], lang) for tone in TONES)
    return f"{first} – {last}"


def _score_legend(totals: Totals, lang: str) -> str:
    """What the score is, and why it is empty where it is."""
    without = [totals.name(s) for s, _ in totals.by_scale.values() if not s.has_scores]
    told = _("mean score by the rule set, and the rating that comes of it", lang)
    if not without:
        return told
    names = _(COMMA, lang).join(without)
    return _(
        "{told}; empty where the rule set gives no scores ({names})", lang, told=told, names=names
    )


def overview_json(portfolio: Portfolio, lang: str) -> Json:
    """One object: every plan, and the sums."""
    plans = []
    for entry in portfolio.entries:
        above = portfolio.above.get(entry.path)
        plans.append(_plan_json(entry, lang) | {"under": above.id if above else None})
    return {
        "format": 1,
        "plans": plans,
        "totals": _totals_json(portfolio.totals, lang),
        "same_id": portfolio.totals.same_id,
    }


def overview_records(entries: Iterable[ListedPlan], totals: Totals, lang: str) -> Iterator[Json]:
    """An object per plan as it comes, then the sums of what has come by then."""
    for entry in entries:
        yield {"format": 1, "kind": "plan"} | _plan_json(entry, lang)
    yield {"format": 1, "kind": "totals"} | _totals_json(totals, lang)


def _plan_json(entry: ListedPlan, lang: str) -> Json:
    stands = entry.standing
    return {
        "path": entry.path,
        "id": entry.id,
        "title": entry.title and entry.title.in_(lang),
        "errors": entry.errors,
        "standing": stands and _standing_json(stands, lang),
    }


def _standing_json(stands: Overview, lang: str) -> Json:
    return {
        "as_of": {"year": stands.as_of.number, "label": stands.as_of.label(lang)},
        "rules": {"id": stands.scale.id, "key": stands.scale.key},
        **_counts_json(stands.counts, stands.scale),
        "score": to_json(stands.score),
        "rating": _id(stands.rating),
        "no_score": _no_score(stands),
        "sections": [
            {
                "id": part.id,
                "title": part.title.in_(lang),
                "score": to_json(part.score),
                "rating": _id(part.rating),
            }
            for part in stands.parts
        ],
        "sample": stands.sample,
        "parent": stands.parent and stands.parent.in_(lang),
    }


def _totals_json(totals: Totals, lang: str) -> Json:
    """Over all plans by tone alone; by rating over those of one rule set."""
    whole = totals.whole
    return {
        "plans": whole.plans + totals.broken,
        "with_errors": totals.broken,
        **_sums(whole),
        "by_rules": [
            {
                "id": scale.id,
                "key": scale.key,
                "title": scale.title.in_(lang),
                "plans": count.plans,
                **_counts_json(count, scale),
            }
            for scale, count in totals.by_scale.values()
        ],
    }


def _counts_json(count: PlanCounts, scale: RatingScale) -> Json:
    ids = (grade.id for grade in scale.grades)
    return {
        **_sums(toned(scale, count)),
        "by_rating": dict(zip(ids, count.ratings, strict=True)),
    }


def _sums(count: PlanCounts) -> Json:
    return {
        "indicators": count.indicators,
        "reported": count.reported,
        "reported_share": to_json(count.share),
        "by_tone": dict(zip(TONES, count.ratings, strict=True)),
        "not_assessed": count.unrated,
    }


def _no_score(stands: Overview) -> str | None:
    """Why there is no score."""
    if stands.score is not None:
        return None
    return "nothing-assessed" if stands.scale.has_scores else "rules-without-scores"


def _id(grade: Grade | None) -> str | None:
    return grade.id if grade else None
