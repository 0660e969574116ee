"""Which format a command writes: that of --format, else of the suffix of -o, else its usual one."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Welfare
from welfare_cli.present.formats import ContentKind, all_formats, format_of

STARTS = {
    ".txt": r"[^\[{|#<]",
    ".json": r"\{\n",
    ".jsonl": r"\{\"",
    ".ndjson": r"\{\"",
    ".csv": r"[^,\n]+,",
    ".md": r"# ",
    ".markdown": r"# ",
    ".html": r"<!DOCTYPE",
    ".htm": r"<!DOCTYPE",
    ".xlsx": r"PK",
    ".sarif": r"\{\n  \"\$schema",
    ".sarif.json": r"\{\n  \"\$schema",
    ".xml": r"<\?xml",
}
TABLE = (".txt", ".json", ".csv", ".md", ".markdown")
RECORDS = (*TABLE, ".jsonl", ".ndjson")
CALLS = {
    "validate": (".txt", ".json", ".jsonl", ".ndjson", ".sarif", ".sarif.json", ".xml"),
    "progress": RECORDS,
    "show active-seniors": TABLE,
    "tree": TABLE,
    "overview data/plan.yaml": RECORDS,
    "compare H29 H30": TABLE,
    "missing": RECORDS,
    "history": RECORDS,
    "history --verify": (".txt", ".json", ".jsonl", ".ndjson"),
    "export": (".csv", ".jsonl", ".ndjson"),
    "import in.csv --dry-run": TABLE,
    "report": (".html", ".htm", ".md", ".markdown", ".xlsx"),
    "template --year H31": (".csv", ".xlsx"),
    "rules": TABLE,
    "rules show pace": TABLE,
    "rules compare": TABLE,
    "schema plan": (".json",),
    "schema": (".txt",),
    "schema --check data/plan.yaml": (".txt",),
    "help": (".txt",),
}
# A new format as `docs/extending.md` says to add one, in a file of its own.
TSV = '''"""Tab-separated values."""

from collections.abc import Iterator

from welfare_cli.present.formats import Target
from welfare_cli.present.sheet import Rows, cell_text


def rows_tsv(rows: Rows, _target: Target) -> Iterator[str]:
    """Each row as a line, its cells between tabs."""
    for row in rows:
        yield "\\t".join(map(cell_text, row)) + "\\n"
'''
RUN = """
import sys
from welfare_cli.present import formats
formats.register(
    formats.OutputFormat("tsv", (".tsv",), {formats.ContentKind.ROWS: "tsv:rows_tsv"})
)
import welfare_cli.present
welfare_cli.present.__path__.append(sys.argv.pop(1))
from welfare_cli.__main__ import main
main()
"""


@pytest.fixture
def sent(project: Path, welfare: Welfare) -> Path:
    """A project with a history, and a table to import."""
    (project / "first.csv").write_text("indicator,year,value\nactive-seniors,H30,79.2\n")
    assert welfare("import", "first.csv", "--replace", cwd=project).code == 0
    (project / "in.csv").write_text("indicator,year,value\nactive-seniors,H29,79.3\n")
    return project


@pytest.mark.parametrize("call", CALLS)
def test_the_suffix_chooses_the_format(call: str, welfare: Welfare, sent: Path) -> None:
    for suffix in CALLS[call]:
        outcome = welfare(*call.split(), "-o", f"x{suffix.upper()}", cwd=sent)
        assert (outcome.code, outcome.out) == (0, ""), suffix
        written = (sent / f"x{suffix.upper()}").read_bytes()[:80].decode(errors="replace")
        assert re.match(STARTS[suffix], written), suffix


@pytest.mark.parametrize("call", CALLS)
def test_a_suffix_that_cannot_be_written_is_refused(
    call: str, welfare: Welfare, sent: Path
) -> None:
    for suffix in (".svg", *STARTS):
        if suffix.endswith(CALLS[call]):
            continue
        outcome = welfare(*call.split(), "-o", f"x{suffix}", cwd=sent)
        assert (outcome.code, outcome.out) == (2, ""), suffix
        assert not (sent / f"x{suffix}").exists()
        told = re.findall(r"(?<= )\.[a-z.]+(?=[,.\s])", outcome.err.partition(": ")[2])
        assert {one.rstrip(".") for one in told} == {*CALLS[call]}


def test_a_format_that_is_named_wins_over_the_suffix(welfare: Welfare, sent: Path) -> None:
    for name in ("x.txt", "x.md", "x.svg"):
        assert welfare("progress", "--format", "json", "-o", name, cwd=sent).code == 0
        assert json.loads((sent / name).read_text())["format"] == 1
    # The default is nothing that was asked for, unless it is typed.
    assert welfare("progress", "--format", "table", "-o", "x.json", cwd=sent).code == 0
    assert not (sent / "x.json").read_text().startswith("{")
    assert welfare("export", "--to", "jsonl", "-o", "x.txt", cwd=sent).code == 0
    assert (sent / "x.txt").read_text().startswith("{")


@pytest.mark.parametrize("name", ["table", "/dev/stdout", "/dev/null", ".json", "a.json/x"])
def test_without_a_suffix_it_is_the_usual_format(name: str, welfare: Welfare, sent: Path) -> None:
    (sent / "a.json").mkdir()
    outcome = welfare("missing", "-o", name, cwd=sent)
    assert outcome.code == 0
    if not name.startswith("/dev"):
        assert (sent / name).read_text() == welfare("missing", cwd=sent).out


def test_formats_of_one_suffix_give_way_to_the_first() -> None:
    formats = all_formats()
    assert len({one.name for one in formats}) == len(formats)
    shared = [one.name for one in formats if ".json" in one.suffixes]
    assert shared == ["json", "gitlab"]
    found = format_of(Path("x.json"), formats)
    assert found is not None
    assert found.name == "json"


@pytest.mark.parametrize("name", [one.name for one in all_formats()])
def test_every_writer_that_is_named_is_there(name: str) -> None:
    format_ = next(one for one in all_formats() if one.name == name)
    for kind in format_.writers:
        assert callable(format_.writer(kind))


def test_to_list_the_formats_loads_no_writer() -> None:
    code = "import sys, welfare_cli.cli.options; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {*done.stdout.split()}
    assert not loaded & {"rich", "xlsxwriter", "jinja2", "pydantic", "yaml"}
    ours = {name for name in loaded if name.startswith("welfare_cli.present.")}
    assert ours == {"welfare_cli.present.formats"}


@pytest.mark.parametrize("call", [call for call in CALLS if ".csv" in CALLS[call]])
def test_a_new_format_is_written_wherever_tables_are(call: str, sent: Path) -> None:
    (sent / "tsv.py").write_text(TSV)
    whole = _welfare(sent, call, "--to" if call == "export" else "--format", "csv")
    name = f"{call.split(maxsplit=1)[0]}.tsv"
    if call.startswith("template"):
        return  # a sheet to fill in is no table: see ContentKind.FORM
    done = _welfare(sent, call, "-o", name)
    assert done.returncode == whole.returncode == 0, done.stderr
    lines = (sent / name).read_text().splitlines()
    assert len(lines) == len(whole.stdout.splitlines())
    assert "\t" in lines[0]
    assert lines[0].replace("\t", ",") == whole.stdout.splitlines()[0]
    assert "tsv" in _welfare(sent, call, "--help").stdout


def _welfare(folder: Path, call: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, str(folder), *call.split(), *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_kinds_are_all_written_by_some_format() -> None:
    assert {kind for one in all_formats() for kind in one.writers} == {*ContentKind}
