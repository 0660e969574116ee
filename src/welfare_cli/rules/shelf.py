"""Where the rule sets that come with `welfare` lie, for those who need no more than their files."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "shipped"


@cache
def shipped_ids() -> tuple[str, ...]:
    """The ids of the rule sets that come with `welfare`, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def shipped_file(rules_id: str) -> Path:
    """The file of one of them."""
    return FOLDER / f"{rules_id}.yaml"
