"""Exponents as superscript characters, indices as subscript ones."""

import re
from typing import Final

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
