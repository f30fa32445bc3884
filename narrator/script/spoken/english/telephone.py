"""Telephone numbers, digit by digit and group by group."""

import re
from typing import Final

from narrator.script.spoken.english.common_words import is_word
from narrator.script.spoken.english.numerals import digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_NORTH_AMERICAN: Final = (
    r"(?:\+?1[ .-]{0,2})?(?:\(\d{3}\)[ -]?|\d{3}[.-]|\d{3} (?=\d{3} \d{4}))\d{3}[ .-]\d{4}(?:-\d{1,4})?"
)
_INTERNATIONAL: Final = r"(?=\+(?:[ .()-]{0,2}\d){8,15}(?!\d))\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}"
_NATIONAL: Final = (
    r"\(?0\d{2,4}\)? \d{3,4} \d{3,4}|0\d{4} \d{6}|0\d(?: \d\d){4}|\(0\d\) \d{4} \d{4}|0\d{2,4}[/-]\d{5,8}"
    r"|0\d{2,4}/\d{4}|0(?:800|808|300|345|845) \d{4}|00[1-9]\d{0,2}(?: \d{1,5}){2,5}"
)
"""With a zero before it: "020 7946 0958", "07700 900123", "01 23 45 67 89"."""
_VANITY: Final = r"1-[89]\d\d-[A-Z\d]{1,7}(?:-[A-Z\d]{1,7}){0,2}"
_CALL: Final = (
    r"(?<=[Cc]all )|(?<=[Cc]alling )|(?<=[Cc]alled )|(?<=[Dd]ial )|(?<=[Dd]ialed )|(?<=[Pp]hone )"
    r"|(?<=[Pp]hone: )|(?<=[Tt]el )"
    r"|(?<=[Tt]el\. )|(?<=[Tt]el: )|(?<=[Ff]ax )|(?<=[Ff]ax: )|(?<=[Tt]ext )"
)
_COUNTED: Final = r"(?:[a-z]{3,20}s|people|men|women|children|more|a|of|different|other)\b"
"""What a number before it counts: "call 112 people"."""
_PATTERN: Final = Pattern(
    rf"(?<![\w.,/+-])(?=[\d+(])(?:({_NORTH_AMERICAN}|{_INTERNATIONAL}|{_NATIONAL}|{_VANITY}"
    rf"|(?:{_CALL})\d{{3}}-\d{{4}}|(?:{_CALL})[1-9]\d\d(?!\.\d| {_COUNTED}| (?:or|and|to) \d))"
    r"(?: ?(?:ext\.?|x) ?(\d{1,6}))?)(?![\w-])"
)
_GROUPED: Final = Pattern(
    r"\b(?:[Cc]all|[Pp]hone|[Tt]el|[Mm]obile|[Cc]ell|[Ff]ax|[Tt]ext|[Dd]ial|[Ww]hats[Aa]pp|[Cc]ontact|[Rr]each)\b[^\d.]{1,30}"
    r"(\d{2,5}(?:[ .-]\d{2,5}){1,4})(?!\w|[.,-]\d)"
)
_BARE: Final = Pattern(r"(?<![\w.,$£€¥₹+#-])([2-9]\d{9})(?![\w-]|[.,]\d)")
_WORDS: Final = (
    r"\b(?:[Cc]all|[Pp]hone|[Tt]el|[Tt]elephone|[Mm]obile|[Ff]ax|[Dd]ial|[Pp]h|[Ww]hats[Aa]pp)\b"
    r"[^\d.]{0,20}\.?[^\d.]{0,6}"
)
_LOCAL: Final = Pattern(
    r"(?<![\w.,$£€#/+-])([2-9]\d\d)-(\d{4})(?![\w/-]|[.,]\d| [a-z]{3,20}s\b)(?: ?(?:ext\.?|x) ?(\d{1,6})\b)?"
)
_TOGETHER: Final = Pattern(rf"({_WORDS})(\d{{7,11}}|[2-9]\d\d[ .]\d{{4}})(?![\w-]|[.,]\d)")
_REGIONS: Final = ("US", "GB", "IN", "AU", "IE", "NZ", "ZA", "SG", "NG", "PK", "PH")
"""Where posts in English come from."""
_GROUP: Final = Pattern(r"\d{1,15}|[A-Z]{1,10}")


def _letters(group: str) -> str:
    """Say letters to dial: a word as one."""
    return group if is_word(group) else " ".join(group)


def _dialed(group: str) -> str:
    """Say a group: "eight hundred" for the codes of calls that cost nothing, or more."""
    if group in {"800", "900"}:
        return f"{digits(group[0])} hundred"
    return digits(group) if group.isdigit() else _letters(group)


def _say(match: re.Match[str]) -> str:
    groups = [_dialed(group) for group in _GROUP.findall(match[1])]
    said = ("plus " if match[1].startswith("+") else "") + ", ".join(groups)
    return f"{said}, extension {digits(match[2])}" if match[2] else said


def _is_telephone(written: str, regions: tuple[str, ...]) -> bool:
    """Return whether Google's libphonenumber knows *written* as a number that exists in one of *regions*."""
    import phonenumbers  # noqa: PLC0415  # heavy: 0.1 s, where a post has no such number

    for region in regions:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(written, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _say_grouped(match: re.Match[str]) -> str:
    if not 9 <= sum(character.isdigit() for character in match[1]) <= 13 or not _is_telephone(match[1], _REGIONS):
        return match[0]
    return match[0][: match.start(1) - match.start()] + ", ".join(map(digits, _GROUP.findall(match[1])))


def _say_local(match: re.Match[str]) -> str:
    """Say an American number without its area; what could be a range of round numbers or of years stays."""
    area, line, extension = match.groups()
    if area != "555" and not extension and (line[-1] in "05" or line[:2] in {"19", "20"}):
        return match[0]
    said = f"{digits(area)}, {digits(line)}"
    return f"{said}, extension {digits(extension)}" if extension else said


def _say_bare(match: re.Match[str]) -> str:
    """Say "2025551313" in the groups of an American number, if it is one."""
    written = match[1]
    if not _is_telephone(written, ("US",)):
        return match[0]
    return f"{digits(written[:3])}, {digits(written[3:6])}, {digits(written[6:])}"


RULE: Final = Rule("telephone numbers", _PATTERN, _say, DIGITS, bare=True)
GROUPED: Final = Rule("telephone numbers after a word for them", _GROUPED, _say_grouped, DIGITS)
LOCAL: Final = Rule("telephone numbers without their area", _LOCAL, _say_local, frozenset("-"))
TOGETHER: Final = Rule(
    "telephone numbers in one after a word for them",
    _TOGETHER,
    lambda match: match[1] + ", ".join(map(digits, _GROUP.findall(match[2]))),
    DIGITS,
)
BARE: Final = Rule("telephone numbers without groups", _BARE, _say_bare, DIGITS, bare=True)
