"""The files of a new project, by their paths in its folder, and the section of its README.

A CI file runs what a person would run before a commit: `validate`, and `fmt --check`.
"""

from dataclasses import dataclass, replace

from welfare_cli import __version__
from welfare_cli.drafting.draft import Draft
from welfare_cli.drafting.plan_yaml import Head, plan_yaml
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.ground.translation import _
from welfare_cli.results.columns import HEADER
from welfare_cli.schema.document import schema_text
from welfare_cli.schema.kinds import SchemaKind, schema_line

PLAN, README = "data/plan.yaml", "README.md"
_GITHUB = """\
# {lead}
name: welfare
on: [push, pull_request]
permissions: {{contents: read}}
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {{python-version: "3.12"}}
      - run: pip install "welfare-cli=={version}"
      - run: welfare validate
      - run: welfare fmt --check
"""
_GITLAB = """\
# {lead}
validate:
  image: python:3.12
  script:
    - pip install "welfare-cli=={version}"
    - welfare validate
    - welfare fmt --check
"""


_CI = {
    "github": (".github/workflows/welfare.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
}


@dataclass(frozen=True)
class NewFiles:
    """Files that must not be there yet, the plan last, and the text that a README gets."""

    files: dict[str, bytes]
    readme: str


def schema_files() -> dict[str, str]:
    """The schemas that editors explain and check the files by, by their paths."""
    return {f"schemas/{kind.file_name}": schema_text(kind) for kind in SchemaKind}


def always_written(ci: str) -> dict[str, set[bytes]]:
    """What is written whatever the plan says, with all that it may say by then.

    The plan may say nothing yet: where there is one, a project has begun. The file of results is
    named by its first year.
    """
    known = {path: {text.encode()} for path, text in schema_files().items()}
    if ci in _CI:
        known[_CI[ci][0]] = {_ci_file(ci, lang) for lang in LANGUAGES}
    return {PLAN: set(), **known}


def project_files(head: Head, draft: Draft, ci: str) -> NewFiles:
    """Everything that `welfare init` writes. Whatever is added to a project is added here."""
    year, schemas = head.period.from_.number, schema_files()
    head = replace(head, first_lines=(schema_line(SchemaKind.PLAN),))
    texts = {f"data/results/{year}.csv": ",".join(HEADER) + "\n", **schemas}
    files = {path: text.encode() for path, text in texts.items()}
    if ci in _CI:
        files[_CI[ci][0]] = _ci_file(ci, head.lang)
    readme = _(
        "## Following up the plan\n\n"
        "{title} is kept in `data/plan.yaml`, what was measured in"
        " `data/results/` (a file per fiscal year, beginning with"
        " `{year}.csv`).\n\n"
        "- `welfare validate` checks both and tells every mistake with"
        " its remedy.\n"
        "- `welfare progress` says how far each indicator is.\n"
        "- `welfare import FILE` takes in the results that departments"
        " send.\n"
        "- `welfare fmt` puts the plan in shape.\n",
        head.lang,
        title=head.title,
        year=year,
    )
    return NewFiles({**files, PLAN: plan_yaml(head, draft).encode()}, readme)


def _ci_file(ci: str, lang: str) -> bytes:
    return (
        _CI[ci][1]
        .format(
            lead=_("Checks the plan, its results and its reviews at every change.", lang),
            version=__version__,
        )
        .encode()
    )
