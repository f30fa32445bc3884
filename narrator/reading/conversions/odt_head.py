"""An OpenDocument text → its title and author, which pandoc passes over: the paragraph styled so, and the metadata."""

from typing import Final

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from narrator.reading.packed import package

CONTENT: Final = "content.xml"
META: Final = "meta.xml"
TITLE: Final = "Title"
"""The name of the paragraph style, in every language of LibreOffice."""
PROGRAMS: Final = ("pandoc", "libreoffice", "openoffice", "unknown")
"""What writes itself down as the author."""


class OdtHead(Struct, frozen=True):
    """What an OpenDocument text says of itself."""

    title: str = ""
    author: str = ""
    styled_title: str = ""
    """The text of the paragraph in the style Title; it stands in the text as well."""


def odt_head(data: bytes, where: str) -> OdtHead:
    """Return what the document says of itself. Raises `SourceError`: no sound archive."""
    with package(data, where=where, what="an OpenDocument text") as parts:
        styled = _styled(parts.xml(CONTENT)) if CONTENT in parts else ""
        stated = _stated(parts.xml(META)) if META in parts else {}
    author = stated.get("initial-creator") or stated.get("creator") or ""
    return OdtHead(
        title=styled or stated.get("title", ""),
        author="" if author.lower().startswith(PROGRAMS) else author,
        styled_title=styled,
    )


def _styled(content: _Element) -> str:
    """Return the text of the first paragraph whose style is Title, or made of it."""
    names = {TITLE}
    for style in content.iter(etree.Element):
        if _name(style) == "style" and _attribute(style, "parent-style-name") == TITLE:
            names.add(_attribute(style, "name"))
        if _name(style) in {"p", "h"} and _attribute(style, "style-name") in names:
            return " ".join("".join(str(text) for text in style.itertext()).split())
    return ""


def _stated(meta: _Element) -> dict[str, str]:
    return {_name(one): " ".join((one.text or "").split()) for one in meta.iter(etree.Element) if one.text}


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: _Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
