"""The surfaces that strangers' bytes reach, each with what must be true whatever they are.

`check` does with the bytes what a command does, raises `Wrong` where it breaks a promise, and says
in one word what it came to. Any other exception is a violation too.
"""

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import fuzz_seeds as seeds
from fuzz_books import book_spoilt
from fuzz_mutate import CSV_EDITS, TEXT, Edit, mutated
from fuzz_yaml import YAML_EDITS
from welfare_cli.assess.assessment import assess_plan
from welfare_cli.assess.summary import by_section, summarise
from welfare_cli.drafting.canonical import canonical
from welfare_cli.drafting.from_table import draft_of, read_lists
from welfare_cli.drafting.plan_yaml import Head, plan_yaml
from welfare_cli.drafting.promises import read_promise
from welfare_cli.files.source import Source, decoded, read_source
from welfare_cli.files.yaml_tree import read_tree
from welfare_cli.ground.fiscal_year import FIRST, LAST, FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Problem, has_errors
from welfare_cli.ground.quantity import NumberError, as_written, plain_form, read_number
from welfare_cli.ground.text import LANGUAGES, find_unsafe
from welfare_cli.intake.cells import CellError, read_cell
from welfare_cli.intake.files import Sent, open_sent
from welfare_cli.intake.grid import Cell
from welfare_cli.intake.headers import years_in_name
from welfare_cli.intake.importing import Wishes, import_sent
from welfare_cli.intake.match import Names
from welfare_cli.intake.xlsx import read_workbook
from welfare_cli.plan.model import Period, Plan
from welfare_cli.plan.reader import check_plan, read_plan
from welfare_cli.present.figures import Figures
from welfare_cli.present.history import history_json
from welfare_cli.present.problems.json import report_json
from welfare_cli.present.problems.report import Report
from welfare_cli.present.problems.text import problem_text
from welfare_cli.present.progress_json import progress_json
from welfare_cli.present.writers import json_text
from welfare_cli.results.columns import Actual
from welfare_cli.results.journal import entry_of, line_of, read_journal
from welfare_cli.results.model import Results, Series, collected
from welfare_cli.results.reader import read_results
from welfare_cli.reviews.reader import read_reviews
from welfare_cli.rules.library import check_rules, shipped

REFUSED, READ = "refused", "read"
SPLICED = 0.05  # of the inputs are made of two


class Wrong(Exception):  # noqa: N818  a verdict on the program
    """A promise that was not kept."""


@dataclass(frozen=True)
class Surface:
    """How inputs are made for it, and what is done with one."""

    make: Callable[[Random], bytes]
    check: Callable[[bytes], str]


def required(is_so: object, what: object) -> None:
    """Raise Wrong if this is not so."""
    if not is_so:
        raise Wrong(str(what)[:300])


def told(problems: Iterable[Problem], source: Source | None = None) -> None:
    """Every problem can be told in each language, and lies inside its file."""
    problems = list(problems)
    for problem in problems:
        for lang in LANGUAGES:
            text = problem_text(problem, lang)
            required(not find_unsafe(text), repr(text))
            required(problem.message(lang) and problem.hint(lang) is not None, problem)
        if source is not None and problem.line is not None:
            line = source.line(problem.line)
            required(line is not None and problem.line >= 1, f"{problem} beyond the last line")
            beyond = problem.column is not None and problem.column > len(line or "") + 1
            required(not beyond, f"{problem} beyond the end of its line")
            required(problem.column is None or problem.column >= 1, problem)
    json_text(report_json(Report(problems, ["a"], "en")))


MEMORY = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it; a disk is much slower
FOLDER = Path(tempfile.mkdtemp(prefix="welfare-fuzz-", dir=MEMORY if MEMORY.is_dir() else None))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


def on_disk(name: str, data: bytes) -> Path:
    """The bytes as a file of this process."""
    path = FOLDER / f"{os.getpid()}-{name}"
    path.write_bytes(data)
    return path


def check_plan_file(data: bytes) -> str:
    """As every command begins; and what is accepted can be assessed, and shown."""
    source, problems = read_source(on_disk("plan.yaml", data))
    if source is None:
        told(problems)
        return REFUSED
    read = check_plan(read_tree(source))
    told([*problems, *read.problems], source)
    if read.plan is None or has_errors([*problems, *read.problems]):
        return REFUSED
    assessed_and_shown(read.plan, results_of(read.plan))
    return READ


