"""The marks of a drawn chart, each with a shape of its own; a key shows the same ones."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from welfare_cli.present.report.chart_frame import place

_R = Fraction(5)
_KEY = (36, 16)


def _circle(kind: str, x: Fraction, y: Fraction, radius: Fraction = _R) -> str:
    return f'<circle class="{kind}" cx="{place(x)}" cy="{place(y)}" r="{place(radius)}"/>'


def _square(x: Fraction, y: Fraction) -> str:
    left, top = place(x - 5), place(y - 5)
    return f'<rect class="baseline" x="{left}" y="{top}" width="10" height="10"/>'


def _diamond(x: Fraction, y: Fraction) -> str:
    corners = ((x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y))
    told = " ".join(f"{place(left)},{place(top)}" for left, top in corners)
    return f'<polygon class="target" points="{told}"/>'


def _cross(x: Fraction, y: Fraction) -> str:
    moved = f"M{place(x - 4)} {place(y)}h8M{place(x)} {place(y - 4)}v8"
    return f'<path class="other" d="{moved}"/>'


def _tick(x: Fraction, y: Fraction) -> str:
    moved = f"M{place(x - 3)} {place(y - 3)}l6 6M{place(x + 3)} {place(y - 3)}l-6 6"
    return f'<path class="expected" d="{moved}"/>'


def _sample(x: Fraction, y: Fraction) -> str:
    """A dotted ring around a dot: it is no measured value, and does not look like one."""
    return _circle("sample", x, y, _R + 1) + _circle("dot", x, y, Fraction(2))


_GLYPHS: Mapping[str, Callable[[Fraction, Fraction], str]] = {
    "actual": lambda x, y: _circle("actual", x, y),
    "provisional": lambda x, y: _circle("provisional", x, y),
    "sample": _sample,
    "baseline": _square,
    "target": _diamond,
    "other": _cross,
    "expected": _tick,
}
_LINES = ("joined", "path", "level", "goal", "break")


def glyph(name: str, x: Fraction, y: Fraction) -> str:
    """The mark of that name at a place."""
    return _GLYPHS[name](x, y)


def key_svg(name: str) -> str:
    """A small picture of a mark or a line, for the list that says what it means."""
    wide, tall = _KEY
    middle = Fraction(tall, 2)
    if name in _LINES:
        ends = (
            'x1="18" y1="1" x2="18" y2="15"' if name == "break" else 'x1="2" y1="8" x2="34" y2="8"'
        )
        inside = f'<line class="{name}" {ends}/>'
    elif name == "gap":
        inside = '<rect class="gap" x="9" y="1" width="18" height="14"/>'
    else:
        inside = glyph(name, Fraction(wide, 2), middle)
    return f'<svg class="key" viewBox="0 0 {wide} {tall}" aria-hidden="true">{inside}</svg>'
