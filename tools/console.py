"""Runs the console blocks of a document, so that what it shows is what a reader will see.

In a block ```` ```console ```` a line that begins with `$ ` is a command; what follows is its
standard output. A comment `<!-- file: NAME -->` before a block writes the block to that file.
All blocks of a document run one after another in a copy of the shipped data.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from invoke import invoke
from surroundings import neutral

ROOT = Path(__file__).parent.parent
WIDTH = 100

_SHELL = re.compile(r"[|&;<>()$`*?#~]")  # what a shell would not pass on as it stands
_BLOCK = re.compile(
    r"(?P<open>^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w*)\n)"
    r"(?P<body>.*?)(?P<close>^```$)",
    re.MULTILINE | re.DOTALL,
)


def rendered(document: str) -> str:
    """The document with the present output under each of its commands."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "welfare"
        for shipped in ("data", "examples"):
            shutil.copytree(ROOT / shipped, folder / shipped)
        return _BLOCK.sub(lambda block: _block(block, folder), document)


def _block(block: re.Match[str], folder: Path) -> str:
    body = block["body"]
    if block["file"]:
        path = folder / block["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    elif block["kind"] == "console":
        commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        body = "".join(f"$ {command}\n{_run(command, folder)}" for command in commands)
    return block["open"] + body + block["close"]


def _run(command: str, folder: Path) -> str:
    """What the command prints on standard output; the reader's language is not the machine's."""
    program, *args = shlex.split(command)
    if program == "welfare" and not _SHELL.search(command):
        return invoke(args, folder, COLUMNS=str(WIDTH)).out.decode()
    env = neutral()
    path = os.pathsep.join([str(Path(sys.executable).parent), env.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607  the shell a reader has
        cwd=folder,
        env=env | {"COLUMNS": str(WIDTH), "PATH": path, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.stdout.decode()
