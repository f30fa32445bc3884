"""The lines between an article's title and its text that sum it up, wherever on the page they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.html.candidates import Candidates
from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.metadata.titles import alike
from narrator.reading.html.naming import own_names
from narrator.reading.html.weights import Weight
from narrator.reading.walker.attributes import plain_text

_STANDFIRST: Final = re.compile(
    r"(?:^|[\s_-])(?:standfirst|lede?|lead-?(?:text|in|paragraph)?|dek|deck|sub-?title|sub-?head(?:er|ing|line)?|excerpt|summary"
    r"|intro(?:duction)?|teaser-?text|chapeau|vorspann|entradilla|strapline|spot)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TAGS: Final = frozenset(("p", "h2", "h3", "h4", "div", "span", "strong"))
_BY_NAME: Final = frozenset(("p", "h2", "h3", "div"))
_NEVER_IN: Final = frozenset(("nav", "aside", "footer", "form", "a", "button", "figure", "figcaption", "dialog"))
_SHORTEST: Final = 30
_LONGEST: Final = 800
_MOST_LINKED: Final = 0.1
_LONG_LINE: Final = 50
"""Characters of a line that sums up; a shorter one heads what follows."""
_LIKE_TITLE: Final = 0.75
_LEAST_COMMON: Final = 0.6
"""Of the longer of two texts, where one is the other's beginning or end: a place name before it, a cut after it."""
_LEAST_STATED: Final = 25
_LOOKED_AT: Final = 4000


class Place:
    """Where an article's head stands: after the heading that bears its title, before its text."""

    def __init__(self, found: Candidates, title: str, unseen: AbstractSet[HtmlElement]) -> None:
        """Place the head of the article that was *found*; what is *unseen* is no part of it."""
        self.first = max(found.chosen, key=lambda chosen: found.weights[chosen].characters)
        self.around = set(self.first.iterancestors())
        self.unseen = unseen
        self.title = self._title(title)
        self.frame = self._frame()

    def _title(self, title: str) -> HtmlElement | None:
        """Return the last heading before the text that bears the title, else the first in it; or the only h1."""
        before: list[HtmlElement] = []
        inside: list[HtmlElement] = []
        top = self.first.getroottree().getroot()
        body = top.find("body")
        for _, element in etree.iterwalk(top if body is None else body, events=("start",)):
            if element is self.first:
                inside = [*self.first.iter("h1", "h2")]
                break
            if element.tag in ("h1", "h2") and element not in self.unseen:
                before.append(element)
        likely = [one for one in (*reversed(before), *inside) if title and _bears(one, title)]
        ones = [one for one in (*before, *inside) if one.tag == "h1"]
        return next(iter(likely), ones[0] if len(ones) == 1 else None)

    def _frame(self) -> HtmlElement | None:
        """Return the smallest element that holds title and text."""
        above = () if self.title is None else self.title.iterancestors()
        return next((one for one in above if one in self.around or one is self.first), None)

    def between(self) -> Iterator[HtmlElement]:
        """Yield the elements before the text in its `article` or `main`, in order."""
        named = next(self.first.iterancestors("article", "main"), None)
        if named is not None:
            yield from (element for element in self._before(named) if element not in self.around)

    def upto(self) -> Iterator[HtmlElement]:
        """Yield the elements of the frame down to the end of the text, in order."""
        if self.frame is not None and self.frame is not self.first:
            yield from self._before(self.frame)
        if self.frame is not None:
            yield from self.first.iter("*")

    def _before(self, frame: HtmlElement) -> Iterator[HtmlElement]:
        for element in frame.iterdescendants("*"):
            if element is self.first:
                return
            yield element


def _bears(heading: HtmlElement, title: str) -> bool:
    text = plain_text(heading)
    return alike(title, text) > _LIKE_TITLE and (heading.tag == "h1" or alike(text, title) > _LIKE_TITLE)


def is_standfirst(element: HtmlElement, weight: Weight | None) -> bool:
    """Return whether an element between title and text is the standfirst, by its name."""
    if weight is None or element.tag not in _BY_NAME or not _may_be(weight):
        return False
    return bool(_STANDFIRST.search(own_names(element)))


def stated_standfirst(
    place: Place, weights: dict[HtmlElement, Weight], descriptions: Sequence[str]
) -> HtmlElement | None:
    """Return the element below the title that says what the page's *descriptions* say, or None.

    A page that gives a line to networks and search engines as its description, and shows it under the title, has that
    line as its standfirst, whatever it is called and whichever element holds it.
    """
    wanted = [text for text in map(folded, descriptions) if len(text) >= _LEAST_STATED]
    if place.title is None or place.frame is None or not wanted:
        return None
    title = folded(plain_text(place.title))
    after = False
    skipped: set[HtmlElement] = set()
    for element in islice(place.upto(), _LOOKED_AT):
        if element is place.title:
            after = True
            skipped.add(element)
        elif element.getparent() in skipped or element.tag in _NEVER_IN or element in place.unseen:
            skipped.add(element)
        elif after and element.tag in _TAGS:
            weight = weights.get(element)
            if weight is not None and _may_be(weight) and _says(element, wanted, title):
                return _innermost(element, wanted, title)
    return None


def _innermost(element: HtmlElement, wanted: Sequence[str], title: str) -> HtmlElement:
    """Return the smallest block that says the same."""
    inner = (one for one in element.iter("p", "h2", "h3", "h4", "div") if _says(one, wanted, title))
    return list(inner)[-1] if element.tag == "div" else element


def as_paragraphs(standfirsts: Iterable[HtmlElement]) -> None:
    """Make paragraphs of standfirsts that are written as headings: no chapter begins with them."""
    for element in standfirsts:
        if element.tag in ("h2", "h3", "h4") and len(plain_text(element)) >= _LONG_LINE:
            element.tag = "p"


def _may_be(weight: Weight) -> bool:
    return _SHORTEST <= weight.characters <= _LONGEST and weight.link_density < _MOST_LINKED


def _says(element: HtmlElement, wanted: Sequence[str], title: str) -> bool:
    text = folded(plain_text(element))
    return text not in title and any(_is_same(text, one) for one in wanted)


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < max(_LEAST_STATED, _LEAST_COMMON * len(longer)):
        return False
    return longer.startswith(shorter) or longer.endswith(shorter)
