"""Where files stand in their repository, and where the docs are published: what CI has to know."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.ground.translation import N_

# Where CI has put the repository, for a copy of it without .git.
_TOLD = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_DOCS = "WELFARE_DOCS_URL"
_ADDRESS = re.compile(r"https?://[!-~]+")


def repository_paths(names: Iterable[str]) -> dict[str, str]:
    """The path of each file from the root of the repository, with forward slashes.

    A file outside of it has its absolute path.
    """
    root = Path(os.path.realpath(_root(Path.cwd())))
    return {name: _inside(root, Path(name)) for name in names}


def docs_address() -> str:
    """The address under which the docs are published; "" where nobody told one."""
    told = os.environ.get(_DOCS, "")
    if told and not _ADDRESS.fullmatch(told):
        raise CallError(
            N_(
                "{name} {value}: not an address. Write where the folder"
                " docs/ is published, beginning with https:// or http://, or"
                " unset it."
            ),
            name=_DOCS,
            value=told,
        )
    return told


def _root(here: Path) -> Path:
    """The nearest folder with .git from here upward, else what CI tells, else here."""
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return folder
    return next((Path(os.environ[name]) for name in _TOLD if os.environ.get(name)), here)


def _inside(root: Path, path: Path) -> str:
    """The path below the root; the file itself may be a link, the folders are followed."""
    # A circle of links, which `Path.resolve` does not end in every version, stays as it is written.
    real = Path(os.path.realpath(path.parent)) / path.name
    try:
        return real.relative_to(root).as_posix()
    except ValueError:
        return real.as_posix()
