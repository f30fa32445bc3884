"""List items: the marker, where the item's text begins, and whether a list is loose."""

import re
from itertools import pairwise
from typing import Final

from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node

MARKER: Final = re.compile(r"([*+-])(?= |$)|(\d{1,9})([.)])(?= |$)")


def item(line: Line, *, in_paragraph: bool) -> Node | None:
    """Return the item that *line* begins, its `mark` and `number` those of its list; the cursor moves past the marker.

    *in_paragraph*: only a bullet or a 1 with text after it may interrupt a paragraph.
    """
    found = None if line.is_code else MARKER.match(line.text, line.content)
    if not found:
        return None
    number = int(found[2]) if found[2] else 0
    after = line.text[found.end() :].strip(" ")
    if in_paragraph and (not after or (found[2] and number != 1)):
        return None
    node = Node(Kind.ITEM, line.number, mark=found[1] or found[3], number=number)
    outside = line.indent
    line.move_to(found.end())
    spaces = line.indent if after else 1
    if spaces > 4:  # the rest is indented code: one space belongs to the marker
        spaces = 1
    line.eat_indent(spaces)
    node.indent = outside + len(found[0]) + spaces
    return node


def loose(node: Node) -> bool:
    """Return whether a blank line parts two items of the list, or two blocks of one of its items."""
    groups = [node.children, *(child.children for child in node.children)]
    return any(second.begin > first.end + 1 for group in groups for first, second in pairwise(group))
