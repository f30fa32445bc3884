"""Compatibility characters → the plain ones that they stand for; ², ³, ½ keep their meaning and stay."""

import re
import unicodedata
from typing import Final

from narrator.script.spoken.traced import TracedText

_PLAIN: Final = {
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"), ""),
    **dict.fromkeys(map(ord, "’ʼ‛"), "'"),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    ord("‒"): "–",
    ord("″"): '"',
    ord("′"): "'",
    ord("⁄"): "/",
    ord("˚"): "°",
    ord("µ"): "μ",
}
"""Spaces of any width, invisible marks, apostrophes, hyphens and primes."""
_COMPATIBLE: Final = re.compile(
    "[\u2100-\u2115\u2117-\u2121\u2123-\u214e\u2160-\u217f\u2460-\u24ff\u3300-\u33ff\ufb00-\ufb06\uff01-\uffe6\U0001d400-\U0001d7ff]"
)
"""Letter-like symbols (℃; not ™ and №), Roman numerals, circled numbers, squared units, ligatures, full-width and
mathematical letters: what Unicode's NFKC rewrites into the words a reader sees."""


_CHARACTER: Final = re.compile(r".", re.DOTALL)
_WORD: Final = re.compile(r"\s+|\S+")


def plain(text: str) -> str:
    """Return *text* composed, with one kind of space, apostrophe and hyphen, and without compatibility forms."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def traced_plain(text: TracedText) -> TracedText:
    """Return what `plain` gives for *text*, with the written characters of each stretch.

    Character by character; where a mark is composed with the letter before it, word by word.
    """
    if text.text.isascii():
        return text
    wanted = plain(text.text)
    for unit in (_CHARACTER, _WORD):
        found = [(match.start(), match.end(), plain(match[0])) for match in unit.finditer(text.text)]
        if "".join(new for _, _, new in found) == wanted:
            return text.replaced(found)
    return text.block(wanted)
