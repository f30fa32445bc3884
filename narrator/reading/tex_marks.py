r"""Where TeX stands in a text: `$x$`, `$$x$$`, `\(x\)`, `\\(x\\)`, `\[x\]`, `\eqref{x}`; money is none."""

import re
from typing import Final

DOLLARS: Final = (
    r"\$\$(?P<display>(?:[^$\\]|\\.){1,5000}+)\$\$"
    r"|\$(?P<inline>(?![\s$])(?:[^$\\]|\\.){1,2000}+)(?<!\s)\$(?!(?!(?:th|st|nd|rd)\b)[\w$])"
    r"|\$(?P<spaced>(?!\$)(?:[^$\\\n]|\\.){1,300}+)(?<=[ ])\$(?![\w$])"
)
SLASHES: Final = (
    r"(?P<slashes>\\{1,2})(?:\((?P<round>[^\n]{1,1000}?)(?P=slashes)\)|\[(?P<square>[^\n]{1,1000}?)(?P=slashes)\])"
)
REFERENCE: Final = r"(?P<reference>\\{1,2}(?:eq)?ref\{[^{}\s]{1,100}\})"
_WORD: Final = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}")
TEX: Final = re.compile(r"\\[A-Za-z]|[\^_=]")
_COMMAND: Final = re.compile(r"\\[A-Za-z]")
_SYMBOLS: Final = re.compile(r"[\w+\-*/=<>(),.'| ]{1,30}")
"""What a formula without any TeX in it is made of."""
_QUOTIENT: Final = re.compile(r"\d+(?:\.\d+)?/(?:[A-Za-z]|\([^()\s]{1,20}\))")
"""A number over a letter, which is no price."""
_PRICE: Final = re.compile(r"[\d.,]+(?:\s|[kKMBbm]\b|/)")
_FUNCTION_NAMES = "sin cos tan log exp lim max min mod det dim gcd arg sup inf var cov"
FUNCTIONS: Final = frozenset(_FUNCTION_NAMES.split())


def is_formula(found: re.Match[str]) -> bool:
    """Return whether what stands between the marks that *found* is a formula."""
    groups = found.groupdict()
    if groups.get("reference"):
        return True
    if found["slashes"]:
        content = found["round"] or found["square"]
        return TEX.search(content) is not None or (found["slashes"] == r"\\" and _is_short(content))
    if found["spaced"]:  # an author's habit; between two prices there is a space before the second
        return TEX.search(found["spaced"]) is not None and not _words_in(found["spaced"])
    return is_between_dollars(found["display"] or found["inline"])


def is_display(found: re.Match[str]) -> bool:
    """Return whether the marks are those of a formula on a line of its own, and no other text stands around them.

    kramdown has `$$x$$` for formulas inside sentences too.
    """
    return bool(found["display"] or found["square"]) and found.string.strip(" \n.,;:") == found[0].strip(".,;:")


def is_between_dollars(tex: str) -> bool:
    """Tell TeX from prose between two prices or shell variables."""
    if "\n\n" in tex or "`" in tex.strip("`"):
        return False
    if _COMMAND.search(tex) or _QUOTIENT.fullmatch(tex):
        return True
    words = _words_in(tex)
    if tex[0].isdigit() and _PRICE.match(tex) and not TEX.search(tex):
        return False
    return len(words) <= (1 if not tex[0].isdigit() else 0)


def _words_in(tex: str) -> list[str]:
    return [word for word in _WORD.findall(tex) if word.lower() not in FUNCTIONS]


def _is_short(text: str) -> bool:
    """Return whether *text* is of letters and figures side by side, as formulas are, and of no word."""
    return _SYMBOLS.fullmatch(text) is not None and not _WORD.search(text)
