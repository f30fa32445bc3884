"""What is known of a PDF before its lines become paragraphs."""

from typing import Final

from msgspec import Struct

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
RAISED: Final = "\ue012"
LOWERED: Final = "\ue013"
"""Private-use characters around a superscript."""


class PageLine(Struct):
    """A stretch of text on one line of a page; places in points, from the page's upper left corner."""

    text: str
    """A word that is cut at its end ends in a soft hyphen."""
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Of most of its letters, in points."""
    bold: bool = False
    cells: tuple[str, ...] = ()
    """Where several stretches stand side by side: their texts."""
    turned: bool = False
    """It runs up or down the page: a stamp in the margin."""

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


class PdfPage(Struct):
    """One page."""

    width: float
    height: float
    lines: list[PageLine]
    """As the file has them."""
    pictures: int = 0
    letters: int = 0
    """Letters and digits in it, as PDFium counts them."""


class PdfText(Struct):
    """What a PDF holds."""

    pages: list[PdfPage] = []
    title: str = ""
    author: str = ""
    language: str = ""
    problem: str = ""
    """Why it cannot be read: "password", "damaged", "pages"; empty: it can."""
