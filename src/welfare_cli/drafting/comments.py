"""The comments of a YAML text, found by where its scalars are not."""

from collections import Counter

from welfare_cli.files.yaml_spans import Span, read_spans


def comments_in(text: str) -> Counter[str]:
    """Every comment, from its # to the end of its line, and how often it stands there."""
    lines = text.removesuffix("\n").split("\n")
    document = read_spans("\n".join(lines) + "\n")
    taken = _taken(document.root, len(lines))
    found = (_comment(line, taken[number]) for number, line in enumerate(lines))
    return Counter(comment for comment in found if comment)


def _taken(root: Span | None, count: int) -> list[list[tuple[int, float]]]:
    """Per line, the columns from and to which a scalar stands."""
    taken: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for node in root.walk() if root else ():
        if node.kind != "scalar":
            continue
        # Behind the sign of a block scalar there may be a comment.
        first = node.start[0] + (node.style in ("|", ">"))
        for line in range(first, min(node.end[0] + 1, count)):
            begin = node.start[1] if line == node.start[0] else 0
            end = node.end[1] if line == node.end[0] else float("inf")
            taken[line].append((begin, end))
    return taken


def _comment(line: str, taken: list[tuple[int, float]]) -> str | None:
    for column, char in enumerate(line):
        opens = char == "#" and (column == 0 or line[column - 1] in " \t")
        if opens and not any(begin <= column < end for begin, end in taken):
            return line[column:].rstrip()
    return None
