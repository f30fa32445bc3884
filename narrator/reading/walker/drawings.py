"""A drawing that stands in a page itself (`svg`) → what its author says of it, and the file that it would be."""

import re
from copy import deepcopy
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.svg.allowed import ATTRIBUTES, ELEMENTS, SVG, XLINK
from narrator.reading.walker.attributes import is_hidden, pixels, plain_text

_ICON_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:icons?|logos?|symbol|glyph|sprite|badge|arrow|caret|chevron|spinner|fa|emoji)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BY_A_PROGRAM: Final = re.compile(r"^(?:created with|group|fill|shape|artboard|icon|logo|page|layer)\b", re.IGNORECASE)
"""Titles that drawing programs write, and those of signs."""
_SMALLEST: Final = 64
"""Pixels of a drawing's longer side; less is a sign."""
_SHAPES: Final = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_FEWEST_SHAPES: Final = 3
"""Of a drawing without a picture or a text in it, whose size nobody states; signs have one or two."""
_LONGEST: Final = 1_000_000
_AS_WRITTEN: Final = {name.lower(): name for name in ELEMENTS | ATTRIBUTES if name != name.lower()}
"""Names with capitals, which parsers of HTML write small (`viewbox`)."""


def description_of(drawing: HtmlElement) -> str:
    """Return the title and the description that a drawing's author gave it; empty for signs and what has none."""
    said = [plain_text(child) for child in drawing if child.tag in ("title", "desc")]
    text = " ".join(part if part.endswith((".", "!", "?")) or part is said[-1] else f"{part}." for part in said if part)
    return "" if not text or _is_sign(drawing, said[0]) else text


def _is_sign(drawing: HtmlElement, title: str) -> bool:
    around = next(drawing.iterancestors("a", "button", "label", "summary", "nav", "defs"), None)
    if around is not None or is_hidden(drawing) or drawing.get("role") in ("presentation", "none"):
        return True
    names = f"{drawing.get('class') or ''} {drawing.get('id') or ''}"[:500]
    if _ICON_NAMES.search(names) or _BY_A_PROGRAM.match(title):
        return True
    sides = [side for side in (pixels(drawing.get("width")), pixels(drawing.get("height"))) if side is not None]
    if sides:
        return max(sides) < _SMALLEST
    if next(drawing.iter("image", "text"), None) is not None:
        return False
    return sum(1 for _ in drawing.iter(*_SHAPES)) < _FEWEST_SHAPES


def reference_of(drawing: HtmlElement) -> str:
    """Return the picture that a drawing holds alone, or the drawing as a `data:` address; empty: it is too long."""
    images = list(drawing.iter("image"))
    if len(images) == 1 and next(drawing.iter("text", *_SHAPES), None) is None:
        return (images[0].get("href") or images[0].get("xlink:href") or images[0].get(f"{{{XLINK}}}href") or "").strip()
    copy = deepcopy(drawing)
    copy.tail = None
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})  # type: ignore[dict-item]  # the stubs forget None
    _rebuild(copy, root)
    text = etree.tostring(root, encoding="unicode")
    return f"data:image/svg+xml,{_quoted(text)}" if len(text) <= _LONGEST else ""


def _rebuild(old: HtmlElement, new: etree._Element) -> None:
    """Fill *new* with what *old* holds, in SVG's namespace and spelling."""
    waiting = [(old, new)]
    while waiting:
        source, made = waiting.pop()
        made.text = source.text
        for name, value in source.attrib.items():
            if name == "xlink:href":
                made.set(f"{{{XLINK}}}href", value)
            elif ":" not in name and not name.startswith(("xmlns", "{")):
                made.set(_AS_WRITTEN.get(name, name), value)
        for child in source:
            if isinstance(child.tag, str) and child.tag.isalnum():
                inner = etree.SubElement(made, f"{{{SVG}}}{_AS_WRITTEN.get(child.tag, child.tag)}")
                inner.tail = child.tail
                waiting.append((child, inner))


def _quoted(text: str) -> str:
    """Return *text* as it stands in an address."""
    return re.sub(r"[%#<>\"\s]", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), text)
