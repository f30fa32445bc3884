"""MDX knows no code by indentation: what stands indented in a component is moved to the left, line by line."""

import re
from typing import Final

OPENING: Final = re.compile(r"([ \t]*)<([A-Z][\w.]*)(?:[ \t][^<>\n]*[^<>\n/])?>[ \t]*$")
CLOSING: Final = re.compile(r"[ \t]*</([A-Z][\w.]*)[ \t]*>[ \t]*$")
FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")


def without_indents(text: str) -> str:
    """Return *text* with the content of components as far in as their tags; lines stay lines."""
    lines = text.split("\n")
    last = {found[1]: number for number, line in enumerate(lines) if (found := CLOSING.match(line))}
    if not last:
        return text
    kept: list[str] = []
    open_components: list[_Component] = []
    fence = ""
    for number, written in enumerate(lines):
        line = written.expandtabs(4) if open_components and "\t" in written else written
        closing = None if fence else CLOSING.match(line)
        if closing and open_components and open_components[-1].name == closing[1]:
            open_components.pop()
        shift = open_components[-1].shift_of(line) if open_components else 0
        kept.append(line[min(shift, len(line) - len(line.lstrip(" "))) :])
        mark = FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        opening = None if fence else OPENING.match(line)
        if opening and last.get(opening[2], -1) > number:
            open_components.append(_Component(opening[2], len(opening[1]), shift))
    return "\n".join(kept)


class _Component:
    """An open component, and how far its content stands to the right of its tag."""

    def __init__(self, name: str, indent: int, outer: int) -> None:
        self.name = name
        self._indent = indent
        self._outer = outer
        self._shift = -1

    def shift_of(self, line: str) -> int:
        """Return how many spaces to take off *line*; the first line with text decides."""
        if self._shift < 0:
            if not line.strip():
                return 0
            own = len(line) - len(line.lstrip(" ")) - self._indent
            self._shift = self._outer + max(0, own)
        return self._shift
