"""Numbers as written in continental Europe ("1.234,56", "1 234,56") → words, by num2words."""

import re
from functools import lru_cache
from typing import Final

from num2words import num2words

LONGEST_CARDINAL: Final = 12
"""Digits: a longer number is said digit by digit."""


_MENDED: Final = {
    "de": ((re.compile("einstausend"), "eintausend"),),
    "es": (
        (re.compile(r"veintiuno(?= (?:mil|millones|billones)(?!\w))"), "veintiún"),
        (re.compile(r"\buno(?= (?:mil|millones|billones)(?!\w))"), "un"),
    ),
}
"""What num2words says wrong: 101.000 is "einhunderteintausend", 31.000 is "treinta y un mil"."""


@lru_cache(maxsize=16384)
def cardinal(number: int, language: str) -> str:
    """Return the words for a whole number of any size that is said as one."""
    said = str(num2words(number, lang=language))
    for wrong, right in _MENDED.get(language, ()):
        said = wrong.sub(right, said)
    return said


_TEENS: Final = dict(
    enumerate(
        [
            "undécimo",
            "duodécimo",
            "decimotercero",
            "decimocuarto",
            "decimoquinto",
            "decimosexto",
            "decimoséptimo",
            "decimoctavo",
            "decimonoveno",
        ],
        start=11,
    )
)

_ORDINALS: Final = {"es": _TEENS}
"""What num2words says wrong: "décimoprimero"."""


@lru_cache(maxsize=4096)
def ordinal(number: int, language: str) -> str:
    """Return "neunte", "neuvième", "noveno"."""
    mended = _ORDINALS.get(language, {}).get(number)
    if mended:
        return mended
    return str(num2words(number, lang=language, to="ordinal"))


def digits(written: str, language: str) -> str:
    """Return each digit as a word."""
    return " ".join(cardinal(int(digit), language) for digit in written if digit.isdigit())


def whole(written: str, language: str) -> str:
    """Return the words for digits, with or without marks between thousands."""
    bare = written.replace(".", "").replace(" ", "")
    if len(bare) > LONGEST_CARDINAL or (len(bare) > 1 and bare[0] == "0"):
        return digits(bare, language)
    return cardinal(int(bare), language)


def amount(written: str, language: str, comma: str) -> str:
    """Return the words for a number with or without decimals after a comma; *comma* is its name."""
    before, sign, decimals = written.partition(",")
    return f"{whole(before, language)} {comma} {digits(decimals, language)}" if sign else whole(before, language)
