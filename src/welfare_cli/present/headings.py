"""Headings and remarks that several outputs share."""

from welfare_cli.ground.translation import N_, NP_

CONTAINS_SAMPLES = N_("Contains sample values, not official.")


HEADINGS: dict[str, str] = {
    "section": N_("section"),
    "indicator": N_("indicator"),
    "unit": N_("unit"),
    "baseline": N_("baseline"),
    "baseline_year": N_("base year"),
    "actual": N_("actual"),
    "actual_year": N_("actual year"),
    "target": N_("target"),
    "target_year": N_("target year"),
    "expected": N_("expected"),
    "progress": N_("progress"),
    "bar": "",
    "pace": N_("pace"),
    "achievement": N_("achievement"),
    "rating": N_("rating"),
    "score": N_("score"),
    "published": N_("published"),
    "trend": N_("trend"),
    "notes": N_("notes"),
    "kind": N_("kind"),
    "id": N_("id"),
    "title": N_("title"),
    "depth": N_("depth"),
    "year": N_("year"),
    "change": N_("change"),
    "old": N_("old"),
    "new": N_("new"),
    "cell": N_("from"),
    "reason": N_("reason"),
    "at": N_("when"),
    "command": N_("command"),
    "state": N_("state"),
    "state_year": N_("state year"),
    "use": N_("plan"),
    "measure": N_("measure"),
    "classes": NP_("rule set", "ratings"),
    "source": N_("source"),
    "tone": N_("counts as"),
    "when": N_("given when"),
}
