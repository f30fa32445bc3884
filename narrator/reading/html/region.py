"""Which elements of the page are read: readability's choice, with what it dropped put back and what it let through cut."""

from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.html.furniture import is_furniture, leads_away
from narrator.reading.html.weights import Weight, weigh
from narrator.reading.walker import Exclusion
from narrator.reading.walker.attributes import is_hidden, plain_text

_FURNITURE: Final = Exclusion(Reason.FURNITURE, "page")
_TRANSPARENT: Final = frozenset("br wbr hr svg noscript script style template link meta source track col colgroup".split())
_ALWAYS: Final = frozenset(("blockquote", "pre", "figcaption", "picture", "math"))
_BLOCK: Final = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd"))


@dataclass(slots=True)
class Region:
    """What of a page is read."""

    excluded: dict[HtmlElement, Exclusion] = field(default_factory=dict)
    """Elements left out whole."""
    unread: set[HtmlElement] = field(default_factory=set)
    """Elements whose own text, beside what stands in them, is left out."""


def region_of(root: HtmlElement, kept: set[HtmlElement]) -> Region:
    """Return what is read of *root*, given the elements that the extractor kept."""
    weights = weigh(root)
    paths: set[HtmlElement] = set()
    for element in kept:
        for ancestor in element.iterancestors():
            if ancestor in paths:
                break
            paths.add(ancestor)
    total = sum(weights[element].characters for element in kept if element.getparent() not in kept)
    region = Region(unread=paths - kept)
    walker = _Choice(weights, kept, paths, total, region)
    walker.run(root)
    return region


class _Choice:
    def __init__(self, weights, kept, paths, total, region) -> None:
        self.weights: dict[HtmlElement, Weight] = weights
        self.kept, self.paths, self.total, self.region = kept, paths, total, region

    def run(self, root: HtmlElement) -> None:
        stack: list[tuple[HtmlElement, bool]] = [(root, False)]
        while stack:
            element, restored = stack.pop()
            if not isinstance(element.tag, str) or element.tag in _TRANSPARENT or element.tag == "head":
                continue
            if restored or element in self.kept:
                if self.cut(element):
                    self.region.excluded[element] = _FURNITURE
                    continue
                stack.extend((child, restored) for child in element)
            elif element in self.paths:
                stack.extend((child, False) for child in element)
            elif element.getparent() in self.kept and self.restore(element):
                stack.append((element, True))
            else:
                self.region.excluded[element] = _FURNITURE

    def cut(self, element: HtmlElement) -> bool:
        weight = self.weights.get(element)
        if weight is None or weight.characters * 2 > self.total:
            return False
        if element.tag in ("body", "article", "main", "html", "code", "pre"):
            return False
        if is_furniture(element) and (weight.link_density > 0.2 or weight.characters < 1000):
            return True
        if weight.characters < 300 and weight.link_density > 0.3 and element.tag in ("p", "div", "li", "ul", "aside", "section"):
            return leads_away(plain_text(element))
        return False

    def restore(self, element: HtmlElement) -> bool:
        weight = self.weights.get(element)
        if weight is None or is_hidden(element) or is_furniture(element):
            return False
        tag = element.tag
        if tag in _ALWAYS:
            return True
        if tag == "img":
            return True
        if tag in ("figure",):
            return weight.link_density < 0.6
        if tag == "table":
            return weight.link_density < 0.4 and weight.characters > 0
        if tag in ("ul", "ol"):
            return weight.link_density < 0.4
        if tag in _BLOCK:
            return weight.link_density < 0.5
        if tag in ("div", "section", "aside", "span", "a"):
            if weight.pictures and weight.characters < 400 and weight.link_density < 0.5:
                return True
            return weight.link_density < 0.25 and weight.characters > 60 and (weight.commas > 0 or weight.paragraphs > 0)
        return False
