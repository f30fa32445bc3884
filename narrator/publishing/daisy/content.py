"""Synchronized text → `content.html`: XHTML 1.0 Transitional, what HTML 5 added mapped to what was there before."""

from lxml import etree

from narrator.publishing.daisy.documents import XHTML_DOCTYPE, html_document, serialized
from narrator.publishing.daisy.ncc import description
from narrator.publishing.daisy.plan import DaisyChapter
from narrator.publishing.epub.content import XML_LANG, language_of
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import HEADINGS, Synchronized, title_of

OLDER = {
    "section": "div",
    "article": "div",
    "header": "div",
    "figure": "div",
    "figcaption": "div",
    "aside": "div",
    "details": "div",
    "summary": "p",
    "mark": "span",
    "time": "span",
}
"""Elements that XHTML 1.0 does not have, and what stands for them, under a class of the old name."""
ATTRIBUTES = frozenset({
    "id", "class", "lang", XML_LANG, "dir", "title", "href", "src", "alt", "cite", "colspan", "rowspan", "scope",
    "start", "value",
})  # fmt: skip
NOT_IN_PRE = frozenset({"img", "sub", "sup"})
"""XHTML 1.0, appendix B: what `pre` may not hold."""
NOT_EMPTY = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr"})


def content(publication: Publication, text: Synchronized, chapters: tuple[DaisyChapter, ...]) -> bytes:
    """Return the document that holds *text*, whose section moves into it."""
    root, body = html_document(title_of(publication), language_of(publication), description(publication))
    body.append(text.section)
    for element in list(body.iter(etree.Element)):
        _make_older(element)
    _lift_headings(body, text.headings[0].id)
    _link_back(body, chapters)
    return serialized(root, XHTML_DOCTYPE)


def _make_older(element: etree._Element) -> None:
    if element.tag in NOT_EMPTY and not len(element):
        element.tag = "div"
    older = OLDER.get(element.tag)
    if element.tag in NOT_IN_PRE and any(True for _ in element.iterancestors("pre")):
        older = "span"
    if older is not None:
        element.set("class", " ".join([element.tag, *element.get("class", "").split()]))
        element.tag = older
    if element.get("lang"):
        element.set(XML_LANG, element.get("lang", ""))
    for name in [name for name in element.attrib if name not in ATTRIBUTES]:
        del element.attrib[name]


def _lift_headings(body: etree._Element, title: str) -> None:
    """Make the title `h1 class="title"`, and the sections begin with h1 as well, as the navigation has them."""
    for element in body.iter(*HEADINGS):
        if element.get("id") == title:
            element.set("class", "title")
        else:
            element.tag = f"h{max(int(element.tag[1]) - 1, 1)}"


def _link_back(body: etree._Element, chapters: tuple[DaisyChapter, ...]) -> None:
    """Let each stretch of text lead to its sound, where it holds no link of its own: players read from there."""
    by_id = {element.get("id", ""): element for element in body.iter(etree.Element)}
    for chapter in chapters:
        for clip in chapter.clips:
            element, target = by_id.get(clip.pair.target), f"{chapter.smil}#{clip.id}"
            if element is None:
                continue
            if clip.pair.refers and len(element) and element[0].tag == "a":
                element[0].set("href", target)
            elif element.tag == "span" and not _is_linked(element):
                _wrap(element, target)


def _is_linked(element: etree._Element) -> bool:
    """Return whether *element* holds a link or a block, or stands in a link."""
    inside = any(True for _ in element.iter("a", "div", "p"))
    return inside or any(True for _ in element.iterancestors("a"))


def _wrap(element: etree._Element, target: str) -> None:
    link = etree.Element("a", href=target)
    link.text = element.text
    link.extend(list(element))
    element.text = None
    element.append(link)
