"""A formula in MathML without its TeX → TeX: presentation elements alone (MathML Core, section 3), no styles."""

from collections.abc import Callable
from typing import Final

from lxml.html import HtmlElement

DEEPEST: Final = 60
"""Formulas of people are some ten deep."""
SIGNS: Final = {"−": "-", "⁢": " ", "⁡": " ", "⁣": " ", "∑": r"\sum ", "∏": r"\prod ", "∫": r"\int ", "∞": r"\infty ",
         "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_", "\\": r"\backslash ",
         "∣": r"\mid ", "∥": r"\|", "‖": r"\|"}  # fmt: skip
"""Signs that TeX writes as words or that mean something to it, and the invisible operators."""
ACCENTS: Final = {"^": r"\hat", "ˆ": r"\hat", "~": r"\tilde", "¯": r"\bar", "‾": r"\bar", "→": r"\vec", "˙": r"\dot"}
TOKENS: Final = frozenset({"mi", "mn", "mo"})


def tex_of(math: HtmlElement) -> str:
    """Return the TeX of *math*; empty where it holds something that is not known."""
    try:
        return " ".join(_tex(math, 0).split())
    except _UnknownError:
        return ""


def signs_of(math: HtmlElement) -> str:
    """Return what stands in *math*, token by token, parted by spaces; annotations are none of it."""
    pieces = (
        "".join(element.itertext())
        for element in math.iter("mi", "mn", "mo", "mtext", "ms")
        if not any(above.tag in {"annotation", "annotation-xml"} for above in element.iterancestors())
    )
    return " ".join(" ".join(pieces).split())


class _UnknownError(Exception):
    """An element that is not known."""


def _tex(element: HtmlElement, depth: int) -> str:
    name = str(element.tag).rpartition(":")[2]
    if depth > DEEPEST:
        raise _UnknownError
    if name in TOKENS:
        text = "".join(element.itertext()).strip()
        return SIGNS.get(text, rf"\mathrm{{{text}}}" if name == "mi" and len(text) > 1 and text.isalpha() else text)
    if name in {"mtext", "ms"}:
        return rf"\text{{{''.join(element.itertext())}}}"
    children = [
        _tex(child, depth + 1) for child in element if isinstance(child.tag, str) and "annotation" not in child.tag
    ]
    construct = CONSTRUCTS.get(name)
    if construct is not None:
        wanted, make = construct
        if len(children) != wanted:
            raise _UnknownError
        return make(*children)
    if name == "msqrt":
        return rf"\sqrt{{{''.join(children)}}}"
    if name in {"math", "mrow", "semantics", "mstyle", "mpadded", "mphantom"}:
        return " ".join(children)
    if name == "mspace":
        return " "
    raise _UnknownError


def _over(base: str, above: str) -> str:
    return rf"{ACCENTS[above.strip()]}{{{base}}}" if above.strip() in ACCENTS else f"{_group(base)}^{{{above}}}"


def _group(base: str) -> str:
    return base if len(base) == 1 else f"{{{base}}}"


CONSTRUCTS: Final[dict[str, tuple[int, Callable[..., str]]]] = {
    "mfrac": (2, lambda over, under: rf"\frac{{{over}}}{{{under}}}"),
    "mroot": (2, lambda base, degree: rf"\sqrt[{degree}]{{{base}}}"),
    "msup": (2, lambda base, above: f"{_group(base)}^{{{above}}}"),
    "msub": (2, lambda base, below: f"{_group(base)}_{{{below}}}"),
    "msubsup": (3, lambda base, below, above: f"{_group(base)}_{{{below}}}^{{{above}}}"),
    "munder": (2, lambda base, below: f"{base}_{{{below}}}"),
    "mover": (2, _over),
    "munderover": (3, lambda base, below, above: f"{base}_{{{below}}}^{{{above}}}"),
}
"""How many children an element has, and what becomes of them."""
