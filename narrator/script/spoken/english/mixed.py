"""Letters and figures in one token: "GPT4" → "GPT four", "COVID-19", "H2O", "B2B", "C212"."""

import re
from typing import Final

from narrator.script.spoken.english.common_words import is_word
from narrator.script.spoken.english.numerals import cardinal, digits, plural, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_TOKEN: Final = Pattern(r"(?<!\w)(?<!\d\.)(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[^\W\d_])[^\W_][\w-]{0,63}(?!\w)")
_ARTICLE: Final = Pattern(r"(?<!\w)a(?= )")
"""A small letter that would be said as the article: "three a of"."""
_RUN: Final = Pattern(r"\d{1,64}|[^\W\d_]{1,64}")
_SAID_RUN: Final = Pattern(r"\d{1,64}|[^\W\d_](?:\.[A-Z]|[^\W\d_]{1,63})?")
_BEHIND: Final = Pattern(r"(?<=\d)[A-Z]{2}(?![A-Za-z])")
"""Two capitals behind a figure: "K-2SO" has no "so"."""
_SEVERAL: Final = Pattern(r"([A-Z]{1,3})-?(\d{1,2})s")
_COMPOUND: Final = Pattern(r"[a-z]{2,30}(?:-[a-z]{1,30}|-\d{1,9}){1,8}")
_PART: Final = Pattern(r"\d{1,9}")
_AFTER: Final = Pattern(r"[a-z]{2,20}")
_KEY: Final = Pattern(r"(?!MW|GW|MB|GB|KB|TB|HP)[A-Z]{2,4}-[A-Z\d]")
"""Further groups in capitals: the number of a part ("4417-BLK-XL")."""
_LONGEST_COUNT: Final = 4
"""Figures before a hyphen that count whatever is behind it; more count only an ordinary word."""
"""Words and numbers joined by hyphens: "two-for-1"."""


def _figures(run: str) -> str:
    """Up to two figures are a number, more are said one by one ("C two one two"), round hundreds as a number."""
    if len(run) == 4 and run[:2] in {"19", "20"}:
        return year(run)
    if len(run) <= 2 or (len(run) == 3 and run.endswith("00")):
        return cardinal(run)
    return digits(run)


def _spelled(match: re.Match[str]) -> str:
    return ".".join(match[0]) if is_word(match[0]) else match[0]


def _say(match: re.Match[str]) -> str:
    token = match[0]
    if token[:1].islower() and _COMPOUND.fullmatch(token):
        return _PART.sub(lambda part: cardinal(part[0]), token)
    if several := _SEVERAL.fullmatch(token):
        return f"{several[1]} {plural(cardinal(several[2]))}"
    token = _BEHIND.sub(_spelled, token)
    said = " ".join(_figures(run) if run.isdigit() and run.isascii() else run for run in _SAID_RUN.findall(token))
    goes_on = match.string[match.end() : match.end() + 1] == " "
    return _ARTICLE.sub("A", f"{said} ")[:-1] if goes_on else _ARTICLE.sub("A", said)


def _say_hyphened(match: re.Match[str]) -> str:
    number, after = match[1], _AFTER.match(match.string, match.end())
    is_key = len(number) == _LONGEST_COUNT and _KEY.match(match.string, match.end()) is not None
    is_code = len(number) > _LONGEST_COUNT and not number.endswith("00") and not (after and is_word(after[0]))
    return f"{digits(number) if is_code or is_key or number[0] == '0' else cardinal(number)}-"


NUMBER_FIRST: Final = Rule(
    "numbers before a hyphen", Pattern(r"(?<![\w.,$£€-])(\d{1,9})-(?=[A-Za-z]{2})"), _say_hyphened, DIGITS
)
RULE: Final = Rule("letters and figures", _TOKEN, _say, DIGITS, bare=True)
