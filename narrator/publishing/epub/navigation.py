"""Publication → the navigation document: the headings as a tree, and the landmarks."""

from lxml import etree

from narrator.publishing.epub.content import EPUB_TYPE, OPS, XHTML, Names, serialized
from narrator.publishing.html.context import clean
from narrator.publishing.model import Publication
from narrator.publishing.names import direction


def navigation(publication: Publication, names: Names) -> bytes:
    """Return the document; its tree never skips a level, since nested lists cannot."""
    article = publication.article
    root = etree.Element("html", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]  # a default namespace
    root.set("lang", clean(article.language))
    root.set("{http://www.w3.org/XML/1998/namespace}lang", clean(article.language))
    root.set("dir", direction(article.language))
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean(article.title)
    body = etree.SubElement(root, "body")
    contents = _nav(body, "toc", "Contents")
    top = _entry(contents, f"{names.text}#title", article.title)
    stack: list[tuple[int, etree._Element]] = [(0, top)]
    for segment in article.segments():
        if segment.kind != "heading" or not segment.text:
            continue
        while stack[-1][0] >= segment.level:
            stack.pop()
        parent = stack[-1][1]
        nested = parent.find("ol")
        nested = etree.SubElement(parent, "ol") if nested is None else nested
        stack.append((segment.level, _entry(nested, f"{names.text}#{segment.id}", segment.text)))
    landmarks = _nav(body, "landmarks", "Landmarks")
    _entry(landmarks, f"{names.text}#article", "Text", kind="bodymatter")
    return serialized(root)


def _nav(body: etree._Element, kind: str, title: str) -> etree._Element:
    nav = etree.SubElement(body, "nav", role="doc-toc" if kind == "toc" else "navigation")
    nav.set("aria-label", title)
    nav.set(EPUB_TYPE, kind)
    etree.SubElement(nav, "h1" if kind == "toc" else "h2").text = title
    if kind != "toc":
        nav.set("hidden", "hidden")
    return etree.SubElement(nav, "ol")


def _entry(parent: etree._Element, target: str, title: str, kind: str = "") -> etree._Element:
    item = etree.SubElement(parent, "li")
    link = etree.SubElement(item, "a", href=target)
    link.text = " ".join(clean(title).split()) or "…"
    if kind:
        link.set(EPUB_TYPE, kind)
    return item
