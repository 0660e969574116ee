"""Rewrite the golden files by running their commands; the difference in git is the review."""

import subprocess
import sys
import tomllib
from pathlib import Path

from surroundings import neutral

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


def main() -> None:
    """Run every case of cases.toml and write what it prints."""
    cases = tomllib.loads((GOLDEN / "cases.toml").read_text())["cases"]
    for name, case in cases.items():
        (GOLDEN / name).write_bytes(output_of(**{"columns": None, "code": 0} | case))
    for path in GOLDEN.iterdir():
        if path.name not in {*cases, "cases.toml"}:
            path.unlink()


def output_of(args: list[str], columns: int | None, code: int) -> bytes:
    """What a command prints on the shipped plan, whoever runs it and wherever."""
    env = neutral()
    if columns:
        env["COLUMNS"] = str(columns)
    command = [sys.executable, "-m", "welfare_cli", *args]
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=False)
    if done.returncode != code:
        raise subprocess.CalledProcessError(done.returncode, command)
    return done.stdout


if __name__ == "__main__":
    main()
