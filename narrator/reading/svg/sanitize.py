"""SVG → SVG: a new tree with what `allowed` lists, built from the old one; nothing is taken over unseen."""

import re
from collections import Counter
from typing import Final

from lxml import etree

from narrator.errors import NarratorError
from narrator.reading.svg.allowed import ATTRIBUTES, ELEMENTS, PRESENTATION, SVG, UNWRAPPED, XLINK, XML
from narrator.reading.svg.style import safe_declarations, safe_sheet, safe_value

XHTML: Final = "http://www.w3.org/1999/xhtml"
MAX_DRAWN: Final = 200_000
"""Elements, those counted again that `use` repeats: a map of a city has some 50,000."""
RASTER: Final = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)(?:;[\w=-]{1,40}){0,4},", re.IGNORECASE)
ANIMATIONS: Final = frozenset({"animate", "animateTransform", "set"})
CSS: Final = PRESENTATION - {"transform"}
"""Attributes whose values are CSS; the rest are numbers, names and paths, which refer to nothing."""
ANIMATED: Final = frozenset({"from", "to", "by", "values"})


class UnsafeDrawingError(NarratorError):
    """A drawing that cannot be made safe: it is not well-formed, or too much to draw."""


def sanitize(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the drawing *data* without what runs or fetches, and the names of the elements that were left out.

    Comments and processing instructions are left out silently. Raises `UnsafeDrawingError` for what is no
    well-formed SVG, is nested deeper than libxml2 allows (256), or would draw more than `MAX_DRAWN` elements.
    """
    # lxml 5 and later resolve internal entities alone, within the limits that libxml2 sets to their growth.
    parser = etree.XMLParser(load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        old = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeDrawingError("is not well-formed SVG") from error
    if old.tag not in (f"{{{SVG}}}svg", "svg"):
        raise UnsafeDrawingError("is not SVG")
    left_out: Counter[str] = Counter()
    new = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})  # type: ignore[dict-item]  # the stubs forget None
    _attributes(old, new, "svg")
    new.text = old.text
    _children(old, new, left_out)
    _limit(new)
    return etree.tostring(new, encoding="utf-8", xml_declaration=True), tuple(sorted(left_out))


def _children(old: etree._Element, new: etree._Element, left_out: Counter[str]) -> None:
    """Append to *new* what of *old*'s children is allowed; text that stood behind a child stays in its place."""
    for child in old:
        namespace, name = _split(str(child.tag))  # of an entity that was not declared: a function, which no list has
        if namespace not in (SVG, "") or (name not in ELEMENTS and name not in UNWRAPPED):
            if namespace in (SVG, "", XHTML) and name != "metadata":  # neither an editor's own notes
                left_out[name] += 1
            _append_text(new, child.tail)
            continue
        if name in ANIMATIONS and child.get("attributeName", "") not in PRESENTATION | {"d", "points", "x", "y", "r"}:
            left_out[name] += 1
            _append_text(new, child.tail)
            continue
        made = etree.SubElement(new, f"{{{SVG}}}{'g' if name in UNWRAPPED else name}")
        _attributes(child, made, name)
        made.tail = child.tail
        if name == "style":
            made.text = safe_sheet("".join(map(str, child.itertext())))
            continue
        made.text = child.text
        _children(child, made, left_out)


def _append_text(parent: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return namespace[1:], name


def _attributes(old: etree._Element, new: etree._Element, element: str) -> None:
    for full, value in old.attrib.items():
        namespace, name = _split(str(full))
        if namespace == XML and name in ("lang", "space"):
            new.set(full, value)
        elif name == "href" and namespace in ("", XLINK):
            target = _target(element, str(value))
            if target:
                new.set(f"{{{XLINK}}}href", target)
        elif namespace == "" and name in ATTRIBUTES:
            kept = _kept(name, str(value))
            if kept is not None:
                new.set(name, kept)


def _kept(name: str, value: str) -> str | None:
    """Return the value that *name* keeps; None: none."""
    if name == "style":
        return safe_declarations(value) or None
    if name in CSS or name in ANIMATED:
        return value if safe_value(value) else None
    return value


def _target(element: str, value: str) -> str:
    """Return what *element* may refer to: a part of the drawing itself, or a raster picture that it carries along."""
    if value.strip().startswith("#") and element not in UNWRAPPED:
        return value.strip()
    return value.strip() if element in ("image", "feImage") and RASTER.match(value) else ""


def _limit(root: etree._Element) -> None:
    """Raise `UnsafeDrawingError` where `use` within `use` would draw without end, or nearly so."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[etree._Element, int] = {}
    open_: set[etree._Element] = set()

    def size(element: etree._Element) -> int:
        if element in sizes:
            return sizes[element]
        if element in open_:
            raise UnsafeDrawingError("refers to itself without end")
        open_.add(element)
        target = named.get((element.get(f"{{{XLINK}}}href") or "")[1:]) if element.tag == f"{{{SVG}}}use" else None
        total = 1 + sum(size(child) for child in element) + (size(target) if target is not None else 0)
        open_.discard(element)
        sizes[element] = total
        if total > MAX_DRAWN:
            raise UnsafeDrawingError(f"would draw more than {MAX_DRAWN:,} elements")
        return total

    try:
        size(root)
    except RecursionError as error:
        raise UnsafeDrawingError("refers to itself too often") from error
