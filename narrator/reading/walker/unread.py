"""Which elements the walker does not read, and why."""

from typing import Final

from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.walker import attributes, code, drawings, formulas
from narrator.reading.walker.elements import NOT_READ, PLAIN
from narrator.reading.walker.visit import Visit
from narrator.reading.walker.word_lists import is_list_mark

_DOWNLOAD_BUTTON: Final = "wp-block-file__button"
"""WordPress's "Download", right after the link that names the file."""
_SENTENCE: Final = 80
_ENDS: Final = (".", "!", "?", "…", "”", '"', "。")
_FEWEST_PARAGRAPHS: Final = 3
_FORM_CONTROLS: Final = frozenset(("input", "progress", "meter", "output"))


def why_not_read(visit: Visit, element: HtmlElement) -> tuple[Reason, str] | None:
    """Return the reason for which the element's text is left out, and what it is; None if it is read."""
    tag = element.tag
    if tag in PLAIN and not element.keys():
        return _of_a_note(visit, element)
    if (
        formulas.is_formula(element)
        or (tag == "svg" and drawings.description_of(element))
        or (tag == "noscript" and _is_needed(element))
    ):
        return None
    of_a_note = _of_a_note(visit, element)
    if of_a_note is not None:
        return of_a_note
    if tag in NOT_READ and not (tag == "nav" and _holds_article(element)):
        return _in_drawing(element) or NOT_READ[tag]
    return _unseen(visit, element) or _control(visit, element)


def _of_a_note(visit: Visit, element: HtmlElement) -> tuple[Reason, str] | None:
    if element in visit.notes.back:
        return Reason.FURNITURE, "back reference"
    if element in visit.notes.numbers:
        return Reason.REPEATED, "note number"
    return None


def _unseen(visit: Visit, element: HtmlElement) -> tuple[Reason, str] | None:
    if formulas.is_preview(element):
        return Reason.REPEATED, "math"
    if is_list_mark(element):
        return Reason.FURNITURE, "list mark"
    if attributes.is_hidden(element) and element not in visit.controls.shown:
        return Reason.HIDDEN, "hidden"
    return (Reason.FURNITURE, "line number") if code.is_gutter(element) else None


def _in_drawing(element: HtmlElement) -> tuple[Reason, str] | None:
    parent = element.getparent()
    inside = element.tag == "title" and parent is not None and parent.tag == "svg"
    return (Reason.IMAGE, "drawing") if inside else None


def _control(visit: Visit, element: HtmlElement) -> tuple[Reason, str] | None:
    """Controls are furniture; but a heading may be a button, and some systems wrap the whole page in a form."""
    tag = element.tag
    if tag in _FORM_CONTROLS:
        return Reason.FURNITURE, "form"
    if tag == "button" and element in visit.controls.labels:
        return None
    if (tag == "button" and not visit.phrasing) or (tag == "a" and _DOWNLOAD_BUTTON in attributes.classes(element)):
        return Reason.FURNITURE, "button"
    if tag == "form" and element.find(".//p") is None and element.find(".//article") is None:
        return Reason.FURNITURE, "form"
    return None


def _holds_article(nav: HtmlElement) -> bool:
    """Return whether a menu whose end tag is missing has swallowed the article: paragraphs of sentences stand in it."""
    long = (text for text in (attributes.plain_text(line) for line in nav.iter("p")) if len(text) >= _SENTENCE)
    return sum(text.endswith(_ENDS) for text in long) >= _FEWEST_PARAGRAPHS


def _is_needed(noscript: HtmlElement) -> bool:
    """Return whether *noscript* is the only one to hold its picture; else a lazy twin stands beside it."""
    pictures = list(noscript.iter("img"))
    if len(pictures) != 1 or "".join(noscript.itertext()).strip():
        return False
    beside = (noscript.getprevious(), noscript.getnext())
    return not any(
        near is not None and isinstance(near.tag, str) and (near.tag == "img" or near.find(".//img") is not None)
        for near in beside
    )
