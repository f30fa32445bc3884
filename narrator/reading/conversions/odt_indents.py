"""An OpenDocument text → the same without the indents of its paragraphs: pandoc takes what is indented for a quotation.

Quotations are paragraphs whose style says so, or is made of one that does: LibreOffice calls it "Quotations" in every
language, Word "Quote".
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile

from lxml import etree
from lxml.etree import _Element

from narrator.reading.packed import package

PARTS: Final = ("content.xml", "styles.xml")
QUOTATION: Final = re.compile(
    r"quot|zitat|citat|cita(?![a-z])|citaç|citazion|cytat|citaat|цитат|引用|인용", re.IGNORECASE
)
INDENTS: Final = frozenset({"margin", "margin-left", "text-indent"})
MOST_PARENTS: Final = 20


def without_indents(data: bytes, where: str) -> bytes:
    """Return the document, its styles of paragraphs without indents but those of quotations. Raises `SourceError`."""
    made = BytesIO()
    with package(data, where=where, what="an OpenDocument text", holds_pictures=True) as parts:
        roots = {name: parts.xml(name) for name in PARTS if name in parts}
        styles = [style for root in roots.values() for style in _styles(root)]
        parents = {_attribute(style, "name"): _attribute(style, "parent-style-name") for style in styles}
        shown = {_attribute(style, "name"): _attribute(style, "display-name") for style in styles}
        for style in styles:
            if not _is_quotation(_attribute(style, "name"), parents, shown):
                _take_indents(style)
        with ZipFile(made, "w", ZIP_STORED) as new:
            for name in parts.names():
                new.writestr(name, etree.tostring(roots[name]) if name in roots else parts.read(name))
    return made.getvalue()


def _styles(root: _Element) -> list[_Element]:
    styles = [one for one in root.iter(etree.Element) if _name(one) == "style"]
    return [one for one in styles if _attribute(one, "family") == "paragraph"]


def _is_quotation(name: str, parents: Mapping[str, str], shown: Mapping[str, str]) -> bool:
    for _ in range(MOST_PARENTS):
        if QUOTATION.search(name) or QUOTATION.search(shown.get(name, "")):
            return True
        name = parents.get(name, "")
        if not name:
            break
    return False


def _take_indents(style: _Element) -> None:
    for properties in style:
        if _name(properties) == "paragraph-properties":
            for key in [one for one in properties.attrib if str(one).rpartition("}")[2] in INDENTS]:
                del properties.attrib[key]


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: _Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
