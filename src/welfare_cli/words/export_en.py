"""The words of comparisons between years and of exports in English."""

TEXTS = {
    # export
    "call.export-folder": "--to open-sdg makes a folder: name a new or empty one with -o DIR.",
    "call.export-taken": "{path} is there already and not an empty folder; nothing was written. Name a new one with -o DIR, or delete it first.",
    "export.target-line": "target {year}",
    "export.readme.what": "A data repository for Open SDG, with the indicators of this plan as of {year}. It is made by `welfare export --to open-sdg`: change the plan and its results, and make it anew.",
    "export.readme.data": "- `data/indicator_*.csv`: the values by fiscal year (April to March, named by the year of its April), the baseline among them; values from before a break of the series are left out.",
    "export.readme.config": "- `indicator-config/*.yml`: names, units, target lines, and the progress: `progress_status` is the rating, `progress_calculation_options` holds direction, base year, target year and target, should the platform calculate by itself (`auto_progress_calculation: true`).",
    "export.readme.meta": "- `meta/*.yml`: definitions, sources, and what must be known of the values.",
    "export.readme.status": "The ratings are those of the rule set “{rules}” (`{id}`). For the platform to show them, put what `progress_status.yml` holds into `_data/site_config.yml` of the site.",
    "export.readme.use": "Put the folder into a repository made from the data starter of Open SDG, in place of its `data`, `indicator-config` and `meta`. `config_data.yml` shows the inputs and the language to set there. The indicators are `standalone`: they belong to none of the 17 goals, and a page of the layout `standalone-indicators` lists them.",
}
