"""Places in plays: "Hamlet 3.1.56–88" → "Hamlet, act three, scene one, lines fifty-six to eighty-eight"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.roman_value import value
from narrator.script.spoken.rule import INNER_STOP, Rule

_PLAY: Final = (
    "Hamlet|Macbeth|Othello|Lear|Romeo and Juliet|The Tempest|Twelfth Night|Julius Caesar|Coriolanus|Cymbeline"
    "|As You Like It|Much Ado(?: About Nothing)?|Merchant of Venice|Antony and Cleopatra|Titus Andronicus"
    "|Measure for Measure|Winter['’]s Tale|Midsummer Night['’]s Dream|Taming of the Shrew"
)
_PATTERN: Final = Pattern(
    rf"\b({_PLAY}),? ([1-5]|I{{1,3}}|IV|V)\.([1-9]|1\d|[ivx]{{1,4}})\.(\d{{1,3}})(?:[-–](\d{{1,3}}))?(?![\w.]\w|\w)"
)


def _number(written: str) -> str:
    return cardinal(written if written.isdigit() else str(value(written.upper())))


def _say(match: re.Match[str]) -> str:
    play, act, scene, first, last = match.groups()
    lines = f"lines {cardinal(first)} to {cardinal(last)}" if last else f"line {cardinal(first)}"
    return f"{play}, act {_number(act)}, scene {_number(scene)}, {lines}"


RULE: Final = Rule("places in a play", _PATTERN, _say, INNER_STOP)
