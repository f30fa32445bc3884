"""Mathematics, which renderers put on a page two or three times over: once, as TeX where it is known."""

import re
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from narrator.formulas.source import ASCIIMATH
from narrator.reading.walker.attributes import classes, plain_text, stands_in
from narrator.reading.walker.mathml import signs_of, tex_of

_RENDERED: Final = {"katex", "katex-display", "mwe-math-element", "mathjax", "mathjax_display", "arithmatex", "math"}
_FENCES: Final = re.compile(r"^(?:\\{1,2}[(\[]|\${1,2})\s*(.*?)\s*(?:\\{1,2}[)\]]|\${1,2})$", re.DOTALL)
_OF_IMAGES: Final = frozenset(
    ("latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "mathimg")
)
_MEDIAWIKI: Final = re.compile(r"\{\\(?:display|text)style\b")
_LONG_WORD: Final = re.compile(r"(?<![\\A-Za-z{])[A-Za-z]{4,} [A-Za-z]{2,}")
"""Two words side by side describe a picture, and are no TeX."""
_BLOCK_CLASSES: Final = {
    "katex-display",
    "mathjax_display",
    "display",
    "mwe-math-mathml-display",
    "mwe-math-fallback-image-display",
}


class Formula(NamedTuple):
    """A formula's text, TeX where known, and whether it stands on a line of its own."""

    text: str
    tex: str
    block: bool


def is_formula(element: HtmlElement) -> bool:
    """Return whether the element is a formula, whole."""
    if element.tag in ("math", "mjx-container"):
        return True
    if element.tag == "script":
        return (element.get("type") or "").startswith(("math/tex", "math/asciimath"))
    if element.tag == "img":
        return bool(_tex_of_image(element))
    return element.tag in ("span", "div") and bool(classes(element) & _RENDERED) and _holds_math(element)


def _holds_math(element: HtmlElement) -> bool:
    names = classes(element)
    if names & {"arithmatex", "math"}:
        return element.find(".//p") is None
    return next(element.iter("math", "img"), None) is not None or bool(names & {"katex", "katex-display"})


def _tex_of_image(image: HtmlElement) -> str:
    """Return the TeX that a picture of a formula has as its alternative text (WordPress, MediaWiki), or nothing."""
    alt = " ".join((image.get("alt") or "").split())
    if not alt or not (_MEDIAWIKI.match(alt) or (classes(image) & _OF_IMAGES and not _LONG_WORD.search(alt))):
        return ""
    fenced = _FENCES.match(alt[:10_000])
    return fenced.group(1) if fenced else alt


def is_preview(element: HtmlElement) -> bool:
    """Return whether the element is MathJax's rendering of a formula whose source stands in the `script` after it."""
    return bool(classes(element) & {"mathjax_preview", "mathjax", "mathjax_display", "mathjax_svg", "mathjax_chtml"})


def formula_of(element: HtmlElement) -> Formula:
    """Return what the formula says."""
    tex = ""
    if element.tag == "script":
        tex = element.text or ""
    if element.tag == "img":
        tex = _tex_of_image(element)
    notation = ASCIIMATH if _is_asciimath(element) else ""
    annotation = _tex_source(element)
    if annotation is not None:
        tex = annotation.text or ""
    math = element if element.tag == "math" else next(element.iter("math"), None)
    if not tex and math is not None:
        tex = math.get("alttext") or ""
    if not tex and classes(element) & {"arithmatex", "math"}:
        stripped = plain_text(element)
        fenced = _FENCES.match(stripped[:10_000])
        tex = fenced.group(1) if fenced else stripped
    tex = " ".join(tex.split())
    if math is not None and math.get("data-tex"):  # signs as written, TeX as understood: equations of Word
        return Formula(plain_text(math), math.get("data-tex") or "", math.get("display") == "block")
    text = tex or (signs_of(math) if math is not None else "") or plain_text(math if math is not None else element)
    if math is not None and not tex:
        tex = tex_of(math) or _source_of(math)
    tex = f"{notation}{tex}" if notation and tex else tex
    block = bool(classes(element) & _BLOCK_CLASSES) or element.tag == "div"
    block = (
        block or (math is not None and math.get("display") == "block") or "mode=display" in (element.get("type") or "")
    )
    block = block or element.get("display") == "true"
    return Formula(text, tex, block)


def _is_asciimath(element: HtmlElement) -> bool:
    is_script = element.tag == "script" and (element.get("type") or "").startswith("math/asciimath")
    return is_script or "asciimath" in classes(element)


def _source_of(math: HtmlElement) -> str:
    """Return the MathML itself, without annotations; empty where its elements have a prefix."""
    if ":" in str(math.tag):
        return ""
    bare = deepcopy(math)
    bare.tail = None
    etree.strip_elements(bare, "annotation", "annotation-xml", with_tail=False)
    return etree.tostring(bare, encoding="unicode")


def beside(element: HtmlElement, formula: Formula) -> tuple[str, str]:
    """Return the other renderings of *formula* in its element: what stands before the one that is read, and after."""
    if element.tag == "script":
        return "", ""
    source = _tex_source(element)
    before: list[str] = []
    after: list[str] = []
    pieces = before if source is not None else after
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if inner is source:
                pieces = after
            else:
                pieces += (inner.text or "", stands_in(inner))
        elif inner is not element:
            pieces.append(inner.tail or "")
    rest = " ".join(after)
    same = source is None and re.findall(r"\w+", rest) == re.findall(r"\w+", formula.text)
    return " ".join(before), "" if same else rest  # the `$` around the text that is read are no rendering


def _tex_source(element: HtmlElement) -> HtmlElement | None:
    for annotation in element.iter("annotation"):
        if "tex" in (annotation.get("encoding") or "").lower() and (annotation.text or "").strip():
            return annotation
    return None
