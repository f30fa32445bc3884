"""A picture's file → its size, from the file's head alone."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image


class Size(NamedTuple):
    """In pixels."""

    width: int
    height: int


def size_of(path: Path) -> Size | None:
    """Return the size of the picture at *path*, as it is shown; None where it has none (SVG) or is damaged."""
    try:
        with Image.open(path) as picture:
            turned = picture.getexif().get(ORIENTATION, 1) in SIDEWAYS
            width, height = picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Size(height, width) if turned else Size(width, height)


ORIENTATION = 0x0112
"""The Exif tag that says how the camera was held."""
SIDEWAYS = frozenset({5, 6, 7, 8})
"""Its values for pictures that are shown turned by a quarter (Exif 2.3, 4.6.4)."""
