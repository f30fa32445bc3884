"""One pass over a block's text: Python-Markdown's registered inline processors, brackets and emphasis."""

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from narrator.reading.markdown.blocks.attributes import KRAMDOWN, LIST, parse
from narrator.reading.markdown.inline import emphasis
from narrator.reading.markdown.inline.brackets import Brackets
from narrator.reading.markdown.inline.links import BareLinkProcessor
from narrator.reading.markdown.inline.tokens import Token, escape, fill

if TYPE_CHECKING:
    from collections.abc import Callable

SPECIAL: Final = re.compile(r"[\\`*_\[\]!<&~=$\n^{]|(?<![A-Za-z0-9])(?:https?://|www\.)", re.IGNORECASE)
RUN: Final = {character: re.compile(re.escape(character) + "+") for character in "*_~="}


class InlineTreeprocessor(Treeprocessor):
    """Stands in for Python-Markdown's tree processor of the same name, which applies one pattern after the other.

    Here they are all tried at each place, in the registry's order, so that what comes first in the text wins.
    """

    def run(self, root: ET.Element) -> None:
        """Parse the text of every element that is not atomic."""
        for element in list(root.iter()):
            text = element.text
            if not text or isinstance(text, AtomicString):
                continue
            plain = SPECIAL.search(text) is None
            fill(element, [Token(escape(text))] if plain else InlineScanner(self.md, text).scan())


class InlineScanner:
    """Reads one block's text."""

    def __init__(self, md: Markdown, text: str) -> None:
        """*text* is Markdown, lines joined with line feeds."""
        self.md = md
        self.text = text
        self.patterns = [pattern for pattern in md.inlinePatterns if isinstance(pattern, InlineProcessor)]
        self.tokens: list[Token] = []
        self.delimiters: list[emphasis.Delimiter] = []
        self.brackets = Brackets(self)
        self._handlers: dict[str, Callable[[int], int]] = {
            **dict.fromkeys(RUN, self._run),
            "]": self.brackets.close,
            "{": self._attributes,
            "\n": self._line_end,
        }
        self.in_anchor = False
        """Inside a raw `<a>`: no bare links."""

    def scan(self) -> list[Token]:
        """Return the text's tokens, everything paired."""
        text, position = self.text, 0
        while found := SPECIAL.search(text, position):
            self.add(text[position : found.start()])
            position = self._step(found.start(), found.end())
        self.add(text[position:])
        self.pair_emphasis(0)
        return self.tokens

    def add(self, text: str) -> None:
        """Add plain text."""
        if text:
            self.tokens.append(Token(escape(text)))

    def pair_emphasis(self, bottom: int) -> None:
        """Pair the delimiters from number *bottom* on, and forget them."""
        emphasis.pair(self.delimiters[bottom:])
        del self.delimiters[bottom:]

    def _step(self, position: int, end: int) -> int:
        """Read what stands at *position*; return where to go on."""
        text = self.text
        character = text[position]
        matched = None if character in RUN and character != "~" else self._try_patterns(position)
        if matched is not None:
            return matched
        image = character == "!" and text.startswith("[", position + 1)
        if character == "[" or image:
            return self.brackets.open(position, image=image)
        handle = self._handlers.get(character)
        if handle is not None:
            return handle(position)
        self.add(text[position:end])
        return end

    def _try_patterns(self, position: int) -> int | None:
        for pattern in self.patterns:
            if isinstance(pattern, BareLinkProcessor) and (self.in_anchor or self.brackets.any_open):
                continue
            found = pattern.compiled_re.match(self.text, position)
            if not found:
                continue
            node, begin, end = pattern.handleMatch(found, self.text)
            if begin is None or end is None or end <= position:
                continue
            if isinstance(node, ET.Element):
                self.tokens.append(Token(element=node))
            elif node:
                self.tokens.append(Token(str(node)))
            self._note_anchor(position)
            return int(end)
        return None

    def _note_anchor(self, position: int) -> None:
        tag = self.text[position : position + 3].lower()
        if tag in {"<a ", "<a\n"}:
            self.in_anchor = True
        elif tag == "</a":
            self.in_anchor = False

    def _run(self, position: int) -> int:
        run = RUN[self.text[position]].match(self.text, position)
        end = run.end() if run else position + 1
        token = Token(self.text[position:end])
        self.tokens.append(token)
        if token.text[0] not in emphasis.PAIRS_ONLY or end - position == 2:
            self.delimiters.append(emphasis.delimiter(self.text, position, end, token))
        return end

    def _attributes(self, position: int) -> int:
        """An attribute list; whether it follows an element or is text, only the finished line tells."""
        found = LIST.match(self.text, position) or KRAMDOWN.match(self.text, position)
        if not found or not self.tokens:
            self.add("{")
            return position + 1
        self.tokens.append(Token(escape(found[0]), attributes=parse(found[0])))
        return found.end()

    def _line_end(self, position: int) -> int:
        """A line feed; after two spaces a hard break. Spaces around it are not text."""
        hard = self.text[max(0, position - 2) : position] == "  "
        if self.tokens and self.tokens[-1].element is None and not self.tokens[-1].opens:
            self.tokens[-1].text = self.tokens[-1].text.rstrip(" ")
        if hard:
            self.tokens.append(Token(element=ET.Element("br")))
        self.add("\n")
        position += 1
        while self.text.startswith(" ", position):
            position += 1
        return position
