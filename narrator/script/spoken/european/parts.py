"""Fractions before what they are parts of, and marks: "2/3 der Stimmen", "2/3 des voix", "15/20", "un 8/10"."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_NAMES: Final = {
    "de": {"3": "Drittel", "4": "Viertel", "5": "Fünftel", "6": "Sechstel", "8": "Achtel", "10": "Zehntel"},
    "fr": {"3": "tiers", "4": "quart", "5": "cinquième", "6": "sixième", "8": "huitième", "10": "dixième"},
    "es": {"3": "tercio", "4": "cuarto", "5": "quinto", "6": "sexto", "8": "octavo", "10": "décimo"},
}
_PLURAL: Final = {"de": "", "fr": "s", "es": "s"}
_ONE: Final = {"de": "ein", "fr": "un", "es": "un"}
_WHOLE: Final = {
    "de": r"(?:der|des|aller|vom|von|dieser|einer|eines|Liter|Tassen?|Becher|Stunden?|TL|EL|Teelöffel|Esslöffel)",
    "fr": r"(?:d[eu]s?|d'[a-zà-ÿ]{2,30}|tasses?|litres?)",
    "es": r"(?:del?|tazas?|litros?)",
}
"""What follows a fraction that is no date and no count of pages."""
_MARKS: Final = {
    "fr": (r"(?<![\w.,/])(\d{1,2}(?:,\d)?)/(20|100)(?![\w/]|[.,]\d)", "sur"),
    "es": (r"(?<=\b[Uu]n )(\d{1,2}(?:,\d)?)/(10|100|20)(?![\w/]|[.,]\d)", "sobre"),
}
"""Marks of a school: twenty is no month, and an article stands before no date."""


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    names, code = _NAMES[words.code], words.code
    fraction = Pattern(rf"(?<![\w.,/])(\d)/(3|4|5|6|8|10)(?= {_WHOLE[code]}\b)")

    def say(match: re.Match[str]) -> str:
        above, below = match.groups()
        if int(above) >= int(below):
            return match[0]
        one, plural = above == "1", "" if names[below].endswith("s") else _PLURAL[code]
        return f"{_ONE[code] if one else cardinal(int(above), code)} {names[below]}{'' if one else plural}"

    found = [Rule("fractions of something", fraction, say, frozenset("/"))]
    if code in _MARKS:
        pattern, word = _MARKS[code]
        found.append(Rule("marks", Pattern(pattern), lambda match: f"{match[1]} {word} {match[2]}", frozenset("/")))
    return tuple(found)
