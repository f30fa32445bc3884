"""Numbers in English words, by num2words: cardinals, ordinals, years, decimals, digits."""

from functools import lru_cache
from typing import Final

from narrator.script.spoken.in_words import in_words

LONGEST_CARDINAL: Final = 12
"""Digits: nobody follows a longer number said as one; it is said digit by digit."""
_SCALES: Final = ("thousand", "million", "billion")
DIGIT: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@lru_cache(maxsize=16384)
def _cardinal(number: int) -> str:
    """Return the words of a number of up to `LONGEST_CARDINAL` digits: num2words' for each group of three."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    groups, scale = ([] if not rest else [_below_thousand(rest)]), 0
    while thousands:
        thousands, group = divmod(thousands, 1000)
        if group:
            groups.append(f"{_below_thousand(group)} {_SCALES[scale]}")
        scale += 1
    return " ".join(reversed(groups))


@lru_cache(maxsize=1024)
def _below_thousand(number: int) -> str:
    return _in_words(number, "cardinal")


@lru_cache(maxsize=4096)
def _ordinal(number: int) -> str:
    return _in_words(number, "ordinal")


def _in_words(number: int, to: str) -> str:
    return in_words(number, to).replace(" and ", " ").replace(",", "")


def cardinal(written: str) -> str:
    """Return the words for a whole number ("1,234", "007"): as one, or digit by digit where that is how it is said."""
    bare = written.replace(",", "")
    if len(bare) > LONGEST_CARDINAL or (len(bare) > 1 and bare[0] == "0"):
        return digits(bare)
    return _cardinal(int(bare))


def ordinal(written: str) -> str:
    """Return "twenty-first" for "21"."""
    bare = written.replace(",", "")
    return digits(bare) if len(bare) > LONGEST_CARDINAL else _ordinal(int(bare))


def digits(written: str) -> str:
    """Return each digit as a word; everything else is dropped."""
    return " ".join(DIGIT[int(character)] for character in written if "0" <= character <= "9")


def amount(written: str) -> str:
    """Return the words for a number with or without a decimal point and a minus sign: "-1,234.50", ".5"."""
    if not any("0" <= character <= "9" for character in written):
        return written
    if written[0] in "-−+":
        return f"{'plus' if written[0] == '+' else 'minus'} {amount(written[1:])}"
    whole, point, decimals = written.partition(".")
    if not point or not decimals:
        return cardinal(whole)
    return f"{cardinal(whole) + ' ' if whole else ''}point {digits(decimals)}"


@lru_cache(maxsize=4096)
def year(written: str) -> str:
    """Return a year as it is said: "nineteen eighty-four", "nineteen oh five", "two thousand eight", "twenty ten"."""
    number = int(written)
    century, rest = divmod(number, 100)
    if not 1000 <= number <= 9999 or (century % 10 == 0 and rest < 10):
        return cardinal(written)
    if rest == 0:
        return f"{_cardinal(century)} hundred"
    return f"{_cardinal(century)} {'oh ' if rest < 10 else ''}{_cardinal(rest)}"


def short_year(written: str) -> str:
    """Return the second year of "1990–95" or "2003–04": "ninety-five", "oh four"."""
    return f"oh {DIGIT[int(written[1])]}" if written[0] == "0" else _cardinal(int(written))


def plural(word: str) -> str:
    """Return the plural of a number word: "nineties", "sixths", "tens"."""
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}es" if word.endswith("x") else f"{word}s"
