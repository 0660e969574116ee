"""Which lines the parts of a YAML block take, and whether these can be moved as lines."""

from welfare_cli.files.yaml_spans import Span

LITERAL = ("|", ">")


def is_movable(lines: list[str], node: Span) -> bool:
    """Whether the node is a block whose entries each begin a line, or stand behind a dash."""
    if not node.is_block or node.is_anchored or not node.parts:
        return False
    column = column_of(node)
    if node.kind == "sequence":
        return all(lines[start][column] == "-" for start in starts_of(lines, node))
    for number, (key, value) in enumerate(node.pairs):
        before = lines[key.start[0]][: key.start[1]]
        if before.strip(" -" if number == 0 else " ") or key.start[1] != column:
            return False
        if value.is_block and value.start[0] == key.start[0] and not value.is_anchored:
            return False
    return True


def column_of(node: Span) -> int:
    """The column in which the entries of a block begin."""
    return node.parts[0].start[1] if node.kind == "mapping" else node.start[1]


def values_of(node: Span) -> list[Span]:
    """The values of a mapping, or the items of a sequence."""
    return [value for _, value in node.pairs] if node.kind == "mapping" else node.parts


def first_start(lines: list[str], node: Span) -> int:
    """The line on which the first entry begins."""
    return starts_of(lines, node)[0]


def starts_of(lines: list[str], node: Span) -> list[int]:
    """The first line of each entry: of an item, the line of its dash."""
    if node.kind == "mapping":
        return [key.start[0] for key, _ in node.pairs]
    starts = [node.start[0]]
    for item in node.parts[:-1]:
        line = last_line(lines, item) + 1
        while not lines[line].strip() or lines[line].lstrip().startswith("#"):
            line += 1
        starts.append(line)
    return starts


def deepest(node: Span) -> Span:
    """The last part of the last part, and so on."""
    while node.is_block and node.parts:
        node = node.parts[-1]
    return node


def last_line(lines: list[str], node: Span) -> int:
    """The last line of a node; blank lines behind a block scalar are its own only with a +."""
    last = deepest(node)
    if last.style not in LITERAL:
        return last.end[0]
    end = last.end[0] - 1
    while not keeps_end_of(lines, last) and end > last.start[0] and not lines[end].strip():
        end -= 1
    return min(end, len(lines) - 1)


def keeps_end_of(lines: list[str], node: Span) -> bool:
    """Whether the blank lines behind the node are a part of its text: it ends in a |+ or >+."""
    last = deepest(node)
    header = lines[last.start[0]][last.start[1] :].partition("#")[0]
    return last.style in LITERAL and "+" in header
