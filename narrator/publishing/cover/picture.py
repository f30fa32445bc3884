"""An author's own picture → a square cover, where it is good enough for the stores."""

from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from narrator.publishing.cover.design import SIDE

SMALLEST: Final = 1400
"""Apple Podcasts: the least side of a cover; smaller pictures would be blown up."""
LONGEST_RATIO: Final = 2.0
"""A picture that is longer than that loses more than half when it is cropped."""
KINDS: Final = ("JPEG", "PNG", "GIF", "WEBP")
"""What is opened: Pillow would start Ghostscript for PostScript, which is a program."""
LARGEST_PIXELS: Final = 80_000_000
"""Larger pictures are not opened: they may be made to fill the memory."""


def cropped(path: Path) -> Image.Image | None:
    """Return the middle of the picture, `SIDE` square, RGB without alpha; None where it will not do."""
    try:
        with Image.open(path, formats=KINDS) as picture:
            if picture.width * picture.height > LARGEST_PIXELS or not _will_do(*picture.size):
                return None
            upright = ImageOps.exif_transpose(picture)
            flat = _flat(upright)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # not a picture that can be read: one is drawn
    return ImageOps.fit(flat, (SIDE, SIDE), Image.Resampling.LANCZOS)


def picture_fault(path: Path) -> str:
    """Return why the picture at *path* is no cover, in words; empty: it is one."""
    if not path.is_file():
        return "is not there"
    try:
        with Image.open(path, formats=KINDS) as picture:
            width, height = picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "is no picture that can be read: give a JPEG or PNG"
    if width * height > LARGEST_PIXELS:
        return f"is {width} × {height}, too large to be opened: give a square of {SMALLEST} to {SIDE} pixels"
    if not _will_do(width, height):
        return f"is {width} × {height}: give a square of {SMALLEST} to {SIDE} pixels"
    return ""


def _will_do(width: int, height: int) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= SMALLEST and longer <= shorter * LONGEST_RATIO


def _flat(picture: Image.Image) -> Image.Image:
    """Return *picture* in RGB, on white where it is transparent."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")
