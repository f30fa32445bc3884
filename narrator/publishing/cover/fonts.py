"""Text → a font that has every letter of it, or none: a cover shows words or a drawing, never empty boxes."""

import unicodedata
from functools import cache
from typing import Final

from PIL import ImageFont, features

PROBE_PIXELS: Final = 32
NO_SUCH_LETTER: Final = "\U0010fffe"
"""A noncharacter: every font shows it as the box that stands for what it lacks."""
SYSTEM_FONTS: Final = (
    "DejaVuSans-Bold.ttf",
    "NotoSans-Bold.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "segoeui.ttf",
    "NotoSansCJK-Bold.ttc",
    "NotoSansCJK-Regular.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "msyh.ttc",
    "YuGothB.ttc",
    "malgun.ttf",
    "AppleSDGothicNeo.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew-Bold.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "Nirmala.ttf",
    "NotoSansThai-Bold.ttf",
    "tahoma.ttf",
)
"""Asked in this order where the font that comes with Pillow (Aileron: Latin) lacks a letter."""
_HEBREW_AND_ARABIC: Final = frozenset({"R", "AL"})


def font_for(text: str) -> tuple[str, str] | None:
    """Return a font's name (empty: Pillow's own) and what of *text* it can show; None: no font here can.

    Every letter and digit is shown; a sign is dropped where no font has it.
    """
    shown = showable(text)
    if not shown or (is_right_to_left(shown) and not features.check("raqm")):
        return None  # without the layout engine, letters from right to left would stand apart and in the wrong order
    marks = "".join(sorted({char for char in shown if unicodedata.category(char)[0] not in "ZCM"}))
    letters = "".join(char for char in marks if unicodedata.category(char)[0] in "LN")
    fonts = ("", *SYSTEM_FONTS)
    whole = next((name for name in fonts if _covers(name, marks)), None)
    if whole is not None:
        return whole, shown
    name = next((name for name in fonts if _covers(name, letters)), None)
    if name is None:
        return None
    dropped = {char for char in marks if not _covers(name, char)}
    return name, " ".join("".join(char for char in shown if char not in dropped).split())


@cache
def sized(name: str, pixels: int) -> ImageFont.FreeTypeFont | None:
    """Return the font *name* at a size; None where it is not on this machine."""
    try:
        font = ImageFont.truetype(name, pixels) if name else ImageFont.load_default(pixels)
    except OSError:
        return None
    return font if isinstance(font, ImageFont.FreeTypeFont) else None


def showable(text: str) -> str:
    """Return *text* without pictographs and what controls them: fonts for text rarely have them."""
    kept = (char for char in text if unicodedata.category(char) not in {"So", "Sk", "Cs", "Co", "Cn", "Cc"})
    return " ".join("".join(char for char in kept if char not in "\u200d\ufe0e\ufe0f\u20e3").split())


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter that has a direction runs from right to left (Unicode UAX #9, P2 and P3)."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind in _HEBREW_AND_ARABIC for kind in kinds if kind in {"L", *_HEBREW_AND_ARABIC}), False)


@cache
def _covers(name: str, letters: str) -> bool:
    font = sized(name, PROBE_PIXELS)
    if font is None:
        return False
    box = bytes(font.getmask(NO_SUCH_LETTER))
    return all(bytes(font.getmask(letter)) != box for letter in letters)
