"""Review files written for a test, and what is read from them."""

from pathlib import Path

from welfare_cli.ground.problem import Problem
from welfare_cli.reviews.model import Review
from welfare_cli.reviews.reader import ReviewsRead, read_reviews, review_files

KNOWN = ("1", "1-a", "1-b", "visitors")


def read(folder: Path, **files: str) -> ReviewsRead:
    """What is read from files by their years: `_2018` is written as 2018.reviews.yaml."""
    for name, text in files.items():
        path = folder / f"{name.removeprefix('_')}.reviews.yaml"
        path.write_text(text, encoding="utf-8")
    return read_reviews(review_files(folder), KNOWN)


def entries(*lines: str) -> str:
    """A review file with these entries."""
    return "\n".join(["format: 1", "reviews:", *(f"  - {line}" for line in lines), ""])


def one(folder: Path, entry: str) -> Review:
    """The review that an entry for the action 1-a means; nothing may be wrong with it."""
    found = read(folder, _2018=entries("{id: 1-a, " + entry + "}"))
    assert found.problems == []
    (said,) = found.reviews.by_id["1-a"]
    return said.review


def told(problems: list[Problem]) -> list[tuple[str, int | None, int | None]]:
    """Each problem by its code and its place."""
    return [(problem.code, problem.line, problem.column) for problem in problems]
