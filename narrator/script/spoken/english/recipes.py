"""Amounts as recipe cards write them: "2 T. butter", "1 t. vanilla", "3 lg. eggs", "1 pt. cream"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule

_SPOON: Final = Pattern(r"(\d|[½¼¾⅓⅔⅛])( ?)([Tt])\. ?(?=(?!of\b|rex\b)[a-z]{3})")
_SIZE: Final = Pattern(r"(?<=\d )(lg|med|sm)\. (?=[a-z]{3})")
_PINT: Final = Pattern(
    r"(\d|[½¼¾]) pts?\. (?=(?:of )?(?:(?:heavy|whipping|sour|whole|double|single|light|chicken|beef|vegetable|cold"
    r"|hot) )?(?:cream|milk|buttermilk|water|stock|broth|strawberries|blueberries|raspberries|cherries|oysters|beer|ale"
    r"|cider|juice|oil|vinegar|yogurt|cherry tomatoes|ice cream)\b)"
)
_NAME: Final = {"lg": "large", "med": "medium", "sm": "small"}


def _is_one(match: re.Match[str]) -> bool:
    """Return whether it is one or a part of one: neither "1½" nor "11"."""
    before = match.string[max(0, match.start() - 2) : match.start()].rstrip()
    return match[1] in "1½¼¾⅓⅔⅛" and not before[-1:].isdigit() and before[-1:] not in {"/", ".", "-", "–"}


def _say_spoon(match: re.Match[str]) -> str:
    return f"{match[1]} {'table' if match[3] == 'T' else 'tea'}spoon{'' if _is_one(match) else 's'} "


SPOONS: Final = Rule("spoons", _SPOON, _say_spoon, INNER_STOP)
SIZES: Final = Rule("sizes", _SIZE, lambda match: f"{_NAME[match[1]]} ", INNER_STOP)
PINTS: Final = Rule(
    "pints", _PINT, lambda match: f"{match[1]} pint{'' if _is_one(match) else 's'} ", INNER_STOP,
)  # fmt: skip
