"""Text that is rewritten step by step, and knows for each stretch of it which written characters it came from.

The stretches of a text are in order, and neither side has a gap or an overlap: written characters that are not said
have an empty spoken side, and words that nobody wrote ("link to") an empty written one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Final

from msgspec import Struct

from narrator.script.model import SpokenSpan
from narrator.script.spoken.pattern import Pattern

Edit = tuple[int, int, str]
"""Where the replaced characters begin and end, and what stands there instead."""
_NOTHING_LEFT: Final = (-1, 0, False)
"""Stands after the last stretch that is read."""


class Stretch(Struct, frozen=True, array_like=True, omit_defaults=True):
    """Written characters and what is said for them."""

    written: int
    """How many characters were written."""
    said: int
    """How many are said."""
    kept: bool = False
    """True where they are the same, character by character; else what is said stands for the written as a whole."""


class TracedText(Struct, frozen=True):
    """A text, and what its characters were written as."""

    text: str
    stretches: tuple[Stretch, ...]

    def replaced(self, edits: Iterable[Edit]) -> "TracedText":
        """Return the text with *edits* carried out, which are in order and do not overlap."""
        wanted = [edit for edit in (_trimmed(self.text, *edit) for edit in edits) if edit is not None]
        if not wanted:
            return self
        pieces, at = [], 0
        for begin, end, new in wanted:
            pieces += [self.text[at:begin], new]
            at = end
        return TracedText(
            "".join([*pieces, self.text[at:]]),
            tuple(_composed(self.stretches, tuple(_stretches_of(wanted, len(self.text))))),
        )

    def sub(self, pattern: Pattern | re.Pattern[str], say: str | Callable[[re.Match[str]], str]) -> "TracedText":
        """Return the text with every match of *pattern* replaced, as `re.sub` does; a string is taken literally."""
        found = list(pattern.finditer(self.text))
        if not found:
            return self
        return self.replaced([(*m.span(), say if isinstance(say, str) else say(m)) for m in found])

    def cut(self, at: int) -> tuple["TracedText", "TracedText"]:
        """Return the texts before and from character *at* on; what was written for both belongs to the second."""
        left: list[Stretch] = []
        right: list[Stretch] = []
        begin = 0
        for stretch in self.stretches:
            end = begin + stretch.said
            if end <= at:
                left.append(stretch)
            elif begin >= at:
                right.append(stretch)
            else:
                said = at - begin
                left.append(Stretch(said if stretch.kept else 0, said, stretch.kept))
                right.append(Stretch(stretch.written - left[-1].written, stretch.said - said, stretch.kept))
            begin = end
        return TracedText(self.text[:at], tuple(left)), TracedText(self.text[at:], tuple(right))

    def stripped(self) -> "TracedText":
        """Return the text without white space at its ends."""
        if len(self.text.strip()) == len(self.text):
            return self
        end = len(self.text.rstrip())
        begin = min(len(self.text) - len(self.text.lstrip()), end)
        return self.replaced(((0, begin, ""), (end, len(self.text), "")))

    def block(self, text: str) -> "TracedText":
        """Return *text*, said for all that was written for this one."""
        if text == self.text:
            return self
        written = sum(stretch.written for stretch in self.stretches)
        return TracedText(text, (Stretch(written, len(text)),) if written or text else ())

    def joined(self, link: str, other: "TracedText") -> "TracedText":
        """Return this text, *link* and *other* as one."""
        linked = (Stretch(0, len(link)),) if link else ()
        return TracedText(self.text + link + other.text, (*self.stretches, *linked, *other.stretches))

    def spans(self, begin: int) -> tuple[SpokenSpan, ...]:
        """Return the spans of the text, whose first written character has the number *begin*."""
        if len(self.stretches) == 1 and self.stretches[0].said:
            (only,) = self.stretches
            return (SpokenSpan(begin, begin + only.written, 0, only.said),)
        spans, said = [], 0
        for stretch in _merged(self.stretches):
            spans.append(SpokenSpan(begin, begin + stretch.written, said, said + stretch.said))
            begin, said = spans[-1].written_end, spans[-1].spoken_end
        return tuple(spans)

    def then(self, further: "TracedText") -> "TracedText":
        """Return *further*, which was made from this text, with what was written for this text."""
        if further.text == self.text and len(further.stretches) == 1 and further.stretches[0].kept:
            return self
        return TracedText(further.text, tuple(_composed(self.stretches, further.stretches)))

    @property
    def written(self) -> int:
        """How many characters were written for it."""
        return sum(stretch.written for stretch in self.stretches)


def traced(text: str) -> TracedText:
    """Return *text* as it is written."""
    return TracedText(text, (Stretch(len(text), len(text), kept=True),) if text else ())


def traced_within(written: str, text: str) -> TracedText:
    """Return *text*, which is *written* with words put before or after it; where it is not, all stands for all."""
    if text == written:
        return traced(text)
    core = written if written in text else written.strip()
    at = text.find(core) if core else -1
    if at < 0:
        return traced(written).block(text)
    begin = written.find(core)
    end, after = begin + len(core), at + len(core)
    around = (
        Stretch(begin, at),
        Stretch(len(core), len(core), kept=True),
        Stretch(len(written) - end, len(text) - after),
    )
    return TracedText(text, tuple(stretch for stretch in around if stretch.written or stretch.said))


def _trimmed(text: str, begin: int, end: int, new: str) -> Edit | None:
    """Return the edit without the words at its ends that stay as they are; None where nothing changes."""
    old = text[begin:end]
    if old == new:
        return None
    common = _common_words(old, new)
    begin, old, new = begin + common, old[common:], new[common:]
    common = _common_words(old[::-1], new[::-1])
    return begin, end - common, new[: len(new) - common]


def _common_words(old: str, new: str) -> int:
    """Return how many characters the whole words hold that both begin with, with the space after them."""
    if " " not in old or " " not in new:
        return 0
    length = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), -1)
    shared = old[: length if length >= 0 else min(len(old), len(new))]
    return shared.rfind(" ") + 1


def _stretches_of(edits: Iterable[Edit], length: int) -> Iterator[Stretch]:
    """Yield the stretches that lead from a text of *length* characters to what *edits* make of it."""
    at = 0
    for begin, end, new in edits:
        if begin > at:
            yield Stretch(begin - at, begin - at, kept=True)
        yield Stretch(end - begin, len(new))
        at = end
    if length > at:
        yield Stretch(length - at, length - at, kept=True)


def _composed(first: Sequence[Stretch], then: Sequence[Stretch]) -> Sequence[Stretch]:
    """Return the stretches that lead from what *first* begins with to what *then* ends with, in linear time.

    The text between the two is cut wherever both may be: at their borders, unless one falls into what the other does
    not keep, which then is one stretch with it.
    """
    if len(first) == 1 and first[0].kept:
        return then
    if len(then) == 1 and then[0].kept:
        return first
    one = _Reader((stretch.said, stretch.written, stretch.kept) for stretch in first)
    two = _Reader((stretch.written, stretch.said, stretch.kept) for stretch in then)
    composed: list[Stretch] = []
    while True:
        written, said = one.apart(), two.apart()
        if written or said:
            composed.append(Stretch(written, said))
        if one.left < 0:
            return composed
        if one.keeps and two.keeps:
            length = min(one.left, two.left)
            one.left -= length
            two.left -= length
            composed.append(Stretch(length, length, kept=True))
            continue
        ahead, behind = (two, one) if one.keeps else (one, two)
        lead = ahead.take(0)
        while lead:
            lead -= behind.take(lead)
            if lead < 0:
                ahead, behind, lead = behind, ahead, -lead
        composed.append(Stretch(one.outer, two.outer))
        one.outer = two.outer = 0


class _Reader:
    """Goes through one of two lists of stretches that share a text: (length in it, length on the other side, kept)."""

    __slots__ = ("_own", "_rest", "keeps", "left", "outer")

    def __init__(self, stretches: Iterable[tuple[int, int, bool]]) -> None:
        """Begin with the first stretch."""
        self._rest = chain(stretches, (_NOTHING_LEFT,))
        self.outer = 0
        """Characters of the other side that were taken."""
        self._go_on()

    def _go_on(self) -> None:
        self.left, own, self.keeps = next(self._rest)
        self._own = 0 if self.keeps else own

    def apart(self) -> int:
        """Take what stands on the other side alone, and return how long it is."""
        length = 0
        while not self.left:
            length += self._own
            self._go_on()
        return length

    def take(self, most: int) -> int:
        """Take up to *most* characters of what is kept, or a stretch that is not; return the shared text's length."""
        if self.keeps and self.left:
            taken = min(self.left, most)
            self.left -= taken
            self.outer += taken
            return taken
        taken = self.left
        self.outer += self._own
        self._go_on()
        return taken


def _merged(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield *stretches*, each with those beside it that are of its kind: kept ones, or ones without an own side."""
    for kept, group in groupby((s for s in stretches if s.written or s.said), key=lambda stretch: stretch.kept):
        together = list(group)
        if kept:
            total = sum(stretch.said for stretch in together)
            yield Stretch(total, total, kept=True)
        else:
            yield from together
