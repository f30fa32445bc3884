"""Publication → its Media Overlay: a `par` for every spoken sentence and block, in the order of the text."""

from collections.abc import Sequence

from lxml import etree

from narrator.article.model import Block, Container, ContainerKind, Segment, SegmentKind
from narrator.publishing.epub.content import EPUB_TYPE, OPS, Names
from narrator.publishing.html.blocks import container_id
from narrator.publishing.model import Publication
from narrator.publishing.names import smil_clock
from narrator.publishing.pairs import Pair, pairs_of

SMIL = "http://www.w3.org/ns/SMIL"
TYPES = {
    ContainerKind.FIGURE: "figure",
    ContainerKind.TABLE: "figure",
    ContainerKind.ASIDE: "aside",
    ContainerKind.NOTES: "endnotes",
    ContainerKind.NOTE: "endnote",
}
"""What reading systems may let their readers skip or leave (EPUB 3.3, 9.4)."""


def overlay(publication: Publication, names: Names) -> bytes:
    """Return the SMIL document."""
    return _Overlay(publication, names).document()


class _Overlay:
    """Walks the tree and places each segment's pairs."""

    def __init__(self, publication: Publication, names: Names) -> None:
        self.publication = publication
        self.names = names
        self.pairs: dict[str, list[Pair]] = {}
        for pair in pairs_of(publication.main):
            self.pairs.setdefault(pair.segment, []).append(pair)

    def document(self) -> bytes:
        root = etree.Element("smil", nsmap={None: SMIL, "epub": OPS})  # type: ignore[dict-item]  # a default namespace
        root.set("version", "3.0")
        body = etree.SubElement(root, "body")
        sequence = self._sequence(body, "article", "chapter")
        self._place(sequence, "")
        self._blocks(sequence, self.publication.article.blocks)
        return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)

    def _blocks(self, parent: etree._Element, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Segment):
                self._segment(parent, block)
            else:
                self._container(parent, block)

    def _container(self, parent: etree._Element, container: Container) -> None:
        if container.kind not in TYPES or not self._is_heard(container):
            self._blocks(parent, container.children)
            return
        sequence = self._sequence(parent, container_id(container), TYPES[container.kind])
        self._blocks(sequence, container.children)

    def _segment(self, parent: etree._Element, segment: Segment) -> None:
        if segment.kind is SegmentKind.TABLE and segment.id in self.pairs:
            parent = self._sequence(parent, segment.id, "table")
        self._place(parent, segment.id)

    def _place(self, parent: etree._Element, segment: str) -> None:
        for pair in self.pairs.get(segment, ()):
            par = etree.SubElement(parent, "par", id=f"par-{pair.target}")
            etree.SubElement(par, "text", src=f"{self.names.text}#{pair.target}")
            clip = {"clipBegin": smil_clock(pair.begin_ms), "clipEnd": smil_clock(pair.end_ms)}
            etree.SubElement(par, "audio", src=self.names.audio, attrib=clip)

    def _sequence(self, parent: etree._Element, target: str, kind: str) -> etree._Element:
        sequence = etree.SubElement(parent, "seq", id=f"seq-{target}")
        sequence.set(f"{{{OPS}}}textref", f"{self.names.text}#{target}")
        sequence.set(EPUB_TYPE, kind)
        return sequence

    def _is_heard(self, container: Container) -> bool:
        return any(
            block.id in self.pairs if isinstance(block, Segment) else self._is_heard(block)
            for block in container.children
        )
