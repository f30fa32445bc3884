"""The text that template tags are taken out of: what was copied, what was taken, and what stands around a place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from narrator.article.model import LeftOutReason
from narrator.reading.markdown.templates.protected import Protected
from narrator.reading.markdown.templates.taken import Taken, mark

BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
BEFORE_FENCE: Final = " \t>-*+0123456789.)"
"""What may stand before a fence: marks of quotations and items."""
TICKS: Final = re.compile(r"`+")
IN_TARGET: Final = re.compile(r"(?:\]\(|\]:|<)[^\s<>()]*\s?$")
IN_TAG: Final = re.compile(r"<[A-Za-z/][^<>\n]*$")
OPEN_TAG: Final = re.compile(r"<[A-Za-z][^<>]*=\Z")
WORD: Final = re.compile(r"[^\W\d_]{2,}")
ANY_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>?|^[^<>{]*>")
OTHER_TAGS: Final = re.compile(r"\{[{%][^{}\n]*[%}]\}|<[^<>\n]*>|\([^()\s]*\)|\{[\w.]*\}")


class Desk:
    """A text, and the pieces of the new one."""

    def __init__(self, text: str, *, mdx: bool, html: bool = False) -> None:
        """*mdx*: braces hold expressions. *html*: the text is HTML."""
        self.text = text
        self.mdx = mdx
        self.html = html
        self.taken: list[Taken] = []
        self.taken_to = -1
        """Where the last thing taken ended."""
        self.pieces: list[str] = []
        self.open: list[tuple[str, str]] = []
        """Containers that tags have opened: the tag's name, and the HTML that closes it."""
        self.marks: list[tuple[int, str, int]] = []
        """The author's marks that are open: the number of the piece, the mark as written, its line."""
        self.labels: set[str] | None = None
        """Labels of the references and notes that the text defines, once somebody has asked for them."""
        self.written = text
        """The text as its author wrote it."""
        self.myst: bool | None = None
        """Whether it has MyST's directives, once somebody has asked."""
        self._lower = text.lower()
        self._no_more: dict[str, int] = {}
        self._protected: Protected | None = None
        self._ticks: dict[int, list[int]] = {}
        """Where runs of backticks stand, by their length."""
        self._paragraph = (0, 0)
        self._line = 1
        self._counted = 0

    @property
    def _code(self) -> Protected:
        if self._protected is None:
            self._protected = Protected(self.text, html=self.html)
        return self._protected

    def code_end(self, position: int) -> int:
        """Return where the block of code ends in which *position* stands; -1: it stands in none."""
        return self._code.end_at(position)

    def opens_code(self, position: int) -> bool:
        """Return whether a block of code begins on the line in which *position* stands."""
        return self._code.begins_on_line(position)

    def open_mark(self, begin: int, end: int) -> None:
        """Remember the author's mark `text[begin:end]`, whose HTML is the next piece."""
        self.marks.append((len(self.pieces), self.text[begin:end], self._line_of(begin)))

    def drop_open_marks(self, kind: str) -> None:
        """List the marks that nobody has ended, as *kind*, in their place: the rest of the post is not theirs."""
        for piece, written, line in self.marks:
            self.pieces[piece] = mark(len(self.taken))
            self.taken.append(Taken(LeftOutReason.COMMENT, kind, written, (line, line)))

    def leave(
        self,
        reason: LeftOutReason,
        kind: str,
        begin: int,
        end: int,
        *,
        said: Iterable[str] = (),
        address: str = "",
        is_hole: bool = False,
    ) -> None:
        """List `text[begin:end]` as left out, and put a mark in its place where a comment can stand.

        What is *said* of it (a caption) is not left out, and is not listed. *address*: what it stands for where a link
        or picture has its target. *is_hole*: a reader sees words there that only the site's generator knows.
        """
        self.taken_to = end
        first = self._line_of(begin)
        listed = self.text[begin:end]
        for words in said:
            quoted = next((f"{mark}{words}{mark}" for mark in "\"'" if f"{mark}{words}{mark}" in listed), "")
            listed = listed.replace(quoted, quoted[0] * 2, 1) if quoted else listed.replace(words, "", 1)
        line = (first, first + self.text.count("\n", begin, end))
        hole = is_hole and self.stands_in_sentence(begin, end)
        self.taken.append(Taken(reason, kind, listed, line, self._around(begin, end) if hole else ""))
        before = self.line_before(begin)
        target = None if self.html else IN_TARGET.search(before[-300:])
        if target or self._is_in_tag(begin, before):
            bare = target is not None and target[0].rstrip().endswith(("(", ":"))
            ends = self.text[end : end + 1] in {"", ")", "\n", " ", ">"}
            empty = '""' if self.is_value(begin) else ""  # a tag whose attribute has no value would be no tag
            self.pieces.append(address or ("#" if bare and ends else empty))  # a link without a target: no link
        else:
            self.pieces.append(mark(len(self.taken) - 1))

    def is_value(self, begin: int) -> bool:
        """Return whether an attribute of a tag has its value, without quotation marks, at *begin*."""
        return (
            self.text[begin - 1 : begin] == "=" and OPEN_TAG.search(self.text, max(0, begin - 600), begin) is not None
        )

    def _is_in_tag(self, begin: int, before: str) -> bool:
        if not self.html:
            return IN_TAG.search(before[-2000:]) is not None or self.is_value(begin)
        opening = self.text.rfind("<", max(0, begin - 2000), begin)
        return opening > self.text.rfind(">", max(0, begin - 2000), begin) and self.text[opening + 1].isalpha()

    def _around(self, begin: int, end: int) -> str:
        """Return what stands on the line around `text[begin:end]`, with it, to be shown to the author."""
        before = self.line_before(begin).lstrip(" >#*-")[-50:]
        around = f"{before}{self.text[begin : end + 50]}".split("\n")[0]
        return " ".join((ANY_TAG.sub("", around) if self.html else around).split())

    def put(self, html: str, begin: int, *, alone: bool) -> None:
        """Put *html* where the tag at *begin* stood; on lines of its own where the tag had its line to itself."""
        if html:
            self.pieces.append(f"\n{self.line_before(begin)}{html}\n" if alone else html)

    def close(self, name: str) -> None:
        """End the container that *name* opened last; Zola's `end` has no name."""
        if self.open and self.open[-1][0] == (name or self.open[-1][0]):
            self.pieces.append(self.open.pop()[1])

    def line_before(self, position: int) -> str:
        """Return what stands on the line before *position*."""
        return self.text[self.text.rfind("\n", 0, position) + 1 : position]

    def alone(self, begin: int, end: int) -> bool:
        """Return whether `text[begin:end]` has its lines to itself."""
        stop = self.text.find("\n", end)
        after = self.text[end : stop if stop >= 0 else len(self.text)]
        return not self.line_before(begin).strip(" \t>") and not after.strip()

    def on_its_line(self, begin: int, end: int, closing: str) -> bool:
        """Return whether a tag and what it holds have their line to themselves: *closing* ends it."""
        stop = self.text.find("\n", end)
        after = self.text[end : stop if stop >= 0 else len(self.text)].rstrip()
        return not self.line_before(begin).strip(" \t>") and re.search(f"(?:{closing})$", after) is not None

    def stands_in_sentence(self, begin: int, end: int) -> bool:
        """Return whether words of the author stand on the line of `text[begin:end]`, and no link or tag around it."""
        before = self.line_before(begin)
        stop = self.text.find("\n", end)
        after = self.text[end : stop if stop >= 0 else len(self.text)]
        if (not self.html and IN_TARGET.search(before[-300:])) or self._is_in_tag(begin, before):
            return False
        return bool(WORD.search(OTHER_TAGS.sub(" ", f"{before} {after}")))

    def find(self, what: str, position: int) -> int:
        """Return where *what* (in lower case) next stands, or -1; remembers what does not come again."""
        if position >= self._no_more.get(what, len(self.text) + 1):
            return -1
        found = self._lower.find(what, position)
        if found < 0:
            self._no_more[what] = min(position, self._no_more.get(what, position))
        return found

    def has_blank_line(self, begin: int, end: int) -> bool:
        """Return whether `text[begin:end]` spans paragraphs."""
        return BLANK_LINE.search(self.text, begin, end) is not None

    def is_fence(self, begin: int, end: int) -> bool:
        """Return whether the backticks `text[begin:end]` are a line that opens or closes code, and no code span."""
        if end - begin < 3 or self.line_before(begin).strip(BEFORE_FENCE):
            return False
        stop = self.text.find("\n", end)
        return "`" not in self.text[end : stop if stop >= 0 else len(self.text)]

    def after_code_span(self, begin: int, end: int) -> int:
        """Return where the code span ends that the backticks `text[begin:end]` open.

        Without their like in the same paragraph they are text.
        """
        if not self._ticks:
            for run in TICKS.finditer(self.text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        places = self._ticks.get(end - begin, [])  # none: the run's first backtick is escaped
        index = bisect_left(places, end)
        if index == len(places) or places[index] >= self._paragraph_end(end):
            return end
        return places[index] + end - begin

    def _paragraph_end(self, position: int) -> int:
        first, last = self._paragraph
        if not first <= position < last:
            blank = BLANK_LINE.search(self.text, position)
            self._paragraph = (position, blank.start() if blank else len(self.text))
        return self._paragraph[1]

    def _line_of(self, position: int) -> int:
        self._line += self.text.count("\n", self._counted, position)
        self._counted = position
        return self._line
