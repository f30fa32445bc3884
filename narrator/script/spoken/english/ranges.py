"""Ranges of numbers: "3-5" → "three to five", "1990–95" → "nineteen ninety to ninety-five"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import amount, short_year, year
from narrator.script.spoken.english.patterns import DASH, NUMBER
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_YEARS: Final = Pattern(rf"(?<![\w.,/+-])(1[1-9]\d\d|20\d\d)(?:{DASH}|/)(\d\d)(?![\w/]|[.,]\d|[-–]\d)")
_FULL_YEARS: Final = Pattern(r"(?<![\w.,/+-])(1[0-9]\d\d|20\d\d) ?([-–—/]) ?(1[0-9]\d\d|20\d\d)(?![\w/]|[.,]\d|[-–]\d)")
_TO_NOW: Final = Pattern(r"(?<![\w.,/+-])(1[0-9]\d\d|20\d\d) ?[–—-] ?(?=present\b|today\b|now\b)")
_NUMBERS: Final = Pattern(rf"(?<![\w.,/+])(?<!\w[-–])([-−]?)({NUMBER}){DASH}({NUMBER})(?! ?=|[\w/%]|[.,]\d|[-–]\w)")
_DECADES: Final = Pattern(r"(?<=\d0s)[-–](?='?\d{2,4}s\b)|(?<=\d0's)[-–](?='?\d{2,4}'s\b)")
_DIFFERENCE: Final = Pattern(rf"(?<![\w.,/+])({NUMBER}) ?[-−–] ?(?={NUMBER} ?=)")
_FRACTIONS: Final = Pattern(r"(?<=[¼½¾⅓⅔⅛])[–-](?=[\d¼½¾⅓⅔⅛])|(?<=\d)[–-](?=[¼½¾⅓⅔⅛])")
_LETTERS: Final = Pattern(r"(?<![\w-])([A-Z])[–—]([A-Z])(?![\w-])")


def _say_years(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{year(first)} to {short_year(last)}"


def _say_full_years(match: re.Match[str]) -> str:
    first, sign, last = match.groups()
    return f"{year(first)}{' ' if sign == '/' else ' to '}{year(last)}"


def _say_numbers(match: re.Match[str]) -> str:
    minus, first, last = match.groups()
    if min(len(first), len(last)) > 1 and (first[0] == "0" or last[0] == "0") and "." not in first + last:
        return match[0]
    if first.isdigit() and last.isdigit() and len(first) - len(last) > 1 and not minus:
        return f"{amount(first)}, {amount(last)}"  # no range: it falls
    return f"{'minus ' if minus else ''}{amount(first)} to {amount(last)}"


YEARS: Final = Rule("years of one century", _YEARS, _say_years, DIGITS)
FULL_YEARS: Final = Rule("years, from and to", _FULL_YEARS, _say_full_years, DIGITS)
TO_NOW: Final = Rule("years until now", _TO_NOW, lambda match: f"{year(match[1])} to ", DIGITS)
NUMBERS: Final = Rule("ranges", _NUMBERS, _say_numbers, DIGITS)
NAMED: Final = Rule(
    "ranges of named things",
    Pattern(r"(?<=\d)–(?=[A-Z][a-z])|(?<=\b[A-Z]\d)–(?=[A-Z]\d\b)|(?<=\bQ\d)-(?=Q\d\b)"),
    lambda _: " to ",
    frozenset("–-"),
)
LETTERS: Final = Rule("ranges of letters", _LETTERS, lambda match: f"{match[1]} to {match[2]}", frozenset("–—"))
DIFFERENCES: Final = Rule("differences", _DIFFERENCE, lambda match: f"{amount(match[1])} minus ", frozenset("="))
FRACTIONS: Final = Rule("ranges of fractions", _FRACTIONS, lambda _: " to ", frozenset("¼½¾⅓⅔⅛"))
DECADES: Final = Rule("decades, from and to", _DECADES, lambda _: " to ", frozenset("-–"))
