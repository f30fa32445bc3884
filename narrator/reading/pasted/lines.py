"""A text → its lines, with what their layout says; hard-wrapped lines joined again."""

import re
from functools import cached_property
from itertools import pairwise
from typing import Final

from msgspec import Struct

from narrator.reading.words import UNSPACED, count_words

LINE_END: Final = re.compile(r"\r\n|\r|\n")
INVISIBLE: Final = str.maketrans(dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")))
"""Soft hyphen, zero-width space, word joiner, byte-order mark: neither seen nor heard."""
QUOTED: Final = re.compile(r"\s{0,20}(?:>\s?){1,20}(?=\S|$)")
"""The signs that mail programs set before each line of what they answer."""
BOXES: Final = frozenset("☐☑☒")
BULLET: Final = re.compile(r"(?:[*+•‣◦▪●○·∙▸►–-](?:\s+(?:\[[ xX]\]|[☐☑☒]))?|\[[ xX]\]|[☐☑☒]|o(?=\s))\s+(?=\S)")
NUMBER: Final = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
DIVIDER: Final = re.compile(r"[*·•∙․‧◦—–\-_=~#⁂◆◇★☆✦…./|\\ ]+")
REFERENCES: Final = r"(?:\s?\[(?:\d{1,4}|[a-z]|(?:n|nb|note|lower-alpha) \d{1,3})\]|\s?[⁰¹²³⁴-⁹]{1,4}){0,9}"
"""Marks of notes, which an encyclopedia sets behind the full stop."""
SENTENCE_END: Final = re.compile(rf"[.!?…。！？؟।][\"'”’»›)\]」』]{{0,3}}{REFERENCES}$")
WRAP_WIDTH: Final = range(40, 101)
"""Characters: nobody wraps narrower, and wider lines are paragraphs."""


class Line(Struct, frozen=True, dict=True):
    """A line of the source, or several that were one before they were wrapped."""

    text: str
    """Inner white space folded, bullet and number included."""
    first: int
    """Its line in the source, from 1."""
    last: int
    indent: int
    blank_before: int
    """Blank lines above it."""
    quoted: bool = False
    """Whether it has the sign of a quoted line before it, which is not in `text`."""

    @cached_property
    def words(self) -> float:
        """Number of words; two characters of Chinese or Japanese count as one."""
        return count_words(self.text)

    @cached_property
    def mark(self) -> str:
        """The bullet or number of a list item, with the space after it; else empty."""
        found = BULLET.match(self.text) or NUMBER.match(self.text)
        return found[0] if found else ""

    @cached_property
    def body(self) -> str:
        """The text after `mark`."""
        return self.text[len(self.mark) :]

    @property
    def checked(self) -> bool | None:
        """Whether the box before a task is crossed or ticked; None: there is no box."""
        if "[" not in self.mark and not BOXES & set(self.mark):
            return None
        return not {"x", "X", "☑", "☒"}.isdisjoint(self.mark)

    @property
    def is_divider(self) -> bool:
        """Whether it is nothing but signs that part what stands above from what stands below."""
        return DIVIDER.fullmatch(self.text) is not None

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return SENTENCE_END.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Ten words or more that end like a sentence; blogs in Chinese often do without the full stop."""
        return self.words >= 10 and (self.ends_sentence or UNSPACED.search(self.text) is not None)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of *text* that are not blank; a paragraph that was hard-wrapped is one line."""
    lines: list[Line] = []
    blank = 0
    for number, raw in enumerate(LINE_END.split(text), start=1):
        mark = QUOTED.match(raw) if ">" in raw[:20] else None
        quoted = mark is not None and " > " not in raw[mark.end() :]
        if mark is not None and quoted:
            raw = raw[mark.end() :]  # noqa: PLW2901 -- what follows the sign is the line
        folded = " ".join(raw.translate(INVISIBLE).split())
        if not folded:
            blank += 1
            continue
        indent = len(raw) - len(raw.lstrip())
        lines.append(Line(folded, number, number, indent, blank, quoted))
        blank = 0
    return _unwrapped(lines)


def _unwrapped(lines: list[Line]) -> tuple[Line, ...]:
    joined: list[Line] = []
    for chunk in _chunks(lines):
        joined.extend(_join_wrapped(chunk))
    return tuple(joined)


def _chunks(lines: list[Line]) -> list[list[Line]]:
    """Lines without a blank line between them."""
    chunks: list[list[Line]] = []
    for line in lines:
        if chunks and not line.blank_before and line.quoted == chunks[-1][-1].quoted:
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _join_wrapped(chunk: list[Line]) -> list[Line]:
    """Join what an editor wrapped: each next line's first word would not have fitted on the line before.

    Where it would have fitted the author (or the page) began a new line on purpose.
    """
    width = max(len(line.text) for line in chunk)
    breaks = sum(not next_line.mark for _, next_line in pairwise(chunk))
    wrapped = sum(_overflows(line, next_line, width) for line, next_line in pairwise(chunk))
    if width not in WRAP_WIDTH or breaks < 1 or wrapped < breaks * 0.75 or not _flows(chunk):
        return chunk
    joined = [chunk[0]]
    for line, next_line in pairwise(chunk):
        if _overflows(line, next_line, width) and not next_line.mark:
            last = joined[-1]
            joined[-1] = Line(
                f"{last.text} {next_line.text}",
                last.first,
                next_line.last,
                last.indent,
                last.blank_before,
                last.quoted,
            )
        else:
            joined.append(next_line)
    return joined


def _overflows(line: Line, next_line: Line, width: int) -> bool:
    return len(line.text) + 1 + len(next_line.text.split(" ", 1)[0]) > width


def _flows(chunk: list[Line]) -> bool:
    """Wrapped prose breaks inside sentences, and goes on in lower case more often than not."""
    broken = [next_line for line, next_line in pairwise(chunk) if not line.ends_sentence]
    return sum(not line.text[:1].isupper() for line in broken) * 2 >= max(1, len(broken))
