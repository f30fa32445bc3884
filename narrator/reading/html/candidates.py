"""The element that holds the article: Mozilla Readability's scoring, on the page's own tree.

The rules and numbers are those of mozilla/readability (`Readability.js`, `_grabArticle`), which readability-lxml ports
in part; here nothing is moved or removed, so that what was dropped can still be judged, and said to be left out.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct, field

from narrator.reading.html.furniture import words_of
from narrator.reading.html.naming import HEADINGS, is_named_by_heading, own_names
from narrator.reading.html.parts import frame_of, is_lead, pieces_of
from narrator.reading.html.weights import Weight, commas_of, weigh
from narrator.reading.walker.attributes import plain_text
from narrator.reading.walker.controls import Controls

_UNLIKELY: Final = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu"
    r"|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination"
    r"|pager|popup|yom-remote",
    re.IGNORECASE,
)
_MAYBE: Final = re.compile(r"and|article|body|column|content|main|mathjax|shadow", re.IGNORECASE)
_POSITIVE: Final = re.compile(
    r"article|body|content|entry|hentry|h-entry|main|page|pagination|paragraph|post|text|blog|story", re.IGNORECASE
)
_NEGATIVE: Final = re.compile(
    r"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain"
    r"|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget",
    re.IGNORECASE,
)
_HEADER: Final = re.compile("header", re.IGNORECASE)
_HEADED: Final = frozenset(("p", "ul", "ol", "dl", "div", "table", "blockquote", "figure", "pre"))
_FEW_LINKS: Final = 2
_LONGEST_HEADER: Final = 200
_UNLIKELY_ROLES: Final = frozenset(("menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"))
_SCORED: Final = frozenset(("section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"))
_BLOCK_CHILDREN: Final = frozenset(("blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul"))
_PHRASING: Final = frozenset((
    "abbr", "audio", "b", "bdo", "br", "button", "cite", "code", "data", "datalist", "dfn", "em", "embed", "i",
    "img", "input", "kbd", "label", "mark", "math", "meter", "noscript", "object", "output", "progress", "q",
    "ruby", "samp", "script", "select", "small", "span", "strong", "sub", "sup", "textarea", "time", "var",
    "wbr", "font", "a", "del", "ins",
))  # fmt: skip
_TAG_SCORES: Final = {
    "div": 5,
    **dict.fromkeys(("pre", "td", "blockquote"), 3),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th"), -5),
}


class Candidates(Struct):
    """The article's elements, and how the page scored."""

    chosen: list[HtmlElement] = field(default_factory=list)
    """The best element and the siblings that belong to it, in order."""
    removed: set[HtmlElement] = field(default_factory=set)
    """Elements taken out before scoring: hidden, or unlikely by their names."""
    weights: dict[HtmlElement, Weight] = field(default_factory=dict)
    by_names: bool = True
    """Whether classes and ids count."""
    controls: Controls = field(default_factory=Controls)
    """What the page's controls show, and their labels."""
    protected: AbstractSet[HtmlElement] = field(default_factory=frozenset)
    """Elements that are not cut, whatever they look like."""

    def name_weight(self, element: HtmlElement) -> int:
        """Return what class and id speak for or against the element."""
        return class_weight(element) if self.by_names else 0


def class_weight(element: HtmlElement) -> int:
    """Return 25 for each of class and id that speaks for content, −25 for each that speaks against it."""
    weight = 0
    stated, name = element.get("class"), element.get("id")
    if stated:
        weight -= 25 if _NEGATIVE.search(stated[:1000]) else 0
        weight += 25 if _POSITIVE.search(stated[:1000]) else 0
    if name:
        weight -= 25 if _NEGATIVE.search(name[:1000]) and not is_named_by_heading(element) else 0
        weight += 25 if _POSITIVE.search(name[:1000]) else 0
    return weight


