"""What is taken as it stands: escapes, code spans, character references."""

import html
import re
import xml.etree.ElementTree as ET
from bisect import bisect_left
from typing import Final

from markdown.util import AtomicString

from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule
from narrator.reading.markdown.inline.tokens import escape

TICKS: Final = re.compile(r"`+")


class EscapeProcessor(Rule):
    """A backslash before ASCII punctuation; before a line feed it is a hard break."""

    def __init__(self) -> None:
        super().__init__(r"\\([!-/:-@\[-`{-~]|\n[ ]*)")

    def _read(self, found: re.Match[str]) -> Handled:
        if found[1].startswith("\n"):
            line_break = ET.Element("br")
            line_break.tail = "\n"
            return line_break, found.start(), found.end()
        return escape(found[1]), found.start(), found.end()


class CodeProcessor(Rule):
    """A run of backticks up to a run of the same length; without one, the backticks are text."""

    def __init__(self) -> None:
        super().__init__(r"`+")
        self._text = ""
        self._runs: dict[int, list[int]] = {}

    def _read(self, found: re.Match[str]) -> Handled:
        text = found.string
        if text is not self._text:
            self._text, self._runs = text, {}
            for run in TICKS.finditer(text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        places = self._runs.get(len(found[0]), [])
        index = bisect_left(places, found.end())
        if index == len(places):
            return found[0], found.start(), found.end()
        content = text[found.end() : places[index]].replace("\n", " ")
        if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
            content = content[1:-1]
        code = ET.Element("code")
        code.text = AtomicString(escape(content))
        return code, found.start(), places[index] + len(found[0])


class EntityProcessor(Rule):
    """`&amp;`, `&#233;`, `&#xe9;`: the character; an unknown name is text."""

    def __init__(self) -> None:
        super().__init__(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

    def _read(self, found: re.Match[str]) -> Handled:
        character = html.unescape(found[0])
        return NOT_MINE if character == found[0] else (escape(character), found.start(), found.end())
