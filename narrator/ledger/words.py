"""Words of a text as the ledger compares them: runs of letters, digits and marks, and symbols that carry meaning."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Final

from msgspec import Struct

_IDEOGRAPHS: Final = "\u3005-\u3007\u3040-\u309a\u309d-\u30fa\u30fd-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Written without spaces: each is a word of its own, so that one changed sign does not hide a whole clause."""
_NOT_WORDS: Final = {
    *"¶↩↵⏎\ufffc\ufffd",  # marks that generators put beside headings and notes; what decoding could not read
    *(chr(code) for code in range(0x2500, 0x2600)),  # boxes, blocks, bullets: drawing
}
_ASCII_WORD: Final = re.compile(r"[A-Za-z0-9]+|[%&]")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_IGNORED: Final = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
"""Hints about layout, direction or presentation, that no reader sees."""


class Word(Struct, frozen=True, gc=False):
    """A word, folded for comparison, and where it stands."""

    key: str
    begin: int
    end: int


def words(text: str, begin: int = 0, end: int | None = None, *, entities: bool = False) -> Iterator[Word]:
    """Yield the words of `text[begin:end]` in order, with their offsets in *text*.

    Case, compatibility forms (Unicode NFKC: ligatures, full-width letters) and invisible characters are
    folded away. With *entities*, HTML character references count as what they stand for.
    """
    end = len(text) if end is None else end
    if entities and text.find("&", begin, end) >= 0:
        yield from _with_entities(text, begin, end)
        return
    pattern = _ASCII_WORD if text.isascii() else _word_pattern()
    for match in pattern.finditer(text, begin, end):
        key = fold(match[0])
        if key:
            yield Word(key, match.start(), match.end())


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return *word* as it is compared: lower case, compatibility forms, nothing invisible.

    Cached: a language repeats its words, and one key for all of them costs a tenth of the memory.
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _IGNORED.sub("", word)).casefold())


def is_sign(character: str) -> bool:
    """Return whether *character* is a word of its own, whatever stands beside it (Chinese, Japanese)."""
    return not character.isascii() and re.match(f"[{_IDEOGRAPHS}]", character) is not None


def _with_entities(text: str, begin: int, end: int) -> Iterator[Word]:
    """Decode first, keep for each decoded character where it came from, then look for words."""
    decoded: list[str] = []
    origins: list[int] = []
    place = begin
    for match in _ENTITY.finditer(text, begin, end):
        decoded.append(text[place : match.start()])
        origins.extend(range(place, match.start()))
        character = unescape(match[0])
        decoded.append(character)
        # A legacy name without its semicolon may be followed by more letters ("&copyright"): keep places in order.
        origins.extend(min(match.start() + n, match.end() - 1) for n in range(len(character)))
        place = match.end()
    decoded.append(text[place:end])
    origins.extend(range(place, end))
    origins.append(end)
    for word in words("".join(decoded)):
        yield Word(word.key, origins[word.begin], max(origins[word.begin] + 1, origins[word.end]))


@lru_cache(maxsize=1)
def _word_pattern() -> re.Pattern[str]:
    r"""Return the pattern for any script; Python's `\\w` has no combining marks, so they are listed."""
    marks: list[int] = []
    symbols: list[int] = []
    for code in (*range(0x80, 0x20000), *range(0xE0000, 0xE01F0)):
        category = unicodedata.category(chr(code))
        if category[0] == "M" or category == "Cf":
            marks.append(code)
        elif (category in {"So", "Sc", "Sm"} or chr(code) in "§‰") and chr(code) not in _NOT_WORDS:
            symbols.append(code)
    inside = _ranges(marks)
    return re.compile(
        f"[{_IDEOGRAPHS}][{inside}]*|[^\\W_{_IDEOGRAPHS}](?:[^\\W_{_IDEOGRAPHS}]|[{inside}])*|[%&{_ranges(symbols)}]"
    )


def _ranges(codes: list[int]) -> str:
    """Return ascending *codes* as the inside of a character class."""
    parts: list[str] = []
    first = last = codes[0]
    for code in (*codes[1:], sys.maxunicode + 2):
        if code != last + 1:
            parts.append(f"\\U{first:08x}-\\U{last:08x}")
            first = code
        last = code
    return "".join(parts)
