"""What belongs to an article beside its best element: standfirst and lead picture, notes, posts embedded in it."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.candidates import Candidates
from narrator.reading.html.standfirst import Place, is_standfirst
from narrator.reading.walker.attributes import classes, shown_text
from narrator.reading.walker.notes import Notes

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


def leads_before(found: Candidates, place: Place) -> list[HtmlElement]:
    """Return the standfirst and the captioned picture between an article's title and its best element, in order."""
    out = {*found.chosen, *found.removed}
    leads: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in place.between():
        if element.tag == "h1" or element is place.title:
            leads = []
        elif element.getparent() in inside or element.tag in _ASIDE or element in out:
            inside.add(element)
        elif is_standfirst(element, found.weights.get(element)) or _is_lead_picture(element):
            leads.append(element)
            inside.add(element)
    return leads


def _is_lead_picture(element: HtmlElement) -> bool:
    if element.tag != "figure" or element.find(".//img") is None:
        return False
    caption = element.find(".//figcaption")
    return caption is not None and bool("".join(caption.itertext()).strip())
