"""The CommonMark line scanner in the place of Python-Markdown's block parser."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from markdown import Markdown
from markdown.blockparser import BlockParser

from narrator.reading.markdown.blocks.build import Builder
from narrator.reading.markdown.blocks.scanner import scan
from narrator.reading.markdown.footnotes import Footnotes


class CommonMarkParser(BlockParser):
    """Parses a document in two steps: lines into blocks, blocks into elements."""

    def __init__(self, md: Markdown, footnotes: Footnotes, abbreviations: dict[str, str]) -> None:
        """Notes and *abbreviations* are handed to the extensions that place them."""
        super().__init__(md)
        self._footnotes = footnotes
        self._abbreviations = abbreviations

    def parseDocument(self, lines: Iterable[str]) -> ET.ElementTree:  # noqa: N802
        """Return the tree of a whole document."""
        self.root = ET.Element(self.md.doc_tag)
        self.parseChunk(self.root, "\n".join(lines))
        return ET.ElementTree(self.root)

    def parseChunk(self, parent: ET.Element, text: str) -> None:  # noqa: N802
        """Append the blocks of *text* to *parent*."""
        tree = scan(text.split("\n"))
        for label, target in tree.references.items():
            self.md.references.setdefault(label, target)
        self._abbreviations.update(tree.abbreviations)
        builder = Builder(self.md, self._footnotes.definitions)
        self._footnotes.render = builder.fill
        builder.fill(parent, tree.root)
        self._footnotes.order(text)
