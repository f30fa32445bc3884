"""Python-Markdown's footnotes, their definitions found by our scanner and numbered in the order of their references."""

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrator.reading.markdown.blocks.node import Node

REFERENCE: Final = re.compile(r"\[\^([^\]\s]{1,200})\](?!:)")
BACK: Final = "↩"


class ReferenceProcessor(Rule):
    """`[^label]`; Python-Markdown's own looks each number up in a list, which costs the square of the notes."""

    def __init__(self, footnotes: "Footnotes") -> None:
        super().__init__(r"\[\^([^\]\s]{1,200})\]")
        self._footnotes = footnotes

    def _read(self, found: re.Match[str]) -> Handled:
        label = found[1]
        number = self._footnotes.numbers.get(label)
        if number is None:
            return NOT_MINE
        return self._footnotes.reference(label, number), found.start(), found.end()


class Footnotes(FootnoteExtension):
    """Keeps each definition as a block that has been read, in place of a text that has yet to be."""

    def __init__(self) -> None:
        super().__init__()
        self.definitions: dict[str, Node] = {}
        self._references: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.referred: frozenset[str] = frozenset()
        self.put_asides: dict[str, str] = {}
        """The Markdown of inline notes, by the labels that they were given."""
        self.inside_note = False
        self.render: Callable[[ET.Element, Node], None] | None = None
        """Appends a definition's blocks to an element."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register Python-Markdown's processors, with a pattern that is linear in its text."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(ReferenceProcessor(self), "footnote", 175)

    def reset(self) -> None:
        """Forget the last document's notes."""
        super().reset()
        self.definitions = {}
        self._references = {}
        self.numbers = {}
        self.referred = frozenset()
        self.put_asides = {}

    def put_aside(self, text: str) -> str:
        """Keep an inline note's *text* until all references are known; return its label."""
        label = f"inline{len(self.put_asides) + 1}"
        self.put_asides[label] = text
        return label

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """Return *reference*, the second as `fnref2:…` and so on; each is counted, not searched from the first."""
        if not found:
            return reference
        place, label = reference.split(self.get_separator(), 1)
        unique, number = reference, self._references.get(reference, 1)
        while unique in self.used_refs:
            number += 1
            unique = f"{place}{number}{self.get_separator()}{label}"
        self._references[reference] = number
        self.used_refs.add(unique)
        self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        return unique

    def reference(self, label: str, number: int = 0) -> ET.Element:
        """Return the reference to a note."""
        sup = ET.Element("sup", {"id": self.makeFootnoteRefId(label, found=True)})
        link = ET.SubElement(sup, "a", {"class": "footnote-ref", "href": f"#{self.makeFootnoteId(label)}"})
        link.text = str(number)
        return sup

    def order(self, text: str) -> None:
        """Number the notes by their first reference in *text*; those that nobody refers to come last."""
        referred = dict.fromkeys(label for label in REFERENCE.findall(text) if label in self.definitions)
        self.referred = frozenset(referred)
        self.number([*referred, *(label for label in self.definitions if label not in referred)])

    def number(self, labels: list[str]) -> None:
        """Give *labels* the next numbers."""
        for label in labels:
            if label not in self.footnotes:
                self.setFootnote(label, label)
                self.numbers[label] = len(self.footnotes)

    def makeFootnotesDiv(self, root: ET.Element) -> ET.Element | None:  # noqa: N802, ARG002
        """Return the list of notes, or None where there are none."""
        if not self.footnotes or self.render is None:
            return None
        holder = ET.Element("div", {"class": "footnote"})
        notes = ET.SubElement(holder, "ol")
        waiting = list(self.footnotes)
        for label in waiting:  # it grows: a note can hold the definition of another
            note = ET.SubElement(notes, "li", {"id": self.makeFootnoteId(label)})
            self.render(note, self.definitions[label])
            if len(self.definitions) > len(self.footnotes):
                inner = [inner for inner in self.definitions if inner not in self.footnotes]
                self.number(inner)
                waiting.extend(inner)
            if label in self.referred:
                self.link_back(note, label)
        return holder

    def link_back(self, note: ET.Element, label: str) -> None:
        """Append the way back to the reference."""
        last = note[-1] if len(note) and note[-1].tag == "p" else ET.SubElement(note, "p")
        link = ET.SubElement(last, "a", {"class": "footnote-backref", "href": f"#{self.makeFootnoteRefId(label)}"})
        link.text = BACK
