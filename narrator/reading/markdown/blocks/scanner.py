"""The line scanner: phase one of CommonMark's parsing strategy, one pass over the lines, linear in their number."""

from collections.abc import Sequence
from typing import Final

from narrator.reading.markdown.blocks import html_blocks
from narrator.reading.markdown.blocks.containers import RULES, Continues
from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import CONTAINERS, Kind, Node
from narrator.reading.markdown.blocks.starts import STARTS, STARTS_AT, Opens
from narrator.reading.markdown.blocks.tree import Tree

DEEPEST: Final = 60
"""Containers within containers; what is deeper is text. libxml2 refuses trees of 256 levels, and nobody hears ten."""
VERBATIM: Final = frozenset({Kind.FENCE, Kind.INDENTED, Kind.HTML, Kind.MATH, Kind.HEADING, Kind.RULE, Kind.TERM})
"""Leaves in which nothing can start."""


def scan(lines: Sequence[str]) -> Tree:
    """Return the tree of a document, all blocks closed; *lines* have no line ends, and spaces for tabs."""
    tree = Tree(lines)
    for number, text in enumerate(lines):
        tree.number = number
        _take(tree, Line(text, number))
    tree.close_to(None)
    return tree


def _take(tree: Tree, line: Line) -> None:
    container, depth = (tree.root, 0) if tree.tip is tree.root else _continue(tree, line)
    if container is None:
        return
    tree.match_to(container)
    while container.kind not in VERBATIM:
        opened = _start(tree, line, container, depth)
        if opened is Opens.DONE:
            return
        if opened is Opens.NOTHING:
            break
        depth += 1
        container = tree.tip
    _add(tree, line, container)


def _continue(tree: Tree, line: Line) -> tuple[Node | None, int]:
    """Return the innermost open block that *line* continues, and its depth; None if it closed one and is used up."""
    container, depth = tree.root, 0
    while container.last is not None and container.last.open:
        inner = container.last
        answer = RULES[inner.kind](line, inner)
        if answer is Continues.CLOSED:
            inner.stretch(line.number)
            tree.close_from(inner)
            return None, depth
        if answer is Continues.NO:
            break
        container = inner
        depth += 1
    return container, depth


def _start(tree: Tree, line: Line, container: Node, depth: int) -> Opens:
    if line.blank or depth >= DEEPEST or line.is_plain:
        return Opens.NOTHING
    for start in STARTS if line.is_code else STARTS_AT.get(line.text[line.content], STARTS):
        opened = start(tree, line, container)
        if opened is not Opens.NOTHING:
            return opened
    return Opens.NOTHING


def _add(tree: Tree, line: Line, container: Node) -> None:
    """Give *line*'s text to the block that it belongs to."""
    if not tree.all_closed and not line.blank and tree.tip.kind is Kind.PARAGRAPH:
        tree.tip.lines.append(line.stripped)
        tree.tip.lazy += 1
        tree.tip.stretch(line.number)
        return
    tree.close_unmatched()
    if container.kind not in CONTAINERS:
        _add_to_leaf(tree, line, container)
    elif not line.blank:
        node = Node(Kind.PARAGRAPH, line.number)
        tree.open(node)
        node.lines.append(line.stripped)


def _add_to_leaf(tree: Tree, line: Line, leaf: Node) -> None:
    if leaf.kind is Kind.PARAGRAPH or leaf.kind is Kind.TABLE:
        leaf.lines.append(line.stripped)
        leaf.lazy = 0
    else:
        leaf.lines.append(line.rest)
    if not line.blank:
        leaf.stretch(line.number)
    if leaf.kind is Kind.HTML and html_blocks.ended_by(leaf, line.rest):
        tree.close_from(leaf)
