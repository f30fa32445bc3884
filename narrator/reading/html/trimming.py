"""What a chosen region lets through that is no article: share bars, lines that lead elsewhere, repeated captions."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.html.furniture import (
    asks_for_feedback,
    asks_for_something,
    discloses,
    is_credit_line,
    is_furniture,
    is_furniture_line,
    is_gallery,
    is_label,
    is_page_note,
    is_popup,
    jumps,
    leads_away,
    says_rights,
)
from narrator.reading.html.leads import listed_under
from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.naming import stated_names
from narrator.reading.html.tails import is_contact, is_tail
from narrator.reading.html.weights import Weight
from narrator.reading.walker import Exclusion
from narrator.reading.walker.attributes import classes, plain_text, shown_text
from narrator.reading.walker.picture_credits import is_picture_credit

FURNITURE: Final = Exclusion(Reason.FURNITURE, "page")
_BYLINE: Final = Exclusion(Reason.BYLINE, "credits")
_FRAMES: Final = frozenset(("div", "section", "article", "body", "main", "li", "aside", "header", "footer"))
_ABOUT: Final = Exclusion(Reason.BYLINE, "about the author")
_ABOUT_AUTHOR: Final = re.compile(
    r"(?:^|\s)(?:[\w-]{0,30}[-_])?(?:author|writer|contributor)[-_]{0,2}(?:bio(?:graphy)?|box|card|about|profile)s?"
    r"(?:[-_][\w-]{0,30})?(?:\s|$)|(?:^|[\s_-])about-?(?:the-?)?author(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_BIOGRAPHY: Final = 1200
_TAIL: Final = Exclusion(Reason.FURNITURE, "tail")
_PULL_QUOTE: Final = Exclusion(Reason.REPEATED, "pull quote")
_OF_EMBEDDED: Final = frozenset(("view this post on instagram", "view on threads", "watch on tiktok"))
_REPEATED: Final = Exclusion(Reason.REPEATED, "caption")
_NEVER: Final = frozenset(("body", "article", "main", "html", "code", "pre", "math", "table", "blockquote"))
_MAY_BE_FURNITURE: Final = frozenset((
    "div", "section", "aside", "ul", "ol", "nav", "header", "footer", "form", "span", "a", "button", "iframe",
    "center", "dl",
))  # fmt: skip
_MAY_LEAD_AWAY: Final = frozenset(("p", "div", "li", "ul", "ol", "aside", "section"))
_MAY_BE_LINE: Final = frozenset(
    ("p", "div", "center", "li", "section", "button", "figcaption", "h2", "h3", "h4", "h5", "h6")
)
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
_PROSE_CHARACTERS: Final = 60
_PROSE_LINKED: Final = 0.2
_CREDITED: Final = frozenset(("span", "small", "cite", "em", "i", "div", "p", "a"))
_CREDIT_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|photographer|image-?source|photo-?by|attribution|rights)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_CREDIT: Final = 100
_SHORT_CHARACTERS: Final = 300
"""Blocks longer than this say something of their own."""


class Trimmer:
    """Says what to cut, knowing the weights of the page's elements and of the whole region."""

    def __init__(
        self,
        weights: dict[HtmlElement, Weight],
        total: int,
        repeated: set[HtmlElement],
        protected: AbstractSet[HtmlElement],
        *,
        cleaned: bool,
    ) -> None:
        """Weights of the page's elements, the region's characters, and whether it has been cleaned before.

        *repeated*: what says again what the text says; *protected*: what stays, whatever it looks like.
        """
        self._weights = weights
        self._total = total
        self._cleaned = cleaned
        self._repeated = set(repeated)
        self._protected = protected
        self._elsewhere: set[HtmlElement] = set()
        self._captions: set[str] = set()

    def reason_to_cut(self, element: HtmlElement) -> Exclusion | None:
        """Return why the element is cut; None if it stays. Half of the region or more always stays."""
        weight = self._weights.get(element)
        if element in self._repeated and element.tag == "blockquote":
            return _PULL_QUOTE
        if weight is None or weight.characters * 2 > self._total or element.tag in _NEVER:
            return None
        if element in self._protected:
            return FURNITURE if folded(plain_text(element)) in _OF_EMBEDDED else None
        return self._reason_by_names(element, weight) or self._reason_by_words(element, weight)

    def _reason_by_names(self, element: HtmlElement, weight: Weight) -> Exclusion | None:
        if self._is_repeated(element):
            return _REPEATED
        if _ABOUT_AUTHOR.search(stated_names(element)) and weight.characters < _LONGEST_BIOGRAPHY:
            return _ABOUT
        if self._leads_elsewhere(element) or self._is_named(element, weight) or _is_card(element, weight):
            return FURNITURE
        return FURNITURE if not self._cleaned and _lists_links(element, weight) else None

    def _reason_by_words(self, element: HtmlElement, weight: Weight) -> Exclusion | None:
        if not 0 < weight.characters < _SHORT_CHARACTERS or weight.pictures > 1:
            return None
        is_own = element.tag in _HEADINGS and self._heads_prose(element)
        return None if is_own else _reason_of_line(element, weight)

    def _is_repeated(self, element: HtmlElement) -> bool:
        """Return whether an element says again what a caption or a gallery has said."""
        if element in self._repeated or self._is_said_caption(element):
            return True
        if is_gallery(element):
            self._repeated |= _repetitions(element)
        return False

    def _heads_prose(self, heading: HtmlElement) -> bool:
        """Return whether a paragraph of sentences stands right below a heading: then it is the author's."""
        frame = heading.getparent()
        below = heading.getnext()
        if below is None and frame is not None and frame.tag in ("header", "hgroup"):
            below = frame.getnext()
        weight = self._weights.get(below) if below is not None else None
        if weight is None or below.tag not in ("p", "div") or weight.characters < _PROSE_CHARACTERS:
            return False
        return weight.link_density < _PROSE_LINKED and plain_text(below).endswith((".", "!", "?", "…", "。"))

    def _leads_elsewhere(self, element: HtmlElement) -> bool:
        """Return whether an element is a label over a list of other pages, or such a list."""
        lists = listed_under(element, self._weights)
        self._elsewhere.update(lists)
        return bool(lists) or element in self._elsewhere

    def _is_said_caption(self, element: HtmlElement) -> bool:
        """Return whether a caption stands, word for word, under an earlier picture too."""
        if element.tag != "figcaption" and "wp-caption-text" not in classes(element):
            return False
        text = plain_text(element)
        said = text in self._captions
        self._captions.add(text)
        return said and bool(text)

    @staticmethod
    def _is_named(element: HtmlElement, weight: Weight) -> bool:
        if "noprint" in classes(element) or (element.tag in ("aside", "nav", "footer") and weight.link_density > 0.5):
            return True
        if element.tag not in _MAY_BE_FURNITURE or not is_furniture(element):
            return False
        parent = element.getparent()
        if is_popup(element):
            return True
        inside_line = element.tag in ("span", "a") and parent is not None and parent.tag not in _FRAMES
        if inside_line:
            return False
        return weight.link_density > 0.2 or weight.characters < 1000


