"""Text + a box → the largest size at which it fits, and its lines."""

import unicodedata
from typing import Final

from msgspec import Struct
from PIL import ImageFont

from narrator.publishing.cover.fonts import sized

SIZES: Final = (560, 500, 440, 400, 360, 330, 300, 280)
"""Pixels on 3000: at 100 the smallest is still 9 high. Titles that do not fit at the smallest are cut."""
LEADING: Final = 1.16
NEVER_FIRST: Final = frozenset("、。,.!?:;…）」』】〉》”’)]}％！？：；・ー")
"""Marks that do not begin a line (JLREQ, 3.1.7, the commonest)."""


class Fitted(Struct, frozen=True):
    """Lines, and the size of their letters."""

    lines: tuple[str, ...]
    pixels: int

    @property
    def step(self) -> int:
        """From one line to the next."""
        return round(self.pixels * LEADING)


def fitted(text: str, font: str, width: int, height: int, sizes: tuple[int, ...] = SIZES) -> Fitted:
    """Return *text* in lines of at most *width*, at the largest of *sizes* whose lines fit *height*."""
    pieces = _pieces(text)
    last = Fitted((), sizes[-1])
    for pixels in sizes:
        room = max(int(height // (pixels * LEADING)), 1)
        at_size = sized(font, pixels)
        if at_size is None:
            break
        whole_words = all(at_size.getlength(piece.strip()) <= width for piece in pieces)
        last = Fitted(_wrapped(pieces, at_size, width), pixels)
        if len(last.lines) <= room and whole_words:
            return last
    room = max(int(height // last.step), 1)
    if len(last.lines) <= room:
        return last
    return Fitted(
        (*last.lines[: room - 1], _shortened(last.lines[room - 1], sized(font, last.pixels), width)), last.pixels
    )


def _wrapped(pieces: list[str], font: ImageFont.FreeTypeFont, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if font.getlength((line + piece).strip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.strip())
        line = piece
        while font.getlength(line.strip()) > width and len(line) > 1:
            at = _characters_that_fit(line, font, width)
            lines.append(line[:at].strip())
            line = line[at:]
    return tuple([*lines, line.strip()] if line.strip() else lines)


def _characters_that_fit(word: str, font: ImageFont.FreeTypeFont, width: int) -> int:
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if font.getlength(word[:middle].strip()) <= width else (low, middle - 1)
    return low


def _pieces(text: str) -> list[str]:
    """Return the stretches between which a line may end: words, and each letter of scripts without spaces."""
    pieces = [""]
    for char in text:
        before = pieces[-1]
        breaks = before.endswith((" ", "-")) or (_is_wide(char) and before) or (before and _is_wide(before[-1]))
        if breaks and char != " " and char not in NEVER_FIRST:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _shortened(line: str, font: ImageFont.FreeTypeFont | None, width: int) -> str:
    """Return *line* with an ellipsis that says that words are missing."""
    while font is not None and line and font.getlength(line + "…") > width:
        line = line[:-1].rstrip()
    return line + "…"
