"""Synchronized text → its Media Overlay: a `par` for every spoken sentence and block, in the order of the text."""

from lxml import etree

from narrator.publishing.epub.content import EPUB_TYPE, OPS, Names
from narrator.publishing.names import smil_clock
from narrator.publishing.pairs import Pair
from narrator.publishing.synchronized import Synchronized

SMIL = "http://www.w3.org/ns/SMIL"
TYPES = {
    "figure": "figure",
    "aside": "aside",
    "table": "table",
    "tr": "table-row",
    "td": "table-cell",
    "th": "table-cell",
    "ol": "list",
    "ul": "list",
    "li": "list-item",
}
"""What reading systems may let their readers skip or leave (EPUB 3.3, 9.4 and 9.5)."""
NO_FIGURES = frozenset({"quote", "table"})
"""Figures that hold a quotation with its author, which is text, and tables, which are structures of their own."""
NOTES = "notes"


def overlay(text: Synchronized, names: Names) -> bytes:
    """Return the SMIL document; elements of *text* that become a `seq` get an id where they have none."""
    root = etree.Element("smil", nsmap={None: SMIL, "epub": OPS})  # type: ignore[dict-item]  # a default namespace
    root.set("version", "3.0")
    writer = _Overlay(text, names)
    body = etree.SubElement(root, "body")
    writer.walk(writer.sequence(body, text.section, "chapter"), text.section)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


class _Overlay:
    """Walks the text and places its pairs."""

    def __init__(self, text: Synchronized, names: Names) -> None:
        self.names = names
        self.pairs = {pair.target: pair for pair in text.pairs}
        self.ids = {element.get("id") for element in text.section.iter(etree.Element)}
        self.first_target = _first_targets(text.section, self.pairs)

    def walk(self, parent: etree._Element, element: etree._Element) -> None:
        """Place what is inside *element*."""
        for child in element.iterchildren(etree.Element):
            if child not in self.first_target:
                continue
            kind = _type(child)
            inner = self.sequence(parent, child, kind) if kind else parent
            pair = self.pairs.get(child.get("id", ""))
            if pair is not None:
                self._par(inner, pair)
            self.walk(inner, child)

    def sequence(self, parent: etree._Element, element: etree._Element, kind: str) -> etree._Element:
        """Append a `seq` for *element*."""
        if element.get("id") is None:
            element.set("id", self._new_id(f"{kind}-{self.first_target[element]}"))
        target = element.get("id", "")
        sequence = etree.SubElement(parent, "seq", id=f"seq-{target}")
        sequence.set(f"{{{OPS}}}textref", f"{self.names.text}#{target}")
        sequence.set(EPUB_TYPE, kind)
        return sequence

    def _par(self, parent: etree._Element, pair: Pair) -> None:
        par = etree.SubElement(parent, "par", id=f"par-{pair.target}")
        if pair.refers:
            par.set(EPUB_TYPE, "noteref")
        etree.SubElement(par, "text", src=f"{self.names.text}#{pair.target}")
        clip = {"clipBegin": smil_clock(pair.begin_ms), "clipEnd": smil_clock(pair.end_ms)}
        etree.SubElement(par, "audio", src=self.names.audio, attrib=clip)

    def _new_id(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self.ids:
            number += 1
            name = f"{wanted}-{number}"
        self.ids.add(name)
        return name


def _type(element: etree._Element) -> str:
    """Return the `epub:type` that *element* has as a structure of its own; empty: none."""
    classes = element.get("class", "").split()
    if element.get("role") == "doc-endnotes":
        return "endnotes"
    parent = element.getparent()
    in_notes = parent is not None and NOTES in parent.get("class", "").split()
    if element.tag == "li" and element.get("id", "").startswith("note-"):
        return "endnote"
    if (element.tag in {"ol", "ul"} and (in_notes or NOTES in classes)) or NO_FIGURES.intersection(classes):
        return ""
    return TYPES.get(element.tag, "")


def _first_targets(section: etree._Element, pairs: dict[str, Pair]) -> dict[etree._Element, str]:
    """Return for each element that is, or holds, a pair's text the id of the first one."""
    found: dict[etree._Element, str] = {section: section.get("id", "")}
    for element in section.iter(etree.Element):
        target = element.get("id", "")
        if target not in pairs:
            continue
        above: etree._Element | None = element
        while above is not None and above not in found:
            found[above] = target
            above = above.getparent()
    return found
