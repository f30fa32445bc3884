"""Lists of other pages inside an article: a label such as "More stories", and the links under it."""

import re
from collections import Counter
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from narrator.reading.html.furniture import leads_away
from narrator.reading.html.weights import Weight
from narrator.reading.walker.attributes import plain_text

_LABELS: Final = frozenset(("p", "div", "h2", "h3", "h4", "h5", "h6"))
_LISTS: Final = ("ul", "ol")
_LONGEST_LABEL: Final = 80
_MORE: Final = re.compile(
    r"\W{0,3}(?:more|other|our|recent|latest|popular|top|great) (?:[\w'’]{1,20} ){0,3}"
    r"(?:stories|articles|posts|reads|coverage|news|videos)\W{0,3}",
    re.IGNORECASE,
)
_REFERENCES: Final = re.compile(r"\W{0,3}(?:see also|further reading)\b", re.IGNORECASE)
"""Under these an author lists what belongs to her text."""
_LEAST_LINKED: Final = 0.4
_LEAST_OF_ONE_SITE: Final = 0.7


def listed_under(label: HtmlElement, weights: dict[HtmlElement, Weight]) -> list[HtmlElement]:
    """Return the lists of links to one site's pages that *label* announces; empty where it is no such label.

    Links to several sites are what an author recommends.
    """
    weight = weights.get(label)
    if weight is None or label.tag not in _LABELS or not 0 < weight.characters <= _LONGEST_LABEL:
        return []
    text = plain_text(label)
    if _REFERENCES.match(text) or not (leads_away(text) or _MORE.fullmatch(text)):
        return []
    lists: list[HtmlElement] = []
    following = label.getnext()
    while following is not None and following.tag in _LISTS and _links_every_item(following, weights):
        lists.append(following)
        following = following.getnext()
    hosts = Counter(urlsplit(link.get("href") or "").netloc for one in lists for link in one.iter("a"))
    return lists if hosts and max(hosts.values()) > _LEAST_OF_ONE_SITE * hosts.total() else []


def _links_every_item(element: HtmlElement, weights: dict[HtmlElement, Weight]) -> bool:
    """Return whether a list is links and little else, each item with one at least."""
    items = [weights[item] for item in element if item.tag == "li" and item in weights]
    linked = bool(items) and all(item.linked or not item.characters for item in items)
    return linked and weights[element].link_density > _LEAST_LINKED
