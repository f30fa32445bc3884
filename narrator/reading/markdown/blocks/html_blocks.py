"""Raw HTML blocks: CommonMark 0.31, section 4.6, the seven kinds."""

import re
from typing import Final

from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node

BLOCK_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
ATTRIBUTE: Final = r"""(?:[\s]++[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)"""
OPEN_TAG: Final = rf"<[A-Za-z][A-Za-z0-9-]*+{ATTRIBUTE}*+\s*+/?>"
CLOSE_TAG: Final = r"</[A-Za-z][A-Za-z0-9-]*+\s*+>"

BLANK: Final = ""
"""The mark of kinds 6 and 7: they end at a blank line."""
KINDS: Final = (
    (re.compile(r"<(?:script|pre|textarea|style)(?:\s|>|$)", re.IGNORECASE), r"</(?:script|pre|textarea|style)>"),
    (re.compile(r"<!--(?!left-out:\d{1,9}-->(?:[ ]*+<!--left-out:\d{1,9}-->)*+[ ]*+\S)"), r"-->"),
    (re.compile(r"<[?]"), r"\?>"),
    (re.compile(r"<![A-Za-z]"), r">"),
    (re.compile(r"<!\[CDATA\["), r"\]\]>"),
    (re.compile(rf"</?(?:{BLOCK_TAGS})(?:\s|/?>|$)", re.IGNORECASE), BLANK),
    (re.compile(rf"(?:{OPEN_TAG}|{CLOSE_TAG})\s*$", re.IGNORECASE), BLANK),
)
"""What opens each kind, and what ends it. The mark of a template tag that began a line of text opens none."""
MARKDOWN_INSIDE: Final = re.compile(
    r"""<[a-z][\w-]*+[^<>]*?\smarkdown(?:=["']?(?:1|block|span|true)["']?)?[^<>]*+>""", re.IGNORECASE
)
"""kramdown and Markdown Extra: the element's content is Markdown."""
PHRASING_PARENT: Final = re.compile(r"<(p|h[1-6]|summary|figcaption|caption|dt|address|legend)\b", re.IGNORECASE)
"""Elements whose Markdown can be no blocks."""


def opening(line: Line, *, in_paragraph: bool) -> Node | None:
    """Return the HTML block that *line* opens; kind 7 cannot interrupt a paragraph."""
    if line.is_code or not line.stripped.startswith("<"):
        return None
    for number, (begins, ends) in enumerate(KINDS, start=1):
        if begins.match(line.text, line.content) and not (number == 7 and in_paragraph):
            node = Node(Kind.HTML, line.number)
            node.mark = ends
            return node
    return None


def is_markdown_parent(node: Node) -> bool:
    """Return whether the block is the start tag of an element whose content is Markdown."""
    return node.kind is Kind.HTML and MARKDOWN_INSIDE.match(node.lines[0].lstrip()) is not None


def ends_at_blank(node: Node) -> bool:
    """Return whether the block ends at a blank line."""
    return node.mark == BLANK


def ended_by(node: Node, text: str) -> bool:
    """Return whether *text*, the block's last line so far, ends it."""
    if holds_line_of_markdown(node):
        return "</" in text
    if MARKDOWN_INSIDE.match(text.lstrip()) and len(node.lines) == 1:
        return text.rstrip().endswith(">")
    return not ends_at_blank(node) and re.search(node.mark, text, re.IGNORECASE) is not None


def holds_line_of_markdown(node: Node) -> bool:
    """Return whether the block is an element such as `<p markdown="1">`, whose text is one run of Markdown."""
    first = node.lines[0].lstrip() if node.lines else ""
    return bool(PHRASING_PARENT.match(first)) and MARKDOWN_INSIDE.match(first) is not None
