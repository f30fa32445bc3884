"""Tells a page that is nothing but its article from one with furniture around it."""

import re
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason
from narrator.reading.html.furniture import is_furniture
from narrator.reading.html.weights import Weight
from narrator.reading.walker import Exclusion

_FRAME_TAGS: Final = frozenset(("nav", "aside", "footer", "form", "iframe", "article", "main", "frameset", "noscript"))
_FRAME_NAMES: Final = re.compile(
    r"nav|menu|side|foot|head(?!ing)|banner|wrapper|container|widget|comment|logo", re.IGNORECASE
)
_MOST_LINKED: Final = 0.3
_OWN_PAGE: Final = re.compile(r"(?!#)(?![a-zA-Z][\w+.-]{0,20}:)(?!//).")
"""An address on the same site, and no place on the same page."""
_MENU_TAGS: Final = ("td", "p", "div", "center", "ul")
_NOT_IN_MENUS: Final = ("p", "table", "h1", "h2", "h3", "h4", "blockquote", "pre")
_LEAST_LINKS: Final = 3
_MOST_LINKS: Final = 60
_LONGEST_LABEL: Final = 3
"""Words of a menu's entry."""
_MOST_OF_PAGE: Final = 0.2


def is_plain(body: HtmlElement, weights: dict[HtmlElement, Weight]) -> bool:
    """Return whether the whole *body* is the article: an author wrote it by hand, or a converter did.

    Such a page has no element or name that frames other content, and is mostly text, not links.
    """
    if weights[body].link_density > _MOST_LINKED:
        return False
    for element in body.iterdescendants():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _FRAME_TAGS or is_furniture(element):
            return False
        if element.tag in ("div", "section", "header", "table", "td", "ul") and _FRAME_NAMES.search(
            f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
        ):
            return False
    return True


def menus_of(body: HtmlElement, weights: dict[HtmlElement, Weight]) -> dict[HtmlElement, Exclusion]:
    """Return the menus of a page without frames: short links to other pages of the site, and not a word beside them."""
    most = _MOST_OF_PAGE * weights[body].characters
    menus: dict[HtmlElement, Exclusion] = {}
    for element in body.iter(*_MENU_TAGS):
        weight = weights.get(element)
        if weight is not None and 0 < weight.characters < most and weight.linked and _is_menu(element):
            menus[element] = Exclusion(LeftOutReason.FURNITURE, "navigation")
    return menus


def _is_menu(element: HtmlElement) -> bool:
    links = list(islice(element.iter("a"), _MOST_LINKS + 1))
    if not _LEAST_LINKS <= len(links) <= _MOST_LINKS or next(element.iterdescendants(*_NOT_IN_MENUS), None) is not None:
        return False
    words = [re.findall(r"\w+", "".join(link.itertext())) for link in links]
    beside = len(re.findall(r"\w+", " ".join(element.itertext()))) > sum(map(len, words))
    short = all(0 < len(label) <= _LONGEST_LABEL for label in words)
    return short and not beside and all(_OWN_PAGE.match(link.get("href") or "") for link in links)
