"""Whether an import was cut off: asked at every start, and nearly always answered with no."""

from pathlib import Path

INTENT = ".import-pending.json"


def is_pending(folder: Path) -> bool:
    """Whether an import was cut off in this folder and is not finished yet."""
    path = folder / INTENT
    return path.is_symlink() or path.exists()
