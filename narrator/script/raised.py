"""Exponents as superscript characters, indices as subscript ones."""

import re
from typing import Final

from narrator.article.model import SpanKind
from narrator.script.draft import Draft
from narrator.script.spoken.traced import TracedText, traced

_RAISED: Final = str.maketrans("0123456789+-n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾")


_LOWERED: Final = str.maketrans("0123456789+-()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ")
INDEX_OF: Final = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{1,2}|[A-Z][a-z]?|[\d)₀-₉])\Z")
POWER_OF: Final = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{1,3}|[\d)])\Z")
"""What a power stands on: a variable, a unit, a figure. After a longer word a raised figure is a note's."""


def lowered(text: str) -> str:
    """Return *text* in subscript characters, one for one; characters that have none stay."""
    return text.translate(_LOWERED)


def can_be_lowered(text: str) -> bool:
    """Return whether all of *text* has subscript characters."""
    return bool(text) and text.isascii() and all(ord(character) in _LOWERED for character in text)


def raised(text: str) -> str:
    """Return *text* in superscript characters, one for one; characters that have none stay."""
    return text.translate(_RAISED)


def can_be_raised(text: str) -> bool:
    """Return whether all of *text* has superscript characters."""
    return bool(text) and text.isascii() and all(ord(character) in _RAISED for character in text)


def with_powers(text: str, draft: Draft) -> str:
    """Return the draft's stretch of *text* with what stands raised after a variable or unit in superscripts.

    What stands lowered after a variable or a chemical element is put into subscripts.
    """
    written = text[draft.begin : draft.end]
    for span in draft.spans:
        if span.kind is SpanKind.SUPERSCRIPT and draft.begin <= span.begin < span.end <= draft.end:
            exponent = text[span.begin : span.end]
            before = text[max(0, span.begin - 4) : span.begin]
            if can_be_raised(exponent) and POWER_OF.search(before):
                written = written[: span.begin - draft.begin] + raised(exponent) + written[span.end - draft.begin :]
        elif span.kind is SpanKind.SUBSCRIPT and draft.begin <= span.begin < span.end <= draft.end:
            index = text[span.begin : span.end]
            if can_be_lowered(index) and INDEX_OF.search(text[max(0, span.begin - 4) : span.begin]):
                written = written[: span.begin - draft.begin] + lowered(index) + written[span.end - draft.begin :]
    return written


def raised_in(text: str, written: str) -> TracedText:
    """Return *written*, which is *text* with some of its characters raised."""
    if text == written:
        return traced(text)
    pairs = enumerate(zip(text, written, strict=True))
    return traced(text).replaced((at, at + 1, new) for at, (old, new) in pairs if old != new)
