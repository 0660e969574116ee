"""What a hostile file could do: nothing of it reaches a terminal, a network or a file elsewhere.

docs/security.md names the test for each point.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Welfare

# Escape sequences of seven and eight bits, a bell, and marks that turn the direction of a line.
CONTROLS = "\x1b[2J\x1b]0;x\x07\x9b31m\u202ex\u2066"
SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RULES = (ROOT / "src/welfare_cli/rules/shipped/pace.yaml").read_text(encoding="utf-8")
PLAN = """\
format: 1
id: p
title: TITLE
period: {from: H27, to: H31}
source: SOURCE
sections:
  - id: s
    kind: KIND
    title: SECTION
    actions: [{id: a, title: ACTION}]
    indicators:
      - id: i
        title: INDICATOR
        unit: UNIT
        definition: DEFINITION
        note: NOTE
        baseline: {year: H26, value: 1}
        target: {year: H31, value: 9}
"""
RESULTS = "indicator,value,status,source,note\ni,2,final,SOURCE,NOTE\n"
REVIEWS = "format: 1\nreviews:\n- {id: a, state: done, work: WORK, cause: CAUSE}\n"
SENT = "指標名,H30,備考\nINDICATOR,3,NOTE\nOTHER,4,\n"
ENTRY = {
    "format": 1,
    "at": "2018-05-21T02:14:07Z",
    "import": "RUN",
    "indicator": "i",
    "year": 2018,
    "old": None,
    "new": {"value": "2", "status": "final", "source": "SOURCE", "note": "NOTE"},
    "from": {"file": "FILE", "sha256": "SHA", "sheet": "SHEET", "cell": "CELL", "encoding": None},
    "command": "COMMAND",
}
FORMATS = ("table", "json", "csv", "markdown")
READING = (
    ("validate",),
    ("validate", "--format", "json"),
    *((*call, "--format", form) for call in (("progress",), ("show", "i")) for form in FORMATS),
    *(("tree", "--format", form) for form in ("table", "markdown")),
    ("missing",),
    ("history",),
    ("history", "--format", "csv"),
    ("history", "--format", "json"),
    ("history", "--verify"),
    ("compare", "H29", "H30"),
    ("overview",),
    ("report",),
    ("report", "--format", "markdown"),
    ("export",),
    ("template", "--year", "H30"),
    ("fmt", "--diff"),
    ("fmt", "--check"),
    ("import", "sent.csv", "--dry-run"),
    ("import", "sent.csv", "--dry-run", "--format", "json"),
    ("init", "new", "--from", "sent.csv", "--yes"),
    ("rules", "--rules", "rules.yaml"),
    ("progress", "--rules", "rules.yaml"),
)


def as_it_is(text: str) -> str:
    return text


def as_yaml(text: str) -> str:
    """In YAML's own escapes, so that the file itself holds no control at all."""
    return '"' + "".join(c if c.isalnum() else f"\\u{ord(c):04x}" for c in text) + '"'


def written(folder: Path, texts: dict[str, str]) -> None:
    """A project of these files; those that are not named are harmless."""
    harmless = {
        "plan.yaml": PLAN,
        "results/2018.csv": RESULTS,
        "results/2018.reviews.yaml": REVIEWS,
        "results/history.jsonl": json.dumps(ENTRY) + "\n",
        "rules.yaml": RULES,
        "sent.csv": SENT,
    }
    for name, text in (harmless | texts).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def spoilt(text: str, form: Callable[[str], str]) -> str:
    """The text with controls in place of every word in capitals."""
    return re.sub(r"\b[A-Z]{3,}\b", lambda _: form(f"x{CONTROLS}"), text)


