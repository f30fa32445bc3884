"""Long codes of figures and the letters a to f, which are read sign by sign: a commit, a checksum."""

import re
from collections.abc import Callable
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

CODE: Final = (
    r"(?<![\w.,-])(?:(?=[0-9a-f]{0,128}[a-f])(?=[0-9a-f]{0,128}[0-9])[0-9a-f]{7,128}"
    r"|(?=[0-9A-F]{0,128}[A-F])(?=[0-9A-F]{0,128}[0-9])[0-9A-F]{16,128})(?![\w-]|[.,]\d)"
)
"""In capitals only long ones: a short one is more often the number of a part."""
GROUP: Final = 4
"""Signs between two short breaks of a long one, as people read them out."""
LONG: Final = 8


def codes(digit: Callable[[str], str]) -> Rule:
    """Return the rule of a language whose word for a figure *digit* gives."""

    def say(match: re.Match[str]) -> str:
        signs = [digit(sign) if sign.isdigit() else "A" if sign == "a" else sign for sign in match[0]]
        if len(signs) <= LONG:
            return " ".join(signs)
        return ", ".join(" ".join(signs[at : at + GROUP]) for at in range(0, len(signs), GROUP))

    return Rule("codes", Pattern(CODE), say, DIGITS)
