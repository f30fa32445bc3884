"""Ranges of numbers: "3-5" → "three to five", "1990–95" → "nineteen ninety to ninety-five"."""

import re
from typing import Final

from narrator.script.spoken.english.magnitudes import MAGNITUDE
from narrator.script.spoken.english.numerals import amount, digits, short_year, year
from narrator.script.spoken.english.patterns import DASH, NUMBER
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_YEARS: Final = Pattern(rf"(?<![\w.,/+-])(1[1-9]\d\d|20\d\d)(?:{DASH}|/)(\d\d)(?![\w/]|[.,]\d|[-–]\d)")
_FULL_YEARS: Final = Pattern(r"(?<![\w.,/+-])(1[0-9]\d\d|20\d\d) ?([-–—/]) ?(1[0-9]\d\d|20\d\d)(?![\w/]|[.,]\d|[-–]\d)")
_TO_NOW: Final = Pattern(r"(?<![\w.,/+-])(1[0-9]\d\d|20\d\d) ?[–—-] ?(?=present\b|today\b|now\b)")
_NUMBERS: Final = Pattern(rf"(?<![\w.,/+^])(?<!\w[-–])([-−]?)({NUMBER}){DASH}({NUMBER})(?! ?=|[\w/%]|[.,]\d|[-–]\w)")
_DECADES: Final = Pattern(r"(?<=\d0s)[-–](?='?\d{2,4}s\b)|(?<=\d0's)[-–](?='?\d{2,4}'s\b)")
_DIFFERENCE: Final = Pattern(rf"(?<![\w.,/+])({NUMBER}) ?[-−–] ?(?={NUMBER} ?=)")
_MAGNITUDES: Final = Pattern(rf"(?<![\w.,/+-])({NUMBER}){DASH}({NUMBER})(k|K|M|bn|mn|tn)(?!\w)(?! [A-Z])")
_SAME: Final = Pattern(r"(?<![\w.,/+-])(\d{1,2})[-–](\d{1,2})(?! ?=|[\w/%]|[.,:]\d|[-–]\w)")
_MIXED: Final = Pattern(r"(?<=\b[1-9])[–-](?=[¼½¾⅓⅔⅛])|(?<=\b[1-9]\d)[–-](?=[¼½¾⅓⅔⅛])")
_FRACTIONS: Final = Pattern(r"(?<=[¼½¾⅓⅔⅛])[–-](?=[\d¼½¾⅓⅔⅛])|(?<=\d)[–-](?=\d?[¼½¾⅓⅔⅛])|(?<=\d/[2-9])[–-](?=\d/[2-9])")
_LETTERS: Final = Pattern(
    r"(?<![\w–-])([A-Z])[–—]([A-Z])(?![\w–-])|(?<![\w-])(A)-(Z)(?![\w-])|(?<![\w-])(a)-(z)(?![\w-])"
)


def _say_years(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{year(first)} to {short_year(last)}"


def _say_full_years(match: re.Match[str]) -> str:
    first, sign, last = match.groups()
    return f"{year(first)}{' ' if sign == '/' else ' to '}{year(last)}"


_CODED: Final = Pattern(
    r"\b(?:codes?|[Rr]ef|[Rr]eference|[Ss]erial|[Mm]odel|[Pp]art|SKU|ID|[Dd]ocket|[Ff]orm|[Ll]icence|[Ll]icense)"
    r"(?: no| number)?[.:]? \Z"
)
"""Before two figures with a hyphen that name one thing."""


def _say_numbers(match: re.Match[str]) -> str:
    minus, first, last = match.groups()
    if min(len(first), len(last)) > 1 and (first[0] == "0" or last[0] == "0") and "." not in first + last:
        return match[0]
    if max(len(first), len(last)) > 2 and _CODED.search(match.string, max(0, match.start() - 24), match.start()):
        return f"{digits(first)} dash {digits(last)}" if (first + last).isdigit() and not minus else match[0]
    if first.isdigit() and last.isdigit() and len(first) - len(last) > 1 and not minus:
        return f"{amount(first)}, {amount(last)}"  # no range: it falls
    return f"{'minus ' if minus else ''}{amount(first)} to {amount(last)}"


def _say_worked(match: re.Match[str]) -> str:
    """Say "5 - 3 is 2" as a difference, as the sum shows."""
    first, second, verb, rest = match.groups()
    if int(first) - int(second) != int(rest):
        return match[0]
    return f"{amount(first)} minus {amount(second)} {verb} {amount(rest)}"


def _say_magnitudes(match: re.Match[str]) -> str:
    return f"{amount(match[1])} to {amount(match[2])} {MAGNITUDE[match[3]]}"


def _say_same(match: re.Match[str]) -> str:
    """Say a score of equals: "0-0" is no range."""
    return f"{amount(match[1])}-{amount(match[2])}" if match[1] == match[2] else match[0]


MAGNITUDES: Final = Rule("ranges of magnitudes", _MAGNITUDES, _say_magnitudes, frozenset("-–—"))
SAME: Final = Rule("scores of equals", _SAME, _say_same, frozenset("-–"))
MIXED: Final = Rule("whole numbers before a fraction", _MIXED, lambda _: " ", frozenset("¼½¾⅓⅔⅛"))
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
PARTS: Final = Rule(
    "parts of an exercise, from and to",
    Pattern(
        r"(?=[-–])(?:(?<=\d\d\d[a-e])[-–](?=\d{2,3}[a-e](?!\w))"
        r"|(?:(?<=\b\d[a-h])|(?<=\b\d\d[a-h]))[-–](?=[b-z](?!\w)))"
    ),
    lambda _: " to ", frozenset("-–"),
)  # fmt: skip
LETTERS: Final = Rule(
    "ranges of letters", _LETTERS, lambda match: " to ".join(filter(None, match.groups())), frozenset("–—-")
)
DIFFERENCES: Final = Rule("differences", _DIFFERENCE, lambda match: f"{amount(match[1])} minus ", frozenset("="))
FRACTIONS: Final = Rule("ranges of fractions", _FRACTIONS, lambda _: " to ", frozenset("¼½¾⅓⅔⅛/"))
NEGATIVES: Final = Rule(
    "ranges below zero", Pattern(rf"(?<![\w.,/+-])([-−])({NUMBER})(?: ?– ?| to )[-−]({NUMBER})(?![\w/%°]|[.,]\d)"),
    lambda match: f"minus {amount(match[2])} to minus {amount(match[3])}", frozenset("-−"),
)  # fmt: skip

WORKED: Final = Rule(
    "differences that are worked out",
    Pattern(r"(?<![\w.,/+-])(\d{1,6}) [-–] (\d{1,6}) (is|equals|makes|leaves|gives) (\d{1,6})(?![\w%]|[.,]\d)"),
    _say_worked, frozenset("-–"),
)  # fmt: skip
DECADES: Final = Rule("decades, from and to", _DECADES, lambda _: " to ", frozenset("-–"))
