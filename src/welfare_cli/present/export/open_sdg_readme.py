"""The README of an Open SDG data repository: what the folder is, and what to do with it."""

from collections.abc import Sequence

from welfare_cli.assess.assessment import Assessment
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.writers import escaped

_FOLDERS: dict[str, Message] = {
    "data": N_(
        "- `data/indicator_*.csv`: the values by fiscal year (April"
        " to March, named by the year of its April), the baseline"
        " among them; values from before a break of the series are"
        " left out."
    ),
    "config": N_(
        "- `indicator-config/*.yml`: names, units, target lines,"
        " and the progress: `progress_status` is the rating,"
        " `progress_calculation_options` holds direction, base year,"
        " target year and target, should the platform calculate by"
        " itself (`auto_progress_calculation: true`)."
    ),
    "meta": N_("- `meta/*.yml`: definitions, sources, and what must be known of the values."),
}


def readme(figures: Figures, assessments: Sequence[Assessment]) -> str:
    """Markdown; that there are samples comes first."""
    lang, rules = figures.lang, figures.rules
    lines = [f"# {escaped(figures.plan.title.in_(lang))}"]
    if any(assessment.uses_sample for assessment in assessments):
        lines.append(f"**{escaped(_(CONTAINS_SAMPLES, lang))}**")
    facts = {"year": figures.year(assessments[0].as_of)} if assessments else {"year": ""}
    lines += [
        _(
            "A data repository for Open SDG, with the indicators of this plan"
            " as of {year}. It is made by `welfare export --to open-sdg`:"
            " change the plan and its results, and make it anew.",
            lang,
            **facts,
        ),
        "\n".join(_(_FOLDERS[part], lang) for part in ("data", "config", "meta")),
        _(
            "The ratings are those of the rule set “{rules}” (`{id}`). For"
            " the platform to show them, put what `progress_status.yml` holds"
            " into `_data/site_config.yml` of the site.",
            lang,
            rules=escaped(rules.title.in_(lang)),
            id=rules.id,
        ),
        _(
            "Put the folder into a repository made from the data starter of"
            " Open SDG, in place of its `data`, `indicator-config` and `meta`."
            " `config_data.yml` shows the inputs and the language to set"
            " there. The indicators are `standalone`: they belong to none of"
            " the 17 goals, and a page of the layout `standalone-indicators`"
            " lists them.",
            lang,
        ),
        "<https://open-sdg.readthedocs.io/>",
    ]
    return "\n\n".join(lines) + "\n"
