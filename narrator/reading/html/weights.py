"""How much text, of which kind, stands in each element of a page: one pass, linear in the page's size."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

_SILENT: Final = frozenset(("script", "style", "noscript", "template", "svg", "head"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FORMULA: Final = re.compile(
    r"(?:^|[\s_-])(?:latex|tex|math(?:jax)?|mathimg|formula|equation)(?:$|[\s_-])", re.IGNORECASE
)
_NOTHING: Final = frozenset[HtmlElement]()


class Weight(Struct):
    """What stands in one element, its descendants included."""

    characters: int = 0
    """Of its text, white space folded."""
    linked: float = 0.0
    """Characters inside links; links to a place on the same page count a third."""
    commas: int = 0
    headed: int = 0
    """Characters inside headings."""
    listed: int = 0
    """Characters inside lists."""
    paragraphs: int = 0
    pictures: int = 0
    captions: int = 0
    items: int = 0
    inputs: int = 0
    players: int = 0

    @property
    def link_density(self) -> float:
        """The share of the text that is links."""
        return self.linked / self.characters if self.characters else 0.0

    def add(self, other: "Weight", sign: int = 1) -> None:
        """Add a descendant's weight, or (*sign* −1) take it away."""
        self.characters += sign * other.characters
        self.linked += sign * other.linked
        self.commas += sign * other.commas
        self.headed += sign * other.headed
        self.listed += sign * other.listed
        self.paragraphs += sign * other.paragraphs
        self.pictures += sign * other.pictures
        self.captions += sign * other.captions
        self.items += sign * other.items
        self.inputs += sign * other.inputs
        self.players += sign * other.players


def weigh(root: HtmlElement, removed: AbstractSet[HtmlElement] = _NOTHING) -> dict[HtmlElement, Weight]:
    """Return the weight of each element of *root*; what is *removed* or not shown by a browser weighs nothing."""
    weights: dict[HtmlElement, Weight] = {}
    open_weights: list[Weight] = []
    links: list[float] = []
    headings = lists = 0
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            weight = weights[element] = _own(element)
            open_weights.append(weight)
            if tag == "a":
                links.append(0.3 if (element.get("href") or "").startswith("#") else 1.0)
            headings += tag in _HEADINGS
            lists += tag in ("ul", "ol")
            if tag in _SILENT or element in removed:
                weights[element] = open_weights[-1] = Weight()
                walker.skip_subtree()
            elif element.text:
                count_text(weight, element.text, links, headings, lists)
            continue
        if event == "end":
            weight = open_weights.pop()
            if tag == "a":
                links.pop()
            headings -= tag in _HEADINGS
            lists -= tag in ("ul", "ol")
            if open_weights:
                open_weights[-1].add(weight)
        if open_weights and element.tail:
            count_text(open_weights[-1], element.tail, links, headings, lists)
    return weights


def count_text(weight: Weight, text: str, links: list[float], headings: int, lists: int) -> None:
    """Add a stretch of text to *weight*."""
    words = text.split()
    if not words:
        return
    characters = sum(map(len, words)) + len(words) - 1
    weight.characters += characters
    weight.commas += commas_of(text)
    if links:
        weight.linked += characters * links[-1]
    if headings:
        weight.headed += characters
    if lists:
        weight.listed += characters


def commas_of(text: str) -> int:
    """Return how many commas of any script *text* has."""
    count = text.count(",")
    return count if text.isascii() else count + sum(map(text.count, "،﹐︐、，؛⸁⸴⸲"))


def is_caption(element: HtmlElement) -> bool:
    """Return whether tag or class say that the element is a picture's caption."""
    tag = element.tag
    return tag == "figcaption" or (
        tag in ("div", "p", "dd") and "caption" in (element.get("class") or "")[:500].lower()
    )


def is_formula_image(image: HtmlElement) -> bool:
    """Return whether class or alternative text say that a picture is a formula: it stands inside a sentence."""
    return bool(_FORMULA.search(image.get("class") or "")) or (image.get("alt") or "").startswith("{\\displaystyle")


def _own(element: HtmlElement) -> Weight:
    tag = element.tag
    return Weight(
        paragraphs=tag == "p",
        pictures=tag == "img" and not is_formula_image(element),
        captions=is_caption(element),
        items=tag == "li",
        inputs=tag == "input" and element.get("type") != "hidden",
        players=tag in ("object", "embed", "iframe"),
    )
