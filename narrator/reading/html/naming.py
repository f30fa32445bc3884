"""What class and id say of an element: nothing where a generator made them of the heading below."""

import re
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST: Final = 1000
_SECTION: Final = re.compile(r"section|level\d|sect\d|outline-\d|outline-text-\d|chapter|subsection")
"""Classes of a section in what Sphinx, docutils, Pandoc, R Markdown, Asciidoctor and Org write."""
_ADDED: Final = frozenset(("outline", "container", "text", "section", "sec", "user", "content", "heading", "h", "id"))
"""Words that generators put before the words of a heading, to make an id of them."""
_READERS_OWN: Final = re.compile(r"(?:^|\s)(?:comment|commentlist|comment-(?:list|body|content)|commenttext)(?:\s|$)")
_MOST_LINKED: Final = 0.4
_MOST_PIECES: Final = 2000
_SENTENCE: Final = re.compile(r"[^\W\d]{2,}\S?\s+\S+\s+\S+.*[.!?…。！？][\"'”’»)]?\s*$", re.DOTALL)


def stated_names(element: HtmlElement) -> str:
    """Return class and id as one text, as they stand."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST]


def own_names(element: HtmlElement) -> str:
    """Return class and id as one text, without those that were made of a heading's words."""
    return (element.get("class") or "")[:_LONGEST] if is_named_by_heading(element) else stated_names(element)


def is_named_by_heading(element: HtmlElement) -> bool:
    """Return whether an id is that of a heading, or of a section of prose under one.

    Generators make an id of the heading's words ("related-work", "comments"), or keep the one that the author gave.
    What has the shape of readers' comments, of a form or of a list of links is no section of prose.
    """
    name = element.get("id") or ""
    if not name:
        return False
    if element.tag in HEADINGS:
        return _is_made_of(name, element)
    if element.tag in ("a", "span"):
        around = element.getparent()
        return around is not None and around.tag in HEADINGS and _is_made_of(name, around)
    heading = _heading_of(element) if element.tag in ("section", "div", "article") else None
    return heading is not None and _is_section_under(element, name, heading)


def _is_section_under(element: HtmlElement, name: str, heading: HtmlElement) -> bool:
    named = _is_made_of(name, heading)
    sectioned = element.tag == "section" or any(map(_SECTION.fullmatch, (element.get("class") or "").lower().split()))
    if not (named and "-" in name) and not (sectioned and (named or _stands_among_sections(element))):
        return False
    return _is_prose(element)


def _heading_of(element: HtmlElement) -> HtmlElement | None:
    """Return the heading that an element begins with (past empty anchors, or in a `header`), or has its id from."""
    before = element.getprevious()
    if before is not None and before.tag in HEADINGS and (before.get("id") or " ") in (element.get("id") or ""):
        return before
    for child in islice(element, 3):
        if child.tag in HEADINGS:
            return child
        if child.tag in ("header", "hgroup") and len(child) and child[0].tag in HEADINGS:
            return child[0]
        if child.tag not in ("a", "span") or len(child) or (child.text or "").strip():
            return None
    return None


def _is_made_of(name: str, heading: HtmlElement) -> bool:
    said = set(re.findall(r"\w+", "".join(islice(heading.itertext(), 50)).lower().replace("'", "").replace("’", "")))
    words = [word for word in re.split(r"[\W_]+", name[:200].lower()) if word and not word.isdigit()]
    own = [word for word in words if word not in _ADDED or word in said]
    return bool(own) and all(word in said for word in own)


def _stands_among_sections(element: HtmlElement) -> bool:
    """Return whether an element is one of several sections of the same kind, each with an id."""
    parent = element.getparent()
    if parent is None:
        return False
    alike = [child for child in islice(parent, 200) if child.tag == element.tag and child.get("id")]
    return len(alike) > 1 and sum(child is element or _heading_of(child) is not None for child in alike) > 1


def _is_prose(element: HtmlElement) -> bool:
    """Return whether an element holds sentences, and neither readers' comments, nor a form, nor mostly links."""
    characters = linked = 0
    has_sentence = False
    for inner in islice(element.iter("*"), _MOST_PIECES):
        if inner.tag in ("form", "textarea") or _READERS_OWN.search(inner.get("class") or ""):
            return False
        length = sum(len(" ".join(text.split())) for text in (inner.text or "", *(child.tail or "" for child in inner)))
        characters += length
        linked += length if inner.tag == "a" or next(inner.iterancestors("a"), None) is not None else 0
        has_sentence = has_sentence or (
            inner.tag in ("p", "li", "dd", "td", "div")
            and bool(_SENTENCE.search("".join(islice(inner.itertext(), 200))))
        )
    return has_sentence and linked < _MOST_LINKED * characters
