"""A part of one thing, before its unit or its noun: "½ l Milch", "1/2 c. à café", "½ litro", "las 3/4 partes"."""

import re
from collections.abc import Callable
from typing import Final

from narrator.script.spoken.european.gender import (
    is_feminine_in_french,
    is_feminine_in_german,
    is_feminine_in_spanish,
    is_masculine_in_german,
)
from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.fraction_signs import SIGN_OF
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_NEEDS: Final = frozenset("½¼¾/")
_ALONE: Final = r"(?<![\w.,/½¼¾])(?<!\d )"
_QUARTERS: Final = {
    "de": {"¼": "ein viertel", "¾": "drei viertel"},
    "fr": {"¼": "un quart de", "¾": "trois quarts de"},
    "es": {"¼": "un cuarto de", "¾": "tres cuartos de"},
}
_NO_UNITS: Final = frozenset({"x", "°", "°C", "°F", "%", "‰", "s", "DM"})
"""What is written with a fraction for other reasons, or is no part of a thing."""
_GERMAN_MASCULINE: Final = ("liter", "meter", "löffel", "hektar")
_GERMAN_NEUTER: Final = (
    "chen",
    "lein",
    "gramm",
    "kilo",
    "pfund",
    "glas",
    "jahr",
    "bund",
    "dutzend",
    "paket",
    "prozent",
)
_DATIVE: Final = re.compile(r"\b(?:mit|von|aus|bei|nach|vor|zu|seit|in) $", re.IGNORECASE)
_ARTICLE: Final = re.compile(
    r"\b(ein|eine[mnr]?|der|die|das|den|dem|jede[nrs]?|une?|l[ae]|cette|chaque|un|el|del|cada|pro|par|por) $",
    re.IGNORECASE,
)
"""What stands before the fraction in place of its own article."""
_FRENCH_FEMININE: Final = frozenset(
    {"orange", "pomme", "poire", "tomate", "gousse", "botte", "baguette", "finale", "part", "journée"}
)
_FRENCH_NOUNS: Final = (
    "finaliste|tarif|douzaine|litre|citron|oignon|heure|journée|bouteille|cuillère|tasse|verre|sachet|gousse|botte|poivron|concombre|pot|bol"
    "|cube|bouquet|baguette|orange|pomme|poire|avocat|tomate|paquet|kilo|siècle|finale|page|part|poulet|melon"
)
_SPANISH_NOUNS: Final = (
    "litro|limón|taza|cucharadita|cucharada|hora|kilo|vaso|cebolla|pimiento|manzana|naranja|docena|día|barra|bote"
    "|paquete|copa|pepino|tomate|aguacate|manojo|año|siglo|botella|lata|diente|ajo|pastilla|página|pollo|zanahoria|tiempo|punto|jornada|maratón|vuelta"
)


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    units = {sign: thing.one.split(" ", 1)[1] for sign, thing in words.units.items() if sign not in _NO_UNITS}
    feminine = {sign for sign in units if words.units[sign].one.startswith(("eine ", "une ", "una "))}
    noun, say = _LANGUAGES[words.code]

    def say_part(match: re.Match[str]) -> str:
        sign, name = SIGN_OF.get(match[1], match[1]), match[3] or units[match[2]]
        is_feminine = match[2] in feminine if match[2] else None
        return say(sign, name, is_feminine, match.string[max(0, match.start() - 12) : match.start()])

    pattern = Pattern(
        rf"{_ALONE}(½|¼|¾|1/2|1/4|3/4)(?: ?({either(units)})(?![\w²³/]|\.?\d)| ({noun}))",
    )
    return (Rule("parts of one thing", pattern, say_part, _NEEDS), *_FURTHER.get(words.code, ()))


def _german(sign: str, name: str, feminine: bool | None, before: str) -> str:
    if sign != "½":
        quarters = {"¼": "eine viertel", "¾": "eine dreiviertel"} if name == "Stunde" else _QUARTERS["de"]
        return f"{quarters[sign]} {name}"
    small = name.lower()
    if feminine is None:
        feminine = is_feminine_in_german(name)
    is_masculine = small.endswith(_GERMAN_MASCULINE) or is_masculine_in_german(name)
    if not (feminine or is_masculine or small.endswith(_GERMAN_NEUTER)):
        return f"ein halb {name}"
    article = _ARTICLE.search(before)
    if article:
        last = article[1].lower()
        strong = "r" if is_masculine else "" if feminine else "s"
        weak = "n" if last != "der" and last.endswith(("m", "n", "r")) else ""
        return f"halbe{strong if last == 'ein' else weak} {name}"
    if _DATIVE.search(before):
        return f"{'einer' if feminine else 'einem'} halben {name}"
    return f"eine halbe {name}" if feminine else f"ein {'halber' if is_masculine else 'halbes'} {name}"


def _french(sign: str, name: str, feminine: bool | None, before: str) -> str:
    if sign != "½":
        return f"{_QUARTERS['fr'][sign]} {name}".replace("de h", "d'h").replace("de o", "d'o")
    is_feminine = name in _FRENCH_FEMININE or is_feminine_in_french(name) if feminine is None else feminine
    if _ARTICLE.search(before):
        return f"demi-{name}"
    return f"{'une' if is_feminine else 'un'} demi-{name}"


def _spanish(sign: str, name: str, feminine: bool | None, _before: str) -> str:
    if sign != "½":
        return f"{_QUARTERS['es'][sign]} {name}"
    is_feminine = is_feminine_in_spanish(name) if feminine is None else feminine
    return f"{'media' if is_feminine else 'medio'} {name}"


_LANGUAGES: Final[dict[str, tuple[str, Callable[[str, str, bool | None, str], str]]]] = {
    "de": (r"[A-ZÄÖÜ][a-zäöüß]{2,30}", _german),
    "fr": (rf"(?:{_FRENCH_NOUNS})(?!\w)", _french),
    "es": (rf"(?:{_SPANISH_NOUNS})(?!\w)", _spanish),
}
_PARTS: Final = {"3": "tercera", "4": "cuarta", "5": "quinta", "6": "sexta", "8": "octava", "10": "décima"}
_SHARES: Final = Pattern(r"(?<![\w.,/])(\d)/(3|4|5|6|8|10) partes?(?!\w)")


def _say_share(match: re.Match[str]) -> str:
    above = int(match[1])
    if above == 1:
        return f"una {_PARTS[match[2]]} parte"
    return f"{cardinal(above, 'es')} {_PARTS[match[2]]}s partes"


_FURTHER: Final = {"es": (Rule("shares", _SHARES, _say_share, frozenset("/")),)}
"""A language's own rules: "las 3/4 partes"."""
