"""The tree that the scanner grows: containers hold blocks, leaves hold lines."""

from enum import StrEnum

from msgspec import Struct, field


class Kind(StrEnum):
    """What a block is."""

    DOCUMENT = "document"
    QUOTE = "quote"
    LIST = "list"
    ITEM = "item"
    FOOTNOTE = "footnote"
    DEFINITIONS = "definitions"
    TERM = "term"
    DESCRIPTION = "description"
    ADMONITION = "admonition"
    """MkDocs: `!!! note`, its content indented."""
    TAB = "tab"
    """MkDocs: `=== "Title"`, its content indented."""
    DIRECTIVE = "directive"
    """Docusaurus and Pandoc: `:::note` up to `:::`."""
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    FENCE = "fence"
    INDENTED = "indented code"
    HTML = "html"
    RULE = "rule"
    TABLE = "table"
    MATH = "math"


CONTAINERS = frozenset(
    {
        Kind.DOCUMENT,
        Kind.QUOTE,
        Kind.LIST,
        Kind.ITEM,
        Kind.FOOTNOTE,
        Kind.DEFINITIONS,
        Kind.DESCRIPTION,
        Kind.ADMONITION,
        Kind.TAB,
        Kind.DIRECTIVE,
    }
)
"""Blocks that hold blocks; the others hold lines."""


class Node(Struct, eq=False):
    """A block, open or closed."""

    kind: Kind
    begin: int
    """First line, from 0."""
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    end: int = 0
    """Last line that belongs to it."""
    indent: int = 0
    """Items: columns of indentation that continue them. Fences: columns to take off each line."""
    mark: str = ""
    """Lists: bullet or delimiter. Fences: the fence's character. HTML: what ends it. Admonitions: the type."""
    number: int = 0
    """Headings: level. Lists: first number. Fences and directives: length of the fence."""
    info: str = ""
    """Fences: info string. Footnotes: label. Admonitions: title."""
    attributes: dict[str, str] = field(default_factory=dict)
    lazy: int = 0
    """Paragraphs: how many of the last lines are lazy continuation lines."""
    open: bool = True

    @property
    def ordered(self) -> bool:
        """Whether a list is numbered."""
        return self.mark in {".", ")"}

    @property
    def last(self) -> "Node | None":
        """The last child."""
        return self.children[-1] if self.children else None

    def stretch(self, line: int) -> None:
        """Note that *line* belongs to this block and to all that hold it."""
        node: Node | None = self
        while node is not None and node.end < line:
            node.end = line
            node = node.parent
