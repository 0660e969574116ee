"""Sheets and objects as files: JSON, CSV and Markdown, in UTF-8 with line feeds."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from welfare_cli.ground.text import harmless_json, one_line, without_controls
from welfare_cli.present.formats import Target
from welfare_cli.present.sheet import Column, Line, Rows, Sheet, cell_text

# A spreadsheet runs what begins with these; an apostrophe makes it text. Numbers are left alone.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?")


def json_text(value: object) -> str:
    """JSON as people and programs read it: indented, finite, escaped only where it must be."""
    return harmless_json(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def json_lines(rows: Iterable[object]) -> Iterator[str]:
    """JSON Lines: an object a line, each as soon as it is made."""
    for row in rows:
        yield harmless_json(json.dumps(row, ensure_ascii=False, allow_nan=False)) + "\n"


def object_json(value: object, _target: Target) -> str:
    """One object as JSON."""
    return json_text(value)


def records_jsonl(records: Iterable[object], _target: Target) -> Iterator[str]:
    """A stream of objects as JSON Lines."""
    return json_lines(records)


def finished_text(text: str, _target: Target) -> str:
    """The text as it is."""
    return text


def rows_csv(rows: Rows, _target: Target) -> Iterator[str]:
    """CSV, each row as soon as it is made."""
    for row in rows:
        yield csv_lines([[_cell(value) for value in row]], safe=False)


def _cell(value: object) -> str:
    """A text that no spreadsheet runs; any other value as it is."""
    return safe_cell(without_controls(value)) if isinstance(value, str) else cell_text(value)


def csv_lines(rows: Iterable[Sequence[str]], line_end: str = "\n", *, safe: bool = True) -> str:
    """Rows of texts as CSV, each cell made harmless for a spreadsheet unless it is already."""
    import csv  # noqa: PLC0415  only this format needs it
    import io  # noqa: PLC0415

    file = io.StringIO()
    writer = csv.writer(file, lineterminator=line_end)
    shown = ([without_controls(cell) for cell in row] for row in rows)
    writer.writerows([safe_cell(cell) if safe else cell for cell in row] for row in shown)
    return file.getvalue()


def safe_cell(text: str) -> str:
    """The text, made harmless for a spreadsheet."""
    risky = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky and len(text) > 1 else text


def markdown_text(sheet: Sheet, _target: Target) -> str:
    """Markdown: a heading, the table of each group, the counts, what must be known."""
    columns = [c for c in sheet.written if c.key != "section"]
    parts = [f"# {escaped(sheet.title)}", *(f"**{escaped(n)}**" for n in sheet.notices)]
    parts += _terms(sheet.facts)
    for group in sheet.groups:
        parts += [f"{'#' * min(level + 2, 6)} {escaped(text)}" for level, text in group.headings]
        parts.append(markdown_table(columns, group.lines))
    if sheet.summary:
        parts.append(" ".join(escaped(text) for text, _ in sheet.summary))
    parts += _terms(sheet.legend)
    parts += [f"- {escaped(remark)}" for remark in sheet.remarks]
    return "\n\n".join(parts) + "\n"


def _terms(terms: Sequence[tuple[str, str]]) -> list[str]:
    """A list of terms with their texts, as one block; nothing where there are none."""
    heads = [f"**{escaped(term)}** " if term else "" for term, _ in terms]
    lines = [f"- {head}{escaped(text)}" for head, (_, text) in zip(heads, terms, strict=True)]
    return ["\n".join(lines)] if lines else []


def markdown_table(columns: list[Column], lines: tuple[Line, ...]) -> str:
    """The columns of these lines as a table."""
    rows = [[column.header for column in columns]]
    rows.append(["---:" if column.right else "---" for column in columns])
    rows += [[escaped(line.cells[column.key]) for column in columns] for line in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def escaped(text: str) -> str:
    """The text in one line, with nothing in it that Markdown would take for a mark of its own."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", one_line(text)).replace("&", "&amp;")
