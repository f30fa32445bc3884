"""A run of inline text with its spans, white space folded as a browser folds it."""

from typing import Final

from msgspec import Struct

from narrator.article.model import Span, SpanKind

_INVISIBLE: Final = dict.fromkeys(
    [
        0xAD,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        0x2060,
        0x2061,
        0x2062,
        0x2063,
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
)
"""Soft hyphen, zero-width space, word joiner, marks of direction. U+200C and U+200D spell words: they stay."""

MAX_OPEN_SPANS: Final = 40
"""Deeper inline nesting adds no span: it means nothing to a reader, and the work would grow as its square."""


class OpenSpan(Struct):
    """A span whose end is not reached yet; `begin` is None until text follows."""

    kind: SpanKind
    value: str
    begin: int | None = None


class InlineImage(Struct, frozen=True):
    """An image met inside a line, not yet known to have text after it."""

    alt: str
    asset: str
    say: str = ""
    """The author's own wording for the ear."""


def visible(text: str) -> str:
    """Return *text* without the characters that nobody sees."""
    return text if text.isascii() else text.translate(_INVISIBLE)


class TextRun:
    """Gathers the text of one segment; `take` hands it over and begins the next with the same open spans."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._spans: list[Span] = []
        self._open: list[OpenSpan] = []
        self._space = False
        self._images: list[InlineImage] = []
        self.length = 0

    @property
    def last(self) -> str:
        """The last character so far, or nothing."""
        return self._parts[-1][-1] if self._parts else ""

    def add(self, text: str) -> None:
        """Add *text*, its white space folded."""
        words = visible(text).split()
        if not words:
            self._space = self._space or bool(text)
            return
        if text[0].isspace():
            self._space = True
        if self._images:
            self._place_images()
        self._append(" ".join(words))
        self._space = text[-1].isspace()

    def space(self) -> None:
        """Part the words before from the words after."""
        self._space = True

    def line_break(self) -> bool:
        """Add a hard break; return True if the line before it is empty, so that a new paragraph begins."""
        if not self.length or self._images:
            return bool(self.length)
        if self.last == "\n":
            return True
        self._space = False
        self._spans.append(Span(self.length, self.length + 1, SpanKind.LINE_BREAK))
        self._put("\n")
        return False

    def open(self, kind: SpanKind, value: str = "") -> OpenSpan | None:
        """Begin a span at the next text; None where it would say nothing new."""
        if len(self._open) >= MAX_OPEN_SPANS or any(span.kind is kind and span.value == value for span in self._open):
            return None
        span = OpenSpan(kind, value)
        self._open.append(span)
        return span

    def close(self, span: OpenSpan | None) -> None:
        """End *span* after the last text."""
        if span is None:
            return
        self._open.remove(span)
        if span.begin is not None:
            self._spans.append(Span(span.begin, self.length, span.kind, span.value))

    def point(self, kind: SpanKind, value: str) -> None:
        """Add a zero-width span here."""
        self._spans.append(Span(self.length, self.length, kind, value))

    def image(self, image: InlineImage) -> None:
        """Put *image* aside: inside the line if text follows, else after the segment."""
        self._images.append(image)

    def glue(self, mark: str, *, after: bool = False) -> None:
        """Add a punctuation mark that sticks to the text that follows it, or (*after*) to the text before it."""
        space = self._space
        self._space = space and not after
        self._append(mark)
        self._space = space and after

    def separate(self, separator: str) -> int:
        """Add *separator* (a tab or a line feed of a table) as it is; return where the next text begins."""
        if self._images:
            self._place_images()
        self._space = False
        if separator:
            self._put(separator)
        return self.length

    def take(self, *, keep_ends: bool = False) -> tuple[str, tuple[Span, ...], tuple[InlineImage, ...]]:
        """Return text, spans and trailing images, and start anew with the spans that are still open.

        A pause that stands alone (between two blocks) waits for the text that follows it.
        """
        if not (self._parts or self._spans or self._images):
            self._space = False
            return "", (), ()
        text = "".join(self._parts)
        if not (self._spans or self._open or self._images):
            self._parts, self._space, self.length = [], False, 0
            return text if keep_ends else text.rstrip("\n "), (), ()
        spans = list(self._spans)
        for span in self._open:
            if span.begin is not None:
                spans.append(Span(span.begin, self.length, span.kind, span.value))
                span.begin = None
        if not keep_ends:
            text = text.rstrip("\n ")
        end = len(text)
        kept = [
            Span(min(span.begin, end), min(span.end, end), span.kind, span.value)
            for span in reversed(spans)  # outer spans close last and stand first
            if span.begin < end or (span.begin == span.end)
        ]
        kept.sort(key=lambda span: (span.begin, -span.end))
        images = tuple(self._images)
        waiting = [] if text else [span for span in self._spans if span.kind is SpanKind.PAUSE]
        self._parts, self._spans, self._images = [], waiting, []
        self._space, self.length = False, 0
        return text, tuple(kept), images

    def place_images(self) -> None:
        """Put images that wait inside the line now."""
        if self._images:
            self._place_images()

    def _place_images(self) -> None:
        images, self._images = self._images, []
        for image in images:
            begin = self.length
            if image.alt:
                self._space = True
                begin += 1 if self.length and self.last not in "\n\t" else 0
                self._append(image.alt)
                self._space = True
            self._spans.append(Span(begin, self.length, SpanKind.IMAGE, image.asset))
            if image.alt and image.say:
                self._spans.append(Span(begin, self.length, SpanKind.SAY, image.say))

    def _append(self, text: str) -> None:
        if self._space and self.length and self.last not in "\n\t":
            self._put(" ")
        for span in reversed(self._open):
            if span.begin is not None:
                break
            span.begin = self.length
        self._put(text)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
