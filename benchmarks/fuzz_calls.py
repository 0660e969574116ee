"""Calls of `welfare`: every command with its own options, and values that nobody would give.

They run inside this process, in a project of three indicators that is made anew once a call has
changed it. Every path is relative and stays inside, or is one that no file can be made at.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

import fuzz_seeds as seeds
from fuzz_pieces import NUMBERS, UNICODE, WORDS, YEARS
from fuzz_targets import FOLDER, Surface, required
from welfare_cli.cli.app import NAMES, built, run
from welfare_cli.cli.exit_codes import ExitCode
from welfare_cli.ground.text import find_unsafe

FILES = {
    "data/plan.yaml": b"",  # filled below
    "data/results/2017.csv": b"indicator,value\nactive-seniors,79.0\n",
    "data/results/2018.csv": b"indicator,value,status\nactive-seniors,79.2,\nx,,pending\n",
    "data/results/2018.reviews.yaml": b"format: 1\nreviews: [{id: active-seniors, work: a}]\n",
    "broken.yaml": b"format: 1\nid: [\n",
    "rules.yaml": (seeds.SHIPPED / "pace.yaml").read_bytes(),
    "H30.csv": "名称,H30\n65歳以上の元気な高齢者の割合,79.3\n".encode(),
    "list.csv": seeds.tables()[0][2],
    "empty.csv": b"",
    "noise.xlsx": b"PK\x03\x04noise",
    "README.md": b"# a\n",
    "t/report.html.j2": b"{{ content.title }}{% if",
}
PATHS = (
    *FILES,
    *("data", "data/results", "nowhere", "nowhere/x.csv", "README.md/x", ".", "..", "new", "-", ""),
    *("fifo", "loop", "loop/x.yaml", "dangling", "t", "*.yaml", "**", "[", "data/*", "out.html"),
    *("out.xlsx", "out.md", "2020.reviews.yaml", "/dev/null", "/dev/null/x", "/proc/nope/x"),
    *("a\nb.yaml", "\x1b[31m.csv", "x" * 300, "x/" * 3000, "\udcff\udcfe.yaml", "\u202eb.csv"),
)
NAMED = (
    *(
        "active-seniors",
        "1",
        "1-1",
        "pace",
        "open-sdg",
        "plan",
        "results",
        "ja",
        "en",
        "json",
        "csv",
    ),
    *(
        "H30",
        "2018",
        "H27:R2",
        "html",
        "jsonl",
        "table",
        "github",
        "cp932",
        "utf-16",
        "idna",
        "hex",
    ),
    *(
        "65歳以上の元気な高齢者の割合=active-seniors",
        "a=-",
        "=",
        "behind",
        "weakest",
        "show",
        "compare",
    ),
)
ALONE = (
    "--help",
    "--version",
    "--",
    "-h",
    "--lang",
    "-o",
    "--nope",
    "--\x1b[31m",
    "-ｏ",
    "--plan=",
)
SENSIBLE = {
    **dict.fromkeys(("--as-of", "--year"), ("H30", "2018", "R1", "FY2017")),
    **dict.fromkeys(("-o", "--output"), ("out.csv", "out.html", "out.md", "out.xlsx", "new")),
    "--plan": ("data/plan.yaml", "data", "**"),
    "--results": ("data/results",),
    "--lang": ("ja", "en"),
    "--section": ("1", "1-1"),
    "--rules": ("pace", "open-sdg", "rules.yaml"),
    "--from": ("list.csv",),
    "--template": ("t",),
    "--title": ("a",),
    "--period": ("H30:R4",),
    "--map": ("a=-",),
    **dict.fromkeys(("rules", "show", "compare"), ("pace", "H29", "H30", "active-seniors", "1-1")),
    "validate": ("data/plan.yaml", "rules.yaml", "data/results/2018.csv"),
    "schema": ("plan",),
    "import": ("H30.csv",),
    "fmt": ("data/plan.yaml",),
    "init": ("new",),
    "overview": ("data",),
    "history": ("active-seniors",),
}
# What these find is data, and may go to a file; and `fmt` does each of its files by itself.
TELLING = {"overview", "validate", "schema", "fmt"}
ALLOWED = frozenset(map(int, ExitCode)) - {ExitCode.BUG, ExitCode.INTERRUPTED}


def call(chance: Random) -> bytes:
    """The arguments of a call, NUL between them."""
    name = chance.choice(NAMES)
    options, arguments = _options()[name]
    given = [name if chance.random() < 0.98 else _value(chance, "")]
    if name == "rules" and chance.random() < 0.6:
        given.append(chance.choice(("show", "compare")))
    for _ in range(chance.choice((0, 1, 1, 2)) if arguments else chance.choice((0, 0, 0, 1))):
        given.append(_value(chance, given[-1] if given[-1] in SENSIBLE else name))
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        flag, choices = chance.choice(options)
        given.append(flag)
        if choices is not None:
            is_known = choices and chance.random() < 0.6
            given.append(chance.choice(choices) if is_known else _value(chance, flag))
    if chance.random() < 0.03:
        given.insert(chance.randrange(len(given) + 1), chance.choice(ALONE))
    return "\0".join(text.replace("\0", "") for text in given).encode(errors="surrogatepass")


@cache
def _options() -> dict[str, tuple[list[tuple[str, tuple[str, ...] | None]], bool]]:
    """Of each command its options, and whether it takes arguments; a flag has no choices."""
    known = {}
    for name, command in built().commands.items():
        options, takes = [], False
        groups = [command, *getattr(command, "commands", {}).values()]
        for param in (param for group in groups for param in group.params):
            takes = takes or param.param_type_name == "argument"
            listing = (param.metavar or "") if "|" in (param.metavar or "") else ""
            choices = tuple(listing.strip("<>").split("|")) if listing.startswith("<") else ()
            is_flag = getattr(param, "is_flag", False)
            options += [
                (flag, None if is_flag else choices) for flag in param.opts if flag[:1] == "-"
            ]
        known[name] = (options or [("--help", None)], takes)
    return known


def _value(chance: Random, place: str) -> str:
    if place in SENSIBLE and chance.random() < 0.6:
        return chance.choice(SENSIBLE[place])
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(PATHS)
    if kind < 0.8:
        return chance.choice(NAMED)
    return chance.choice((*NUMBERS, *UNICODE, *YEARS, *WORDS))


def check_call(data: bytes) -> str:
    """The exit code is one of the table, and what is said cannot move a terminal."""
    arguments = [part.decode(errors="surrogatepass") for part in data.split(b"\0")]
    required(not any(part.startswith("/") and part not in PATHS for part in arguments), "unsafe")
    world = _world()
    out, err = io.BytesIO(), io.BytesIO()
    with _standing_in(world / "a/b/c", arguments, out, err):
        try:
            run()
            code: object = 0
        except SystemExit as ended:
            code = ended.code or 0
    said = err.getvalue().decode(errors="replace")
    changed = _state(world) != _states[world]
    if changed:
        _made(world)
    required(code in ALLOWED, f"exit code {code}: {said[-300:]}")
    required(not find_unsafe(said.replace("\n", "")), f"unsafe: {said[-300:]!r}")
    required("Traceback" not in said, said[-300:])
    is_wrong, tells = code == ExitCode.WRONG_CALL, TELLING & set(arguments)
    required(not is_wrong or said or out.getvalue() or tells, "a wrong call without a word")
    required(not (is_wrong and changed) or tells, "written after all")
    return f"exit {code}"


@contextmanager
def _standing_in(
    folder: Path, arguments: list[str], out: io.BytesIO, err: io.BytesIO
) -> Iterator[None]:
    """That folder, these arguments, and these outputs."""
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr, Path.cwd()
    os.chdir(folder)
    sys.argv = ["welfare", *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"\xff,\n"), "utf-8")
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(stream, "utf-8", "surrogateescape", write_through=True)
        for stream in (out, err)
    )
    try:
        yield
    finally:
        held = sys.stdout, sys.stderr
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before[:4]
        for stream in held:
            stream.detach()
        os.chdir(before[4])


_states: dict[Path, object] = {}


def _world() -> Path:
    world = FOLDER / f"world-{os.getpid()}"
    if world not in _states:
        _made(world)
    return world


def _made(world: Path) -> None:
    shutil.rmtree(world, ignore_errors=True)
    project = world / "a/b/c"
    for name, data in FILES.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data or _plan())
    os.mkfifo(project / "fifo")
    (project / "loop").symlink_to("loop")
    (project / "dangling").symlink_to("nowhere")
    _states[world] = _state(world)


def _plan() -> bytes:
    """A plan of the shipped one's first section."""
    return seeds.plans()[0][0]


def _state(world: Path) -> object:
    """What would be different had anything been written; locks are made and taken away."""
    found = []
    for folder, _, names in os.walk(world):
        for name in names:
            status = os.lstat(os.path.join(folder, name))  # noqa: PTH118  much faster
            found.append((folder, name, status.st_size, status.st_mtime_ns, status.st_ino))
    return sorted(found)


SURFACE = Surface(call, check_call)
