"""The line scanner: phase one of CommonMark's parsing strategy, one pass over the lines, linear in their number."""

from collections.abc import Sequence
from typing import Final

from narrator.reading.markdown.blocks import html_blocks, references
from narrator.reading.markdown.blocks.containers import RULES, Continues
from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.math_blocks import LONGEST_LINES
from narrator.reading.markdown.blocks.node import CONTAINERS, Kind, Node
from narrator.reading.markdown.blocks.starts import STARTS, Opens

DEEPEST: Final = 60
"""Containers within containers; what is deeper is text. libxml2 refuses trees of 256 levels, and nobody hears ten."""
VERBATIM: Final = frozenset({Kind.FENCE, Kind.INDENTED, Kind.HTML, Kind.MATH, Kind.HEADING, Kind.RULE, Kind.TERM})
"""Leaves in which nothing can start."""


class Scanner:
    """Reads lines and grows the tree of blocks."""

    def __init__(self, lines: Sequence[str]) -> None:
        """*lines* have no line ends, and spaces for tabs."""
        self.lines = lines
        self.root = Node(Kind.DOCUMENT, 0)
        self.tip = self.root
        self.references: dict[str, tuple[str, str]] = {}
        """Normalized label → target and title."""
        self.abbreviations: dict[str, str] = {}
        self.pending_attributes: dict[str, str] = {}
        self.number = 0
        self.all_closed = True
        self._matched = self.root
        self._depth = 0

    def scan(self) -> Node:
        """Return the document's root, all blocks closed."""
        for number, text in enumerate(self.lines):
            self.number = number
            self._take(Line(text, number))
        self.close_to(None)
        return self.root

    def following(self) -> Sequence[str]:
        """Return some of the lines after the present one."""
        return self.lines[self.number + 1 : self.number + 2 + LONGEST_LINES]

    def _take(self, line: Line) -> None:
        container = self._continue(line)
        if container is None:
            return
        self._matched = container
        self.all_closed = container is self.tip
        while container.kind not in VERBATIM:
            opened = self._start(line, container)
            if opened is Opens.DONE:
                return
            if opened is Opens.NOTHING:
                break
            container = self.tip
        self._add(line, container)

    def _continue(self, line: Line) -> Node | None:
        """Return the innermost open block that *line* continues; None if it closed one and is used up."""
        container = self.root
        self._depth = 0
        while container.last is not None and container.last.open:
            inner = container.last
            answer = RULES[inner.kind](line, inner)
            if answer is Continues.CLOSED:
                inner.stretch(line.number)
                self.close_from(inner)
                return None
            if answer is Continues.NO:
                break
            container = inner
            self._depth += 1
        return container

    def _start(self, line: Line, container: Node) -> Opens:
        if line.blank or self._depth >= DEEPEST:
            return Opens.NOTHING
        for start in STARTS:
            opened = start(self, line, container)
            if opened is not Opens.NOTHING:
                self._depth += 1
                return opened
        return Opens.NOTHING

    def _add(self, line: Line, container: Node) -> None:
        """Give *line*'s text to the block that it belongs to."""
        if not self.all_closed and not line.blank and self.tip.kind is Kind.PARAGRAPH:
            self.tip.lines.append(line.stripped)
            self.tip.lazy += 1
            self.tip.stretch(line.number)
            return
        self.close_unmatched()
        if container.kind not in CONTAINERS:
            self._add_to_leaf(line, container)
        elif not line.blank:
            node = Node(Kind.PARAGRAPH, line.number)
            self.open(node)
            node.lines.append(line.stripped)

    def _add_to_leaf(self, line: Line, leaf: Node) -> None:
        if leaf.kind in {Kind.PARAGRAPH, Kind.TABLE}:
            leaf.lines.append(line.stripped)
            leaf.lazy = 0
        else:
            leaf.lines.append(line.rest)
        if not line.blank:
            leaf.stretch(line.number)
        if leaf.kind is Kind.HTML and html_blocks.ended_by(leaf, line.rest):
            self.close_from(leaf)

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
        return node.kind in {Kind.TERM, Kind.DESCRIPTION}
    return node.kind not in {Kind.ITEM, Kind.TERM, Kind.DESCRIPTION}
