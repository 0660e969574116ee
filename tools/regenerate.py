"""Rewrite the golden files by running their commands; the difference in git is the review."""

import tomllib
from pathlib import Path
from typing import Any

from invoke import invoke
from library import library

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


def cases() -> dict[str, dict[str, Any]]:
    """Every golden file with the call that writes it."""
    found: dict[str, dict[str, Any]] = tomllib.loads((GOLDEN / "cases.toml").read_text("utf-8"))
    return found["cases"]


def main() -> None:
    """Run every case of cases.toml and write what it prints."""
    known = cases()
    for name, case in known.items():
        (GOLDEN / name).write_bytes(output_of(name, case))
    for path in GOLDEN.iterdir():
        if path.name not in {*known, "cases.toml"}:
            path.unlink()


def output_of(name: str, case: dict[str, Any]) -> bytes:
    """What the command of a case prints, whoever runs it and wherever."""
    width = {"COLUMNS": str(case["columns"])} if "columns" in case else {}
    with library(*case.get("rules", [])):
        outcome = invoke(case["args"], ROOT, **width)
    if outcome.code != case.get("code", 0):
        raise SystemExit(f"{name}: exit code {outcome.code}\n{outcome.err.decode()}")
    return outcome.out


if __name__ == "__main__":
    main()
