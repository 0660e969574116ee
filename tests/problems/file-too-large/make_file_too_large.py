"""A scan saved under the plan's name: one byte more than is read, and no space on the disk."""

from pathlib import Path


def make(folder: Path) -> None:
    """Write the file."""
    with (folder / "plan.yaml").open("wb") as file:
        file.truncate(16 * 2**20 + 1)
