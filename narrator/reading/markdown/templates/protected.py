"""Where a template tag is no template tag: in code, which shows it."""

import re
from bisect import bisect_right
from typing import Final

from narrator.reading.markdown.blocks.node import Kind, Node
from narrator.reading.markdown.blocks.scanner import scan
from narrator.reading.markdown.templates.components import without_fences_in_modules

HTML_CODE: Final = re.compile(r"<(script|style|textarea)(?=[\s>]).*?</\1", re.IGNORECASE | re.DOTALL)
COMPONENT_LINE: Final = re.compile(r"^([ \t>]*)</?[A-Z][\w.]*(?:[ \t][^<>\n]*)?>[ \t]*$", re.MULTILINE)
"""Would be raw HTML up to the next blank line, code in it too; a comment is what will stand in its place."""
RAW_TEXT: Final = "</(?:script"
"""Begins the pattern that ends HTML blocks of kind 1: `pre`, `script`, `style`, `textarea`."""


class Protected:
    """Lines of code blocks, found by the block scanner itself."""

    def __init__(self, text: str, *, html: bool = False) -> None:
        """*text* is the body, template tags still in it; in HTML (*html*) elements alone show what they hold."""
        self._text = text
        self._begins: list[int] = []
        self._ends: list[int] = []
        if html:
            for found in HTML_CODE.finditer(text):
                self._begins.append(found.start())
                self._ends.append(found.end())
            return
        code = without_fences_in_modules(text)
        root = scan(COMPONENT_LINE.sub(_as_comment, code).expandtabs(4).split("\n")).root
        starts = [0]
        starts.extend(index + 1 for index, character in enumerate(text) if character == "\n")
        for node in _code(root):
            self._begins.append(starts[node.begin])
            self._ends.append(starts[node.end + 1] if node.end + 1 < len(starts) else len(text))

    def begins_on_line(self, position: int) -> bool:
        """Return whether a block of code begins on the line in which *position* stands."""
        index = bisect_right(self._begins, position) - 1
        return index >= 0 and self._text.find("\n", self._begins[index], position) < 0

    def end_at(self, position: int) -> int:
        """Return where the code ends in which *position* stands; -1: it stands in none."""
        index = bisect_right(self._begins, position) - 1
        return self._ends[index] if index >= 0 and position < self._ends[index] else -1


def _as_comment(line: re.Match[str]) -> str:
    return f"{line[1]}<!---->"


def _code(root: Node) -> list[Node]:
    found: list[Node] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        raw = node.kind is Kind.HTML and node.mark.startswith(RAW_TEXT)
        if raw or node.kind in {Kind.FENCE, Kind.INDENTED, Kind.MATH}:
            found.append(node)
        waiting.extend(node.children)
    return sorted(found, key=lambda node: node.begin)
