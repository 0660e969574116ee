"""The yearly review files, read with every problem at its place: `2018.reviews.yaml`, `H30.…`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from welfare_cli.files.refusals import place_of, validate
from welfare_cli.files.source import read_bytes, read_source, shown
from welfare_cli.files.yaml_tree import FILE_EMPTY, Tree, read_tree
from welfare_cli.ground.fiscal_year import RESULTS_YEAR_TWICE, FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Place, Problem, ProblemKind, Severity, in_order
from welfare_cli.ground.text import nearest
from welfare_cli.ground.translation import N_
from welfare_cli.reviews.model import DatedReview, ReviewFile, Reviews

_ENDINGS = (".reviews.yaml", ".reviews.yml")


@dataclass
class ReviewsRead:
    """All reviews of a folder, and everything wrong with them."""

    reviews: Reviews
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def is_review_file(path: Path) -> bool:
    """Whether the name is that of a review file."""
    return path.name.lower().endswith(_ENDINGS) and not path.name.startswith(".")


def review_files(folder: Path) -> list[Path]:
    """The review files of the folder, by name; none where there is no folder."""
    try:
        return sorted(path for path in folder.iterdir() if is_review_file(path))
    except OSError:
        return []


REVIEWS_NAME = ProblemKind(
    "reviews-name",
    N_("the file name {name} contains no fiscal year"),
    N_("Name the file after its year: 2018.reviews.yaml or H30.reviews.yaml."),
)


def read_reviews(paths: list[Path], known: Collection[str]) -> ReviewsRead:
    """Read these review files; `known` are the ids of the plan's parts."""
    problems: list[Problem] = []
    years: dict[FiscalYear, Path] = {}
    by_id: dict[str, list[DatedReview]] = {}
    for path in paths:
        year = review_year(path)
        if year is None:
            nameless = Problem(REVIEWS_NAME, Place(shown(path)), {"name": path.name})
            problems += read_bytes(path)[1] or [nameless]
        elif year in years:
            facts = {"year": year.told(), "other": years[year].name}
            problems.append(Problem(RESULTS_YEAR_TWICE, Place(shown(path)), facts))
        else:
            years[year] = path
            for said in _read_file(path, year, known, problems):
                by_id.setdefault(said.review.id, []).append(said)
    ordered = {part: tuple(sorted(all_, key=lambda s: s.year)) for part, all_ in by_id.items()}
    names = {year: shown(path) for year, path in years.items()}
    return ReviewsRead(Reviews(ordered, names), in_order(problems), list(paths))


def review_year(path: Path) -> FiscalYear | None:
    """The fiscal year that the name of a review file says."""
    try:
        return read_year(path.name[: path.name.lower().rindex(".reviews.")])
    except YearError:
        return None


SAMPLE_REVIEWS = ProblemKind(
    "sample-reviews",
    N_("sample reviews, not official: {count}"),
    N_("Replace them with the real reviews before publishing, and delete sample: true."),
    severity=Severity.WARNING,
)


def _read_file(
    path: Path, year: FiscalYear, known: Collection[str], problems: list[Problem]
) -> list[DatedReview]:
    source, found = read_source(path)
    problems += found
    if source is None:
        return []
    tree = read_tree(source)
    problems += tree.problems
    if not tree.whole:
        return []
    if tree.root is None:
        problems += [] if tree.problems else [Problem(FILE_EMPTY, source.place(1, 1))]
        return []
    file, wrong = validate(tree, ReviewFile)
    problems += wrong
    if file is None:
        return []
    if file.sample:
        place, count = place_of(tree, ("sample",)), str(len(file.reviews))
        problems.append(Problem(SAMPLE_REVIEWS, place, {"count": count}))
    return list(_known_ones(tree, file, year, known, problems))


REVIEW_UNKNOWN = ProblemKind(
    "review-unknown",
    N_("the plan has no section, action or indicator “{id}”"),
    N_("Use an id from the plan. `welfare tree --format csv` lists them."),
)
REVIEW_TWICE = ProblemKind(
    "review-twice",
    N_("“{id}” has a second review here; the first one is on line {first}"),
    N_("Combine the two."),
)


def _known_ones(
    tree: Tree,
    file: ReviewFile,
    year: FiscalYear,
    known: Collection[str],
    problems: list[Problem],
) -> list[DatedReview]:
    """The reviews of parts that the plan has, each once."""
    first: dict[str, int] = {}
    found = []
    for number, review in enumerate(file.reviews):
        place = place_of(tree, ("reviews", number, "id"))
        if review.id not in known:
            near = nearest(review.id, known)
            facts = {"id": review.id} | ({"near": near} if near else {})
            problems.append(Problem(REVIEW_UNKNOWN, place, facts))
        elif review.id in first:
            facts = {"id": review.id, "first": str(first[review.id])}
            problems.append(Problem(REVIEW_TWICE, place, facts))
        else:
            first[review.id] = place.line or 0
            found.append(DatedReview(review, year, place, file.sample))
    return found
