"""GFM tables: a header row, a delimiter row of as many cells, rows."""

import re
from typing import Final

DELIMITER: Final = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
CELL_END: Final = re.compile(r"(?:[^|\\]++|\\.|\\$)*+")


def cells(row: str) -> list[str]:
    r"""Split a row at its pipes; `\|` is a pipe of the text, in code as well."""
    row = row.strip()
    row = row.removeprefix("|")
    found: list[str] = []
    position = 0
    while True:
        cell = CELL_END.match(row, position)
        end = cell.end() if cell else len(row)
        found.append(row[position:end].strip().replace("\\|", "|"))
        position = end + 1
        if end >= len(row):
            break
        if position >= len(row):
            break
    return found


def is_delimiter(row: str) -> bool:
    """Return whether *row* can part a header from the rows; without a pipe or a colon it is an underline or a rule."""
    row = row.strip()
    return set(row) <= set("|:- ") and ("|" in row or ":" in row) and DELIMITER.fullmatch(row) is not None


def heads(header: str, delimiter: str) -> bool:
    """Return whether *header* and *delimiter* open a table: they have as many cells."""
    return is_delimiter(delimiter) and len(cells(header)) == len(cells(delimiter))
