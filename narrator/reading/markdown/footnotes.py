"""Python-Markdown's footnotes, their definitions found by our scanner and numbered in the order of their references."""

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension, FootnoteInlineProcessor

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrator.reading.markdown.blocks.node import Node

REFERENCE: Final = re.compile(r"\[\^([^\]\s]{1,200})\](?!:)")
BACK: Final = "↩"


class Footnotes(FootnoteExtension):
    """Keeps each definition as a block that has been read, in place of a text that has yet to be."""

    def __init__(self) -> None:
        super().__init__()
        self.definitions: dict[str, Node] = {}
        self.render: Callable[[ET.Element, Node], None] | None = None
        """Appends a definition's blocks to an element."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register Python-Markdown's processors, with a pattern that is linear in its text."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(
            FootnoteInlineProcessor(REFERENCE.pattern.removesuffix("(?!:)"), self), "footnote", 175
        )

    def reset(self) -> None:
        """Forget the last document's notes."""
        super().reset()
        self.definitions = {}

    def order(self, text: str) -> None:
        """Number the notes by their first reference in *text*; those that nobody refers to come last."""
        referred = dict.fromkeys(label for label in REFERENCE.findall(text) if label in self.definitions)
        for label in (*referred, *self.definitions):
            self.setFootnote(label, label)

    def makeFootnotesDiv(self, root: ET.Element) -> ET.Element | None:  # noqa: N802, ARG002
        """Return the list of notes, or None where there are none."""
        if not self.footnotes or self.render is None:
            return None
        holder = ET.Element("div", {"class": "footnote"})
        notes = ET.SubElement(holder, "ol")
        for label in self.footnotes:
            note = ET.SubElement(notes, "li", {"id": self.makeFootnoteId(label)})
            self.render(note, self.definitions[label])
            last = note[-1] if len(note) and note[-1].tag == "p" else ET.SubElement(note, "p")
            link = ET.SubElement(last, "a", {"class": "footnote-backref", "href": f"#{self.makeFootnoteRefId(label)}"})
            link.text = BACK
        return holder
