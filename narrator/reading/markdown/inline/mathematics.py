r"""Formulas inside a line: `$x$`, `$$x$$`, `\(x\)`, `\\(x\\)`, `\[x\]`; money is not one."""

import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown.util import AtomicString

from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule
from narrator.reading.markdown.inline.tokens import escape

DOLLARS: Final = (
    r"\$\$(?P<display>(?:[^$\\]|\\.){1,5000}+)\$\$"
    r"|\$(?P<inline>(?![\s$])(?:[^$\\]|\\.){1,2000}+)(?<!\s)\$(?!(?!(?:th|st|nd|rd)\b)[\w$])"
)
SLASHES: Final = (
    r"(?P<slashes>\\{1,2})(?:\((?P<round>[^\n]{1,1000}?)(?P=slashes)\)|\[(?P<square>[^\n]{1,1000}?)(?P=slashes)\])"
)
WORD: Final = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}")
TEX: Final = re.compile(r"\\[A-Za-z]|[\^_=]")
MARKDOWN_ESCAPE: Final = re.compile(r"\\([_*])")
"""What authors escape because other parsers take it for emphasis."""
FUNCTIONS: Final = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "log",
        "exp",
        "lim",
        "max",
        "min",
        "mod",
        "det",
        "dim",
        "gcd",
        "arg",
        "sup",
        "inf",
        "var",
        "cov",
    ]
)


class FormulaProcessor(Rule):
    """Keeps a formula whole, so that no asterisk or underscore in it becomes emphasis."""

    def __init__(self) -> None:
        super().__init__(rf"{DOLLARS}|{SLASHES}")

    def _read(self, found: re.Match[str]) -> Handled:
        if found["slashes"]:
            is_formula = TEX.search(found["round"] or found["square"]) is not None
        else:
            is_formula = _is_formula(found["display"] or found["inline"])
        if not is_formula:
            return NOT_MINE
        formula = ET.Element(
            "span", {"class": "math display" if found["display"] or found["square"] else "math inline"}
        )
        formula.text = AtomicString(escape(MARKDOWN_ESCAPE.sub(r"\1", found[0])))
        return formula, found.start(), found.end()


def _is_formula(tex: str) -> bool:
    """Tell TeX from prose between two prices or shell variables."""
    if "\n\n" in tex or "`" in tex.strip("`"):
        return False
    if re.search(r"\\[A-Za-z]", tex):
        return True
    words = [word for word in WORD.findall(tex) if word.lower() not in FUNCTIONS]
    if tex[0].isdigit() and re.match(r"[\d.,]+(?:\s|[kKMBbm]\b|/)", tex) and not TEX.search(tex):
        return False
    return len(words) <= (1 if not tex[0].isdigit() else 0)
