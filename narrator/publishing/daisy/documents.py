"""The frames of DAISY's documents: XHTML 1.0 Transitional and SMIL 1.0, with their public identifiers."""

from collections.abc import Iterable

from lxml import etree

from narrator.languages.written import direction
from narrator.publishing.epub.content import XHTML, XML_LANG
from narrator.xml_text import clean

XHTML_DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
SMIL_DOCTYPE = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-SMIL/SMIL10.dtd">'
CONTENT_TYPE = "text/html; charset=utf-8"
FORMAT = "Daisy 2.02"

Meta = tuple[str, str] | tuple[str, str, str]
"""A name, its content and, where the standard asks for one, its scheme."""


def html_document(title: str, language: str, metadata: Iterable[Meta]) -> tuple[etree._Element, etree._Element]:
    """Return an XHTML document and its empty body."""
    root = etree.Element("html", nsmap={None: XHTML})  # type: ignore[dict-item]  # a default namespace
    root.set("lang", language)
    root.set(XML_LANG, language)
    root.set("dir", direction(language))
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "meta", {"http-equiv": "Content-type", "content": CONTENT_TYPE})
    etree.SubElement(head, "title").text = title
    add_metadata(head, metadata)
    etree.SubElement(head, "link", rel="stylesheet", type="text/css", href="style.css")
    return root, etree.SubElement(root, "body")


def smil_document(metadata: Iterable[Meta]) -> tuple[etree._Element, etree._Element]:
    """Return a SMIL document and its empty body."""
    root = etree.Element("smil")
    head = etree.SubElement(root, "head")
    add_metadata(head, metadata)
    etree.SubElement(etree.SubElement(head, "layout"), "region", id="txtView")
    return root, etree.SubElement(root, "body")


def add_metadata(head: etree._Element, metadata: Iterable[Meta]) -> None:
    """Append a `meta` for each entry that says something."""
    for name, content, *scheme in metadata:
        text = " ".join(clean(content).split())
        if text:
            more = {"scheme": scheme[0]} if scheme else {}
            etree.SubElement(head, "meta", {"name": name, "content": text, **more})


def serialized(root: etree._Element, doctype: str, *, line_by_line: bool = False) -> bytes:
    """Return the document; *line_by_line* where white space between its elements means nothing."""
    text = etree.tostring(root, encoding="unicode", method="xml", pretty_print=line_by_line).strip()
    return f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}\n{text}\n'.encode()
