"""Links and images: CommonMark's bracket stack, and two dialects' `[[wiki links]]` and `[spans]{.class}`."""

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

import xml.etree.ElementTree as ET  # isort: skip

from narrator.reading.markdown.blocks.attributes import LIST, parse
from narrator.reading.markdown.inline.links import SIZE
from narrator.reading.markdown.inline.targets import normal_label, plain_target, unescape
from narrator.reading.markdown.inline.tokens import Token, escape, plain_text

if TYPE_CHECKING:
    from narrator.reading.markdown.inline.scanner import InlineScanner

SPACE: Final = re.compile(r"[ ]*\n?[ ]*")
TITLE: Final = re.compile(r'"((?:[^"\\]|\\.)*+)"|\'((?:[^\'\\]|\\.)*+)\'|\(((?:[^()\\]|\\.)*+)\)', re.DOTALL)
LABEL: Final = re.compile(r"\[((?:[^\\\[\]]|\\.){0,1000})\]", re.DOTALL)
LONGEST_LABEL: Final = 1000
Target = tuple[str, str]
"""URL and title."""


class Bracket(Struct, eq=False):
    """An open `[` or `![`."""

    token: int
    """Its place in the list of tokens."""
    end: int
    """Where its text begins."""
    bottom: int
    """How many delimiters stood before it."""
    image: bool
    active: bool = True
    holds_brackets: bool = False


class Brackets:
    """The stack of open brackets of one text."""

    def __init__(self, scanner: "InlineScanner") -> None:
        """*scanner* holds the tokens and delimiters."""
        self._scanner = scanner
        self._stack: list[Bracket] = []

    @property
    def any_open(self) -> bool:
        """Whether text stands in brackets that may become a link."""
        return bool(self._stack)

    def open(self, position: int, *, image: bool) -> int:
        """Push a bracket; return where its text begins."""
        scanner = self._scanner
        if image and scanner.text.startswith("[^", position + 1):  # an exclamation mark before a note
            scanner.add("!")
            return position + 1
        if self._stack:
            self._stack[-1].holds_brackets = True
        end = position + (2 if image else 1)
        self._stack.append(Bracket(len(scanner.tokens), end, len(scanner.delimiters), image))
        scanner.add(scanner.text[position:end])
        return end

    def close(self, position: int) -> int:
        """Read the `]` at *position*: the end of a link, an image, a span, or itself; return where to go on."""
        scanner = self._scanner
        opener = self._stack.pop() if self._stack else None
        if opener is None:
            scanner.add("]")
            return position + 1
        found = (self._inline_target(position + 1) or self._reference(opener, position)) if opener.active else None
        if found is not None:
            target, end = found
            if opener.image:
                self._make_image(opener, target)
            else:
                self._make_link(opener, target)
            return end
        span = LIST.match(scanner.text, position + 1)
        if span and not opener.image:
            self._wrap(opener, "span", parse(span[0]))
            return span.end()
        scanner.add("]")
        return position + 1

    def _inline_target(self, position: int) -> tuple[Target, int] | None:
        """Read `(target "title")`."""
        text = self._scanner.text
        if not text.startswith("(", position):
            return None
        found = plain_target(text, _after_space(text, position + 1))
        if found is None:
            return None
        url, end = found
        begin = _after_space(text, end)
        words = ""
        title = TITLE.match(text, begin) if begin > end else None
        if title:
            words = unescape(next(group for group in title.groups() if group is not None))
            begin = _after_space(text, title.end())
        if not text.startswith(")", begin):
            return None
        return (url, words), begin + 1

    def _reference(self, opener: Bracket, position: int) -> tuple[Target, int] | None:
        """Read `[text][label]`, `[label][]` or `[label]`, if the label is defined."""
        text = self._scanner.text
        label = LABEL.match(text, position + 1)
        if label and label[1].strip():
            name, end = label[1], label.end()
        else:
            if opener.holds_brackets or position - opener.end > LONGEST_LABEL:
                return None
            name, end = text[opener.end : position], label.end() if label else position + 1
        target = self._scanner.md.references.get(normal_label(name))
        return (target, end) if target is not None else None

    def _make_link(self, opener: Bracket, target: Target) -> None:
        url, title = target
        attributes = {"href": escape(url)} | ({"title": escape(title)} if title else {})
        self._wrap(opener, "a", attributes)
        for bracket in reversed(self._stack):  # a link holds no other link
            if not bracket.image:
                if not bracket.active:
                    break
                bracket.active = False

    def _wrap(self, opener: Bracket, tag: str, attributes: dict[str, str]) -> None:
        scanner = self._scanner
        scanner.pair_emphasis(opener.bottom)
        scanner.tokens[opener.token] = Token(opens=[(tag, attributes)])
        scanner.tokens.append(Token(closes=1))

    def _make_image(self, opener: Bracket, target: Target) -> None:
        scanner = self._scanner
        scanner.pair_emphasis(opener.bottom)
        url, title = target
        alt = SIZE.sub("", plain_text(scanner.tokens[opener.token + 1 :]))
        del scanner.tokens[opener.token :]
        image = ET.Element("img", ({"alt": alt} if alt.strip() else {}) | {"src": escape(url)})
        if title:
            image.set("title", escape(title))
        scanner.tokens.append(Token(element=image))


def _after_space(text: str, position: int) -> int:
    found = SPACE.match(text, position)
    return found.end() if found else position
