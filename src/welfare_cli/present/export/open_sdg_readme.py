"""The README of an Open SDG data repository: what the folder is, and what to do with it."""

from collections.abc import Sequence

from welfare_cli.assess.assessment import Assessment
from welfare_cli.present.figures import Figures
from welfare_cli.present.writers import escaped
from welfare_cli.words import say


def readme(figures: Figures, assessments: Sequence[Assessment]) -> str:
    """Markdown; that there are samples comes first."""
    lang, rules = figures.lang, figures.rules
    lines = [f"# {escaped(figures.plan.title.in_(lang))}"]
    if any(assessment.uses_sample for assessment in assessments):
        lines.append(f"**{escaped(say('progress.sample', lang))}**")
    facts = {"year": figures.year(assessments[0].as_of)} if assessments else {"year": ""}
    lines += [
        say("export.readme.what", lang, **facts),
        "\n".join(say(f"export.readme.{part}", lang) for part in ("data", "config", "meta")),
        say("export.readme.status", lang, rules=escaped(rules.title.in_(lang)), id=rules.id),
        say("export.readme.use", lang),
        "<https://open-sdg.readthedocs.io/>",
    ]
    return "\n\n".join(lines) + "\n"
