"""What a line can open: one rule a kind of block, tried in the order of `STARTS`."""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Final

from narrator.reading.markdown.blocks import definitions, directives, fences, html_blocks, lists, math_blocks, tables
from narrator.reading.markdown.blocks.attributes import attribute_line, take_trailing
from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node
from narrator.reading.markdown.blocks.tree import Tree

ATX: Final = re.compile(r"#{1,6}(?=[ ]|$)")
ATX_WITHOUT_SPACE: Final = re.compile(r"#{2,6}(?=[^\W\d_a-z][^#]{1,99}#*[ ]*$)")
"""`##Heading`, as Markdown was written before CommonMark: no paragraph begins so."""
SETEXT: Final = re.compile(r"(?:=+|-+)[ ]*$")
RULE: Final = re.compile(r"(?:\*[ ]*){3,}$|(?:_[ ]*){3,}$|(?:-[ ]*){3,}$")
FOOTNOTE: Final = re.compile(r"\[\^([^\]\s]{1,200})\]:")
ABBREVIATION: Final = re.compile(r"\*\[([^\]\\]{1,200})\][ ]?:[ ]*(\S.*)$")


class Opens(Enum):
    """What a rule answers."""

    NOTHING = auto()
    CONTAINER = auto()
    """A block that can hold others: the rest of the line is looked at again."""
    LEAF = auto()
    """A block of text: the rest of the line is its first."""
    DONE = auto()
    """The whole line is used up."""


def quote(tree: Tree, line: Line, _container: Node) -> Opens:
    """`>`."""
    if line.is_code or not line.stripped.startswith(">"):
        return Opens.NOTHING
    node = Node(Kind.QUOTE, line.number)
    line.move_to(line.content + 1)
    line.eat_indent(1)
    tree.open(node)
    return Opens.CONTAINER


def atx_heading(tree: Tree, line: Line, _container: Node) -> Opens:
    """`# Heading`, perhaps closed by further `#`, perhaps with an attribute list; `##Heading` where a block begins."""
    found = None if line.is_code else ATX.match(line.text, line.content)
    if not found and not line.is_code and tree.tip.kind is not Kind.PARAGRAPH:
        found = ATX_WITHOUT_SPACE.match(line.text, line.content)
    if not found:
        return Opens.NOTHING
    text, attributes = take_trailing(line.text[found.end() :].strip(" "))
    node = Node(Kind.HEADING, line.number, number=len(found[0]), attributes=attributes)
    node.lines.append(_without_closing(text))
    tree.open(node)
    return Opens.DONE


def _without_closing(text: str) -> str:
    bare = text.rstrip(" ").rstrip("#")
    return bare.rstrip(" ") if not bare or bare.endswith(" ") else text


def fence(tree: Tree, line: Line, _container: Node) -> Opens:
    """Fenced code."""
    node = fences.opening(line)
    if node is None:
        return Opens.NOTHING
    tree.open(node)
    return Opens.DONE


def html(tree: Tree, line: Line, container: Node) -> Opens:
    """Raw HTML of the seven kinds."""
    lazy = tree.tip.kind is Kind.PARAGRAPH and not tree.all_closed
    before = container.last
    inside = before is not None and before.end == line.number - 1 and html_blocks.is_markdown_parent(before)
    node = html_blocks.opening(line, in_paragraph=container.kind is Kind.PARAGRAPH or lazy or inside)
    if node is None:
        return Opens.NOTHING
    tree.open(node)
    return Opens.LEAF


def math(tree: Tree, line: Line, _container: Node) -> Opens:
    """Displayed mathematics."""
    if not line.stripped.startswith(("$$", "\\")):
        return Opens.NOTHING
    node = math_blocks.opening(line, tree.following())
    if node is None:
        return Opens.NOTHING
    tree.open(node)
    return Opens.LEAF


def setext_heading(tree: Tree, line: Line, container: Node) -> Opens:
    """A paragraph underlined with `=` or `-`."""
    if line.is_code or container.kind is not Kind.PARAGRAPH or not SETEXT.match(line.text, line.content):
        return Opens.NOTHING
    tree.take_references(container)
    if not container.lines:
        return Opens.NOTHING
    text, attributes = take_trailing("\n".join(container.lines))
    container.kind = Kind.HEADING
    container.number = 1 if line.stripped.startswith("=") else 2
    container.lines = [text]
    container.attributes = attributes
    tree.close_unmatched()
    container.stretch(line.number)
    return Opens.DONE


def table(tree: Tree, line: Line, container: Node) -> Opens:
    """A delimiter row whose header is the paragraph's last line."""
    if line.is_code or container.kind is not Kind.PARAGRAPH or not tables.heads(container.lines[-1], line.stripped):
        return Opens.NOTHING
    header = container.lines.pop()
    tree.close_unmatched()
    if not container.lines:
        tree.remove(container)
    else:
        container.end = line.number - 2
    node = Node(Kind.TABLE, line.number - 1)
    node.lines = [header, line.stripped]
    tree.open(node)
    return Opens.DONE