def candidates_of(
    root: HtmlElement,
    unseen: AbstractSet[HtmlElement],
    *,
    strict: bool,
    by_names: bool = True,
) -> Candidates:
    """Return the best candidate and its siblings; *strict*: unlikely elements are taken out first.

    *unseen*: elements that are no part of any article: hidden for good, or what readers wrote.
    """
    found = Candidates(by_names=by_names)
    found.removed = _unlikely(root, unseen, strict=strict)
    found.weights = weigh(root, found.removed)
    body = root.find("body")
    top_level = root if body is None else body
    scores = _scores(top_level, found)
    if not scores:
        found.chosen = [top_level]
        return found
    top = _top_of(scores, found, top_level)
    if top is top_level:
        found.chosen = [top]
        return found
    pieces = pieces_of(top, found.weights)
    found.chosen = pieces if len(pieces) > 1 else _with_siblings(top, scores, found)
    frame = frame_of(found.chosen, found.weights)
    found.chosen = found.chosen if frame is None else [frame]
    return found


def _unlikely(root: HtmlElement, unseen: AbstractSet[HtmlElement], *, strict: bool) -> set[HtmlElement]:
    removed: set[HtmlElement] = set()
    guarded = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            guarded -= tag in ("table", "code", "pre")
            continue
        guarded += tag in ("table", "code", "pre")
        gone = element in unseen
        if not gone and strict and tag not in ("body", "html", "a", "article", "main"):
            gone = (not guarded and _is_unlikely(element)) or (element.get("role") or "").lower() in _UNLIKELY_ROLES
        if gone:
            removed.add(element)
            walker.skip_subtree()
    return removed


def _is_unlikely(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:2000]
    unlikely = len(names) > 1 and bool(_UNLIKELY.search(names)) and not _MAYBE.search(names)
    if not unlikely or element.tag in HEADINGS:  # themes call them "section-header", "recipe-header"
        return unlikely and bool(_UNLIKELY.search(own_names(element).replace("header", "")))
    return bool(_UNLIKELY.search(own_names(element))) and not _heads_text(element)


def _heads_text(element: HtmlElement) -> bool:
    """Return whether a frame that is called a header holds the one heading of what follows it ("section-header")."""
    if element.tag not in ("div", "header", "hgroup") or "header" not in words_of(own_names(element)):
        return False
    if _UNLIKELY.search(_HEADER.sub("", own_names(element))):
        return False
    below = element.getnext()
    if below is None or below.tag not in _HEADED or next(element.iter("nav", "h1"), None) is not None:
        return False
    headings = [inner for inner in element.iter("h2", "h3", "h4", "h5", "h6") if plain_text(inner)]
    links = sum(1 for _ in element.iter("a"))
    return len(headings) == 1 and links < _FEW_LINKS and len(plain_text(element)) <= _LONGEST_HEADER


def _scores(top_level: HtmlElement, found: Candidates) -> dict[HtmlElement, float]:
    scores: dict[HtmlElement, float] = {}
    walker = etree.iterwalk(top_level, events=("start",))
    for _, element in walker:
        if element in found.removed or element not in found.weights:
            walker.skip_subtree()
        elif element.tag in _SCORED:
            weight = found.weights[element]
            _score(element.getparent(), weight.characters, weight.commas, scores, found)
        elif element.tag == "div":
            _score_div(element, found, scores)
    return scores


def _score_div(element: HtmlElement, found: Candidates, scores: dict[HtmlElement, float]) -> None:
    """Score a `div` used as a paragraph, or the lines of text that stand between its blocks."""
    weight = found.weights[element]
    if not any(child.tag in _BLOCK_CHILDREN for child in element.iterdescendants()):
        _score(element.getparent(), weight.characters, weight.commas, scores, found)
        return
    length = commas = 0
    for text, child in _lines(element):
        if child is None or child.tag in _PHRASING:
            inner = found.weights.get(child) if child is not None and child not in found.removed else None
            length += len(text) + (inner.characters if inner else 0)
            commas += commas_of(text) + (inner.commas if inner else 0)
        else:
            _score(element, length, commas, scores, found)
            length, commas = len(text), commas_of(text)
    _score(element, length, commas, scores, found)


