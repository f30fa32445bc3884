"""The flat list of tokens that a line is read into, and the elements that it becomes."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Final

from markdown.util import HTML_PLACEHOLDER_RE
from msgspec import Struct, field

DEEPEST: Final = 20
"""Inline elements within inline elements; deeper ones keep their text only."""
FIGURE_ALT: Final = "fig-alt"
"""Quarto's name for what a picture shows; then the text in its brackets is its caption."""
Mark = tuple[str, Mapping[str, str]]
"""An element's tag and attributes."""


class Token(Struct, eq=False):
    """A piece of text or a finished element, and the elements that end before it and begin after it."""

    text: str = ""
    """As the serializer wants it: `&` written `&amp;`."""
    element: ET.Element | None = None
    closes: int = 0
    """How many elements end before its text."""
    opens: list[Mark] = field(default_factory=list)
    """Elements that begin after its text, innermost first."""
    attributes: dict[str, str] = field(default_factory=dict)
    """An attribute list, for an element that ended just before; elsewhere it is the text."""


def escape(text: str) -> str:
    """Return *text* as the serializer wants it, which takes `&amp;` for an entity."""
    return text.replace("&", "&amp;")


def plain_text(tokens: list[Token]) -> str:
    """Return what the tokens say, for an image's alternative text; raw tags are dropped."""
    parts: list[str] = []
    for token in tokens:
        parts.append(token.text)
        if token.element is not None:
            if token.element.tag == "br":
                parts.append("\n")
            parts.append(token.element.get("alt") or "".join(token.element.itertext()))
    return HTML_PLACEHOLDER_RE.sub("", "".join(parts))


def fill(parent: ET.Element, tokens: list[Token]) -> None:
    """Make *tokens* the content of *parent*, before the children that it has."""
    rest = list(parent)
    for child in rest:
        parent.remove(child)
    parent.text = ""
    writer = _Writer(parent)
    for token in tokens:
        writer.write(token)
    writer.flush()
    parent.extend(rest)


def _make_figure(image: ET.Element) -> None:
    attributes = dict(image.attrib)
    attributes["alt"], caption = attributes.pop(FIGURE_ALT), attributes.get("alt", "")
    image.attrib.clear()
    if not caption.strip():
        image.attrib.update(attributes)
        return
    image.tag = "figure"
    ET.SubElement(image, "figcaption").text = caption
    ET.SubElement(image, "img", attributes)


class _Writer:
    """Appends text and elements at the innermost open element."""

    def __init__(self, parent: ET.Element) -> None:
        self._open: list[ET.Element] = [parent]
        self._skipped = 0
        self._pieces: list[str] = []
        self._after: ET.Element | None = None

    def write(self, token: Token) -> None:
        for _ in range(token.closes):
            self._end()
        if token.attributes and self._after is not None and not self._pieces:
            for name, value in token.attributes.items():
                self._after.set(name, escape(value))
            if FIGURE_ALT in token.attributes and self._after.tag == "img":
                _make_figure(self._after)
        elif token.text:
            self._pieces.append(token.text)
        if token.element is not None:
            self._append(token.element)
        for tag, attributes in reversed(token.opens):
            self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > DEEPEST:
            self._skipped += 1
            return
        element = ET.Element(tag, dict(attributes))
        self._append(element)
        self._open.append(element)
        self._after = None

    def _end(self) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self.flush()
        self._after = self._open.pop()

    def _append(self, element: ET.Element) -> None:
        self.flush()
        self._open[-1].append(element)
        self._after = element

    def flush(self) -> None:
        """Set the text gathered since the last element, at once: text that grows piece by piece costs its square."""
        text, self._pieces = "".join(self._pieces), []
        if not text:
            return
        if self._after is None:
            self._open[-1].text = (self._open[-1].text or "") + text
        else:
            self._after.tail = (self._after.tail or "") + text
