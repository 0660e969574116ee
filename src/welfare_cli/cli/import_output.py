"""What an import says: the changes on standard output, everything else on standard error."""

from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.writing import write
from welfare_cli.present.formats import ContentKind, OutputFormat
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.intake.landing import Landing
    from welfare_cli.plan.model import Plan
    from welfare_cli.present.changes import Row


def show(
    landing: "Landing",
    plan: "Plan",
    lang: str,
    format_: OutputFormat,
    path: Path | None,
    *,
    wide: bool,
) -> None:
    """The changes, as a table or for scripts."""
    from welfare_cli.present.changes import changes_json, changes_sheet

    rows: list[Row] = [
        (c.kind.value, c.new.indicator, c.new.year, c.old, c.new, c.seen.origin)
        for c in landing.changes
    ]
    written = landing.may_write and bool(landing.effective)
    refusals, questions = landing.refusals, landing.questions
    contents = {
        ContentKind.OBJECT: lambda: changes_json(rows, refusals, questions, written=written),
        ContentKind.TABLE: lambda: changes_sheet(plan, rows, lang),
    }
    if rows or format_.kind_of(contents) is ContentKind.OBJECT:
        write(contents, format_, lang, path, wide=wide)


def tell(landing: "Landing", lang: str, *, dry_run: bool) -> None:
    """Refusals, questions, and what came of it, on standard error."""
    from welfare_cli.ground.problem import Severity, in_order
    from welfare_cli.present.problems.text import problem_text

    for problem in in_order([*landing.refusals, *landing.questions]):
        speak = complain if problem.severity is Severity.ERROR else narrate
        speak(problem_text(problem, lang))
    counts = dict.fromkeys(("added", "changed", "replaced-sample", "unchanged"), 0)
    for change in landing.changes:
        counts[change.kind.value] += 1
    facts = {name.replace("replaced-sample", "replaced"): n for name, n in counts.items()}
    refusals = len(landing.refusals)
    if refusals:
        key = "import.refused" if landing.changes else "import.refused-all"
        key = "import.partial" if landing.may_write else key
        complain(say(key, lang, count=refusals))
    if dry_run:
        narrate(say("import.dry", lang))
    elif landing.may_write and landing.effective:
        narrate(say("import.written", lang, **facts))
    elif landing.may_write:
        narrate(say("import.nothing", lang, **facts))
