"""Which files a command means, and which language: what was given, else what is nearest."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CANNOT_READ, CallError
from welfare_cli.cli.narration import Lines
from welfare_cli.files.folders import is_file
from welfare_cli.ground.text import LANGUAGES, visible
from welfare_cli.ground.translation import N_

if TYPE_CHECKING:
    from welfare_cli.plan.model import Plan

_MOST = 8  # plans that a message lists


def find_plan(given: Sequence[Path] | None) -> Path:
    """The one plan file that is meant: as given, or the nearest from here upward."""
    found = find_plans(given)
    if len(found) > 1:
        from welfare_cli.files.source import shown

        names = [*(visible(shown(path)) for path in found[:_MOST]), *["…"][: len(found) > _MOST]]
        listing = Lines("".join(f"\n  {name}" for name in names))
        raise CallError(
            N_(
                "{count} plans are found:{names}\n"
                "Name one with --plan FILE; `welfare overview` shows all of"
                " them."
            ),
            count=len(found),
            names=listing,
        )
    return found[0]


def find_plans(given: Sequence[Path] | None) -> list[Path]:
    """Every plan file that is meant by files, folders and patterns, at least one."""
    if not given:
        return [_nearest()]
    from welfare_cli.files.folders import CircleError
    from welfare_cli.plan.plan_files import is_plain_file, plans_at

    if len(given) == 1 and is_plain_file(given[0]):
        return list(given)
    try:
        found = plans_at(given)
    except CircleError as error:
        raise CallError(
            N_(
                "{path} leads, through a link, back to a folder it stands"
                " in. Take the link away, or name the folders beside it."
            ),
            path=error.path,
        ) from None
    except (OSError, RecursionError) as error:
        path, why = getattr(error, "filename", None) or given[0], getattr(error, "strerror", None)
        raise CallError(CANNOT_READ, path=path, why=why or error) from None
    if not found:
        raise CallError(
            N_(
                "No plan was found at {paths}. In a folder, and behind a"
                " pattern, plan.yaml and other .yaml files with the keys of"
                " a plan are found."
            ),
            paths=" ".join(map(str, given)),
        )
    return found


def _nearest() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in ("data/plan.yaml", "plan.yaml"):
            if is_file(folder / name):
                return folder / name
    raise CallError(
        N_(
            "No plan was found: neither plan.yaml nor data/plan.yaml"
            " here or above. Name one with --plan FILE."
        )
    )


def is_document(path: Path) -> bool:
    """Whether the name is that of a plan or a rule set."""
    return path.suffix.lower() in (".yaml", ".yml")


def results_folder(plan: Path, given: Path | None) -> Path:
    """The results folder: the one given, which must be there, or the plan's neighbour.

    Raises CallError for what is no folder, or may not be looked into: it is not without results.
    """
    folder = plan.parent / "results" if given is None else given
    try:
        with os.scandir(folder):
            os.stat(os.path.join(folder, os.curdir))  # noqa: PTH116, PTH118  a Path drops the dot
    except (FileNotFoundError, NotADirectoryError) as error:
        if given is not None or isinstance(error, NotADirectoryError):
            raise CallError(
                N_("There is no folder {folder}. Check --results."), folder=folder
            ) from None
    except OSError as error:
        raise CallError(CANNOT_READ, path=folder, why=error.strerror) from None
    return folder


def language(given: str | None, plan: "Plan | None" = None) -> str:
    """The language to speak: as asked, the plan's, or the system's where there is no plan."""
    if given is not None:
        if given not in LANGUAGES:
            raise CallError(N_("{value}: not a language. Known: ja, en."), value=given)
        return given
    return plan.lang if plan else system_language()


def system_language() -> str:
    """Japanese where the environment says so, else English."""
    names = ("WELFARE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    told = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "ja" if told.startswith("ja") else "en"
