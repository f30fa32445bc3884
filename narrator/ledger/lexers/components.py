"""Components of MDX over several lines: in them nothing is code by its indentation."""

import re
from typing import Final

_OPENING: Final = re.compile(r"[ \t]*<([A-Z][\w.]*)(?:[ \t][^<>]*[^<>/])?>[ \t]*$")
_CLOSING: Final = re.compile(r"^[ \t]*</([A-Z][\w.]*)[ \t]*>[ \t]*$", re.MULTILINE)


class Components:
    """Which components are open; asked line by line."""

    def __init__(self, text: str) -> None:
        """Find where each component is last closed: one that never is, is none."""
        self._last = {match[1]: match.start() for match in _CLOSING.finditer(text)}
        self._open: list[str] = []

    def holds(self, line: str, place: int) -> bool:
        """Return whether *line*, which begins at *place*, stands in a component or is a component's tag."""
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