def results_of(plan: Plan) -> Results:
    """Values of two years for each indicator: one that it names itself, and one that is small."""
    years = [plan.period.from_, plan.period.to]
    actuals = [
        Actual(indicator.id, year, value)
        for _, indicator in plan.indicators()
        for year, value in zip(years, (*indicator.named_values, SMALL), strict=False)
    ]
    return collected(actuals, years)


def assessed_and_shown(plan: Plan, results: Results) -> None:
    """What `progress --format json` does."""
    rules = plan.rules if plan.rules and not isinstance(plan.rules, str) else shipped("pace")
    year = plan.period.to
    assessed = assess_plan(plan, results, year, rules)
    figures = Figures(plan, rules, plan.lang)
    sections = by_section(plan, assessed, rules)
    data = progress_json(figures, assessed, summarise(assessed, rules), sections, year)
    json.dumps(data, allow_nan=False)


def check_result_file(data: bytes) -> str:
    """As every command reads a year."""
    source, problems = read_source(on_disk("2018.csv", data))
    if source is None:
        told(problems)
        return REFUSED
    found = read_results(source, FiscalYear(2018), KNOWN)
    long = read_results(source, None, KNOWN)
    told([*problems, *found.problems], source)
    told([*problems, *long.problems], source)
    return REFUSED if has_errors([*problems, *found.problems]) else READ


def check_cell(data: bytes) -> str:
    """A cell is a value, the reason why there is none, or refused by a reason that has words."""
    text, outcome = data.decode(errors="replace"), REFUSED
    try:
        reading = read_cell(text, era="H")
        outcome = READ
        required(reading.value is None or reading.value.is_finite(), reading)
        required(
            reading.value is None or as_written(read_number(as_written(reading.value))), reading
        )
    except CellError as error:
        told([Problem(error.kind, Source("a", "a").place(1, 1), CELL_FACTS)])
    try:
        read_promise(Cell(text), None)
    except (CellError, NumberError) as error:
        required(error.kind.code, error)
    return outcome


def check_year(data: bytes) -> str:
    """A year is one of the years there are, or refused."""
    text, outcome = data.decode(errors="replace"), REFUSED
    for era in (None, "H"):
        try:
            year = read_year(text, era=era)
            outcome = READ
        except YearError as error:
            told([Problem(error.kind, Source("a", "a").place(1, 1), {"value": "x"})])
            continue
        required(FIRST <= year.number <= LAST, year)
        again = (read_year(label) for label in (year.short(), year.long(), year.western()))
        required(set(again) == {year}, f"{year} is not read again")
    years_in_name(text, "H")
    return outcome


def check_number(data: bytes) -> str:
    """A number keeps its digits, or is refused."""
    text = data.decode(errors="replace")
    plain = plain_form(text)
    required(plain is None or plain.isascii(), plain)
    try:
        value = read_number(text)
    except NumberError as error:
        told([Problem(error.kind, Source("a", "a").place(1, 1), {"value": "x"})])
        return REFUSED
    required(read_number(as_written(value)) == value, value)
    return READ


def check_book(data: bytes) -> str:
    """A workbook is grids of finite numbers, or refused; and the grids can be imported."""
    grids, problems = read_workbook("a.xlsx", data, None)
    told(problems)
    required(grids or problems, "neither grids nor problems")
    for grid in grids:
        required(grid.lines == sorted(set(grid.lines)), "lines out of order")
        numbers = (cell.number for cells in grid.rows for cell in cells if cell.number is not None)
        required(all(number.is_finite() for number in numbers), "a number without end")
    if grids:
        imported(open_sent("H29.xlsx", data, None, None))
    return READ if grids and not problems else REFUSED


def check_table(data: bytes) -> str:
    """As `import` reads what departments send."""
    return imported(open_sent("H29.csv", data, None, None))


def imported(sent: Sent) -> str:
    """What was sent, held against the shipped plan."""
    found = import_sent(sent, NAMES, Wishes())
    told(found.problems)
    return READ if found.incoming else REFUSED


def check_draft(data: bytes) -> str:
    """As `init --from` reads a list: the plan made of it is always a valid plan."""
    read, problems = read_lists(open_sent("list.csv", data, None, None))
    told(problems)
    if has_errors(problems):
        return REFUSED
    for lang in LANGUAGES:
        draft = draft_of(read, lang, PERIOD)
        told(draft.problems)
        head = Head("p", lang, read.title or "計画", PERIOD, "pace", "list.csv")
        source, wrong = decoded("plan.yaml", plan_yaml(head, draft).encode())
        required(source and not wrong, "the plan file is no text")
        made = check_plan(read_tree(source)) if source else None
        required(made and made.plan and not has_errors(made.problems), made and made.problems)
    return READ