def _lines(element: HtmlElement) -> list[tuple[str, HtmlElement | None]]:
    pieces: list[tuple[str, HtmlElement | None]] = [(" ".join((element.text or "").split()), None)]
    pieces.extend((" ".join((child.tail or "").split()), child) for child in element)
    return pieces


def _score(
    parent: HtmlElement | None, length: int, commas: int, scores: dict[HtmlElement, float], found: Candidates
) -> None:
    if length < 25 or parent is None:
        return
    score = 1 + commas + 1 + min(length // 100, 3)
    ancestor: HtmlElement | None = parent
    for level in range(5):
        if ancestor is None or ancestor.tag == "html":
            return
        if ancestor not in scores:
            scores[ancestor] = _TAG_SCORES.get(ancestor.tag, 0) + found.name_weight(ancestor)
        scores[ancestor] += score / (1 if level == 0 else 2 if level == 1 else level * 3)
        ancestor = ancestor.getparent()


def _top_of(scores: dict[HtmlElement, float], found: Candidates, top_level: HtmlElement) -> HtmlElement:
    for element in scores:
        scores[element] *= 1 - found.weights[element].link_density
    ranked = sorted(scores, key=lambda element: -scores[element])[:5]
    top = ranked[0]
    if top is top_level:
        return top
    top = _common_ancestor(ranked, scores, top_level)
    parent = top.getparent()
    last = scores.setdefault(top, float(_TAG_SCORES.get(top.tag, 0) + found.name_weight(top)))
    least = last / 3
    while parent is not None and parent is not top_level and parent.tag != "html":
        score = scores.get(parent)
        if score is not None:
            if score < least:
                break
            if score > last:
                top = parent
                break
            last = score
        parent = parent.getparent()
    parent = top.getparent()
    while parent is not None and parent is not top_level and parent.tag != "html" and len(parent) == 1:
        top, parent = parent, parent.getparent()
    return top


def _common_ancestor(
    ranked: list[HtmlElement], scores: dict[HtmlElement, float], top_level: HtmlElement
) -> HtmlElement:
    """Return an ancestor of the best that holds three more of nearly its score, or the best itself."""
    top = ranked[0]
    others = [set(other.iterancestors()) for other in ranked[1:] if scores[other] >= 0.75 * scores[top]]
    if len(others) < 3:
        return top
    for ancestor in top.iterancestors():
        if ancestor is top_level or ancestor.tag == "html":
            break
        if sum(ancestor in ancestors for ancestors in others) >= 3:
            return ancestor
    return top


def _with_siblings(top: HtmlElement, scores: dict[HtmlElement, float], found: Candidates) -> list[HtmlElement]:
    parent = top.getparent()
    if parent is None:
        return [top]
    best = scores.get(top, 0.0)
    threshold = max(10.0, best * 0.2)
    chosen: list[HtmlElement] = []
    for sibling in parent:
        weight = found.weights.get(sibling)
        if sibling is top:
            chosen.append(sibling)
        elif weight is not None and sibling not in found.removed and sibling.tag not in ("script", "style"):
            same = bool(top.get("class")) and sibling.get("class") == top.get("class")
            bonus = best * 0.2 if same else 0.0
            scored = sibling in scores and scores[sibling] + bonus >= threshold
            prose = sibling.tag == "p" and _is_prose(sibling, weight)
            if scored or prose or (top not in chosen and is_lead(sibling, weight)):
                chosen.append(sibling)
    return chosen


def _is_prose(paragraph: HtmlElement, weight: Weight) -> bool:
    if weight.characters > 80:
        return weight.link_density < 0.25
    text = "".join(paragraph.itertext())
    return weight.characters > 0 and weight.link_density == 0 and bool(re.search(r"\.( |$)", text))
