"""What belongs to an article beside its best element: standfirst and lead picture, notes, posts embedded in it."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.candidates import Candidates
from narrator.reading.html.naming import own_names
from narrator.reading.html.weights import Weight
from narrator.reading.walker.attributes import classes, shown_text
from narrator.reading.walker.notes import Notes

_STANDFIRST: Final = re.compile(
    r"(?:^|[\s_-])(?:standfirst|lede?|lead-?(?:text|in|paragraph)?|dek|deck|sub-?title|sub-?head(?:ing|line)?|excerpt|summary"
    r"|intro(?:duction)?|teaser-?text|chapeau|vorspann|entradilla)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STANDFIRST_TAGS: Final = frozenset(("p", "h2", "h3", "div"))
_SHORTEST: Final = 30
_LONGEST: Final = 600
_MOST_LINKED: Final = 0.1
_ASIDE: Final = frozenset(("nav", "aside", "footer", "form"))
_EMBEDDED: Final = frozenset((
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "mastodon-embed", "bluesky-embed",
    "reddit-embed-bq", "reddit-card", "fb-xfbml-parse-ignore", "text-post-media", "imgur-embed-pub",
))  # fmt: skip
"""Classes of posts of others that networks give out as quotations."""
_MOST_WRAPPERS: Final = 5


def protected(root: HtmlElement, notes: Notes) -> set[HtmlElement]:
    """Return what is never cut from an article, with all that is in it: notes, however short, and embedded posts."""
    found: set[HtmlElement] = set()
    for body in notes.bodies:
        found.update(body.iter())
        found.update(body.iterancestors("div", "section", "ol", "ul", "aside", "footer"))
    for quote in root.iter("blockquote"):
        if not _EMBEDDED.isdisjoint(classes(quote)):
            found.update(quote.iter())
            found.update(_wrappers(quote))
    return found


def _wrappers(quote: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the frames around a quotation that hold nothing else."""
    text = shown_text(quote)
    for frame in islice(quote.iterancestors("div", "figure", "section"), _MOST_WRAPPERS):
        if shown_text(frame) != text:
            return
        yield frame


def leads_before(found: Candidates) -> list[HtmlElement]:
    """Return the standfirst and the captioned picture between an article's h1 and its best element, in order."""
    first = max(found.chosen, key=lambda chosen: found.weights[chosen].characters)
    out = {*found.chosen, *found.removed}
    frame = next(first.iterancestors("article", "main"), None)
    if frame is None:
        return []
    leads: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in _before(frame, first):
        if element.tag == "h1":
            leads = []
        elif element.getparent() in inside or element.tag in _ASIDE or element in out:
            inside.add(element)
        elif _is_standfirst(element, found.weights.get(element)) or _is_lead_picture(element):
            leads.append(element)
            inside.add(element)
    return leads


def _before(frame: HtmlElement, first: HtmlElement) -> Iterator[HtmlElement]:
    for element in frame.iterdescendants("*"):
        if element is first:
            return
        if first not in element.iterdescendants(first.tag):
            yield element


def _is_standfirst(element: HtmlElement, weight: Weight | None) -> bool:
    if weight is None or element.tag not in _STANDFIRST_TAGS or not _SHORTEST <= weight.characters <= _LONGEST:
        return False
    return weight.link_density < _MOST_LINKED and bool(_STANDFIRST.search(own_names(element)))


def _is_lead_picture(element: HtmlElement) -> bool:
    if element.tag != "figure" or element.find(".//img") is None:
        return False
    caption = element.find(".//figcaption")
    return caption is not None and bool("".join(caption.itertext()).strip())
