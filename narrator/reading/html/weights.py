"""How much text, of which kind, stands in each element of a page: one pass, linear in the page's size."""

from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_SILENT: Final = frozenset(("script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "head"))
_PROSE: Final = frozenset(("p", "blockquote", "li", "pre", "dd", "td"))


@dataclass(slots=True)
class Weight:
    """What stands in one element, its descendants included."""

    characters: int = 0
    linked: int = 0
    """Characters inside links."""
    commas: int = 0
    paragraphs: int = 0
    pictures: int = 0
    headings: int = 0
    items: int = 0
    controls: int = 0

    @property
    def link_density(self) -> float:
        """The share of the text that is links."""
        return self.linked / self.characters if self.characters else 0.0

    def add(self, other: "Weight") -> None:
        """Add a child's weight."""
        self.characters += other.characters
        self.linked += other.linked
        self.commas += other.commas
        self.paragraphs += other.paragraphs
        self.pictures += other.pictures
        self.headings += other.headings
        self.items += other.items
        self.controls += other.controls


def weigh(root: HtmlElement) -> dict[HtmlElement, Weight]:
    """Return the weight of each element of *root*; what a browser does not show weighs nothing."""
    weights: dict[HtmlElement, Weight] = {}
    open_weights: list[Weight] = []
    links = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            weight = _own(element)
            weights[element] = weight
            open_weights.append(weight)
            links += element.tag == "a"
            if element.tag in _SILENT:
                walker.skip_subtree()
            elif element.text:
                _count(weight, element.text, links)
            continue
        weight = open_weights.pop()
        links -= element.tag == "a"
        if open_weights:
            open_weights[-1].add(weight)
            if element.tail:
                _count(open_weights[-1], element.tail, links)
    return weights


def _count(weight: Weight, text: str, links: int) -> None:
    characters = sum(map(len, text.split()))
    if not characters:
        return
    weight.characters += characters
    weight.commas += text.count(",") + text.count("、") + text.count("，")
    if links:
        weight.linked += characters


def _own(element: HtmlElement) -> Weight:
    tag = element.tag
    return Weight(
        paragraphs=tag == "p",
        pictures=tag == "img",
        headings=tag in ("h1", "h2", "h3", "h4", "h5", "h6"),
        items=tag == "li",
        controls=tag in ("input", "button", "select", "textarea"),
    )
