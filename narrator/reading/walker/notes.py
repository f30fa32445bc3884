"""Footnotes and endnotes, found by their links: a short reference that points at a note below it."""

import re
from typing import Final

import lxml.html
from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct, field

from narrator.reading.walker.attributes import classes, plain_text, types
from narrator.reading.walker.lone_references import lone_references

_MARKER: Final = re.compile(
    r"[\[(]?\s?(?:note |fn\.? ?|footnote )?(?:\d{1,4}|[*∗†‡§¶#]{1,4}|[a-z]{1,2}|[ivxlc]{1,7})\s?[\])]?[.:]?",
    re.IGNORECASE,
)
_REFERENCE_NAME: Final = re.compile(
    r"(?:fn-?ref|cite_ref|footnote-?(?:ref|anchor)|_ftnref|_ednref|noteref|endnote-?ref)", re.IGNORECASE
)
_NOTE_NAME: Final = re.compile(r"(?:fn|footnote|cite_note|_ftn|_edn|endnote|note)[-:_]?", re.IGNORECASE)
_REFERENCE_TYPES: Final = {"doc-noteref", "noteref"}
_NOTE_TYPES: Final = {"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"}
_BACK_TYPES: Final = {"doc-backlink", "backlink", "referrer"}
_BACK_CLASSES: Final = {
    "footnote-backref", "footnote-back", "reversefootnote", "data-footnote-backref", "mw-cite-backlink", "fn-backref"
}  # fmt: skip
_BODIES: Final = ("li", "aside", "dd", "p", "div", "tr", "section", "footer")
_NUMBER_TAGS: Final = frozenset(("sup", "b", "strong", "span", "em", "small"))
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


class Notes(Struct):
    """What the walker must know of notes before it walks."""

    references: dict[HtmlElement, str] = field(default_factory=dict)
    """Reference (its outermost marker element) → the note's name."""
    bodies: dict[HtmlElement, tuple[str, int]] = field(default_factory=dict)
    """Note → its name and the number that readers see."""
    back: set[HtmlElement] = field(default_factory=set)
    """Links from a note back to its reference."""
    numbers: set[HtmlElement] = field(default_factory=set)
    """A note's number, written out at its begin: it is announced, not read again."""
    works: set[HtmlElement] = field(default_factory=set)
    """Notes that are the entries of a list of works cited: list items, to a reader."""
    lone: set[HtmlElement] = field(default_factory=set)
    """References whose note is not on the page."""
    lists: set[HtmlElement] = field(default_factory=set)
    """Lists that hold nothing but notes."""


def find_notes(root: HtmlElement) -> Notes:
    """Return the notes of the tree; linear in its size."""
    targets, links = _targets_and_links(root)
    pointing = any(link.get("href")[1:] in targets for link in links)
    order = {element: position for position, element in enumerate(root.iter("*"))} if pointing else {}
    notes = Notes()
    for link in links:
        _consider(link, targets, order, notes)
    _find_unreferred(root, notes)
    _find_back_links(links, targets, order, notes)
    if next(root.iter("sup"), None) is not None:
        notes.lone = lone_references(root, {*notes.references, *notes.back}, targets.keys())
    for body in notes.bodies:
        parent = body.getparent()
        if body.tag == "li" and parent is not None:
            notes.lists.add(parent)
            if _is_bibliography(body, parent):
                notes.works.add(body)
    for body, (_, number) in notes.bodies.items():
        _part_number(body, number, notes)
    return notes


def _targets_and_links(root: HtmlElement) -> tuple[dict[str, HtmlElement], list[HtmlElement]]:
    """Return the elements of the tree by their ids, and the links to places in it."""
    targets: dict[str, HtmlElement] = {}
    links: list[HtmlElement] = []
    for element in root.iter("*"):
        name = element.get("id")
        if element.tag == "a":
            name = name or element.get("name")
            if (element.get("href") or "").startswith("#"):
                links.append(element)
        if name:
            targets.setdefault(name, element)
    return targets, links


def _part_number(body: HtmlElement, number: int, notes: Notes) -> None:
    """Put the number that a note begins with ("1. A note") into an element of its own."""
    first = next((element for element in body.iter(etree.Element) if element.text and element.text.strip()), None)
    if first is None or first in notes.back or first.tag in _HEADINGS:
        return
    number_alone = rf"\s*(?:\[{number}\]|\({number}\)|{number}[.):]?)\s*"
    if first.tag in _NUMBER_TAGS and first is not body and (first.tail or "").strip() and not len(first):
        if re.fullmatch(number_alone, first.text or ""):
            notes.numbers.add(first)
        return
    begin = re.match(rf"\s*(?:\[{number}\]|\({number}\)|{number}[.):])\s+(?=\S)", first.text or "")
    if begin is not None:
        marker = lxml.html.Element("span")
        marker.text, marker.tail = begin[0], (first.text or "")[begin.end() :]
        first.text = None
        first.insert(0, marker)
        notes.numbers.add(marker)


