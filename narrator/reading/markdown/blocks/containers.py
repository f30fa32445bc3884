"""Does a line continue an open block? One rule a kind; each eats the marker that it finds."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Final

from narrator.reading.markdown.blocks import fences, html_blocks, math_blocks
from narrator.reading.markdown.blocks.directives import CLOSING
from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node


class Continues(Enum):
    """What a rule answers."""

    YES = auto()
    NO = auto()
    CLOSED = auto()
    """The line was the block's closing mark: it is used up."""


def always(_line: Line, _node: Node) -> Continues:
    """Documents and lists go on; their items decide."""
    return Continues.YES


def never(_line: Line, _node: Node) -> Continues:
    """Headings and rules are one line long."""
    return Continues.NO


def quote(line: Line, node: Node) -> Continues:
    """A `>` and one space after it, however far in: CommonMark would take `>` beyond three columns for text."""
    if not line.stripped.startswith(">"):
        return Continues.NO
    line.move_to(line.content + 1)
    line.eat_indent(1)
    node.stretch(line.number)
    return Continues.YES


def indented(line: Line, node: Node) -> Continues:
    """Items, notes, descriptions, admonitions: as far indented as their first line's text, or blank."""
    if line.blank:
        if not node.children and line.number > node.begin:
            return Continues.NO  # an item can begin with one blank line, not with two
        line.move_to(line.content)
        return Continues.YES
    if line.indent >= node.indent:
        line.eat_indent(node.indent)
        return Continues.YES
    return Continues.NO


def admonition(line: Line, node: Node) -> Continues:
    """Four columns in, or blank."""
    if line.blank:
        return Continues.YES
    if line.indent >= node.indent:
        line.eat_indent(node.indent)
        return Continues.YES
    return Continues.NO


def directive(line: Line, node: Node) -> Continues:
    """Up to its closing colons, which close the innermost directive."""
    if line.is_code or not CLOSING.fullmatch(line.stripped):
        return Continues.YES
    inner = node.last
    while inner is not None and inner.open:
        if inner.kind in {Kind.DIRECTIVE, Kind.FENCE}:
            return Continues.YES
        inner = inner.last
    return Continues.CLOSED


def text(line: Line, _node: Node) -> Continues:
    """Paragraphs and tables: up to a blank line."""
    return Continues.NO if line.blank else Continues.YES


def indented_code(line: Line, _node: Node) -> Continues:
    """Four columns in, or blank."""
    if line.is_code or line.blank:
        line.eat_indent(4)
        return Continues.YES
    return Continues.NO


def fence(line: Line, node: Node) -> Continues:
    """Up to a fence as long as the first."""
    if fences.closes(line, node):
        return Continues.CLOSED
    line.eat_indent(node.indent)
    return Continues.YES


def html(line: Line, node: Node) -> Continues:
    """Up to what ends its kind; blank lines end kinds 6 and 7."""
    return Continues.NO if line.blank and html_blocks.ends_at_blank(node) else Continues.YES


def math(_line: Line, node: Node) -> Continues:
    """Up to its closing mark."""
    return Continues.YES if not math_blocks.ended(node) else Continues.NO


RULES: Final[Mapping[Kind, Callable[[Line, Node], Continues]]] = {
    Kind.DOCUMENT: always,
    Kind.LIST: always,
    Kind.DEFINITIONS: always,
    Kind.QUOTE: quote,
    Kind.ITEM: indented,
    Kind.FOOTNOTE: admonition,
    Kind.DESCRIPTION: indented,
    Kind.ADMONITION: admonition,
    Kind.TAB: admonition,
    Kind.DIRECTIVE: directive,
    Kind.TERM: never,
    Kind.HEADING: never,
    Kind.RULE: never,
    Kind.PARAGRAPH: text,
    Kind.TABLE: text,
    Kind.INDENTED: indented_code,
    Kind.FENCE: fence,
    Kind.HTML: html,
    Kind.MATH: math,
}
