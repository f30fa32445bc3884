"""Where a page holds what its readers wrote, and where it says that its article stands."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.naming import HEADINGS, own_names, stated_names
from narrator.reading.html.weights import Weight

_AREA: Final = re.compile(
    r"(?:\w{1,20}[-_]{1,2}){0,3}(?:comments?|commentlist|disqus|webmentions?|respond|kommentare?|comentarios|commentaires|"
    r"commenti|reacties)(?:[-_]{0,2}(?:area|list|section|sec|wrap(?:per)?|container|threads?|box|block|template|tree|"
    r"stream|feed|page|respond|form|holder|body|content|item|entry|inner|outer|root|app|embed|\d{1,9}))*",
    re.IGNORECASE,
)
"""A class or id of readers' comments in the words of the usual themes and services."""
_MENTIONED: Final = re.compile("omment|disqus|webmention|respond|comentarios|reacties", re.IGNORECASE)
"""What every name of such an area has in it; quick to look for."""
_NO_AREA: Final = re.compile(
    r"(?:has|no|with|without|show|hide|open|closed|allow|enable|before|after|to|code|hljs|token|add|view|read)"
    r"[-_](?:\w+[-_])?comments?.*|.*comments?[-_](?:open|closed|count|link|number|off|on|disabled|enabled)",
    re.IGNORECASE,
)
_AREA_TAGS: Final = ("div", "section", "ol", "ul", "dl", "aside", "article", "li", "table", "shreddit-comment-tree")
_COMMENT_TYPE: Final = re.compile(r"schema\.org/(?:User)?Comments?\b", re.IGNORECASE)
_BODY_NAMES: Final = re.compile(
    r"(?:^|\s)(?:(?:entry|post|article|story|blog|page|blog-?post|single|hentry)[-_]{0,2}(?:content|body|text|inner-content)"
    r"|e-content|post__content|article__body|gh-content|available-content)(?:\s|$)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^\W\d]{2,}\S?\s+\S+\s+\S+[^.!?…。！？]{0,2000}[.!?…。！？]|[。！？]")
_FEWEST_CHARACTERS: Final = 40
_MOST_LINKED: Final = 0.5


def comment_areas(root: HtmlElement, bodies: Iterable[HtmlElement] = ()) -> set[HtmlElement]:
    """Return the outermost elements that hold readers' comments, by name or type; none has an h1 or one of *bodies*."""
    around = {ancestor for body in bodies for ancestor in (body, *body.iterancestors())}
    areas: set[HtmlElement] = set()
    for element in root.iter(*_AREA_TAGS):
        if element in around or not _is_named_area(element) or any(a in areas for a in element.iterancestors()):
            continue
        if next(element.iter("h1"), None) is None:
            areas.add(element)
    return areas


def _is_named_area(element: HtmlElement) -> bool:
    if _COMMENT_TYPE.search(element.get("itemtype") or ""):
        return True
    if not _MENTIONED.search(stated_names(element)):
        return False
    names = own_names(element)
    return any(_AREA.fullmatch(name) and not _NO_AREA.fullmatch(name) for name in names[:300].split())


def stated_bodies(root: HtmlElement) -> list[HtmlElement]:
    """Return the elements that say that they hold an article: microdata, a usual class, else `article`, else `main`."""
    stated = [
        element
        for element in root.iter("div", "section", "article", "main", "td")
        if "articleBody" in (element.get("itemprop") or "") or _BODY_NAMES.search((element.get("class") or "")[:500])
    ]
    if stated:
        return _outermost(stated)
    for tag in ("article", "main"):
        found = [element for element in root.iter(tag) if not _is_named_area(element)]
        if found:
            return _outermost(found)
    return _outermost([element for element in root.iter("div", "section") if element.get("role") == "main"])


def other_articles(root: HtmlElement, weights: dict[HtmlElement, Weight]) -> set[HtmlElement]:
    """Return the articles beside the one that holds the page's only h1: other posts, whole or in part."""
    titles = list(root.iter("h1"))
    if len(titles) != 1:
        return set()
    own = next(titles[0].iterancestors("article"), None)
    if own is None or own not in weights or not _holds_prose(own, frozenset(), weights):
        return set()
    around = {own, *own.iterancestors()}
    beside = {article for article in root.iter("article") if article not in around}
    return {one for one in beside if not any(a is own or a in beside for a in one.iterancestors())}


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    known = set(elements)
    return [element for element in elements if not any(ancestor in known for ancestor in element.iterancestors())]


def only_body(
    bodies: list[HtmlElement], areas: AbstractSet[HtmlElement], weights: dict[HtmlElement, Weight]
) -> HtmlElement | None:
    """Return the one element of *bodies* that holds prose outside of the readers' comments; None: none, or several."""
    found = [
        body
        for body in bodies
        if body in weights
        and not any(ancestor in areas for ancestor in (body, *body.iterancestors()))
        and _holds_prose(body, areas, weights)
    ]
    return found[0] if len(found) == 1 else None


def _holds_prose(body: HtmlElement, areas: AbstractSet[HtmlElement], weights: dict[HtmlElement, Weight]) -> bool:
    weight = weights[body]
    inside = [weights[area] for area in areas if area in weights and any(a is body for a in area.iterancestors())]
    characters = weight.characters - sum(area.characters for area in inside)
    linked = weight.linked - sum(area.linked for area in inside)
    if characters < _FEWEST_CHARACTERS or linked > _MOST_LINKED * characters:
        return False
    lines = (element for element in body.iter("p", "div", "li", "blockquote") if element.tag not in HEADINGS)
    return any(
        _SENTENCE.search(" ".join("".join(line.itertext()).split())[:3000])
        for line in lines
        if not any(ancestor in areas for ancestor in (line, *line.iterancestors()))
    )
