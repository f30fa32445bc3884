"""Tells a page that is nothing but its article from one with furniture around it."""

import re
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.furniture import is_furniture
from narrator.reading.html.weights import Weight

_FRAME_TAGS: Final = frozenset(("nav", "aside", "footer", "form", "iframe", "article", "main", "frameset", "noscript"))
_FRAME_NAMES: Final = re.compile(
    r"nav|menu|side|foot|head(?!ing)|banner|wrapper|container|widget|comment|logo", re.IGNORECASE
)
_MOST_LINKED: Final = 0.3


def is_plain(body: HtmlElement, weights: dict[HtmlElement, Weight]) -> bool:
    """Tell whether the whole *body* is the article: an author wrote it by hand, or a converter did.

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
