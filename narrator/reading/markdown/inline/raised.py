"""Pandoc's subscripts and superscripts: `H~2~O`, `x^2^`; a path (`~/bin`) or a lone caret is none."""

import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown.util import AtomicString

from narrator.reading.markdown.inline.rule import Handled, Rule
from narrator.reading.markdown.inline.tokens import escape

SCRIPT: Final = r"(?<=[A-Za-z0-9)\]])(?P<mark>[\^~])(?P<text>[A-Za-z0-9+\u2212-]{1,12})(?P=mark)(?![\^~])"
"""Right after a letter, a digit or a bracket, with nothing inside that a path or a crossed-out word would have."""


class ScriptProcessor(Rule):
    """A short raised or lowered text; longer ones, and those with spaces, stay as they are typed."""

    def __init__(self) -> None:
        super().__init__(SCRIPT)

    def _read(self, found: re.Match[str]) -> Handled:
        element = ET.Element("sup" if found["mark"] == "^" else "sub")
        element.text = AtomicString(escape(found["text"]))
        return element, found.start(), found.end()
