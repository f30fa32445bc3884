"""What of a book's documents is not read: page numbers of the printed edition, contents pages, imprint, index."""

from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason
from narrator.reading.walker import Exclusion
from narrator.reading.walker.attributes import types

PARTS: Final = {
    "pagebreak": Exclusion(LeftOutReason.FURNITURE, "page number"),
    "toc": Exclusion(LeftOutReason.FURNITURE, "table of contents"),
    "landmarks": Exclusion(LeftOutReason.FURNITURE, "table of contents"),
    "page-list": Exclusion(LeftOutReason.FURNITURE, "table of contents"),
    "loi": Exclusion(LeftOutReason.FURNITURE, "table of contents"),
    "lot": Exclusion(LeftOutReason.FURNITURE, "table of contents"),
    "index": Exclusion(LeftOutReason.FURNITURE, "index"),
    "titlepage": Exclusion(LeftOutReason.BYLINE, "title page"),
    "halftitlepage": Exclusion(LeftOutReason.BYLINE, "title page"),
    "imprint": Exclusion(LeftOutReason.FURNITURE, "imprint"),
    "copyright-page": Exclusion(LeftOutReason.FURNITURE, "imprint"),
    "colophon": Exclusion(LeftOutReason.FURNITURE, "imprint"),
}
"""By `epub:type` (EPUB 3 Structural Semantics Vocabulary 1.1), or the ARIA role of the same name."""
BOILERPLATE: Final = "pg-boilerplate"
"""What Project Gutenberg sets around each of its books: the licence."""
LONGEST_TITLE_PAGE: Final = 60
"""Words: what is longer holds more than title, author and publisher."""
LISTS: Final = ("ul", "ol", "dl", "table", "nav")
FEWEST_LINKS: Final = 3
LINKED: Final = 0.7
"""Share of a page's letters in links from which a page that the package calls a contents page is one."""
PAGE_NUMBER_CLASSES: Final = frozenset({"pagenum", "pageno", "pagebreak", "x-ebookmaker-pageno"})
"""Of books made before EPUB 3; Project Gutenberg writes `pagenum` and `x-ebookmaker-pageno`."""


def not_read(page: HtmlElement) -> dict[HtmlElement, Exclusion]:
    """Return the elements of *page* that are not read, each with why."""
    found: dict[HtmlElement, Exclusion] = {}
    for element in page.iter(etree.Element):
        names = {name.removeprefix("doc-") for name in types(element)}
        if element.tag == "a":  # a link says of what it leads to what it is
            names &= {"pagebreak"}
        exclusion = next((PARTS[name] for name in sorted(names) if name in PARTS), None)
        if exclusion is None and BOILERPLATE in (element.get("class") or "").split():
            exclusion = PARTS["imprint"]
        if exclusion is None and PAGE_NUMBER_CLASSES & set((element.get("class") or "").lower().split()):
            exclusion = PARTS["pagebreak"] if len(element.text_content()) < 12 else None
        if exclusion is None or (exclusion.kind == "title page" and _is_long(element)):
            continue
        found[element] = exclusion
    return found


def is_contents_page(page: HtmlElement) -> bool:
    """Return whether a page that is called a table of contents is one: nearly all of it is links."""
    linked = sum(len(link.text_content().strip()) for link in page.iter("a") if link.get("href"))
    shown = sum(len("".join(title.text_content().split())) for title in page.iter("title"))
    return linked >= LINKED * (len("".join(page.text_content().split())) - shown)


def contents_lists(page: HtmlElement) -> list[HtmlElement]:
    """Return the lists and tables of links on a page that holds the contents and something else, the outermost."""
    found: list[HtmlElement] = []
    for element in page.iter(*LISTS):
        if any(above in found for above in element.iterancestors()):
            continue
        links = sum(1 for link in element.iter("a") if link.get("href"))
        if links >= FEWEST_LINKS and is_contents_page(element):
            found.append(element)
    return found


def _is_long(element: HtmlElement) -> bool:
    return len(element.text_content().split()) > LONGEST_TITLE_PAGE