HOSTILE: dict[str, dict[str, str]] = {
    "plan": {"plan.yaml": spoilt(PLAN, as_it_is)},
    "plan, escaped": {"plan.yaml": spoilt(PLAN, as_yaml)},
    "plan, keys": {"plan.yaml": PLAN.replace("unit:", f"{as_yaml(CONTROLS)}:")},
    "plan, id": {"plan.yaml": PLAN.replace("id: i\n", f"id: {as_yaml('i' + CONTROLS)}\n")},
    "results": {"results/2018.csv": spoilt(RESULTS, as_it_is)},
    "results, header": {"results/2018.csv": RESULTS.replace("note\n", f"note{CONTROLS}\n", 1)},
    "results, indicator": {"results/2018.csv": RESULTS.replace("\ni,", f"\ni{CONTROLS},")},
    "reviews": {"results/2018.reviews.yaml": spoilt(REVIEWS, as_yaml)},
    "history": {"results/history.jsonl": spoilt(json.dumps(ENTRY), lambda t: json.dumps(t)[1:-1])},
    "history, raw": {"results/history.jsonl": spoilt(json.dumps(ENTRY), as_it_is)},
    "rules": {"rules.yaml": RULES.replace("title:", f"title: {as_yaml(CONTROLS)}\nx:", 1)},
    "sent": {"sent.csv": spoilt(SENT, as_it_is)},
    "sent, header": {"sent.csv": SENT.replace("備考", f"備考{CONTROLS}")},
    "names": {"names.csv": f"title,indicator\nx{CONTROLS},y{CONTROLS}\n"},
    "intent": {"results/.import-pending.json": f'{{"format": "{CONTROLS}"}}'},
    "file names": {f"results/x{CONTROLS}.csv": RESULTS},
}


@pytest.mark.parametrize("place", HOSTILE)
def test_no_control_reaches_the_terminal_from_any_field_in_any_format(
    place: str, welfare: Welfare, tmp_path: Path
) -> None:
    written(tmp_path, HOSTILE[place])
    for call in READING:
        outcome = welfare(*call, "--lang", "en", cwd=tmp_path)
        assert outcome.code in (0, 1, 2), (call, outcome.err)
        for text in (outcome.out, outcome.err):
            told = text.replace("\r\n", "\n")
            found = SHOWN.search(told)
            assert not found, (call, told[max(found.start() - 60, 0) : found.end() + 20])


@pytest.mark.parametrize(
    "call",
    [
        ("show", CONTROLS),
        ("progress", "--plan", f"x{CONTROLS}.yaml"),
        ("progress", "--rules", CONTROLS),
        ("progress", "--as-of", CONTROLS),
        ("import", f"x{CONTROLS}.csv"),
        ("report", "-o", f"no{CONTROLS}/x.html"),
        ("init", f"a\x01{CONTROLS}", "--period", CONTROLS, "--yes"),
        (CONTROLS,),
    ],
)
def test_no_control_reaches_the_terminal_from_the_call_itself(
    call: tuple[str, ...], welfare: Welfare, tmp_path: Path
) -> None:
    written(tmp_path, {})
    outcome = welfare(*call, cwd=tmp_path)
    assert outcome.code == 2
    assert not SHOWN.search(outcome.out + outcome.err), outcome.err


# Run in a process of its own: an audit hook stays for good.
WATCHED = """
import sys
from pathlib import Path
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn",
             "pty.", "webbrowser.", "urllib.", "ftplib.", "http.client", "ctypes.dlopen")
outside, told = sys.argv[1], []
def watch(event, arguments):
    if event.startswith(FORBIDDEN):
        told.append(event)
        raise RuntimeError(event)
    if event in ("open", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove"):
        told.extend(str(a) for a in arguments[:2] if outside in str(a))
import welfare_cli.cli.app as app
sys.addaudithook(watch)
for call in CALLS:
    sys.argv = ["welfare", *call]
    try:
        app.run()
    except SystemExit as end:
        if end.code not in (0, 1, 2, None):
            told.append(f"{call} ended with {end.code}")
Path("told.txt").write_text("\\n".join(told))
"""


def watched(folder: Path, calls: tuple[tuple[str, ...], ...], outside: str) -> str:
    """What was done, of what never may be, while these commands ran."""
    script = WATCHED.replace("CALLS", repr(calls))
    command = [sys.executable, "-c", script, outside]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    return (folder / "told.txt").read_text()


WRITING = (
    ("fmt",),
    ("report", "-o", "out.html"),
    ("report", "-o", "out.xlsx"),
    ("export", "--to", "open-sdg", "-o", "site"),
    ("schema", "plan"),
    ("rules", "compare", "pace", "maff"),
    ("import", "sent.csv"),
    ("init", "other", "--yes"),
)


