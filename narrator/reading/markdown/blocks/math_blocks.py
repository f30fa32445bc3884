r"""Displayed mathematics on lines of its own: `$$ … $$`, `\[ … \]`, `\begin{align} … \end{align}`."""

import re
from collections.abc import Sequence
from typing import Final

from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node

OPENING: Final = re.compile(r"\$\$(?!\$)|\\{1,2}\[[ ]*$|\\begin\{([a-zA-Z]{1,20}\*?)\}")
LONGEST_LINES: Final = 200
"""A closing mark further away belongs to something else."""


def opening(line: Line, following: Sequence[str]) -> Node | None:
    """Return the mathematics that *line* opens, if what closes it stands in it or in the *following* lines."""
    found = None if line.is_code else OPENING.match(line.text, line.content)
    if not found:
        return None
    node = Node(Kind.MATH, line.number)
    if found[0] == "$$":
        node.mark = "$$"
    else:
        node.mark = f"\\end{{{found[1]}}}" if found[1] else found[0].strip().replace("[", "]")
    own = line.text[found.end() :]
    if node.mark in own:
        return node if own.rstrip(" .,").endswith(node.mark) else None
    for index, text in enumerate(following):
        if node.mark in text:
            return node if text.rstrip(" .,").endswith(node.mark) else None
        if index >= LONGEST_LINES or text.lstrip().startswith(("```", "~~~", "#")):
            break
    return None


def ended(node: Node) -> bool:
    """Return whether the block's last line closes it."""
    if not node.lines:
        return False
    last = node.lines[-1].strip()
    if len(node.lines) == 1:
        last = last[len("$$") :] if node.mark == "$$" else last
    return last.rstrip(" .,").endswith(node.mark)
