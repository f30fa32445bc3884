"""Who wrote a page: the names out of a byline, and the byline out of a page."""

import re
from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.metadata.names import is_account, looks_like_name, name_in, without_additions, without_label
from narrator.reading.html.naming import own_names
from narrator.reading.walker.attributes import is_hidden, plain_text

_BYLINE: Final = re.compile(r"byline|author(?!i[sz]|it)|dateline|writtenby", re.IGNORECASE)
_AUTHOR: Final = re.compile(r"byline|author|writtenby", re.IGNORECASE)
_BYLINE_TAGS: Final = ("a", "span", "p", "div", "address", "h2", "h3", "h4", "h5", "h6", "cite", "li", "td", "em", "b")
_ADDRESS: Final = re.compile(r"\s+[-–—|(]?\s?https?://\S{1,300}$")
_NOBODY: Final = re.compile(
    r"^[\w.+-]{1,60}@[\w.-]{1,60}$|^\(?(?:image|photo|picture|foto|bild)s?\s?:"
    r"|^(?:https?:)?(?://)?[\w.-]{1,60}\.[a-z]{2,10}/\S*$|©|\bcopyright\b|\brights? reserved\b",
    re.IGNORECASE,
)
"""An address, who took a picture, or whose the page is."""
_LONGEST: Final = 100
_MOST_WORDS: Final = 9
"""Of a byline: two authors with middle names; more is a sentence."""


def author_names(names: Iterable[str]) -> str:
    """Return the names joined by commas, each once, without a leading "By", and without names of accounts."""
    cleaned = (without_label(_ADDRESS.sub("", name)) for name in names)
    people = (
        name
        for name in cleaned
        if name and len(name) <= 2 * _LONGEST and not is_account(name) and not _NOBODY.search(name)
    )
    return ", ".join(dict.fromkeys(people))


def byline_element(root: HtmlElement) -> HtmlElement | None:
    """Return the first element that says it is the byline (`rel=author`, microdata, class or id), or None.

    In a list that names several authors, the authors of other articles stand.
    """
    stated = [element for element in root.iter(*_BYLINE_TAGS) if is_byline(element) and not is_hidden(element)]
    frames = {element: _frame_of(element) for element in stated}
    named: dict[HtmlElement, set[str]] = {}
    for element, frame in frames.items():
        if frame is not None:
            named.setdefault(frame, set()).update({byline_name(element)} - {""})
    found = [element for element in stated if _names_somebody(element)]
    apart = (element for element in found if (frame := frames[element]) is None or len(named[frame]) == 1)
    return next(apart, found[0] if found else None)


def _frame_of(element: HtmlElement) -> HtmlElement | None:
    """Return the outermost list, or part of the page beside the article, that an element stands in."""
    around = list(element.iterancestors("ul", "ol", "aside", "nav", "footer"))
    return around[-1] if around else None


def _names_somebody(element: HtmlElement) -> bool:
    """Return whether a byline is short enough for names, and no dateline alone."""
    names = own_names(element)
    is_date = "dateline" in names.lower() and not _AUTHOR.search(names)
    name = byline_name(element)
    return not is_date and len(name.split()) <= _MOST_WORDS and looks_like_name(name) and not is_account(name)


def is_byline(element: HtmlElement) -> bool:
    """Return whether the element is a byline, by Mozilla's rule: it says so, and holds fewer than 100 characters."""
    names = own_names(element)
    stated = _links_author(element) or "author" in (element.get("itemprop") or "") or bool(_BYLINE.search(names))
    return stated and 0 < len(plain_text(element)) < _LONGEST


def _links_author(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "").lower().split()


def byline_name(element: HtmlElement) -> str:
    """Return the name in a byline: its microdata or link to the author, else its text without date and "By"."""
    for inner in element.iter("span", "a"):
        if inner.get("itemprop") == "name" or _links_author(inner):
            return plain_text(inner)
    return name_in(element) or without_additions(plain_text(element))
