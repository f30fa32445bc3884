"""What is taken as it stands: escapes, code spans, character references."""

import html
import re
import xml.etree.ElementTree as etree
from bisect import bisect_left
from typing import Final

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from narrator.reading.markdown.inline.tokens import escape

Handled = tuple[etree.Element | str | None, int | None, int | None]
TICKS: Final = re.compile(r"`+")


class EscapeProcessor(InlineProcessor):
    """A backslash before ASCII punctuation; before a line feed it is a hard break."""

    def __init__(self) -> None:
        super().__init__(r"\\([!-/:-@\[-`{-~]|\n[ ]*)")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # noqa: D102, N802, ARG002
        if m[1].startswith("\n"):
            line_break = etree.Element("br")
            line_break.tail = "\n"
            return line_break, m.start(), m.end()
        return escape(m[1]), m.start(), m.end()


class CodeProcessor(InlineProcessor):
    """A run of backticks up to a run of the same length; without one, the backticks are text."""

    def __init__(self) -> None:
        super().__init__(r"`+")
        self._text = ""
        self._runs: dict[int, list[int]] = {}

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # noqa: D102, N802
        if data is not self._text:
            self._text, self._runs = data, {}
            for run in TICKS.finditer(data):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        places = self._runs.get(len(m[0]), [])
        index = bisect_left(places, m.end())
        if index == len(places):
            return m[0], m.start(), m.end()
        content = data[m.end() : places[index]].replace("\n", " ")
        if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
            content = content[1:-1]
        code = etree.Element("code")
        code.text = AtomicString(escape(content))
        return code, m.start(), places[index] + len(m[0])


class EntityProcessor(InlineProcessor):
    """`&amp;`, `&#233;`, `&#xe9;`: the character; an unknown name is text."""

    def __init__(self) -> None:
        super().__init__(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # noqa: D102, N802, ARG002
        character = html.unescape(m[0])
        return (None, None, None) if character == m[0] else (escape(character), m.start(), m.end())
