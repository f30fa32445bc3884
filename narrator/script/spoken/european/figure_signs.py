"""Signs beside figures: "#26", "5²", "> 3 m", "1:25.000", "24/7", "OHM2013", "10 €/Person"."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import cardinal, ordinal, whole
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.marks import marks
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_NUMBER: Final = {"de": "Nummer", "fr": "numéro", "es": "número"}
POWERS: Final = {
    "de": {"²": "hoch zwei", "³": "hoch drei"},
    "fr": {"²": "au carré", "³": "au cube"},
    "es": {"²": "al cuadrado", "³": "al cubo"},
}
_COMPARED: Final = {
    "de": {"<": "kleiner als", ">": "größer als"},
    "fr": {"<": "inférieur à", ">": "supérieur à"},
    "es": {"<": "menor que", ">": "mayor que"},
}
_MORE: Final = {
    "de": {"<": "weniger als", ">": "mehr als"},
    "fr": {"<": "moins de", ">": "plus de"},
    "es": {"<": "menos de", ">": "más de"},
}
"""What is said where no value stands before the sign: "Wartezeit > 3 Wochen"."""
_VALUE: Final = re.compile(r"(?:(?<!\w)[a-zA-Z]|\d|\)) $")
_HASH: Final = Pattern(r"(?<![\w#&/.=-])#(?=\d{1,6}(?!\w|[.,]\d))")
_POWER: Final = Pattern(r"(?<=\d)(?<!\d{3})([²³])(?![\w²³⁰-⁹])")
_COMPARISON: Final = Pattern(r"(?<=\s)([<>]) ?(?=[-−]?\d)")
_SCALES: Final = {"de": "eins zu", "es": "uno a"}
"""French has an ordinal for it: "au 1/25 000"."""
_SCALE: Final = Pattern(r"(?<![\w.,:/])1 ?: ?(\d{1,3}(?:[. ]\d{3}){1,2}|\d{4,7})(?![\w:]|[.,]\d)")
_FRENCH_SCALE: Final = Pattern(r"(?<![\w.,:/])1/(\d{1,3}(?: \d{3}){1,2}|\d{4,7})(?![\w/]|[.,]\d)")
_TO: Final = {"de": "zu", "fr": "pour", "es": "a"}
_RATIO: Final = Pattern(
    r"\b([Pp]roporción(?: de)?|[Rr]elación(?: de)?|[Rr]atio(?: de)?|[Rr]apport(?: de)?|[Pp]roportion(?: de)?"
    r"|Verhältnis(?: von)?)"
    r" (\d{1,3}) ?: ?(\d{1,3})(?![\w:]|[.,]\d)"
)
_ROUND_THE_CLOCK: Final = Pattern(r"(?<![\w.,/])24/7(?![\w/]|[.,]\d)")
_GLUED_YEAR: Final = Pattern(
    r"(?<=[a-zA-Zà-ÿ-])(19\d\d|20[0-4]\d)(?![\w-]|[.,]\d)"
    r"(?:(?<=[a-zà-ÿ]\d{4})|(?<=[A-Z]{3}\d{4})|(?<=[A-Z]\d[A-Z]\d{4})|(?<=[a-zà-ÿ]-\d{4})|(?<=[A-Z]{3}-\d{4})|(?<=[A-Z]\d[A-Z]-\d{4}))"
)
"""A year that stands against a name, no flight and no part: "OHM2013", "Expo-2000"."""
_OUT_OF: Final = {"de": "von", "fr": "sur", "es": "de"}
_STARS: Final = Pattern(
    r"(?<![\w.,/])(\d{1,2})/(5|10|20|100)(?= (?:Sternen?|Punkten?|étoiles|points|estrellas|puntos)(?!\w))"
)
"""A whole mark out of the best one: "4/5 estrellas"."""
_PROGRAM: Final = Pattern(r"\b([CF])#(?!\w)")


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules, which come before those for numbers."""
    code = words.code

    def say_scale(match: re.Match[str]) -> str:
        if code not in _SCALES:
            return f"un {ordinal(int(match[1].replace('.', '').replace(' ', '')), code)}"
        return f"{_SCALES[code]} {whole(match[1], code)}"

    def say_year(match: re.Match[str]) -> str:
        before = match.string[match.start() - 1]
        return f"{'' if before == '-' else ' '}{words.year(int(match[1]))}"

    def say_comparison(match: re.Match[str]) -> str:
        is_value = _VALUE.search(match.string, max(0, match.start() - 3), match.start())
        return f"{(_COMPARED if is_value else _MORE)[code][match[1]]} "

    found = [
        marks(",", _OUT_OF[code]),
        Rule("marks in stars", _STARS, lambda match: f"{match[1]} {_OUT_OF[code]} {match[2]}", frozenset("/")),
        Rule("numbers after a hash", _HASH, lambda _: f"{_NUMBER[code]} ", frozenset("#")),
        Rule("names of languages", _PROGRAM, lambda match: f"{match[1]} sharp", frozenset("#")),
        Rule("comparisons", _COMPARISON, say_comparison, frozenset("<>")),
        Rule("scales", _SCALE, say_scale, frozenset(":")),
        Rule(
            "round the clock",
            _ROUND_THE_CLOCK,
            lambda _: f"{cardinal(24, code)} {cardinal(7, code)}",
            frozenset("/"),
        ),
        Rule("ratios", _RATIO, lambda match: f"{match[1]} {match[2]} {_TO[code]} {match[3]}", frozenset(":")),
        Rule("years after a name", _GLUED_YEAR, say_year, DIGITS),
    ]
    if code not in _SCALES:
        found.append(Rule("scales with a stroke", _FRENCH_SCALE, say_scale, frozenset("/")))
    return tuple(found)


def powers(words: Wording) -> Rule:
    """Return the rule for powers; it comes after that for measurements, whose ² is the unit's."""
    return Rule("powers", _POWER, lambda match: f" {POWERS[words.code][match[1]]}", frozenset("²³"))
