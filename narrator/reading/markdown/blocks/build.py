"""The scanner's tree → the ElementTree that Python-Markdown's tree processors work on."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from typing import Final

from markdown import Markdown
from markdown.util import AtomicString

from narrator.reading.markdown.blocks import fences, html_blocks, lists, tables
from narrator.reading.markdown.blocks.attributes import take_trailing
from narrator.reading.markdown.blocks.directives import CALLOUT, DIVISIONS, FOLDED, TITLED_DIVISION
from narrator.reading.markdown.blocks.node import Kind, Node

ALERT: Final = re.compile(r"\[!([A-Za-z][\w-]*+)(?:\|[^\]\n]*+)?\][+-]?[ ]*")
"""GitHub's alerts and Obsidian's call-outs: the first line of a quote."""
TASK: Final = re.compile(r"\[([ xX])\](?:[ ]+(?=\S)|[ ]*(?=\n))")


class Builder:
    """Makes elements of nodes; raw HTML goes into Python-Markdown's stash."""

    def __init__(self, md: Markdown, footnotes: dict[str, Node]) -> None:
        """Definitions of notes are put into *footnotes*, by label."""
        self.md = md
        self.footnotes = footnotes

    def fill(self, parent: ET.Element, node: Node) -> None:
        """Append the elements of *node*'s children to *parent*."""
        for child in node.children:
            RENDERERS[child.kind](self, parent, child)

    def quote(self, parent: ET.Element, node: Node) -> None:
        """Make a quotation, or an aside if it is an alert."""
        first = node.children[0] if node.children else None
        alert = ALERT.match(first.lines[0]) if first is not None and first.kind is Kind.PARAGRAPH else None
        if first is None or alert is None:
            self.fill(_element(parent, "blockquote", node), node)
            return
        title, *first.lines = [first.lines[0][alert.end() :], *first.lines[1:]]
        if not first.lines:
            node.children.pop(0)
        node.mark, node.info = alert[1].lower(), title
        self.aside(parent, node)

    def aside(self, parent: ET.Element, node: Node) -> None:
        """Make an admonition, in the shape of Python-Markdown's own."""
        aside = _element(parent, "div", node)
        aside.set("class", f"admonition {node.mark} {node.attributes.get('class', '')}".strip())
        if node.mark:
            aside.set("data-type", node.mark.split()[0])
        if node.info.strip():
            title = ET.SubElement(aside, "p", {"class": "admonition-title"})
            title.text = node.info.strip()
        self.fill(aside, node)

    def directive(self, parent: ET.Element, node: Node) -> None:
        """Make an admonition of what has a name; what has none divides the page, and is no aside."""
        first = node.children[0] if node.children else None
        if node.mark.lower() in DIVISIONS:
            node.mark, node.info = "", ""
        elif node.mark == TITLED_DIVISION:
            node.mark = ""
        untitled = CALLOUT in node.attributes.get("class", "") and not node.info
        if not node.mark:
            division = _element(parent, "div", node)
            _title(division, node)
            self.fill(division, node)
        elif untitled and first is not None and first.kind is Kind.HEADING:
            node.info = "\n".join(first.lines)  # Quarto's title of a call-out
            node.children.pop(0)
            self.aside(parent, node)
        elif node.mark.lower() in FOLDED:
            details = _element(parent, "details", node)
            ET.SubElement(details, "summary").text = node.info.strip()
            self.fill(details, node)
        else:
            self.aside(parent, node)

    def tab(self, parent: ET.Element, node: Node) -> None:
        """Make a division with its label: all tabs are read, one after the other."""
        tab = _element(parent, "div", node)
        _title(tab, node)
        self.fill(tab, node)

    def list_(self, parent: ET.Element, node: Node) -> None:
        """Make a list; the first paragraph of a tight list's item is the item's own text."""
        element = _element(parent, "ol" if node.ordered else "ul", node)
        if node.ordered and node.number != 1:
            element.set("start", str(node.number))
        loose = lists.loose(node)
        for child in node.children:
            self._item(element, child, loose=loose)

    def _item(self, parent: ET.Element, node: Node, *, loose: bool) -> None:
        item = _element(parent, "li", node)
        first = node.children[0] if node.children else None
        paragraph = first if first is not None and first.kind is Kind.PARAGRAPH else None
        task = TASK.match("\n".join(paragraph.lines)) if paragraph is not None else None
        if paragraph is not None and task:
            box = f'<input type="checkbox" disabled{"" if task[1] == " " else " checked"}>'
            paragraph.lines[0] = f"{self.md.htmlStash.store(box)} {paragraph.lines[0][task.end() :]}"
            item.set("class", f"task-list-item {item.get('class', '')}".strip())
        if paragraph is not None and not loose:
            item.text = _without_attributes(paragraph)
            for name, value in paragraph.attributes.items():
                item.set(name, value)
            node.children.pop(0)
        self.fill(item, node)

    def footnote(self, _parent: ET.Element, node: Node) -> None:
        """Keep a note's definition for the end; a second one of the same label is a note of its own."""
        label = node.info if node.info not in self.footnotes else f"{node.info}+{len(self.footnotes) + 1}"
        self.footnotes[label] = node

    def definitions(self, parent: ET.Element, node: Node) -> None:
        """Make a definition list."""
        self.fill(_element(parent, "dl", node), node)

    def term(self, parent: ET.Element, node: Node) -> None:
        """Make a term."""
        _element(parent, "dt", node).text = "\n".join(node.lines)

    def description(self, parent: ET.Element, node: Node) -> None:
        """Make a description; a single paragraph is its own text."""
        element = _element(parent, "dd", node)
        if len(node.children) == 1 and node.children[0].kind is Kind.PARAGRAPH:
            element.text = "\n".join(node.children[0].lines)
        else:
            self.fill(element, node)

    def paragraph(self, parent: ET.Element, node: Node) -> None:
        """Make a paragraph; a list of classes at its end is the site's own (markdown-it-attrs)."""
        text = _without_attributes(node)
        _element(parent, "p", node).text = text

    def heading(self, parent: ET.Element, node: Node) -> None:
        """Make a heading of its level."""
        _element(parent, f"h{node.number}", node).text = "\n".join(node.lines).strip()

    def rule(self, parent: ET.Element, node: Node) -> None:
        """Make a thematic break."""
        _element(parent, "hr", node)

    def code(self, parent: ET.Element, node: Node) -> None:
        """Make a block of code, its language as HTML's class; "math" is displayed mathematics, as on GitHub."""
        if fences.language(node.info) == "math" and any(line.strip() for line in node.lines):
            self.math(parent, node)
            return
        pre = _element(parent, "pre", node)
        code = ET.SubElement(pre, "code")
        language = fences.language(node.info)
        if language:
            code.set("class", f"language-{language}")
        lines = node.lines
        if node.kind is Kind.INDENTED:
            while lines and not lines[-1].strip():
                lines.pop()
        code.text = atomic("".join(f"{line}\n" for line in lines))

    def html(self, parent: ET.Element, node: Node) -> None:
        """Put raw HTML back as it is."""
        raw = ET.SubElement(parent, "div")
        raw.tag = None  # type: ignore[assignment]  # the serializer writes an element without tag as its bare text
        text = "\n".join(node.lines).rstrip("\n")
        # The inline scanner reads raw tags in their place, and Markdown between them.
        line = html_blocks.holds_line_of_markdown(node)
        raw.text = text.strip() if line else AtomicString(self.md.htmlStash.store(text))
        raw.tail = "\n"

    def math(self, parent: ET.Element, node: Node) -> None:
        """Make displayed mathematics."""
        element = _element(parent, "div", node)
        element.set("class", "math display")
        element.text = atomic("\n".join(node.lines))

    def table(self, parent: ET.Element, node: Node) -> None:
        """Make a table; rows are as long as the header, as GFM says, but no cell is dropped."""
        table = _element(parent, "table", node)
        header = tables.cells(node.lines[0])
        self._row(ET.SubElement(table, "thead"), "th", header)
        if len(node.lines) > 2:
            body = ET.SubElement(table, "tbody")
            for line in node.lines[2:]:
                found = tables.cells(line)
                self._row(body, "td", found + [""] * (len(header) - len(found)))

    @staticmethod
    def _row(parent: ET.Element, tag: str, texts: list[str]) -> None:
        row = ET.SubElement(parent, "tr")
        for text in texts:
            ET.SubElement(row, tag).text = text


