r"""An RTF file → the same with each character as Unicode: pandoc takes every byte for Western European.

A byte (`\'e8`) is a character of the font's character set, else of the file's code page; a letter of Japanese or
Chinese is two. Braces that are never closed, or close nothing, and binary data are taken out as well.
"""

import codecs
import re
from typing import Final

from msgspec import Struct

TOKEN: Final = re.compile(
    rb"[{}]|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|[^\\{}\r\n]{1,4096}|[\r\n]{1,99}", re.DOTALL
)
NEEDED: Final = re.compile(rb"\\'[89a-fA-F]|[\x80-\xff]|\\u-?\d|\\bin\d")
CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Of fonts (`\\fcharset`, RTF 1.9.1, font table); symbol fonts (2) have no letters."""
PAGES: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
OWN_NAMES: Final = {65001: "utf-8", 10000: "mac_roman", 936: "gbk", 1361: "johab"}
SPECIAL: Final = b"\\{}"
HALF: Final = 0x8000
FAR: Final = 0xFFFF
OPEN, CLOSE = "\ue040", "\ue041"
"""Private characters around the number of one beyond the basic plane, whose halves pandoc does not join."""
NUMBERED: Final = re.compile(f"{OPEN}([0-9a-f]{{1,6}}){CLOSE}")
SURROGATES: Final = range(0xD800, 0xE000)
FIRST_HALVES: Final = range(0xD800, 0xDC00)


DEFAULT_FONT, NO_FONT = -1, -2
"""What `\\deff` names; and none: titles and names are in the file's own code page."""


class _Group(Struct, frozen=True):
    """What holds between two braces."""

    font: int = DEFAULT_FONT
    fallback: int = 1
    r"""How many characters after `\u` are for programs without Unicode."""
    in_fonts: bool = False


def in_unicode(data: bytes) -> tuple[bytes, int]:
    """Return the file with its characters as Unicode, and how many of its braces are never closed."""
    if not NEEDED.search(data) and data.count(b"{") == data.count(b"}"):
        return data, 0
    rewriting = _Rewriting()
    place = 0
    while (token := TOKEN.match(data, place)) is not None:
        place = token.end() + rewriting.take(token)
    return rewriting.end()


def with_far_characters(text: str) -> str:
    """Return what was made of the file with the characters that `in_unicode` wrote as numbers."""
    return NUMBERED.sub(lambda found: chr(int(found[1], 16)), text) if OPEN in text else text


class _Rewriting:
    """A file token by token."""

    def __init__(self) -> None:
        self._groups = [_Group()]
        self._written: list[bytes] = []
        self._page = "cp1252"
        self._default = self._described = -1
        self._fonts: dict[int, str] = {}
        self._skipped = 0
        """Characters that stand for one of Unicode before them."""
        self._half = 0
        self._encoding = ""
        self._decoder: codecs.IncrementalDecoder | None = None

    def take(self, token: re.Match[bytes]) -> int:
        """Take one token; return how many bytes after it are none."""
        word, number, code, sign = token.groups()
        text = token[0]
        if word is None and text[:1] in b"\r\n":
            self._written.append(text)
        elif word is not None:
            return self._word(text, word, int(number) if number is not None else None)
        elif text in b"{}":
            self._brace(text)
        elif code is not None:
            self._letters(bytes([int(code, 16)]))
        elif sign is None or sign in SPECIAL:
            self._letters(sign or text)
        else:
            self._end_letters()
            self._written.append(text)
        return 0

    def end(self) -> tuple[bytes, int]:
        """Return the file, and how many braces were never closed."""
        self._end_letters()
        unclosed = len(self._groups) - 1
        return b"".join((*self._written, b"}" * unclosed)), unclosed

    def _brace(self, text: bytes) -> None:
        self._end_letters()
        self._skipped = 0
        if text == b"{":
            self._groups.append(self._groups[-1])
        elif len(self._groups) > 1:
            self._groups.pop()
        else:
            return  # it closes nothing
        self._written.append(text)

    def _word(self, text: bytes, word: bytes, number: int | None) -> int:
        self._end_letters()
        here = self._groups[-1]
        if word == b"bin":
            return max(0, number or 0)
        if word == b"u" and number is not None:
            self._unicode(number % (2 * HALF))
            self._skipped = here.fallback
            return 0
        if word == b"uc":
            self._groups[-1] = _Group(here.font, max(0, number or 0), here.in_fonts)
            return 0
        self._groups[-1] = self._after(word.decode(), number or 0, here)
        self._written.append(text)
        return 0

    def _after(self, name: str, value: int, here: _Group) -> _Group:
        """Return what holds after a control word."""
        if name == "f" and here.in_fonts:
            self._described = value
        elif name in {"f", "plain"}:
            return _Group(value if name == "f" else DEFAULT_FONT, here.fallback)
        elif name == "info":
            return _Group(NO_FONT, here.fallback)
        elif name == "fonttbl":
            return _Group(here.font, here.fallback, in_fonts=True)
        elif name == "fcharset" and value in CHARSETS:
            self._fonts[self._described] = CHARSETS[value]
        elif name == "deff":
            self._default = value
        elif name == "ansicpg" or name in PAGES:
            self._page = PAGES.get(name) or _known(OWN_NAMES.get(value, f"cp{value}"))
        return here

    def _letters(self, data: bytes) -> None:
        """Take *data*; what is ASCII and no second half of a character stays as it is."""
        if self._skipped:
            self._skipped, data = max(0, self._skipped - len(data)), data[self._skipped :]
            if not data:
                return
        font = self._groups[-1].font
        encoding = self._fonts.get(self._default if font == DEFAULT_FONT else font, self._page)
        if self._decoder is None or encoding != self._encoding:
            self._end_letters()
            self._encoding, self._decoder = encoding, codecs.getincrementaldecoder(encoding)("replace")
        if data.isascii() and not self._decoder.getstate()[0]:
            self._written.append(_escaped(data))
            return
        self._write(self._decoder.decode(data))

    def _end_letters(self) -> None:
        """No more bytes belong to a character that was begun."""
        if self._decoder is not None and self._decoder.getstate()[0]:
            self._write(self._decoder.decode(b"", final=True))
        self._decoder = None

    def _unicode(self, value: int) -> None:
        first, self._half = self._half, value if value in FIRST_HALVES else 0
        if first and value in SURROGATES and not self._half:
            self._write((first.to_bytes(2, "little") + value.to_bytes(2, "little")).decode("utf-16-le", "replace"))
        elif value not in SURROGATES:
            self._write(chr(value))

    def _write(self, text: str) -> None:
        """Write *text* as RTF has Unicode: as signed numbers."""
        for sign in text:
            if sign.isascii():
                self._written.append(_escaped(sign.encode()))
            elif ord(sign) > FAR:
                self._write(OPEN)
                self._written.append(b"%x" % ord(sign))
                self._write(CLOSE)
            else:
                value = ord(sign)
                self._written.append(b"\\uc0\\u%d " % (value - 2 * HALF if value >= HALF else value))


def _escaped(data: bytes) -> bytes:
    return b"\\" + data if len(data) == 1 and data in SPECIAL else data


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