def _lists_links(element: HtmlElement, weight: Weight) -> bool:
    """Return whether an element is three links or more and next to nothing else."""
    if element.tag not in ("ul", "ol", "div", "section", "aside") or weight.link_density < 0.85:
        return False
    return sum(1 for _ in element.iter("a")) > 2


def _is_card(element: HtmlElement, weight: Weight) -> bool:
    """Return whether a link holds a heading and more, words or a picture: a teaser of another page."""
    if element.tag != "a" or (element.get("href") or "#").startswith("#") or not weight.headed:
        return False
    headings = sum(1 for _ in element.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    return headings > 1 or weight.pictures > 0 or weight.characters > weight.headed + 3


def _reason_of_line(element: HtmlElement, weight: Weight) -> Exclusion | None:
    """Return why a short element is cut, going by its words."""
    text = shown_text(element)
    if _points_away(element, weight) and leads_away(text):
        return FURNITURE
    if element.tag in _CREDITED and _is_credit(element, text):
        return _BYLINE
    if element.tag in ("a", "span"):
        return FURNITURE if _is_inline_furniture(element, text) else None
    return _reason_of_block(element, weight, text) if element.tag in _MAY_BE_LINE and not weight.pictures else None


def _reason_of_block(element: HtmlElement, weight: Weight, text: str) -> Exclusion | None:
    if is_credit_line(text) or is_picture_credit(text) or is_contact(text):
        return _BYLINE
    if is_tail(text, weight.link_density) or (is_furniture(element) and asks_for_something(text)):
        return _TAIL
    return FURNITURE if _is_furniture_text(element, weight, text) else None


def _is_furniture_text(element: HtmlElement, weight: Weight, text: str) -> bool:
    own = element.tag not in ("div", "section", "button") and weight.link_density < 0.5
    line = folded(text) if weight.characters < 60 else ""
    if is_furniture_line(line) or (not own and is_label(line)) or says_rights(text) or is_page_note(text[:200]):
        return True
    if asks_for_feedback(text) and (element.tag in _HEADINGS or weight.link_density > 0):
        return True
    in_footer = next(element.iterancestors("footer"), None) is not None
    return (in_footer and discloses(text)) or _asks(element, weight, text)


def _is_credit(element: HtmlElement, text: str) -> bool:
    """Return whether an element of a caption says who took the picture, by its name or its words."""
    if len(text) > _LONGEST_CREDIT:
        return False
    if next(element.iterancestors("figcaption", "figure"), None) is not None:
        return is_picture_credit(text) or bool(_CREDIT_NAMES.search(stated_names(element)))
    parent = element.getparent()
    return parent is not None and "caption" in stated_names(parent).lower() and is_picture_credit(text)


def _is_inline_furniture(element: HtmlElement, text: str) -> bool:
    """Return whether a link is a button or leads down the page, or a gallery's "3 of 4" stands before a caption."""
    parent = element.getparent()
    if element.tag == "a":
        alone = parent is not None and parent.tag in _FRAMES and is_label(folded(text))
        return alone or ((element.get("href") or "").startswith("#") and jumps(text))
    first = parent is not None and element.getprevious() is None and not (parent.text or "").strip()
    return first and parent.tag in (*_FRAMES, "figcaption") and is_furniture_line(folded(text))


def _asks(element: HtmlElement, weight: Weight, text: str) -> bool:
    """Return whether a paragraph only sends its reader elsewhere: asks for a click, shouts a link, or lists links."""
    if element.tag not in ("p", "div", "figcaption") or not weight.linked:
        return False
    if asks_for_something(text) or (text.isupper() and weight.link_density > 0.9):
        return True
    links = [link for link in element.iter("a") if len("".join(link.itertext()).split()) > 3]
    return len(links) > 1 and weight.link_density > 0.8


def _points_away(element: HtmlElement, weight: Weight) -> bool:
    """Return whether the element is mostly links, and no link inside a sentence."""
    if element.tag in _MAY_LEAD_AWAY:
        return weight.link_density > 0.3
    parent = element.getparent()
    alone = element.tag == "a" and parent is not None and parent.tag in _FRAMES
    heading = element.tag in ("h2", "h3", "h4", "h5", "h6")
    return (alone or heading) and weight.link_density > 0.9 and weight.characters > 20


def _repetitions(gallery: HtmlElement) -> set[HtmlElement]:
    """Return the lines of a gallery that say again, whole or cut short, what a caption above has said."""
    seen: set[str] = set()
    repeated: set[HtmlElement] = set()
    for element in gallery.iter("p", "div", "li", "figcaption", "span"):
        if element.text is None or len(element.text.split()) < 8:
            continue
        start = " ".join(element.text.split()[:8])
        if start in seen:
            repeated.add(element)
        seen.add(start)
    return repeated
