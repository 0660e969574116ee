"""Rewrite the golden files by running their commands; the difference in git is the review."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


def main() -> None:
    """Run every case of cases.toml and write what it prints."""
    cases = tomllib.loads((GOLDEN / "cases.toml").read_text())["cases"]
    for name, case in cases.items():
        done = output_of(case["args"], case.get("columns"))
        if done.returncode != case.get("code", 0):
            raise SystemExit(f"{name}: exit code {done.returncode}")
        (GOLDEN / name).write_bytes(done.stdout)
    for path in GOLDEN.iterdir():
        if path.name not in {*cases, "cases.toml"}:
            path.unlink()


def output_of(args: list[str], columns: int | None) -> subprocess.CompletedProcess[bytes]:
    """What a command prints on the shipped plan, whoever runs it and wherever."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("WELFARE_", "LC_", "LANG"))}
    env.pop("COLUMNS", None)
    if columns:
        env["COLUMNS"] = str(columns)
    command = [sys.executable, "-m", "welfare_cli", *args]
    return subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=False)


if __name__ == "__main__":
    main()
