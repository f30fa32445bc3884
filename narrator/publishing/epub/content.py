"""Publication → the content document: the article as XHTML, every pair's target in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from narrator.publishing.disclosure import disclosure
from narrator.publishing.html.context import clean
from narrator.publishing.html.render import article_element
from narrator.publishing.model import Publication
from narrator.publishing.names import direction
from narrator.script.model import Role

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
EPUB_TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE_OF_ROLE = {"doc-noteref": "noteref", "doc-backlink": "backlink", "doc-endnotes": "endnotes"}


@dataclass(frozen=True, slots=True)
class Names:
    """The files of one article inside the book."""

    text: str
    overlay: str
    audio: str


def content_document(publication: Publication, media: Mapping[str, str]) -> bytes:
    """Return the document; *media* maps asset ids to pictures in the book."""
    article = publication.article
    body = article_element(article, publication.main.script, media=media, heading_shift=_shift(publication))
    root = etree.Element("html", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]  # a default namespace
    root.set("lang", clean(article.language))
    root.set(XML_LANG, clean(article.language))
    root.set("dir", direction(article.language))
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean(article.title)
    etree.SubElement(head, "link", rel="stylesheet", type="text/css", href="style.css")
    page = etree.SubElement(root, "body")
    section = etree.SubElement(page, "section", id="article", role="doc-chapter")
    section.set(EPUB_TYPE, "chapter")
    section.set("aria-labelledby", "title")
    _opening(section, publication)
    section.extend(list(body))
    _adapt(root)
    return serialized(root)


def _shift(publication: Publication) -> int:
    levels = [s.level for s in publication.article.segments() if s.kind == "heading"]
    return 2 - min(levels) if levels and min(levels) < 2 else 0


def _opening(section: etree._Element, publication: Publication) -> None:
    """The title and what the opening says, so that a reader sees what a listener hears."""
    header = etree.SubElement(section, "header")
    opening = [u for u in publication.main.script.utterances if u.role is Role.ANNOUNCEMENT and not u.segment]
    title = etree.SubElement(header, "h1", id="title")
    said_title = bool(opening) and _folded(opening[0].written) == _folded(publication.article.title)
    if said_title:
        etree.SubElement(title, "span", {"class": "u", "id": opening[0].id}).text = clean(publication.article.title)
        opening = opening[1:]
    else:
        title.text = clean(publication.article.title)
    line = etree.SubElement(header, "p", {"class": "opening"})
    for utterance in opening:
        span = etree.SubElement(line, "span", {"class": "u", "id": utterance.id})
        span.text, span.tail = clean(utterance.written), " "
    etree.SubElement(header, "p", {"class": "disclosure"}).text = disclosure(publication.main)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _adapt(root: etree._Element) -> None:
    """Add what EPUB wants beside HTML: `epub:type` for roles and notes, `xml:lang` beside `lang`."""
    for element in root.iter(etree.Element):
        kind = TYPE_OF_ROLE.get(element.get("role", ""))
        if kind:
            element.set(EPUB_TYPE, kind)
        if element.tag == "li" and element.get("id", "").startswith("note-"):
            element.set(EPUB_TYPE, "footnote" if element.getparent() is None else "endnote")
        if element.get("lang"):
            element.set(XML_LANG, element.get("lang", ""))
        if element.get("hidden"):
            element.set("hidden", "hidden")


def serialized(root: etree._Element) -> bytes:
    """Return *root* as an XHTML document."""
    text = etree.tostring(root, encoding="unicode", method="xml")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'.encode()
