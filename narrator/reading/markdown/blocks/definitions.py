"""Definition lists, as Markdown Extra and Pandoc write them: terms, then `: description`."""

import re
from typing import Final

from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node
from narrator.reading.markdown.blocks.tree import Tree

MARKER: Final = re.compile(r"[:~](?=[ ]+[^ :])")
"""Pandoc takes a tilde as well."""
MOST_TERMS: Final = 4
"""A longer paragraph is prose."""


def opening(tree: Tree, line: Line, container: Node) -> bool:
    """Open a description, and turn the paragraph before it into its terms; tell whether *line* begins one."""
    indented = line.is_code and tree.tip.kind is not Kind.PARAGRAPH
    if indented or not MARKER.match(line.text, line.content):
        return False
    paragraph: Node | None = container.last
    holder: Node | None = container
    if container.kind is Kind.PARAGRAPH:
        paragraph, holder = container, container.parent
    elif container.kind is Kind.DEFINITIONS:
        if tree.tip.kind is not Kind.PARAGRAPH or not tree.tip.lazy:
            return _describe(tree, line)
        paragraph, holder = tree.tip, container  # lazy lines were no part of the description, but the next terms
    if paragraph is None or holder is None or paragraph.kind is not Kind.PARAGRAPH:
        return False
    terms = paragraph.lines[-paragraph.lazy :] if paragraph.lazy else paragraph.lines
    if line.number - paragraph.end > 2 or not 0 < len(terms) <= MOST_TERMS:
        return False
    return _take_terms(tree, line, paragraph, holder, terms)


def _take_terms(tree: Tree, line: Line, paragraph: Node, holder: Node, terms: list[str]) -> bool:
    begin = paragraph.end - len(terms) + 1
    if len(terms) < len(paragraph.lines):
        del paragraph.lines[-len(terms) :]
        tree.close_unmatched()
    else:
        tree.close_unmatched()
        tree.remove(paragraph)
    tree.close_to(holder)
    before = holder.last
    if before is not None and before.kind is Kind.DEFINITIONS:
        tree.reopen(before)
    elif holder.kind is not Kind.DEFINITIONS:
        tree.open(Node(Kind.DEFINITIONS, begin))
    for number, term in enumerate(terms):
        node = Node(Kind.TERM, begin + number, lines=[term.strip()])
        tree.open(node)
        tree.close_from(node)
    return _describe(tree, line)


def _describe(tree: Tree, line: Line) -> bool:
    tree.close_unmatched()
    outside = line.indent
    line.move_to(line.content + 1)
    spaces = min(line.indent, 4)
    line.eat_indent(spaces)
    tree.open(Node(Kind.DESCRIPTION, line.number, indent=outside + 1 + spaces))
    return True
