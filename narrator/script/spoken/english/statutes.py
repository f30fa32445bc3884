"""Statutes that are known by their number: "a 401(k)" → "a four oh one K", "501(c)(3)"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(r"(?<![\w.,-])([1-9])(\d\d)\(([a-zA-Z])\)(?:\((\d{1,2})\))?(?!\w)")


def _say(match: re.Match[str]) -> str:
    hundreds, rest, letter, number = match.groups()
    said = f"{cardinal(hundreds)} {year('10' + rest).removeprefix('ten ') if rest != '00' else 'hundred'}"
    if rest[0] == "0" and rest != "00":
        said = f"{cardinal(hundreds)} oh {cardinal(rest[1])}"
    return f"{said} {letter.upper()}" + (f" {cardinal(number)}" if number else "")


RULE: Final = Rule("statutes", _PATTERN, _say, frozenset("("))
_DOCKET: Final = Pattern(r"\b([Nn]os?\.|[Dd]ocket|[Cc]ase) (\d{1,2})-(\d{3,5})(?![\w-])")
_KIND: Final = {"No.": "Number", "no.": "number", "Nos.": "Numbers", "nos.": "numbers"}


_SECOND: Final = Pattern(r"\b([23])d(?= (?:Circuit|Cir\.|Dist\.|Dept\.))")


def _say_docket(match: re.Match[str]) -> str:
    """A short number and a long one after a hyphen: the year and the running number of a case."""
    kind, filed, number = match.groups()
    return f"{_KIND.get(kind, kind)} {cardinal(str(int(filed)))} dash {digits(number)}"


CIRCUITS: Final = Rule(
    "courts of appeals",
    Pattern(r"(?:(?<=\dd )|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth )|(?<=Fed\. )|(?<=D\.C\. ))Cir\."),
    lambda _: "Circuit",
    frozenset("C"),
)
DOCKETS: Final = Rule("docket numbers", _DOCKET, _say_docket, frozenset("-"))
LAWS: Final = Rule(
    "numbers of laws",
    Pattern(r"(\b(?:Pub\. ?L\.|P\.L\.|Public Law|Pub L)(?: No\.)? )(\d{1,3})[-–](\d{1,4})(?!\w|[-–]\d)"),
    lambda match: f"{match[1]}{cardinal(match[2])} dash {cardinal(match[3])}",
    frozenset("-–"),
)
ORDINALS: Final = Rule(
    "ordinals of courts", _SECOND, lambda match: "second" if match[1] == "2" else "third", frozenset("23")
)
