"""Roman numerals after rulers and for centuries: "Ludwig XIV.", "Louis XIV", "XIXe siècle", "siglo XIX"."""

import re

from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.roman_value import STRICT, value
from narrator.script.spoken.rule import Rule

_LETTERS = frozenset("IVX")
_NUMERAL = rf"(?=[IVX]{{2}}|[IVX]\b){STRICT}(?!\w)"


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for Roman numerals."""
    ruler = Pattern(rf"\b({words.rulers}) (?:I(?:er|ᵉʳ)(?!\w)|({_NUMERAL}){words.after_regnal})")
    century = Pattern(words.century_before + rf"((?=[IVX]){STRICT})" + words.century_after)

    def say_ruler(match: re.Match[str]) -> str:
        say = words.regnal_of_queens if words.regnal_of_queens and match[1] in words.queens else words.regnal
        return f"{match[1]} {say(value(match[2]) if match[2] else 1)}"

    def say_century(match: re.Match[str]) -> str:
        return words.century(value(match[1])) if match[1] else match[0]

    return (
        Rule("Roman numerals of centuries", century, say_century, _LETTERS),
        Rule("Roman numerals of rulers", ruler, say_ruler, _LETTERS),
    )