def _find_unreferred(root: HtmlElement, notes: Notes) -> None:
    """Add the notes of Python-Markdown's list that nobody refers to: they are notes all the same."""
    for entries in root.iterfind(".//div[@class='footnote']/ol"):
        for number, entry in enumerate(entries, start=1):
            name = entry.get("id") or ""
            if entry not in notes.bodies and name.startswith("fn:"):
                notes.bodies[entry] = (name, number)


def _is_bibliography(body: HtmlElement, parent: HtmlElement) -> bool:
    """Tell a list of works cited from footnotes, by MediaWiki's names or the DPUB-ARIA and EPUB types."""
    stated = types(body) | types(parent)
    return (
        bool(stated & {"doc-biblioentry", "doc-bibliography", "biblioentry", "bibliography"})
        or "references" in classes(parent)
        or (body.get("id") or "").startswith("cite_note")
    )


def _consider(link: HtmlElement, targets: dict[str, HtmlElement], order: dict[HtmlElement, int], notes: Notes) -> None:
    target = targets.get(link.get("href")[1:])
    if target is None or order[target] <= order[link] or link in notes.back:
        return
    if len(link) > 5 or not _MARKER.fullmatch(plain_text(link)):
        return
    body = _body_of(target)
    if body is None or body in link.iterancestors():
        return
    if not (_is_reference(link) or _is_note(body, target)):
        return
    if body not in notes.bodies:
        digits = re.search(r"\d{1,4}", plain_text(link))
        notes.bodies[body] = (link.get("href")[1:], int(digits.group()) if digits else len(notes.bodies) + 1)
    notes.references[_marker_of(link)] = notes.bodies[body][0]


def _is_reference(link: HtmlElement) -> bool:
    around = [link, *(child for child in link), *([link.getparent()] if link.getparent() is not None else [])]
    return any(
        element.tag == "sup"
        or bool(types(element) & _REFERENCE_TYPES)
        or bool(_REFERENCE_NAME.match(element.get("id") or element.get("name") or ""))
        or any("footnote" in name or "noteref" in name or name == "fn" for name in classes(element))
        for element in around
        if isinstance(element.tag, str)
    )


def _is_note(body: HtmlElement, target: HtmlElement) -> bool:
    return any(
        bool(types(element) & _NOTE_TYPES)
        or bool(_NOTE_NAME.match(element.get("id") or element.get("name") or ""))
        or "footnote" in classes(element)
        for element in (body, target)
    )


def _body_of(target: HtmlElement) -> HtmlElement | None:
    if target.tag in _HEADINGS:
        return None
    for element in (target, *target.iterancestors()):
        if element.tag in (*_HEADINGS, "body", "html", "main", "article"):
            return None
        if element.tag in _BODIES:
            outer = element.getparent()
            inside_item = element.tag == "p" and outer is not None and outer.tag in ("li", "aside")
            return outer if inside_item and outer[0] is element else element
    return None


def _marker_of(link: HtmlElement) -> HtmlElement:
    """Return the outermost element that holds nothing but the reference (`sup`, brackets included)."""
    marker = link
    parent = marker.getparent()
    while parent is not None and parent.tag in ("sup", "span", "small") and len(parent) == 1:
        around = f"{parent.text or ''}{marker.tail or ''}".strip()
        if around not in ("", "[]", "()"):
            break
        marker, parent = parent, parent.getparent()
    return marker


def _find_back_links(
    links: list[HtmlElement], targets: dict[str, HtmlElement], order: dict[HtmlElement, int], notes: Notes
) -> None:
    inside: dict[HtmlElement, HtmlElement] = {}
    for body in notes.bodies:
        for element in body.iter("a", "span"):
            inside.setdefault(element, body)
    for element in inside:
        if classes(element) & _BACK_CLASSES or types(element) & _BACK_TYPES:
            notes.back.add(element)
    for link in links:
        if link not in inside or link in notes.references:
            continue
        target = targets.get(link.get("href")[1:])
        if target is None or order[target] >= order[link]:
            continue
        near = (target, target.getparent(), *(child for child in target))
        if any(element in notes.references for element in near if element is not None) or len(plain_text(link)) <= 3:
            notes.back.add(_marker_of(link))
    _with_brackets(notes, inside)


def _with_brackets(notes: Notes, inside: dict[HtmlElement, HtmlElement]) -> None:
    """Add what holds a back link and nothing but its brackets, each in an element of its own."""
    for element in list(notes.back):
        frame = element.getparent()
        if frame in inside and plain_text(frame).strip("[]() .^") == plain_text(element).strip("[]() .^"):
            notes.back.add(frame)
