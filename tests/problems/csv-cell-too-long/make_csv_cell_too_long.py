"""A note as long as a whole report, pasted into one cell."""

from pathlib import Path


def make(folder: Path) -> None:
    """Write the file."""
    results = folder / "results"
    results.mkdir()
    text = "indicator,value,note\nvolunteers,352," + "調査の概要。" * 30_000 + "\n"
    (results / "2015.csv").write_text(text, encoding="utf-8")
