"""The surroundings that outputs are made in: nothing of the machine, nor of its CI."""

import os

FOREIGN = ("WELFARE_", "GITHUB_", "CI_PROJECT_", "LC_", "LANG", "COLUMNS", "NO_COLOR")


def neutral() -> dict[str, str]:
    """The environment without what would change an output."""
    return {name: told for name, told in os.environ.items() if not name.startswith(FOREIGN)}