def atomic(text: str) -> AtomicString:
    """Return *text* as the serializer wants it (it takes `&amp;` for an entity), not to be parsed again."""
    return AtomicString(text.replace("&", "&amp;"))


def _title(parent: ET.Element, node: Node) -> None:
    if node.info.strip():
        paragraph = ET.SubElement(parent, "p")
        ET.SubElement(paragraph, "strong").text = node.info.strip()


def _without_attributes(node: Node) -> str:
    """Return a paragraph's text; a list of classes at its end, after a space, becomes its attributes."""
    whole = "\n".join(node.lines)
    text, attributes = take_trailing(whole)
    if not attributes or not text or not whole[len(text)].isspace():
        return whole
    node.attributes = attributes | node.attributes
    return text


def _element(parent: ET.Element, tag: str, node: Node) -> ET.Element:
    return ET.SubElement(parent, tag, node.attributes)


RENDERERS: Final[Mapping[Kind, Callable[[Builder, ET.Element, Node], None]]] = {
    Kind.QUOTE: Builder.quote,
    Kind.ADMONITION: Builder.aside,
    Kind.TAB: Builder.tab,
    Kind.DIRECTIVE: Builder.directive,
    Kind.LIST: Builder.list_,
    Kind.FOOTNOTE: Builder.footnote,
    Kind.DEFINITIONS: Builder.definitions,
    Kind.TERM: Builder.term,
    Kind.DESCRIPTION: Builder.description,
    Kind.PARAGRAPH: Builder.paragraph,
    Kind.HEADING: Builder.heading,
    Kind.RULE: Builder.rule,
    Kind.FENCE: Builder.code,
    Kind.INDENTED: Builder.code,
    Kind.HTML: Builder.html,
    Kind.MATH: Builder.math,
    Kind.TABLE: Builder.table,
}
