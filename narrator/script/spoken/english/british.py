"""What British readers say otherwise: "one hundred and five", "two thousand and eight"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_SMALL: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "first", "second", "third", "fourth",
    "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth",
    "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
)  # fmt: skip
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_REST: Final = rf"(?=(?:(?:{_TENS})(?:-(?:{either(_SMALL)}))?|{either(_SMALL)})(?![\w-])"
_PATTERN: Final = Pattern(
    rf"\b(hundred ){_REST})|\b((?:thousand|million|billion) ){_REST}(?! (?:hundred|thousand|million|billion)\b))"
)

AND: Final = Rule("and between hundreds and tens", _PATTERN, lambda match: f"{match[0]}and ", frozenset("h"))
