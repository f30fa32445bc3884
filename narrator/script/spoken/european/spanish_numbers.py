"""Spanish ordinals with the sign for degrees: "el 3° piso"; what is turned or heated stays in degrees."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import ordinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_COUNTED: Final = "pisos?|puestos?|lugar|aniversario|capítulo|semestre|trimestre|curso|batallón|congreso|encuentro"
_FLOOR: Final = Pattern(rf"(?<![\w.,])([1-9]\d?)°(?= (?:{_COUNTED})\b)")
_SHORT: Final = {1: "primer", 3: "tercer"}


def _say(match: re.Match[str]) -> str:
    return _SHORT.get(int(match[1])) or ordinal(int(match[1]), "es")


def rules(_words: Wording) -> tuple[Rule, ...]:
    """Return the rule; the nouns are masculine."""
    return (Rule("ordinals with a degree", _FLOOR, _say, frozenset("°")),)
