"""Title and author → a drawn cover."""

from hashlib import sha256
from typing import Final

from PIL import Image, ImageDraw

from narrator.publishing.cover.fonts import font_for, is_right_to_left, sized
from narrator.publishing.cover.lines import fitted
from narrator.publishing.cover.palette import Palette, palette_for

SIDE: Final = 3000
MARGIN: Final = 210
TITLE_HEIGHT: Final = 2010
AUTHOR_PIXELS: Final = (170, 150)
BARS: Final = 31
"""Of the drawing: a stretch of sound, as players show it."""


def designed(title: str, author: str, colours_of: str) -> Image.Image:
    """Return the cover, `SIDE` square, RGB. *colours_of* chooses the palette: all episodes of a show share it.

    Where no font here has the title's letters, the drawing stands alone.
    """
    palette = palette_for(colours_of)
    picture = Image.new("RGB", (SIDE, SIDE), palette.ground)
    draw = ImageDraw.Draw(picture)
    shown = font_for(title)
    if shown is None:
        _sound(draw, palette, title, top=MARGIN * 2, bottom=SIDE - MARGIN * 2)
        return picture
    font, text = shown
    _write(draw, text, font, palette.text, top=MARGIN, height=TITLE_HEIGHT)
    _sound(draw, palette, title, top=MARGIN + TITLE_HEIGHT + 60, bottom=SIDE - MARGIN - 240)
    name = font_for(author)
    if name is not None:
        font, text = name
        _write(draw, text, font, palette.text, top=SIDE - MARGIN - 170, height=200, sizes=AUTHOR_PIXELS)
    return picture


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    font: str,
    colour: tuple[int, int, int],
    *,
    top: int,
    height: int,
    sizes: tuple[int, ...] = (),
) -> None:
    """Draw *text* from *top* down, from the side on which its script begins."""
    width = SIDE - 2 * MARGIN
    lines = fitted(text, font, width, height, sizes) if sizes else fitted(text, font, width, height)
    at_size = sized(font, lines.pixels)
    right_to_left = is_right_to_left(text)
    for number, line in enumerate(lines.lines):
        y = top + number * lines.step
        if right_to_left:
            draw.text((SIDE - MARGIN, y), line, font=at_size, fill=colour, anchor="ra", direction="rtl")
        else:
            draw.text((MARGIN, y), line, font=at_size, fill=colour, anchor="la")


def _sound(draw: ImageDraw.ImageDraw, palette: Palette, seed: str, *, top: int, bottom: int) -> None:
    """Draw bars whose heights come from *seed*."""
    heights = sha256(seed.encode("utf-8", "surrogatepass")).digest()
    step = (SIDE - 2 * MARGIN) / BARS
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    for bar in range(BARS):
        reach = half * (0.2 + 0.8 * heights[bar] / 255)
        left = MARGIN + bar * step
        draw.rounded_rectangle(
            (round(left), round(middle - reach), round(left + step * 0.55), round(middle + reach)),
            radius=round(step * 0.27),
            fill=palette.accent,
        )
