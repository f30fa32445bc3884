"""Tables that are written as lists: MyST's `list-table` and `csv-table`, Markdoc's `{% table %}`."""

import csv
import re
from collections.abc import Sequence
from typing import Final

START: Final = re.compile(r"^[ \t>]*\{%-?\s*table(?:\s[^%{}\n]*)?%\}[ \t]*$", re.MULTILINE)
_END: Final = re.compile(r"[ \t>]*\{%-?\s*/\s*table\s*%\}[ \t]*$")
_RULE: Final = re.compile(r"[ \t>]*-{3,}[ \t]*$")
_ITEM: Final = re.compile(r"([ \t>]*)[-*+](?:[ \t]+(.*))?$")
_ROW: Final = re.compile(r"[ \t]*[*-][ \t]+[-*+](?:[ \t]+(.*))?$")
_BLOCKS: Final = re.compile(r"[ \t>]*(?:`{3,}|~{3,}|\{%\s*table)")
"""What no cell of one line can hold."""
_PIPE: Final = re.compile(r"(?<!\\)\|")
_LONGEST: Final = 5000
"""Lines of a table."""

Rows = list[list[str]]


def with_tables(text: str) -> str:
    """Return *text* with Markdoc's tables as Markdown's own; lines stay as many as they were."""
    if START.search(text) is None:
        return text
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        if START.match(lines[number]):
            last = min(len(lines), number + _LONGEST)
            end = next((place for place in range(number + 1, last) if _END.match(lines[place])), -1)
            rows = _markdoc_rows(lines[number + 1 : end]) if end > 0 else None
            if rows and end > 0:
                prefix = lines[number][: len(lines[number]) - len(lines[number].lstrip(" \t>"))]
                has_header = any(cell for cell in rows[0])
                table = table_lines(rows if has_header else rows[1:], has_header=has_header)
                room = end - number - 1
                written = [prefix.rstrip(), *(f"{prefix}{line}" for line in table)]
                if len(written) < room + 1:
                    lines[number + 1 : end] = [*written, *[prefix.rstrip()] * (room - len(written))]
                    number = end
        number += 1
    return "\n".join(lines)


def _markdoc_rows(lines: Sequence[str]) -> Rows | None:
    """Return the rows, parted by `---`, each a list of cells; None: it holds what no row can."""
    rows: Rows = [[]]
    begins, indent = False, 0
    for line in lines:
        item = _ITEM.match(line)
        if _BLOCKS.match(line):
            return None
        if _RULE.match(line):
            rows.append([])
        elif item and (not rows[-1] or len(item[1].expandtabs(4)) <= indent):
            indent = len(item[1].expandtabs(4))
            rows[-1].append((item[2] or "").strip())
            begins = True
        elif line.strip(" \t>"):
            if not rows[-1]:
                return None
            rows[-1][-1] = _joined(rows[-1][-1], line)
    return [rows[0], *(row for row in rows[1:] if row)] if begins and len(rows) > 1 else None


def rows_of_list(lines: Sequence[str]) -> Rows | None:
    """Return the rows of a list of lists; None: it is none."""
    rows: Rows = []
    indent = 0
    for line in lines:
        row, item = _ROW.match(line), _ITEM.match(line)
        if _BLOCKS.match(line):
            return None
        if row:
            rows.append([(row[1] or "").strip()])
            indent = 0
        elif item and rows and (not indent or len(item[1]) <= indent):
            indent = len(item[1])
            rows[-1].append((item[2] or "").strip())
        elif line.strip():
            if not rows:
                return None
            rows[-1][-1] = _joined(rows[-1][-1], line)
    return rows or None


def rows_of_csv(lines: Sequence[str], header: str) -> Rows | None:
    """Return the rows of comma-separated values."""
    try:
        rows = [row for row in csv.reader([*([header] if header else []), *lines], skipinitialspace=True) if row]
    except csv.Error:
        return None
    return [[cell.replace("\n", " ").strip() for cell in row] for row in rows] or None


def table_lines(rows: Rows, *, has_header: bool) -> list[str]:
    """Return the lines of a table; without a header of its own it has an empty one."""
    width = max(len(row) for row in rows)
    head, *body = rows if has_header else [[], *rows]
    return [_line(head, width), f"|{' --- |' * width}", *(_line(row, width) for row in body)]


def _line(cells: Sequence[str], width: int) -> str:
    escaped = [_PIPE.sub(r"\\|", cell) for cell in cells]
    return f"| {' | '.join([*escaped, *[''] * (width - len(cells))])} |"


def _joined(cell: str, line: str) -> str:
    """Return a cell with a further line of it; the marker of a list in it is none on one line."""
    item = _ITEM.match(line)
    text = (item[2] or "") if item else line.strip(" \t>")
    return f"{cell} {text}".strip()
