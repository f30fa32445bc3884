"""An EPUB book → `Article`: its documents as one tree, so that notes and links work across files."""

from typing import Final
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from narrator.article.identity import asset_id
from narrator.article.model import Article, Asset, LeftOutReason, Source
from narrator.errors import SourceError
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.catalogues.item import moment
from narrator.reading.epub.book import Book, Document, read_book
from narrator.reading.epub.chapters import join_title_groups, mark_chapters
from narrator.reading.epub.unread import contents_lists, is_contents_page, not_read
from narrator.reading.packed import inside
from narrator.reading.walker import Exclusion, Walked, parse_html, walk_html
from narrator.xml_text import clean

PICTURES: Final = ("src", "{http://www.w3.org/1999/xlink}href", "xlink:href")

STATING: Final = ("epub:type", "role", "id")
"""Attributes of a document's body that its part of the one tree keeps: what it is, and where links lead."""


def read_epub(source: Source) -> Article:
    """Return the article of an EPUB: all documents of the spine, its chapters named by its table of contents.

    Contents pages, imprint, index and the page numbers of the printed edition are left out.
    Raises `SourceError`: no EPUB, protected, damaged, without text.
    """
    book = read_book(source.data, where=source.name)
    root, excluded = _one_tree(book)
    walked = walk_html(root, language=book.language, excluded=excluded)
    if not walked.blocks:
        raise SourceError("there is no text in the book", hint="Text in pictures cannot be read.", where=source.name)
    assets, cover = _with_cover(walked, book)
    return Article(
        source,
        title=book.title,
        blocks=walked.blocks,
        author=book.author,
        language=book.language or SOURCE_LANGUAGE,
        language_confidence=1.0 if book.language else 0.0,
        published=moment(book.date),
        description=book.description,
        guid=book.identifier,
        cover=cover,
        assets=assets,
        left_out=walked.left_out,
        notices=walked.notices,
    )


def _one_tree(book: Book) -> tuple[HtmlElement, dict[HtmlElement, Exclusion]]:
    """Return one document of all, and what is not read of it."""
    root = lxml.html.Element("html")
    body = etree.SubElement(root, "body")
    excluded: dict[HtmlElement, Exclusion] = {}
    names = {document.name: f"part{number}-" for number, document in enumerate(book.documents, start=1)}
    parts: dict[str, HtmlElement] = {}
    for document in book.documents:
        if not document.text.strip():
            continue
        part = lxml.html.Element("section")
        page = parse_html(document.text)
        head, content = page.find("head"), page.find("body")
        _make_references_whole(page, document, names)
        if head is not None:
            # The head's title stands in the text that the ledger reads: it must be accounted for in its place.
            excluded |= {title: Exclusion(LeftOutReason.FURNITURE, "document title") for title in head.iter("title")}
            part.extend(list(head.iter("title")))
        if content is not None:
            language = content.get("lang") or page.get("lang")
            if language:
                part.set("lang", language)
            for name in STATING:
                if content.get(name):
                    part.set(name, content.get(name))
            part.extend(_moved(content))
        excluded |= not_read(part)
        if document.is_navigation or (document.may_be_contents and is_contents_page(part)):
            excluded[part] = Exclusion(LeftOutReason.FURNITURE, "table of contents")
        elif document.may_be_contents:
            contents = Exclusion(LeftOutReason.FURNITURE, "table of contents")
            excluded |= dict.fromkeys(contents_lists(part), contents)
        parts[document.name] = part
        body.append(part)
    join_title_groups(root)
    mark_chapters(root, _entries(book, parts, names), excluded.keys())
    return root, excluded


def _entries(book: Book, parts: dict[str, HtmlElement], names: dict[str, str]) -> list[tuple[HtmlElement, str, int]]:
    """Return where the lines of the table of contents lead, with their titles and depths."""
    targets = {
        str(element.get("id")): element for part in parts.values() for element in part.iter() if element.get("id")
    }
    found: list[tuple[HtmlElement, str, int]] = []
    for entry in book.navigation:
        part = parts.get(entry.document)
        if part is not None:
            target = targets.get(f"{names[entry.document]}{entry.fragment}", part) if entry.fragment else part
            found.append((target, entry.title, entry.depth))
    return found


def _moved(content: HtmlElement) -> list[HtmlElement]:
    """Return the children of *content*, text that stands directly in it in an element of its own."""
    children = list(content)
    if content.text and content.text.strip():
        first = lxml.html.Element("span")
        first.text = clean(content.text)
        children.insert(0, first)
    return children


def _make_references_whole(page: HtmlElement, document: Document, names: dict[str, str]) -> None:
    """Ids get their document's prefix, links between documents lead to them, pictures are named from the archive."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in ("id", "name"):
            if element.get(attribute):
                element.set(attribute, names[document.name] + (element.get(attribute) or ""))
        if element.tag == "a" and element.get("href"):
            element.set("href", _link(element.get("href") or "", document, names))
        if element.tag in {"img", "image"}:
            for attribute in PICTURES:
                reference = element.get(attribute)
                if reference and not urlsplit(reference[:200]).scheme:
                    element.set(attribute, inside(document.name, unquote(reference)))


def _link(reference: str, document: Document, names: dict[str, str]) -> str:
    try:
        parts = urlsplit(reference)
    except ValueError:
        return reference
    if parts.scheme or parts.netloc:
        return reference
    target = inside(document.name, unquote(parts.path)) if parts.path else document.name
    prefix = names.get(target)
    return f"#{prefix}{parts.fragment}" if prefix is not None else ""


def _with_cover(walked: Walked, book: Book) -> tuple[tuple[Asset, ...], str]:
    if not book.cover:
        return walked.assets, ""
    cover = asset_id(book.cover)
    if any(asset.id == cover for asset in walked.assets):
        return walked.assets, cover
    return (*walked.assets, Asset(cover, book.cover, alt="")), cover
