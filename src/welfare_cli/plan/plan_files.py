"""Which plan files are meant by files, folders and patterns: each once, in a fixed order.

A file that is named is taken as it is. Of what lies in a folder or fits a pattern, those are plans
that are called plan.yaml, or have two of the keys at their margin that only a plan has together.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from welfare_cli.files.folders import files_below, has_pattern, is_folder, is_there, matching
from welfare_cli.files.source import read_bytes

_NAMES = ("plan.yaml", "plan.yml")
_ENDINGS = (".yaml", ".yml")
_KEYS = re.compile(rb"^[\"']?(format|period|sections)[\"']?[ \t]*:", re.MULTILINE)


def plans_at(given: Iterable[Path]) -> list[Path]:
    """The plan files in the order given; in a folder by path. Raises OSError and CircleError."""
    found: dict[object, Path] = {}
    for path in given:
        for plan in _plans(path):
            found.setdefault(_identity(plan), plan)
    return list(found.values())


def is_plain_file(path: Path) -> bool:
    """Whether it is the name of one file, so that there is nothing to be found out."""
    return not is_folder(path) and (is_there(path) or not has_pattern(path))


def _identity(plan: Path) -> object:
    """Its name in its folder, by whatever path: results lie beside the name, not beside a link."""
    try:
        folder = plan.parent.stat()
    except OSError:
        return plan
    return folder.st_dev, folder.st_ino, plan.name


def _plans(path: Path) -> Iterator[Path]:
    if is_plain_file(path):
        yield path
    elif is_folder(path):
        yield from filter(_is_plan, files_below(path))
    else:
        for match in matching(path):
            inside = files_below(match) if is_folder(match) else (match,)
            yield from filter(_is_plan, inside)


def _is_plan(path: Path) -> bool:
    if path.name.lower() in _NAMES:
        return True
    if not path.name.lower().endswith(_ENDINGS):
        return False
    data, _ = read_bytes(path)
    return len(set(_KEYS.findall(data or b""))) > 1
