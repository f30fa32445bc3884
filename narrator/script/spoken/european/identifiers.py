"""Numbers that are read sign by sign: "CVE-2021-44228", "DE89 3704 0044 …", "U+00E9", "91 123 45 67"."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import cardinal, digits
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.grouped_figures import GROUPED, is_dialed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_FAULT: Final = Pattern(r"\bCVE-([12]\d{3})-(\d{4,7})(?!\w)")
_ACCOUNT: Final = Pattern(r"\b([A-Z]{2}\d{2})((?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?)(?!\w)")
_BOOK: Final = Pattern(r"\bISBN(?:-1[03])?:? (97[89][- ]?(?:\d[- ]?){9}[\dX]|(?:\d[- ]?){9}[\dX])(?![\w-])")
_CODE_POINT: Final = Pattern(r"\bU\+([\dA-F]{4,6})(?!\w)")


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def by_sign(run: str) -> str:
        return " ".join(cardinal(int(sign), words.code) if sign.isdigit() else sign for sign in run)

    def say_fault(match: re.Match[str]) -> str:
        return f"CVE {words.year(int(match[1]))}, {digits(match[2], words.code)}"

    def say_book(match: re.Match[str]) -> str:
        return "ISBN " + ", ".join(map(by_sign, re.findall(r"[\dX]{1,13}", match[1])))

    def say_grouped(match: re.Match[str]) -> str:
        groups = match[0].split(" ")
        return ", ".join(digits(group, words.code) for group in groups) if is_dialed(groups) else match[0]

    found = [
        Rule("numbered faults", _FAULT, say_fault, frozenset("C")),
        Rule("numbers of accounts", _ACCOUNT, lambda m: ", ".join(map(by_sign, m[0].split())), DIGITS),
        Rule("numbers of books", _BOOK, say_book, DIGITS),
        Rule("code points", _CODE_POINT, lambda m: f"U {words.plus} {by_sign(m[1])}", frozenset("+")),
    ]
    if words.telephones:
        found.append(Rule("figures in uneven groups", GROUPED, say_grouped, DIGITS))
    return tuple(found)
