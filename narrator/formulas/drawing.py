"""A formula → an SVG element that is named by its phrase, and a MathML element beside it."""

import re
from typing import Final

from lxml import etree
from msgspec import Struct

from narrator.formulas.phrase import phrase_of
from narrator.formulas.quantities import units_named
from narrator.formulas.rendering import rendered
from narrator.formulas.source import LONGEST_SOURCE, FormulaSource, expanded, formula_source
from narrator.formulas.wording import locale_of
from narrator.languages.tags import SOURCE_LANGUAGE

SVG: Final = "http://www.w3.org/2000/svg"
MATHML: Final = "http://www.w3.org/1998/Math/MathML"
LONGEST_MATHML: Final = 1_500
"""Characters of TeX that are still put into MathML: some 20 ms."""
_SVG_NAMES = "svg g path use rect line polyline polygon circle ellipse defs title"
SVG_ELEMENTS: Final = frozenset(_SVG_NAMES.split())
"""What a drawing is made of: nothing that runs, fetches or links."""
_MATHML_NAMES = """
math mi mn mo mtext mspace ms mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup
munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr maligngroup malignmark
"""
MATHML_ELEMENTS: Final = frozenset(_MATHML_NAMES.split())
_SVG_ATTRIBUTES: Final = frozenset(
    ("viewBox", "width", "height", "d", "transform", "x", "y", "x1", "x2", "y1", "y2", "r", "cx", "cy", "rx", "ry",
     "points", "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-rule", "opacity")
)  # fmt: skip
_MATHML_ATTRIBUTES: Final = frozenset(
    ("mathvariant", "display", "displaystyle", "scriptlevel", "stretchy", "fence", "form", "accent", "accentunder",
     "linethickness", "columnalign", "rowspan", "columnspan", "width", "height", "depth", "lspace", "rspace", "open",
     "close", "separators", "notation", "largeop", "movablelimits", "symmetric", "separator")
)  # fmt: skip
_DEPTH: Final = re.compile(r"vertical-align:\s*(-?[\d.]+)em")
_PAINT: Final = re.compile(r"(?:currentColor|none|transparent|#[0-9a-fA-F]{3,8}|[a-z]{3,20})")


class Drawing(Struct, frozen=True):
    """A formula for the eye and for who navigates it."""

    svg: etree._Element
    mathml: etree._Element | None


def drawing_of(value: str, language: str, *, displayed: bool, name: str) -> Drawing | None:
    """Return the drawing of the formula *value*, its ids beginning with *name*; None where it cannot be drawn.

    It is named by its phrase in *language* (BCP 47), or in English where the library does not speak that.
    """
    if len(value) > LONGEST_SOURCE:
        return None
    source = formula_source(value)
    tagged = rf"{source.text}\tag{{{source.number}}}" if source.number else source.text
    locale = locale_of(language) or SOURCE_LANGUAGE
    try:
        result = rendered(tagged, locale, display=displayed, input=source.notation)
        named = units_named(tagged) if result["warnings"] else tagged
        if named != tagged:  # short names of units, which the library does not know
            result = rendered(named, locale, display=displayed, input=source.notation)
        drawn = etree.fromstring(result["svg"].encode())
    except (ImportError, ValueError, etree.XMLSyntaxError):
        return None
    if result["warnings"]:
        return None
    title = phrase_of(value, locale).text or result["speech"]
    return Drawing(_svg(drawn, name, title), _mathml(source, displayed=displayed))


def _svg(drawn: etree._Element, name: str, title: str) -> etree._Element:
    svg = etree.Element("svg", nsmap={None: SVG})  # type: ignore[dict-item]  # a default namespace
    heading = etree.SubElement(svg, "title", id=f"{name}-title")
    heading.text = title
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{name}-title")
    _copy_attributes(drawn, svg, name)
    depth = _DEPTH.search(drawn.get("style", ""))
    if depth:
        svg.set("style", f"vertical-align: {depth[1]}em")
    _copy_children(drawn, svg, name)
    return svg


def _copy_children(drawn: etree._Element, copy: etree._Element, name: str) -> None:
    for child in drawn.iterchildren(etree.Element):
        local = etree.QName(child).localname
        if local in SVG_ELEMENTS and local not in {"title", "svg"}:
            made = etree.SubElement(copy, local)
            _copy_attributes(child, made, name)
            _copy_children(child, made, name)


def _copy_attributes(drawn: etree._Element, copy: etree._Element, name: str) -> None:
    for key, value in drawn.attrib.items():
        if key == "id":
            copy.set("id", f"{name}-{str(value).rpartition('-')[2]}")
        elif key == "href" and str(value).startswith("#"):
            copy.set("href", f"#{name}-{str(value).rpartition('-')[2]}")
        elif key in {"fill", "stroke"} and not _PAINT.fullmatch(str(value)):
            copy.set(str(key), "currentColor")
        elif key in _SVG_ATTRIBUTES:
            copy.set(str(key), str(value))


def _mathml(source: FormulaSource, *, displayed: bool) -> etree._Element | None:
    """Return MathML (Core) of *source*; None where nothing makes it: chemistry, ASCIIMath, macros with arguments."""
    if len(source.text) > LONGEST_MATHML or source.notation == "asciimath":
        return None
    if source.notation == "mathml":
        text = source.text
    else:
        from latex2mathml.converter import convert  # noqa: PLC0415  # loaded with the first formula that is drawn

        try:
            text = convert(expanded(source.text), display="block" if displayed else "inline")
        except Exception:  # noqa: BLE001  # the library's errors have no base of their own; the drawing is there anyway
            return None
    try:
        parsed = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    math = etree.Element("math", nsmap={None: MATHML})  # type: ignore[dict-item]  # a default namespace
    _copy_mathml(parsed, math)
    return None if "\\" in "".join(str(piece) for piece in math.itertext()) or not len(math) else math


def _copy_mathml(parsed: etree._Element, copy: etree._Element) -> None:
    copy.text = parsed.text
    for key, value in parsed.attrib.items():
        if key in _MATHML_ATTRIBUTES:
            copy.set(str(key), str(value))
    for child in parsed.iterchildren(etree.Element):
        local = etree.QName(child).localname
        if local == "semantics":
            inner = next(child.iterchildren(etree.Element), None)
            if inner is not None and etree.QName(inner).localname in MATHML_ELEMENTS:
                _copy_mathml(inner, etree.SubElement(copy, etree.QName(inner).localname))
        elif local in MATHML_ELEMENTS:
            made = etree.SubElement(copy, local)
            _copy_mathml(child, made)
            made.tail = child.tail
