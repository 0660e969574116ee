"""Every kind of problem, gathered from the modules that define them.

A record is the value of a name of its own, at the top of a module: `NAME = ProblemKind(…)`.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

from welfare_cli.ground.problem import ProblemKind

PACKAGE = Path(__file__).parent.parent / "src" / "welfare_cli"
# The rooms in the order in which people meet their problems.
ROOMS = (
    "files",
    "ground",
    "plan",
    "rules",
    "results",
    "reviews",
    "assess",
    "intake",
    "drafting",
)
_RECORD = re.compile(r"^(\w+) = ProblemKind\(", re.MULTILINE)


@cache
def problem_kinds() -> dict[str, list[ProblemKind]]:
    """The records of each room, in the order of its modules."""
    kinds: dict[str, list[ProblemKind]] = {room: [] for room in ROOMS}
    for path in sorted(PACKAGE.rglob("*.py")):
        names = _RECORD.findall(path.read_text(encoding="utf-8"))
        if names:
            parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
            module = import_module(".".join(parts))
            kinds[parts[1]] += [getattr(module, name) for name in names]
    return kinds


def by_code() -> dict[str, ProblemKind]:
    """Every record by its code."""
    return {kind.code: kind for kinds in problem_kinds().values() for kind in kinds}
