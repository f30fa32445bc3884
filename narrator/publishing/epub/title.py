"""What a book says of itself → its first page: the cover, the title, who wrote it, who reads it.

Readers expect one, and foliate-js marks no sentence in the first document of a spine, which is this one.
"""

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from narrator.languages.written import direction
from narrator.publishing.epub.content import EPUB_TYPE, XML_LANG, html_root, serialized

TITLE_PAGE = "title.xhtml"


class TitlePage(Struct, frozen=True):
    """What stands on it."""

    title: str
    language: str
    lines: Sequence[tuple[str, str]]
    """Text and its language: author, publisher, date, whose voice it is; empty ones are left out."""
    cover: str = ""
    """The picture's name in the book; empty: none."""


def title_page(page: TitlePage) -> bytes:
    """Return the document."""
    root = html_root(page.language)
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = page.title
    etree.SubElement(head, "link", rel="stylesheet", type="text/css", href="style.css")
    section = etree.SubElement(etree.SubElement(root, "body"), "section", {"class": "title-page"})
    section.set(EPUB_TYPE, "titlepage")
    if page.cover:
        picture = etree.SubElement(etree.SubElement(section, "p", {"class": "cover"}), "img", src=page.cover)
        picture.set("alt", page.title)
    title = etree.SubElement(section, "h1")
    title.set(EPUB_TYPE, "title")
    title.text = page.title
    for text, language in page.lines:
        if text.strip():
            line = etree.SubElement(section, "p")
            line.text = " ".join(text.split())
            if language != page.language:
                line.set("lang", language)
                line.set(XML_LANG, language)
                line.set("dir", direction(language))
    return serialized(root)