def rule(tree: Tree, line: Line, _container: Node) -> Opens:
    """`---`, `* * *`."""
    if line.is_code or not RULE.match(line.text, line.content):
        return Opens.NOTHING
    tree.open(Node(Kind.RULE, line.number))
    return Opens.DONE


def attribute_list(tree: Tree, line: Line, container: Node) -> Opens:
    """A line of attributes belongs to the block before it; after a blank line, to the next."""
    if line.is_code or not line.stripped.startswith("{"):
        return Opens.NOTHING
    attributes = attribute_line(line.stripped)
    if attributes is None:
        return Opens.NOTHING
    whole = container.kind in {Kind.PARAGRAPH, Kind.LIST, Kind.DEFINITIONS}
    target = container if whole else container.last
    tree.close_unmatched()
    if target is not None and target.end >= line.number - 1:
        target.attributes.update(attributes)
        target.stretch(line.number)
        tree.close_from(target)
    else:
        tree.pending_attributes.update(attributes)
    return Opens.DONE


def footnote(tree: Tree, line: Line, _container: Node) -> Opens:
    """`[^label]:` and text; its further blocks are indented by four columns."""
    found = None if line.is_code else FOOTNOTE.match(line.text, line.content)
    if not found:
        return Opens.NOTHING
    node = Node(Kind.FOOTNOTE, line.number, indent=4, info=found[1])
    line.move_to(found.end())
    line.move_to(line.content)
    tree.open(node)
    return Opens.CONTAINER


def abbreviation(tree: Tree, line: Line, container: Node) -> Opens:
    """`*[HTML]: Hypertext Markup Language`."""
    found = None if line.is_code or container.kind is Kind.PARAGRAPH else ABBREVIATION.match(line.text, line.content)
    if not found:
        return Opens.NOTHING
    tree.close_unmatched()
    tree.abbreviations[found[1].strip()] = found[2].strip()
    return Opens.DONE


def admonition(tree: Tree, line: Line, _container: Node) -> Opens:
    """`!!! note` and `???`."""
    node = directives.admonition(line)
    if node is None:
        return Opens.NOTHING
    tree.open(node)
    return Opens.DONE


def directive(tree: Tree, line: Line, _container: Node) -> Opens:
    """`:::note`."""
    node = directives.directive(line)
    if node is None:
        return Opens.NOTHING
    tree.open(node)
    return Opens.DONE


def item(tree: Tree, line: Line, container: Node) -> Opens:
    """A list item; the same bullet or delimiter goes on with the list before it."""
    node = lists.item(line, in_paragraph=container.kind is Kind.PARAGRAPH)
    if node is None:
        return Opens.NOTHING
    tree.close_unmatched()
    if not (tree.tip.kind is Kind.LIST and tree.tip.mark == node.mark):
        tree.open(Node(Kind.LIST, line.number, mark=node.mark, number=node.number))
    tree.open(node)
    return Opens.CONTAINER


def definition(tree: Tree, line: Line, container: Node) -> Opens:
    """`: description`, under its terms."""
    return Opens.CONTAINER if definitions.opening(tree, line, container) else Opens.NOTHING


def indented_code(tree: Tree, line: Line, _container: Node) -> Opens:
    """Four columns in, but not inside a paragraph."""
    if not line.is_code or tree.tip.kind is Kind.PARAGRAPH or line.blank:
        return Opens.NOTHING
    line.eat_indent(4)
    tree.open(Node(Kind.INDENTED, line.number))
    return Opens.LEAF


STARTS: Final[tuple[Callable[[Tree, Line, Node], Opens], ...]] = (
    quote,
    atx_heading,
    fence,
    html,
    math,
    table,
    setext_heading,
    rule,
    abbreviation,
    footnote,
    admonition,
    directive,
    item,
    definition,
    attribute_list,
    indented_code,
)
_FIRST: Final[Mapping[Callable[[Tree, Line, Node], Opens], str]] = {
    quote: ">",
    atx_heading: "#",
    fence: "`~",
    html: "<",
    math: "$\\",
    table: "|:-",
    setext_heading: "=-",
    rule: "*_-",
    abbreviation: "*",
    footnote: "[",
    admonition: "!?=",
    directive: ":",
    item: "*+-0123456789",
    definition: ":~",
    attribute_list: "{",
}
"""The ASCII characters with which a line begins that each of `STARTS` opens."""
STARTS_AT: Final = {
    chr(code): tuple(start for start in STARTS if chr(code) in _FIRST.get(start, "")) for code in range(128)
}
"""Those of `STARTS`, in their order, that a line can open which begins with that character and is not indented as code;
a line that begins with another character: any."""
