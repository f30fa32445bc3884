"""Components of MDX over several lines, and tables with Markdown in their cells: no code by indentation in them."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Final

_OPENING: Final = re.compile(r"[ \t]*<([A-Z][\w.]*)(?:[ \t][^<>]*[^<>/])?>[ \t]*$")
_CLOSING: Final = re.compile(r"^[ \t]*</([A-Z][\w.]*)[ \t]*>[ \t]*$", re.MULTILINE)
_TABLE: Final = re.compile(r"^[ \t]*<table\b", re.MULTILINE | re.IGNORECASE)
_TABLE_END: Final = re.compile(r"</table>", re.IGNORECASE)
_CELL: Final = re.compile(r"<t[dh]\b[^<>]*\bmarkdown\s*=[^<>]*>[ \t]*$", re.MULTILINE | re.IGNORECASE)


class Components:
    """Which components are open; asked line by line."""

    def __init__(self, text: str) -> None:
        """Find where each component is last closed: one that never is, is none."""
        self._last = {match[1]: match.start() for match in _CLOSING.finditer(text)}
        self._open: list[str] = []
        self._tables = deque(_tables(text) if "markdown=" in text else ())

    def holds(self, line: str, place: int) -> bool:
        """Return whether *line*, which begins at *place*, stands in a component or such a table, or is one's tag."""
        while self._tables and place >= self._tables[0][1]:
            self._tables.popleft()
        if self._tables and place >= self._tables[0][0]:
            return True
        if not self._last:
            return False
        opening = _OPENING.match(line)
        if opening and self._last.get(opening[1], -1) > place:
            self._open.append(opening[1])
            return True
        inside = bool(self._open)
        closing = _CLOSING.match(line)
        if closing and self._open and self._open[-1] == closing[1]:
            self._open.pop()
        return inside


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each table that has Markdown in a cell."""
    end = 0
    while (opening := _TABLE.search(text, end)) and (closing := _TABLE_END.search(text, opening.end())):
        begin, end = opening.start(), closing.end()
        if _CELL.search(text, begin, end):
            yield begin, end
