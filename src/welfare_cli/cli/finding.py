"""Which files a command means, and which language: what was given, else what is nearest."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.ground.text import LANGUAGES

if TYPE_CHECKING:
    from welfare_cli.plan.model import Plan


def find_plan(given: Path | None) -> Path:
    """The plan file: the one given, or the nearest from the working folder upward."""
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in ("data/plan.yaml", "plan.yaml"):
            if (folder / name).is_file():
                return folder / name
    raise CallError("call.plan-not-found")


def results_folder(plan: Path, given: Path | None) -> Path:
    """The results folder: the one given, which must be there, or the plan's neighbour."""
    if given is None:
        return plan.parent / "results"
    if not given.is_dir():
        raise CallError("call.results-not-found", folder=given)
    return given


def language(given: str | None, plan: "Plan | None" = None) -> str:
    """The language to speak: as asked, the plan's, or the system's where there is no plan."""
    if given is not None:
        if given not in LANGUAGES:
            raise CallError("call.lang", value=given)
        return given
    return plan.lang if plan else system_language()


def system_language() -> str:
    """Japanese where the environment says so, else English."""
    names = ("WELFARE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    told = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "ja" if told.startswith("ja") else "en"
