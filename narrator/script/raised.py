"""Exponents as superscript characters."""

from typing import Final

_RAISED: Final = str.maketrans("0123456789+-n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾")


def raised(text: str) -> str:
    """Return *text* in superscript characters, one for one; characters that have none stay."""
    return text.translate(_RAISED)


def can_be_raised(text: str) -> bool:
    """Return whether all of *text* has superscript characters."""
    return bool(text) and text.isascii() and all(ord(character) in _RAISED for character in text)
