r"""Feet and inches by their signs, and sides: "5'11\"", "27\"", "8\"x8\"", "40 ft x 8 ft"; 1'23" is a time."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import amount, cardinal
from narrator.script.spoken.english.patterns import NUMBER
from narrator.script.spoken.english.straight_quotes import are_paired
from narrator.script.spoken.english.unit_names import UNIT
from narrator.script.spoken.english.units import is_adjective
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_FEET: Final = Pattern(r"(?<![\w.,])(\d{1,2})(?:'| ?ft\.?),? ?(\d{1,2})([½¼¾])?(?:\"|''|”| ?in\b\.?)(?!\w)")
_INCHES: Final = Pattern(r"(?=\d)(?<![\w.,\"“-])((?:\d{1,3} )?\d{1,2}/\d{1,2}|\d{1,4}(?:\.\d{1,3})?)\"(?!\w)")
_INCHES_NOUN: Final = Pattern(
    r" (?:by|x|×|long|wide|tall|high|deep|thick|disk|floppy|nails?|pipes?|screen|display|monitor|tv|TV)\b"
)
_SIDES: Final = Pattern(r"(?<![\w.,])(\d{1,4})'? ?[x×] ?(\d{1,4})'(?!\w)")
_INCH_SIDES: Final = Pattern(
    r"(?<![\w.,/])(\d{1,4}(?:\.\d{1,3})?)[\"”] ?[x×] ?(\d{1,4}(?:\.\d{1,3})?)[\"”]"
    r"(?: ?[x×] ?(\d{1,4}(?:\.\d{1,3})?)[\"”])?"
)
_TALL: Final = Pattern(r"(?<![\w.,'])([3-7])'(\d|1[01])(?![\w\"'”]|\.\d)")
_IN_SIDES: Final = Pattern(
    rf"(?<![\w.,])({NUMBER}) ?(in|ft|m|cm|mm"
    rf"|yd)\.? ?[x×] ?({NUMBER}) ?\2\b(?: ?[x×] ?({NUMBER}) ?\2\b)?(?:\.(?= [a-z]))?"
)
_THE_THING: Final = Pattern(r"\b[Tt]he \| (?!long|wide|tall|high|deep|thick|by|and|or|of|in|to|is|was|on|x\b)[a-z]{3}")
"""What is named by its inches: "the 12\" remix"."""
_PART: Final = {"½": "a half", "¼": "one quarter", "¾": "three quarters"}
_PLAYED: Final = Pattern(
    r"\b(?:songs?|tracks?|videos?|laps?|clips?|film|long|record|time[ds]?|minutes?|pace|per km)\b|'[1-5]\d\""
)
_PLAYING: Final = Pattern(r" (?:track|song|video|clip|break|mark|lap|pause|solo|film|interval|version|recording)s?\b")


def _say_inches(match: re.Match[str]) -> str:
    """A number before a quotation mark that closes nothing is in inches."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if before.endswith((" x ", "x ", "× ", " by ", "= ", " equals ")):
        return f"{match[1]} inches"
    named = match.end() < len(match.string) and _INCHES_NOUN.match(match.string, match.end())
    if not named and are_paired(match.string):
        return match[0]
    named_by = _THE_THING.search(f"{before}|{match.string[match.end() : match.end() + 12]}")
    one = match[1] == "1" or is_adjective(match) or named_by is not None or ("/" in match[1] and " " not in match[1])
    return f"{match[1]} {'inch' if one else 'inches'}"


def _say_in_feet(match: re.Match[str]) -> str:
    """A figure with the text's only apostrophe is in feet; others may quote."""
    sign = match.end() - 1
    if match.string.find("'") != sign or match.string.find("'", sign + 1) >= 0:
        return match[0]
    return f"{cardinal(match[1])} {'foot' if match[1] == '1' else 'feet'}"


def _minutes(match: re.Match[str]) -> str:
    """Say 1'23" as a time; before what lasts so long in the singular."""
    minutes, seconds, _ = match.groups()
    one = _PLAYING.match(match.string, match.end()) is not None
    last = str(int(seconds))
    said = f"{cardinal(minutes)} {'minute' if one or minutes == '1' else 'minutes'}"
    return f"{said} {cardinal(last)} {'second' if one or last == '1' else 'seconds'}"


def _say_feet(match: re.Match[str]) -> str:
    feet, inches, part = match.groups()
    if int(inches) > 11 or (
        inches[0] == "0" and not part and _PLAYED.search(match.string)
    ):  # no height: 5'30" is a time
        return match[0] if "'" not in match[0] or part else _minutes(match)
    more = f" and {_PART[part]}" if part else ""
    return f"{cardinal(feet)} {'foot' if feet == '1' else 'feet'} {cardinal(str(int(inches)))}{more}"


def _say_in_sides(match: re.Match[str]) -> str:
    sides = " by ".join(amount(side) for side in match.group(1, 3, 4) if side)
    return f"{sides} {UNIT[match[2]][0 if is_adjective(match) else 1]}"


BY: Final = Rule("inches by further ones", Pattern(r"(?<=inch|ches) [x×] (?=\d)"), lambda _: " by ", frozenset("x×"))
FEET: Final = Rule("feet and inches", _FEET, _say_feet, frozenset("'f"))
IN_FEET: Final = Rule(
    "feet before what they measure",
    Pattern(r"(?<![\w.,'])(\d{1,3})'(?= (?:of|long|wide|tall|high|deep)\b)"),
    _say_in_feet,
    frozenset("'"),
)
INCHES: Final = Rule("inches", _INCHES, _say_inches, frozenset('"'))
INCH_SIDES: Final = Rule(
    "inches by inches",
    _INCH_SIDES,
    lambda match: (
        f"{' by '.join(amount(side) for side in match.groups() if side)} {'inch' if is_adjective(match) else 'inches'}"
    ),
    frozenset('"”'),
)
IN_SIDES: Final = Rule(
    "sides, each with its unit",
    _IN_SIDES,
    _say_in_sides,
    frozenset("x×"),
)
TALL: Final = Rule("tall", _TALL, lambda match: f"{cardinal(match[1])} feet {cardinal(match[2])}", frozenset("'"))
SIDES: Final = Rule(
    "feet by feet", _SIDES, lambda match: f"{match[1]} by {match[2]} {'foot' if is_adjective(match) else 'feet'}",
    frozenset("'"),
)  # fmt: skip
