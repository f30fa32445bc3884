"""Synchronized text → the content document: XHTML, with what EPUB wants beside HTML."""

from lxml import etree
from msgspec import Struct

from narrator.languages.written import direction
from narrator.publishing.epub.tables import stack_wide_tables
from narrator.publishing.links import LANGUAGE_TAG
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import Synchronized, title_of
from narrator.xml_text import clean

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
EPUB_TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE_OF_ROLE = {"doc-noteref": "noteref", "doc-backlink": "backlink", "doc-endnotes": "endnotes"}
UNDETERMINED = "und"
"""ISO 639-2, where nobody could tell the language."""


class Names(Struct, frozen=True):
    """The files of one article inside the book."""

    text: str
    overlay: str
    audio: str


def content_document(publication: Publication, text: Synchronized) -> bytes:
    """Return the document that holds *text*, whose section moves into it."""
    root = html_root(language_of(publication))
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title_of(publication)
    etree.SubElement(head, "link", rel="stylesheet", type="text/css", href="style.css")
    section = text.section
    section.set("role", "doc-chapter")
    section.set(EPUB_TYPE, "chapter")
    section.set("aria-labelledby", text.headings[0].id)
    etree.SubElement(root, "body").append(section)
    stack_wide_tables(root)
    _adapt(root)
    return serialized(root)


def language_of(publication: Publication) -> str:
    """Return the article's language as a tag that reading systems take."""
    language = clean(publication.article.language)
    return language if LANGUAGE_TAG.fullmatch(language) else UNDETERMINED


def html_root(language: str) -> etree._Element:
    """Return an empty document in *language*."""
    root = etree.Element("html", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]  # a default namespace
    root.set("lang", language)
    root.set(XML_LANG, language)
    root.set("dir", direction(language))
    return root


def _adapt(root: etree._Element) -> None:
    """Add `epub:type` for roles and notes, `xml:lang` beside `lang`, and the direction where it changes."""
    main = root.get("dir", "")
    for element in root.iter(etree.Element):
        kind = TYPE_OF_ROLE.get(element.get("role", ""))
        if kind:
            element.set(EPUB_TYPE, kind)
        if element.tag == "li" and element.get("id", "").startswith("note-"):
            element.set(EPUB_TYPE, "endnote")
        language = element.get("lang")
        if language:
            element.set(XML_LANG, language)
            if direction(language) != main and element is not root:
                element.set("dir", direction(language))


def serialized(root: etree._Element) -> bytes:
    """Return *root* as an XHTML document."""
    text = etree.tostring(root, encoding="unicode", method="xml")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'.encode()
