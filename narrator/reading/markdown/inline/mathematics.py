r"""Formulas inside a line: `$x$`, `$$x$$`, `\(x\)`, `\\(x\\)`, `\[x\]`, and references to numbered ones."""

import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown.util import AtomicString

from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule
from narrator.reading.markdown.inline.tokens import escape
from narrator.reading.tex_marks import DOLLARS, REFERENCE, SLASHES, is_display, is_formula

MARKDOWN_ESCAPE: Final = re.compile(r"\\([_*])")
"""What authors escape because other parsers take it for emphasis."""


class FormulaProcessor(Rule):
    """Keeps a formula whole, so that no asterisk or underscore in it becomes emphasis."""

    def __init__(self) -> None:
        super().__init__(rf"{DOLLARS}|{SLASHES}|{REFERENCE}")

    def _read(self, found: re.Match[str]) -> Handled:
        if not is_formula(found):
            return NOT_MINE
        formula = ET.Element("span", {"class": "math display" if is_display(found) else "math inline"})
        formula.text = AtomicString(escape(MARKDOWN_ESCAPE.sub(r"\1", found[0])))
        return formula, found.start(), found.end()
