"""The frame of a drawn chart: how years and values become places. Pure geometry, exact throughout.

Places are rounded to a tenth only where they are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from welfare_cli.ground.lines import width
from welfare_cli.ground.quantity import half_up, show
from welfare_cli.present.chart.marks import Scene
from welfare_cli.present.chart.scale import Scale, scale_for

WIDTH, HEIGHT = 480, 250
TOP, BOTTOM, RIGHT = 18, 30, 56
CHAR = 7  # how wide half a character is
_ROWS = 7
_EVERY = (1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot stands: from `left` to the right margin, and its scale."""

    scale: Scale
    first: int
    left: int
    each: Fraction  # how wide a year is
    unit: Fraction  # how high a value of 1 is

    def x(self, year: Fraction | int) -> Fraction:
        """The middle of a year."""
        return self.left + self.each * (2 * (year - self.first) + 1) / 2

    def y(self, value: Fraction) -> Fraction:
        """The height of a value; the lowest step of the scale lies on the axis."""
        return HEIGHT - BOTTOM - (value - self.scale.base) * self.unit

    @property
    def levels(self) -> list[tuple[Fraction, str]]:
        """The values of the steps, each with its label."""
        steps = (self.scale.count - 1) // self.scale.per
        values = [self.scale.base + n * self.scale.step for n in range(steps + 1)]
        return [(value, show(value, self.scale.decimals)) for value in values]


def frame_of(scene: Scene) -> Frame:
    """The frame around everything in the scene."""
    values = scene.values or [Fraction(0), Fraction(1)]
    scale = scale_for(values, scene.decimals, _ROWS, is_share=scene.is_share)
    widest = max(width(label) for label in scale.labels)
    left = CHAR * widest + 10
    each = Fraction(WIDTH - RIGHT - left, len(scene.years))
    spread = scale.step * Fraction(scale.count - 1, scale.per)
    return Frame(scale, min(scene.years), left, each, (HEIGHT - BOTTOM - TOP) / spread)


def named_years(scene: Scene, frame: Frame) -> Sequence[int]:
    """The years whose names find room, counted from the target's."""
    anchor = max(scene.years) if scene.anchor is None else scene.anchor
    widest = max(map(width, scene.years.values())) * CHAR + 6
    every = next((n for n in _EVERY if n * frame.each >= widest), _EVERY[-1])
    return [year for year in scene.years if (year - anchor) % every == 0]


def place(value: Fraction | int) -> str:
    """A place as it is written: a plain number with at most one decimal."""
    tenths = half_up(value * 10 if isinstance(value, Fraction) else Fraction(10 * value))
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"
