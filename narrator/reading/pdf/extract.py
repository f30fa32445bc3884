"""Run as a program, a process of its own: a PDF on standard input → its text, with places, as JSON (`PdfText`).

Apart, because a PDF may be made to exhaust memory or to crash its reader: then only this process ends.
"""

import ctypes
import math
import sys
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import msgspec
import pypdfium2
from pypdfium2 import raw

from narrator.reading.pdf.model import LOWERED, RAISED, SOFT_HYPHEN, PageLine, PdfPage, PdfText

if sys.platform != "win32":
    import resource

MAX_PAGES: Final = 5000
MAX_CHARACTERS: Final = 6_000_000
MEMORY_BYTES: Final = 2 << 30
BOLD: Final = 600
"""Font weight (CSS) from which a text stands out."""
BOLD_NAMES: Final = ("bold", "black", "heavy", "cmbx", "sfbx", "demi")
GAP: Final = 1.6
"""Of the size: a wider gap parts columns or cells; justified lines have gaps of less than one."""
LINE_STEP: Final = 0.6
"""Of the size: who is further up or down stands on another line."""
MOSTLY: Final = 0.8
LOOKED_AT: Final = 300
"""Letters of a page that tell which way it is turned, and from how many on they do."""
FEWEST_TURNED: Final = 30
SMALL: Final = 0.8
RISE: Final = 0.1
"""Of the line's size: a smaller character whose middle is higher than this is a superscript."""
PDFIUM_HYPHEN: Final = "\x02"
"""Stands for the hyphen of a word that is cut at the end of a line."""
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in points, from the upper left corner of the page as it is shown."""


def main() -> int:
    """Write what standard input holds to standard output."""
    _limit_memory()
    sys.stdout.buffer.write(msgspec.json.encode(_text_of(sys.stdin.buffer.read())))
    return 0


def _limit_memory() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _text_of(data: bytes) -> PdfText:
    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return PdfText(problem="password" if "password" in str(error).lower() else "damaged")
    if len(document) > MAX_PAGES:
        return PdfText(problem="pages")
    found = PdfText(
        title=_metadata(document, "Title"), author=_metadata(document, "Author"), language=_language(document)
    )
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            found.pages.append(_page(page))
            page.close()
        except pypdfium2.PdfiumError:
            found.pages.append(PdfPage(0, 0, []))
        characters += sum(len(line.text) for line in found.pages[-1].lines)
        if characters > MAX_CHARACTERS:
            return PdfText(problem="pages")
    return found


def _metadata(document: Any, name: str) -> str:
    return " ".join(str(document.get_metadata_value(name)).replace("\x00", " ").split())


def _language(document: Any) -> str:
    buffer = (ctypes.c_ushort * 100)()
    ask = getattr(raw, "FPDFCatalog_GetLanguage", None)  # of PDFium since 2025
    if ask is None or not ask(document, buffer, 100):
        return ""
    return "".join(map(chr, buffer)).split("\x00")[0].strip()


def _page(page: Any) -> PdfPage:
    width, height = page.get_size()
    text = page.get_textpage()
    pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    turn = page.get_rotation()
    shown = _upright(text)
    if shown is not None and shown != turn:  # all of it is drawn lying on its side
        if (shown - turn) % 180:
            width, height = height, width
        turn = shown
    origin = page.get_cropbox()
    lines = [line for line in _lines(_Characters(text, origin, turn, width, height)) if line.text.strip()]
    letters = sum(map(str.isalnum, text.get_text_range()))
    text.close()
    return PdfPage(width, height, lines, pictures, letters)


def _upright(text: Any) -> int | None:
    """Return the rotation in which most letters of the page stand upright; None: it has too few to tell."""
    count = text.count_chars()
    turns: dict[int, int] = {}
    for place in range(0, count, max(1, count // LOOKED_AT)):
        if chr(max(0, raw.FPDFText_GetUnicode(text, place)) % 0x10000).isalnum():
            angle = math.degrees(raw.FPDFText_GetCharAngle(text, place))
            turn = round(-angle / 90) * 90 % 360
            turns[turn] = turns.get(turn, 0) + 1
    best = max(turns, key=lambda one: turns[one], default=None)
    return best if best is not None and turns[best] >= max(FEWEST_TURNED, MOSTLY * sum(turns.values())) else None


class _Characters:
    """The characters of a page, each with its box from the upper left corner as the page is shown."""

    def __init__(self, text: Any, origin: tuple[float, ...], turn: int, width: float, height: float) -> None:
        self.text, self.count = text, text.count_chars()
        self._origin, self._turn, self._width, self._height = origin, turn, width, height

    def sign(self, place: int) -> str:
        """Return the character."""
        code = raw.FPDFText_GetUnicode(self.text, place)
        return chr(code) if code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF else "\ufffd"

    def box(self, place: int) -> Box:
        """Return left, top, right, bottom."""
        left, bottom, right, top = self.text.get_charbox(place, loose=True)
        x, y = self._origin[0], self._origin[1]
        left, right, bottom, top = left - x, right - x, bottom - y, top - y
        if self._turn == 90:
            return bottom, left, top, right
        if self._turn == 180:
            return self._width - right, bottom, self._width - left, top
        if self._turn == 270:
            return self._width - top, self._height - right, self._width - bottom, self._height - left
        return left, self._height - top, right, self._height - bottom

    def is_generated(self, place: int) -> bool:
        """Return whether PDFium put it in."""
        return bool(raw.FPDFText_IsGenerated(self.text, place) == 1)

    def size(self, place: int, box: Box) -> float:
        """Return the size, of a text that is drawn enlarged as it is seen."""
        stated = float(raw.FPDFText_GetFontSize(self.text, place))
        seen = box[3] - box[1]
        return round(stated if 0.5 * seen <= stated <= 1.6 * seen else seen / 1.2, 1)

    def is_turned(self, place: int) -> bool:
        """Return whether it does not stand upright on the page as it is shown."""
        angle = math.degrees(raw.FPDFText_GetCharAngle(self.text, place)) + self._turn
        return min(angle % 360, 360 - angle % 360) > 20

    def is_bold(self, place: int) -> bool:
        """Return whether its font is."""
        if raw.FPDFText_GetFontWeight(self.text, place) >= BOLD:
            return True
        buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.text, place, buffer, 200, flags)
        name = buffer.value.decode("latin-1").lower()
        return any(part in name for part in BOLD_NAMES)


class _Line:
    """A line in the making."""

    def __init__(self, *, turned: bool) -> None:
        self.box: Box = (math.inf, math.inf, -math.inf, -math.inf)
        self.turned = turned
        self.text = ""
        self.sizes: dict[float, int] = {}
        self.bold = 0
        self.raised = False

    @property
    def size(self) -> float:
        """The size of most letters so far."""
        return max(self.sizes, key=lambda one: self.sizes[one], default=10.0)

    def add(self, sign: str, box: Box, size: float, *, bold: bool) -> None:
        """Add a character."""
        self.raise_to(raised=self._is_raised(box, size))
        self.text += sign
        if not self.raised:
            mine = self.box
            self.box = (min(mine[0], box[0]), min(mine[1], box[1]), max(mine[2], box[2]), max(mine[3], box[3]))
        else:
            self.box = (*self.box[:2], max(self.box[2], box[2]), self.box[3])
        self.sizes[size] = self.sizes.get(size, 0) + 1
        self.bold += bold

    def space(self) -> None:
        """Part two words."""
        self.raise_to(raised=False)
        self.text += " "

    def raise_to(self, *, raised: bool) -> None:
        """Open or close a superscript."""
        if raised != self.raised:
            self.text += RAISED if raised else LOWERED
            self.raised = raised

    def _is_raised(self, box: Box, size: float) -> bool:
        smaller = bool(self.text) and size <= SMALL * self.size
        return smaller and (box[1] + box[3]) / 2 < (self.box[1] + self.box[3]) / 2 - RISE * self.size

    def is_beside(self, box: Box, size: float) -> bool:
        """Return whether a character with that box goes on with this line."""
        largest = max(size, self.size)
        if abs((box[1] + box[3]) / 2 - (self.box[1] + self.box[3]) / 2) > LINE_STEP * largest:
            return False
        return max(box[0] - self.box[2], self.box[0] - box[2]) <= GAP * largest

    def done(self) -> PageLine:
        """Return it."""
        self.raise_to(raised=False)
        letters = sum(self.sizes.values()) or 1
        text = " ".join(self.text.split())
        return PageLine(text, *self.box, self.size, bold=self.bold > MOSTLY * letters, turned=self.turned)


def _lines(characters: _Characters) -> Iterator[PageLine]:
    line: _Line | None = None
    bold = turned = False
    new_word = True
    for place in range(characters.count):
        sign = characters.sign(place)
        if sign.isspace() or characters.is_generated(place) or (sign < " " and sign != PDFIUM_HYPHEN):
            if line is not None:
                line.space()
            new_word = True
            continue
        box = characters.box(place)
        size = characters.size(place, box)
        if new_word:
            bold, turned = characters.is_bold(place), characters.is_turned(place)
            new_word = False
        if line is None or turned != line.turned or not (turned or line.is_beside(box, size)):
            if line is not None:
                yield line.done()
            line = _Line(turned=turned)
        line.add(SOFT_HYPHEN if sign in {PDFIUM_HYPHEN, "\ufffe"} else sign, box, size, bold=bold)
    if line is not None:
        yield line.done()


if __name__ == "__main__":
    sys.exit(main())
