"""Versions and internet addresses: "v3.11.7" → "version three point eleven point seven"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule

_PATTERN: Final = Pattern(
    r"(?<![\w.,/])(?:([vV])\.?(?=\d{1,5}\.\d|\d{1,5}-)|(v)\.?(?=\d{1,5}(?![\w.]\w)))?"
    r"(\d{1,6}(?:\.\d{1,6}){0,5})(?:[-.]?(alpha|beta|rc|a|b|dev|post|pre)[.-]?(\d{1,4})?)?(?![\w,]\d|\.\d|\w)"
)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,5}")
"""A number with points between its thousands, as it is written on the continent."""
_PRE: Final = {"a": "alpha", "b": "beta", "rc": "R.C"}


def _say(match: re.Match[str]) -> str:
    parts = match[3].split(".")
    if match[2] and match.string.startswith(" engine", match.end()):
        return match[0]  # "a v8 engine"
    named = match[1] or match[2]
    if not named and len(parts) < 3:
        return match[0]
    if match[4] in {"a", "b"} and not match[5]:
        return match[0]
    if len(parts) == 4 and not named and all(int(part) < 256 for part in parts):
        return " dot ".join(digits(part) for part in parts)
    if not named and not match[4] and _THOUSANDS.fullmatch(match[3]):
        return cardinal(match[3].replace(".", ""))
    said = " point ".join(cardinal(part) for part in parts)
    if match[4]:
        said += f" {_PRE.get(match[4], match[4])}" + (f" {cardinal(match[5])}" if match[5] else "")
    is_named = match.string[max(0, match.start() - 8) : match.start()].lower() == "version "
    return f"version {said}" if named and not is_named else said


def _say_dotted(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    said = " point ".join(cardinal(part) for part in match[3].split("."))
    said = f"version {said}" if match[1] else f" point {said}" if match[2] else said
    is_named = match.string[max(0, match.start() - 8) : match.start()].lower() == "version "
    said = said.removeprefix("version ") if is_named else said
    return f"{' ' if match.start() and before.isalpha() and not match[2] else ''}{said}{' ' if after.isalpha() else ''}"


_DOTTED: Final = Pattern(
    r"(?:(?<![\w.])([vV])|(?<=\b[A-Z])(\.)|(?<![\d.,$£€]))(\d{1,6}(?:\.\d{1,6}){2,6})(?![\d.]\d|\d)"
)
DOTTED: Final = Rule("figures with several points", _DOTTED, _say_dotted, INNER_STOP, bare=True)
SERIES: Final = Rule("series of versions", Pattern(r"(?<=\d)\.x(?![\w.]\w|\w)"), lambda _: " point X", frozenset("x"))
RULE: Final = Rule("versions", _PATTERN, _say, DIGITS, bare=True)
