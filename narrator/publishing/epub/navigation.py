"""Synchronized text → the navigation document: the headings as a tree, and the landmarks."""

from lxml import etree

from narrator.languages.phrases import phrases_for
from narrator.languages.written import direction
from narrator.publishing.epub.content import EPUB_TYPE, XML_LANG, Names, html_root, language_of, serialized
from narrator.publishing.epub.title import TITLE_PAGE
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import Heading, Synchronized, title_of


def navigation(publication: Publication, text: Synchronized, names: Names) -> bytes:
    """Return the document of one article."""
    root, contents, landmarks = navigation_root(language_of(publication), title_of(publication))
    add_headings(contents, text.headings, names.text)
    add_entry(landmarks, TITLE_PAGE, title_of(publication), kind="titlepage")
    add_entry(landmarks, f"{names.text}#{text.section.get('id')}", title_of(publication), kind="bodymatter")
    return serialized(root)


def navigation_root(language: str, title: str) -> tuple[etree._Element, etree._Element, etree._Element]:
    """Return an empty document, its list of contents and its list of landmarks."""
    root = html_root(language)
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    body = etree.SubElement(root, "body")
    phrases = phrases_for(language)
    contents = _nav(body, "toc", phrases.say("Contents"), "h1", phrases.language)
    landmarks = _nav(body, "landmarks", phrases.say("Landmarks"), "h2", phrases.language)
    landmarks.getparent().set("hidden", "hidden")  # type: ignore[union-attr]  # it was made just now
    return root, contents, landmarks


def add_headings(parent: etree._Element, headings: tuple[Heading, ...], document: str) -> None:
    """Append *headings* of *document* to the list *parent*, as a tree."""
    lists = [parent]
    for heading in headings:
        while len(lists) > heading.level:
            lists.pop()
        if len(lists) < heading.level:
            lists.append(etree.SubElement(lists[-1][-1], "ol"))
        add_entry(lists[-1], f"{document}#{heading.id}", heading.title)


def add_entry(parent: etree._Element, target: str, title: str, kind: str = "") -> etree._Element:
    """Append a link to the list *parent*."""
    item = etree.SubElement(parent, "li")
    link = etree.SubElement(item, "a", href=target)
    link.text = title or "…"
    if kind:
        link.set(EPUB_TYPE, kind)
    return item


def _nav(body: etree._Element, kind: str, title: str, heading: str, language: str) -> etree._Element:
    """Return the list of a new `nav`; its name is in *language*, and says so."""
    nav = etree.SubElement(body, "nav", id=kind)
    nav.set(EPUB_TYPE, kind)
    if kind == "toc":
        nav.set("role", "doc-toc")
    nav.set("aria-labelledby", f"{kind}-title")
    element = etree.SubElement(nav, heading, id=f"{kind}-title", lang=language, dir=direction(language))
    element.set(XML_LANG, language)
    element.text = title
    return etree.SubElement(nav, "ol")
