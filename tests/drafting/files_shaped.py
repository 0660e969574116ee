"""Plans as people lay them out: keys in any order, any indentation, comments anywhere."""

from collections.abc import Callable

from hypothesis import strategies as st

# Pieces that YAML gives a meaning to.
YAMLISH = st.lists(
    st.sampled_from([*":-#|>'\" \n", "a", "b: ", "- ", "\n  ", "\n   ", "#c", "|+\n", "&a ", "*a"]),
    max_size=40,
).map("".join)  # fmt: skip
COMMENTS = st.sampled_from(["# 要確認", "#", "# key: value", "#\ttab  ", "# - id: x"])
SCALARS = st.sampled_from(
    [
        ["1"],
        ["34.0"],
        ["H27"],
        ['"1-1"'],
        ["'# no comment'"],
        ["null"],
        [""],
        ["{ja: 割合, en: Share}"],
        ["[a, {b: 1}]"],
        ["{year: H26,", "  value: 34.0}"],
        ['"two', "  # lines", '  long"'],
        ["plain", "  goes on"],
    ]
)
LITERALS = st.sampled_from(
    [
        ["|", "  a", "", "    # inside", "  b"],
        [">-", "  folded", "  text"],
        ["|2", "    led by blanks"],
    ]
)
Draw = Callable[[st.SearchStrategy[list[str]]], list[str]]
KEYS = {
    "plan": ("format", "id", "title", "period", "rules", "goal", "about", "sections", "own"),
    "section": ("id", "kind", "title", "note", "sections", "actions", "indicators"),
    "indicator": ("id", "title", "unit", "baseline", "target", "revisions", "note"),
}
LISTS = {"sections": "section", "indicators": "indicator", "revisions": "", "actions": ""}


@st.composite
def plans(draw: st.DrawFn) -> str:
    """The text of a file with the keys of a plan; what they hold is not always a plan's."""
    lines = _gap(draw, 0) + _mapping(draw, "plan", 0, 3)
    return (
        draw(st.sampled_from(["", "\n", "\n\n"]))
        + "\n".join(lines)
        + draw(st.sampled_from(["", "\n", "\n\n\n"]))
    )


def _mapping(draw: st.DrawFn, kind: str, column: int, depth: int) -> list[str]:
    keys = draw(st.permutations(KEYS.get(kind, ("year", "value", "own"))))
    lines: list[str] = []
    for key in keys[: draw(st.integers(1, 5))]:
        lines += _gap(draw, column) if lines else []
        lines += _pair(draw, key, column, depth)
    return lines


def _pair(draw: st.DrawFn, key: str, column: int, depth: int) -> list[str]:
    pad = " " * column
    if key in LISTS and depth:
        inside = column + draw(st.sampled_from([0, 1, 2, 4]))
        lines = [f"{pad}{key}:{_aside(draw)}"]
        for _ in range(draw(st.integers(1, 3))):
            lines += _gap(draw, inside) + _item(draw, LISTS[key], inside, depth - 1)
        return lines
    if key == "goal":
        inside = column + draw(st.integers(1, 4))
        return [f"{pad}{key}:{_aside(draw)}", *_mapping(draw, "", inside, 0)]
    return _value(draw, f"{pad}{key}:", pad)


def _value(draw: st.DrawFn, first: str, pad: str) -> list[str]:
    if draw(st.integers(0, 4)) == 0:
        head, *rest = draw(LITERALS)
        return [f"{first} {head}", *(f"{pad}{line}" if line else "" for line in rest)]
    head, *rest = draw(SCALARS)
    lines = [f"{first} {head}".rstrip() if not rest else f"{first} {head}"]
    lines += [f"{pad}{line}" for line in rest]
    return [*lines[:-1], lines[-1] + _aside(draw)]


def _item(draw: st.DrawFn, kind: str, column: int, depth: int) -> list[str]:
    pad = " " * column
    if not draw(st.integers(0, 4)):
        return _value(draw, f"{pad}-", pad)
    gap = draw(st.integers(1, 3))
    lines = _mapping(draw, kind, column + 1 + gap, depth)
    lines[0] = f"{pad}-{' ' * gap}{lines[0].lstrip()}"
    return lines


def _gap(draw: st.DrawFn, column: int) -> list[str]:
    """Blank lines and comments, at the block's column or anywhere."""
    lines = []
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 3]))):
        pad = " " * draw(st.sampled_from([column, column, column + 2, 0]))
        lines.append(pad + draw(COMMENTS) if draw(st.booleans()) else "")
    return lines


def _aside(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "", "  # aside", " # 脇"]))
