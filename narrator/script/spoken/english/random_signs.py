"""Codes that are letters and figures at random, said sign by sign: keys, wallets, ends of short links."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_KEY: Final = Pattern(
    r"(?<![\w./@#-])(?!0x)(?=[A-Za-z]{0,80}\d)(?=[A-Z\d]{0,80}[a-z])(?=[a-z\d]{0,80}[A-Z])[A-Za-z\d]{20,100}(?![\w-]|[./]\w)"
)
_RUN: Final = re.compile(r"\d{1,100}|[A-Z]?[a-z]{1,100}|[A-Z]{1,100}")
_STEP: Final = re.compile(r"[A-Za-z\d]{5,24}")
_GROUP: Final = 4
_LONGEST: Final = 3
"""Letters of a run that are no word."""
_FEWEST: Final = 5
"""Runs of letters and figures that nobody makes of words: "Top10In2024" has four."""


def signs(code: str) -> str:
    """Return *code* sign by sign, in groups of four when it is long."""
    said = [cardinal(sign) if sign.isdigit() else "A" if sign == "a" else sign for sign in code]
    if len(said) <= 2 * _GROUP:
        return " ".join(said)
    return ", ".join(" ".join(said[at : at + _GROUP]) for at in range(0, len(said), _GROUP))


def is_random(step: str) -> bool:
    """Return whether a step of an address is no word: figures and letters in turn, none of the runs long."""
    if not _STEP.fullmatch(step) or step.islower() or step.isupper() or not any(map(str.isdigit, step)):
        return False
    runs = _RUN.findall(step)
    return len(runs) >= _FEWEST and max(len(run) for run in runs if run.isalpha()) <= _LONGEST


def _say(match: re.Match[str]) -> str:
    """Figures in three places and more are no year behind words."""
    figures = sum(run.isdigit() for run in _RUN.findall(match[0]))
    return signs(match[0]) if figures >= _LONGEST else match[0]


RULE: Final = Rule("keys and wallets", _KEY, _say, DIGITS)