def test_nothing_is_fetched_and_no_other_program_is_started(tmp_path: Path) -> None:
    address = "https://example.org/x"
    rules = RULES.replace("title:", f"source: {{title: x, url: '{address}'}}\ntitle:", 1)
    plan = re.sub(r"\b[A-Z]{3,}\b", address, PLAN)
    written(tmp_path, {"plan.yaml": plan, "rules.yaml": rules})
    assert watched(tmp_path, READING + WRITING, "nowhere-at-all") == ""


OUT = "../outside"


@pytest.mark.parametrize(
    "texts",
    [
        {"plan.yaml": PLAN.replace("source: SOURCE", f"rules: {OUT}/rules.yaml")},
        {"plan.yaml": PLAN.replace("id: i\n", f"id: {OUT}/i\n")},
        {"plan.yaml": PLAN.replace("id: p\n", f"id: {OUT}/p\n")},
        {"plan.yaml": PLAN + f"x: !include {OUT}/secret\n"},
        {"plan.yaml": re.sub(r"\b[A-Z]{3,}\b", f"{OUT}/secret", PLAN)},
        {"results/2018.csv": RESULTS.replace("\ni,", f"\n{OUT}/i,").replace("NOTE", OUT)},
        {"results/2018.reviews.yaml": REVIEWS.replace("id: a", f"id: {OUT}/a")},
        {"results/history.jsonl": json.dumps(ENTRY).replace("FILE", f"{OUT}/secret") + "\n"},
        {"names.csv": f"title,indicator\nINDICATOR,{OUT}/i\n"},
        {
            "results/.import-pending.json": json.dumps(
                {
                    "format": 1,
                    "files": {f"{OUT}/2018.csv": {"old": None, "new": "x"}},
                    "journal": {"size": 0, "lines": ""},
                }
            )
        },
    ],
)
def test_no_path_in_a_file_leads_out_of_the_project(texts: dict[str, str], tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("mine")
    (outside / "rules.yaml").write_text(RULES)
    written(project, texts)
    assert watched(project, READING + WRITING, "outside") == ""
    assert sorted(path.name for path in outside.iterdir()) == ["rules.yaml", "secret"]


def test_a_template_reads_no_file_and_runs_no_code(welfare: Welfare, tmp_path: Path) -> None:
    written(tmp_path, {})
    (tmp_path / "secret").write_text("mine")
    for text in (
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ report.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__ }}",
        "{% include 'secret' %}",
        "{% include '../secret' %}",
        "{% import 'os' as os %}",
        "{{ report.items.append(1) }}",
    ):
        (tmp_path / "own").mkdir(exist_ok=True)
        (tmp_path / "own/report.html.j2").write_text(text)
        outcome = welfare("report", "--template", "own", "--lang", "en", cwd=tmp_path)
        assert (outcome.code, outcome.out) == (2, ""), (text, outcome)
        assert "own/report.html.j2:1" in outcome.err


def test_a_tag_of_yaml_makes_no_object(welfare: Welfare, tmp_path: Path) -> None:
    for tag in ("!!python/object/apply:os.system ['touch made']", "!!python/name:os.system x"):
        written(tmp_path, {"plan.yaml": PLAN.replace("SOURCE", tag)})
        outcome = welfare("validate", "--lang", "en", cwd=tmp_path)
        assert outcome.code == 1
        assert "[yaml-tag]" in outcome.out + outcome.err
    assert not (tmp_path / "made").exists()


def test_a_link_in_the_results_is_never_written_through(welfare: Welfare, tmp_path: Path) -> None:
    written(tmp_path, {})
    mine = tmp_path.parent / f"{tmp_path.name}-mine.csv"
    mine.write_text(RESULTS)
    (tmp_path / "results/2018.csv").unlink()
    (tmp_path / "results/2018.csv").symlink_to(mine)
    (tmp_path / "results/history.jsonl").unlink()
    sent = "indicator,H30\ni,5\n"
    (tmp_path / "sent.csv").write_text(sent)
    outcome = welfare("import", "sent.csv", "--replace", "--lang", "en", cwd=tmp_path)
    assert outcome.code == 2
    assert mine.read_text() == RESULTS