def check_rule_file(data: bytes) -> str:
    """As `--rules FILE` reads a rule set; what is accepted can rate the shipped plan."""
    source, problems = decoded("rules.yaml", data)
    if source is None:
        told(problems)
        return REFUSED
    rules, found = check_rules(read_tree(source))
    told([*problems, *found], source)
    if rules is None or has_errors([*problems, *found]):
        return REFUSED
    summarise(assess_plan(PLAN, results_of(PLAN), PERIOD.to, rules), rules)
    return READ


def check_review_file(data: bytes) -> str:
    """As every command reads a year's reviews."""
    path = on_disk("x", data).with_name("2018.reviews.yaml")
    path.write_bytes(data)
    found = read_reviews([path], PLAN.ids)
    told(found.problems)
    return REFUSED if has_errors(found.problems) else READ


def check_layout(data: bytes) -> str:
    """As `fmt` lays a file out: in one step, to a form that stays as it is."""
    name = "2018.reviews.yaml" if data.startswith(b"#") else "plan.yaml"
    made = canonical(Path(name), name, data)
    told(made.problems)
    if made.problems:
        required(made.data == data, "changed in spite of problems")
        return REFUSED
    again = canonical(Path(name), name, made.data)
    required(again.data == made.data and not again.problems, "laid out twice is laid out otherwise")
    return READ


def check_journal(data: bytes) -> str:
    """As `history` reads the journal; an entry is the same once written and read again."""
    path = on_disk("history.jsonl", data)
    entries, problems = read_journal(path)
    told(problems, read_source(path)[0])
    for entry in entries:
        required(entry_of(line_of(entry)) == entry, entry)
    json.dumps(history_json(entries), allow_nan=False)
    return READ if entries and not problems else REFUSED


def of_text(sown: Callable[[], seeds.Seeds], edits: Sequence[Edit]) -> Callable[[Random], bytes]:
    """Inputs made of seeds: one of them, edited; now and then two of them spliced."""

    def make(chance: Random) -> bytes:
        data = chance.choice(chance.choice(sown()))
        if chance.random() < SPLICED:
            other = chance.choice(chance.choice(sown()))
            data = data[: chance.randrange(len(data) + 1)]
            data += other[chance.randrange(len(other) + 1) :]
        return mutated(chance, data, edits)

    return make


def documents() -> seeds.Seeds:
    """All YAML that `fmt` is given."""
    reviews = tuple(b"# \n" + data for kind in seeds.reviews() for data in kind)
    return (*seeds.plans(), *seeds.rules(), reviews)


PLAN = read_plan(seeds.ROOT / "data/plan.yaml").plan or Plan.model_validate({})
SMALL = Decimal("0.000000000000001")
PERIOD: Period = PLAN.period
KNOWN = {
    i.id: Series(("名称", "title"), is_share=i.is_share, usual=()) for _, i in PLAN.indicators()
}
NAMES = Names((indicator for _, indicator in PLAN.indicators()), {})
CELL_FACTS = dict.fromkeys(("cell", "text", "name", "year", "column", "value", "why"), "x")
SURFACES = {
    "plan": Surface(of_text(seeds.plans, YAML_EDITS), check_plan_file),
    "results": Surface(of_text(seeds.results, CSV_EDITS), check_result_file),
    "reviews": Surface(of_text(seeds.reviews, YAML_EDITS), check_review_file),
    "rules": Surface(of_text(seeds.rules, YAML_EDITS), check_rule_file),
    "fmt": Surface(of_text(documents, YAML_EDITS), check_layout),
    "import": Surface(of_text(seeds.tables, CSV_EDITS), check_table),
    "draft": Surface(of_text(seeds.tables, CSV_EDITS), check_draft),
    "xlsx": Surface(book_spoilt, check_book),
    "history": Surface(of_text(seeds.journals, TEXT), check_journal),
    "cell": Surface(of_text(seeds.cells, TEXT), check_cell),
    "year": Surface(of_text(seeds.years, TEXT), check_year),
    "number": Surface(of_text(seeds.numbers, TEXT), check_number),
}
