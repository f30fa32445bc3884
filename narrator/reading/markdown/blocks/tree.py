"""The tree of blocks while it grows: what is open, what opens and closes, and the definitions found on the way."""

from collections.abc import Sequence
from typing import Final

from narrator.reading.markdown.blocks import references
from narrator.reading.markdown.blocks.math_blocks import LONGEST_LINES
from narrator.reading.markdown.blocks.node import CONTAINERS, Kind, Node

_DEFINED: Final = frozenset({Kind.TERM, Kind.DESCRIPTION})
_OF_A_LIST: Final = _DEFINED | {Kind.ITEM}


class Tree:
    """The document's blocks; the scanner feeds it lines, the rules of `starts` open blocks in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        """*lines* have no line ends, and spaces for tabs."""
        self.lines = lines
        self.root = Node(Kind.DOCUMENT, 0)
        self.tip = self.root
        """The innermost open block."""
        self.references: dict[str, tuple[str, str]] = {}
        """Normalized label → target and title."""
        self.abbreviations: dict[str, str] = {}
        self.pending_attributes: dict[str, str] = {}
        """For the next block that opens."""
        self.number = 0
        """The present line, from 0."""
        self.all_closed = True
        self._matched = self.root

    def following(self) -> Sequence[str]:
        """Return some of the lines after the present one."""
        return self.lines[self.number + 1 : self.number + 2 + LONGEST_LINES]

    def match_to(self, container: Node) -> None:
        """Note that the present line continues *container*, and nothing inside it."""
        self._matched = container
        self.all_closed = container is self.tip

    def open(self, node: Node) -> None:
        """Make *node* the innermost open block."""
        self.close_unmatched()
        while self.tip.kind not in CONTAINERS or not _holds(self.tip, node):
            self._close(self.tip)
        node.parent = self.tip
        if self.pending_attributes and node.kind is not Kind.ITEM:
            node.attributes = self.pending_attributes | node.attributes
            self.pending_attributes = {}
        self.tip.children.append(node)
        self.tip = self._matched = node
        node.stretch(node.begin)
        node.stretch(self.number)

    def reopen(self, node: Node) -> None:
        """Go on with a closed block, the last of the present one."""
        node.open = True
        self.tip = self._matched = node

    def remove(self, node: Node) -> None:
        """Take *node*, the last child of its parent, out of the tree."""
        if node.parent is not None:
            _drop_last(node.parent, node)
            if self.tip is node:
                self.tip = self._matched = node.parent
            node.open = False

    def close_unmatched(self) -> None:
        """Close what the present line did not continue."""
        if not self.all_closed:
            self.close_to(self._matched)
            self.all_closed = True

    def close_to(self, node: Node | None) -> None:
        """Close all open blocks inside *node*; None: all there are."""
        while self.tip is not node and self.tip.parent is not None:
            self._close(self.tip)

    def close_from(self, node: Node) -> None:
        """Close *node* and all inside it."""
        if node.open:
            self.close_to(node)
            self._close(node)

    def _close(self, node: Node) -> None:
        node.open = False
        if node.kind is Kind.PARAGRAPH:
            self.take_references(node)
            if not node.lines and node.parent is not None:
                _drop_last(node.parent, node)
        self.tip = node.parent or self.root
        self._matched = self.tip if self._matched is node else self._matched

    def take_references(self, paragraph: Node) -> None:
        """Move the link reference definitions that begin *paragraph* into `references`."""
        if not paragraph.lines or not paragraph.lines[0].startswith("["):
            return
        text, position = "\n".join(paragraph.lines), 0
        while position < len(text) and (found := references.take_definition(text, position)):
            label, definition, position = found
            self.references.setdefault(label, definition)
        if position:
            paragraph.lines = text[position:].split("\n") if position < len(text) else []


def _drop_last(parent: Node, node: Node) -> None:
    if parent.last is node:
        parent.children.pop()


def _holds(container: Node, node: Node) -> bool:
    if container.kind is Kind.LIST:
        return node.kind is Kind.ITEM
    if container.kind is Kind.DEFINITIONS:
        return node.kind in _DEFINED
    return node.kind not in _OF_A_LIST
