"""The plan as a data repository of Open SDG: for each indicator its data, configuration, metadata.

Open SDG puts titles and notes into its pages as they are: no mark-up in them takes effect. Names of
files are made from ids: safe on every system, and different even where case is ignored.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.series import YearValue, comparable, year_value, year_values
from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.plan.indicator import Direction
from welfare_cli.present.figures import Figures
from welfare_cli.present.formats import Target
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.writers import csv_lines, escaped

# Windows keeps these for devices, whatever follows the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


def file_names(ids: Sequence[str]) -> list[str]:
    """A name for each id: its letters, digits and hyphens, and a number where it is taken."""
    taken = set(_DEVICES)
    names = []
    for one in ids:
        base = re.sub(r"[^A-Za-z0-9]+", "-", one).strip("-") or "indicator"
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


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


Settings = dict[str, object]


class Repository(NamedTuple):
    """What a data repository is made from."""

    figures: Figures
    assessments: Sequence[Assessment]


def open_sdg_files(repository: Repository, _target: Target) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder by its path in it."""
    figures, assessments = repository
    names = file_names([assessment.indicator.id for assessment in assessments])
    yield "README.md", readme(figures, assessments).encode()
    yield "config_data.yml", _yaml(_build(figures))
    yield "progress_status.yml", _yaml(_statuses(figures))
    for name, assessment in zip(names, assessments, strict=True):
        yield f"data/indicator_{name}.csv", _data(assessment).encode()
        yield f"indicator-config/{name}.yml", _yaml(_config(figures, assessment, name))
        yield f"meta/{name}.yml", _yaml(_meta(figures, assessment))


def plain(text: str) -> str:
    """The text in one line, without anything that a page would take for mark-up."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _yaml(settings: Settings) -> bytes:
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=120).encode()


def _build(figures: Figures) -> Settings:
    """Where the build finds things: names here need no hyphen, which its defaults ask for."""
    return {
        "languages": [str(figures.lang)],
        "inputs": [
            {"class": "InputCsvData", "path_pattern": "data/indicator_*.csv"},
            {"class": "InputYamlMeta", "path_pattern": "indicator-config/*.yml", "git": False},
            {"class": "InputYamlMeta", "path_pattern": "meta/*.yml", "git": False},
        ],
    }


def _statuses(figures: Figures) -> Settings:
    """The ratings as statuses, to be put into the site's configuration."""
    lang, rules = figures.lang, figures.rules
    told = [(r.id, f"{r.sign} {r.label.in_(lang)}") for r in rules.ratings]
    none = rules.not_assessed
    told.append((_NOT_AVAILABLE, f"{none.sign} {none.label.in_(lang)}"))
    types = [{"value": value, "label": plain(label), "alt": plain(label)} for value, label in told]
    heading = plain(_("rating", lang))
    return {
        "progress_status": {"status_heading": heading, "status_help": "", "status_types": types}
    }


_NOT_AVAILABLE = "not_available"


def _series(assessment: Assessment) -> list[YearValue]:
    """The values that may be compared, the baseline among them."""
    present = comparable(assessment.series, assessment.indicator.series_began(assessment.as_of))
    start = year_value(assessment.indicator.baseline)
    return [r for r in year_values(start, present) if r.year <= assessment.as_of]


def _data(assessment: Assessment) -> str:
    rows = [(str(r.year.number), str(to_json(r.value))) for r in _series(assessment)]
    return csv_lines([("Year", "Value"), *rows])


def _config(figures: Figures, assessment: Assessment, name: str) -> Settings:
    indicator, rating = assessment.indicator, assessment.rating
    title, plan = plain(figures.title(indicator)), figures.plan
    owner = plan.owners[0] if plan.owners else plan.title
    return {
        "indicator_number": indicator.id,
        "indicator_name": title,
        "graph_title": title,
        "graph_type": "line",
        "data_non_statistical": False,
        "reporting_status": "complete" if assessment.actual else "notstarted",
        "computation_units": plain(figures.unit(indicator)),
        "national_geographical_coverage": plain(owner.in_(figures.lang)),
        "precision": [{"decimals": indicator.decimals}],
        "standalone": True,
        "permalink": name,
        **_lines(figures, assessment),
        "auto_progress_calculation": False,
        "progress_status": rating.id if rating else _NOT_AVAILABLE,
        "progress_calculation_options": [_options(assessment)],
        **_notice(figures, assessment),
    }


def _options(assessment: Assessment) -> Settings:
    """What the platform's own calculation would go by, were it turned on."""
    indicator = assessment.indicator
    heading, target, start = indicator.heading, indicator.target, indicator.baseline
    if heading is Direction.HOLD:
        negative = indicator.lower_is_better
    else:
        negative = heading is Direction.DECREASE
    options: Settings = {} if heading is None else {"direction": _SIGNS[negative]}
    if start:
        options["base_year"] = start.year.number
    if target:
        options["target_year"] = target.year.number
    if target and target.value is not None:
        options["target"] = to_json(target.value)
    return options


_SIGNS = {True: "negative", False: "positive"}


def _lines(figures: Figures, assessment: Assessment) -> Settings:
    """The target as a line in the graph, both ends of a range."""
    target = assessment.indicator.target
    if target is None or target.direction:
        return {}
    ends = [target.value] if target.range is None else [target.range.low, target.range.high]
    year = figures.year(target.year)
    label = plain(_("target {year}", figures.lang, year=year))
    return {"graph_target_lines": [{"value": to_json(e), "label_content": label} for e in ends]}


def _notice(figures: Figures, assessment: Assessment) -> Settings:
    """A box above the graph where a value is made up."""
    if not assessment.uses_sample:
        return {}
    return {
        "data_notice_class": "warning",
        "data_notice_heading": plain(_("sample", figures.lang)),
        "data_notice_text": plain(_(CONTAINS_SAMPLES, figures.lang)),
    }


def _meta(figures: Figures, assessment: Assessment) -> Settings:
    """What people read of the indicator; only what there is."""
    lang, indicator = figures.lang, assessment.indicator
    texts: dict[str, Any] = {
        "indicator_definition": indicator.definition and indicator.definition.in_(lang),
        "comments_limitations": figures.notes(assessment),
        "national_indicator_description": indicator.note and indicator.note.in_(lang),
        "source_organisation_1": indicator.source and indicator.source.in_(lang),
    }
    told = {key: plain(text) for key, text in texts.items() if text}
    active = {"source_active_1": True} if "source_organisation_1" in told else {}
    return {**told, **active}
