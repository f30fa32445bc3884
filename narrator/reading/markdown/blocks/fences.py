"""Fenced code: three or more backticks or tildes, an info string, and the same again."""

import re
from typing import Final

from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node

OPENING: Final = re.compile(r"(?:`{3,}+(?=[^`]*$)|~{3,}+)")
"""The info string of a backtick fence holds no backtick."""
CLOSING: Final = re.compile(r"(?:`{3,}+|~{3,}+)[ ]*$")
LANGUAGE: Final = re.compile(r"\{[^}]*?\.([\w+#-]+)|\{?[ ]*([^\s{},:]+)")
"""`python`, `python title="x"`, `{.python .numbered}`, `{python}`, `js{1,3}`."""


def opening(line: Line) -> Node | None:
    """Return the fence that *line* opens."""
    found = OPENING.match(line.text, line.content)
    if line.is_code or not found:
        return None
    node = Node(Kind.FENCE, line.number)
    node.mark, node.number, node.indent = found[0][0], len(found[0]), line.indent
    node.info = line.text[found.end() :].strip()
    return node


def closes(line: Line, node: Node) -> bool:
    """Return whether *line* closes the fence *node*."""
    found = None if line.is_code else CLOSING.match(line.text, line.content)
    return bool(found) and found[0].count(node.mark) >= node.number if found else False


def language(info: str) -> str:
    """Return the programming language that an info string names, or an empty string."""
    found = LANGUAGE.match(info)
    if not found or "=" in (found[2] or ""):
        return ""
    return (found[1] or found[2] or "").removeprefix(".").removeprefix("language-")
