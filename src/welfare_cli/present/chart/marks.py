"""What a chart is made of: marks, and the scene that says where each of them belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Mark(Enum):
    """What a cell may hold; where two meet, the later one of this list is seen."""

    BREAK = "┊"
    PATH = "·"
    LEVEL = "─"
    OTHER = "+"
    BASELINE = "■"
    TARGET = "◇"
    SAMPLE = "◌"
    PROVISIONAL = "○"
    ACTUAL = "●"
    HIT = "◆"  # a value and the target in one cell


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark at a year and a value."""

    year: int
    value: Fraction
    mark: Mark


@dataclass(frozen=True, slots=True)
class Level:
    """A line at a value from one year to another."""

    value: Fraction
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be drawn. `years` names every year from the first to the last, without a gap.

    `path` goes straight from point to point; `tags` stand at the right of the rows of their values.
    """

    years: Mapping[int, str]
    spots: tuple[Spot, ...]
    decimals: int
    path: tuple[tuple[int, Fraction], ...] = ()
    levels: tuple[Level, ...] = ()
    breaks: tuple[int, ...] = ()
    tags: tuple[tuple[Fraction, str], ...] = ()
    anchor: int | None = None  # a year that has its name in any case
    is_share: bool = False

    @property
    def values(self) -> list[Fraction]:
        """Every value in it."""
        found = [spot.value for spot in self.spots] + [value for _, value in self.path]
        return found + [level.value for level in self.levels]
