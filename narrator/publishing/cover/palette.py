"""Colours that can be read: each pair has a contrast of at least 7:1 (WCAG 2.2, 1.4.6)."""

from hashlib import sha256
from typing import Final

from msgspec import Struct

Colour = tuple[int, int, int]


class Palette(Struct, frozen=True):
    """The colours of one cover."""

    ground: Colour
    text: Colour
    accent: Colour


PALETTES: Final = (
    Palette((16, 42, 67), (255, 255, 255), (255, 206, 92)),
    Palette((60, 16, 56), (255, 255, 255), (255, 190, 160)),
    Palette((12, 58, 46), (255, 255, 255), (190, 235, 140)),
    Palette((74, 24, 16), (255, 255, 255), (255, 205, 150)),
    Palette((34, 34, 40), (255, 255, 255), (140, 215, 255)),
    Palette((44, 26, 92), (255, 255, 255), (250, 200, 240)),
    Palette((250, 244, 230), (38, 26, 18), (110, 40, 20)),
    Palette((226, 240, 250), (10, 32, 58), (20, 60, 120)),
)


def palette_for(name: str) -> Palette:
    """Return the palette of everything called *name*: the same every time."""
    return PALETTES[sha256(name.encode("utf-8", "surrogatepass")).digest()[0] % len(PALETTES)]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
