"""Streets: "Smith Dr." → "Smith Drive", "Main St." → "Main Street", "Fifth Ave"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.english.numerals import cardinal, digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_DIRECTION: Final = {"N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest",
    "SE": "Southeast", "SW": "Southwest",
}  # fmt: skip
STREETS: Final = {
    "St": "Street", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Ct": "Court",
    "Pl": "Place", "Sq": "Square", "Hwy": "Highway", "Pkwy": "Parkway", "Ter": "Terrace", "Cir": "Circle",
    "Apt": "Apartment", "Expy": "Expressway", "Fwy": "Freeway", "Tpke": "Turnpike", "Pike": "Pike",
    "Ste": "Suite", "Fl": "Floor", "Bldg": "Building", "Rte": "Route", "Rm": "Room",
}  # fmt: skip
_STREET: Final = Pattern(
    rf"(?<=[a-z\d] )({either(STREETS)})\b(\.?)(?=(?:[,;:)]| (?:[NSEW]\b|[NSEW][EW]\b|Apt"
    rf"|Suite|Unit|#|&)|\Z| (?:and|in|at|near|on|to|is|was|between)\b| \d))"
)
_PLACE: Final = Pattern(r"(?<=[a-z\d.] )(Ave|Blvd|Rd|Ln|Hwy|Pkwy|Bldg|Rte|Expy|Fwy|Tpke)\b\.?(?=\W|\Z)")


DIRECTIONS: Final = Rule(
    "directions of streets",
    Pattern(
        r"(?=[NSEW][EW. ])(?:(?<=\d )([NS]?[EW]|[NS])\.? (?=(?:[A-Z\d][A-Za-z\d'’-]{1,20} ){1,3}"
        r"(?:St|Ave|Blvd|Rd|Dr|Ln|Ct|Pl|Street|Avenue|Road|Drive|Lane|Court|Place|Way)\b)"
        r"|(?<=\d )([NS]?[EW]|[NS])\.? (?=\d{1,3}(?:st|nd|rd|th)\b)"
        r"|(?<![\w.])(?<![A-Z][a-z] )([NSEW])\. (?=[A-Z][a-z]{1,20} (?:St|Ave|Blvd|Rd|Ln|Ct|Pl)\b|\d{1,3}(?:st|nd"
        r"|rd|th)\b))"
    ),
    lambda match: f"{_DIRECTION[match[1] or match[2] or match[3]]} ",
    frozenset("NSEW"),
)
_HOUSE: Final = Pattern(
    r"(?<![\w.,$£€/-])(\d{3,5}) (?=(?:[NSEW]\.? |(?:North|South)(?:east|west)? |East |West )?"
    r"(?:(?:[A-Z][\w'’-]{1,20}|\d{1,3}(?:st|nd|rd|th)) ){1,3}"
    rf"(?:{either(STREETS)}|Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Square|Way|Expressway)\b)"
)
_ENDING: Final = Pattern(
    rf"((?<![\w.,])\d{{1,5}} (?:[NSEW]\.? )?(?:[A-Z][\w'’-]{{1,20}} ){{1,3}})"
    rf"({either(STREETS)})\. (?=[A-Z][a-z]{{1,20}} [a-z])"
)


def _say_house(match: re.Match[str]) -> str:
    """Say the number of a house as it is said: "one twenty-three", "fourteen twenty-eight", "one oh eight"."""
    if len(match[1]) == 5:
        return f"{digits(match[1])} "
    head, rest = match[1][:-2], match[1][-2:]
    if rest == "00":
        return f"{cardinal(head)} hundred "
    return f"{cardinal(head)} {'oh ' if rest[0] == '0' else ''}{cardinal(str(int(rest)))} "


_PART: Final = Pattern(
    r"(?=[ABFRSf][lptm])(?:\b(Bldg|Ste|Fl)\.? (?=[A-Z]\b|#)|\b(Bldg|Ste|Apt|Rm)\.? (?=[A-Z]?\d)"
    r"|(?<=\d(?:st|nd|rd|th) )([Ff]l)\.?(?=[,;)]| [a-z]|\Z))"
)
PARTS: Final = Rule(
    "parts of a house", _PART,
    lambda match: f"{STREETS[match[1] or match[2]]} " if match[1] or match[2] else f"{match[3][0]}loor",
    frozenset("ABFRSf"),
)  # fmt: skip
UNITS: Final = Rule(
    "a flat and the house's number",
    Pattern(
        r"\b([Uu]nit|[Aa]pt\.?|[Ff]lat|[Ss]hop|[Ll]ot|[Ss]uite) (\d{1,4})/"
        r"(?=\d{1,4}[A-Za-z]?(?:-\d{1,4})?(?: [A-Z][a-z]|[,.;)]|\Z))"
    ),
    lambda match: f"{match[1]} {cardinal(match[2])} slash ", frozenset("/"),
)  # fmt: skip
HOUSES: Final = Rule("numbers of houses", _HOUSE, _say_house, DIGITS)
_SMALL: Final = Pattern(r"(?<=\d[a-z]{2} )(st|ave|rd|blvd)\b\.?(?=,|\Z)")
SMALL: Final = Rule(
    "streets in small letters", _SMALL, lambda match: closed(match, STREETS[match[1].capitalize()]), DIGITS
)
ENDING: Final = Rule(
    "streets at the end of a sentence", _ENDING, lambda match: f"{match[1]}{STREETS[match[2]]}. ", frozenset(".")
)
INSIDE: Final = Rule(
    "streets before a small letter",
    Pattern(
        rf"(?<!\w)([A-Z][a-z]{{1,20}}|\d{{1,3}}(?:st|nd|rd|th)) "
        rf"({either(STREETS.keys() - {'Cir', 'Apt', 'Ste', 'Fl'})})\.(?= [a-z])"
    ),
    lambda match: f"{match[1]} {STREETS[match[2]]}",
    frozenset("."),
)
NAMED: Final = Rule("streets", _STREET, lambda match: closed(match, STREETS[match[1]]))
SURE: Final = Rule("streets anywhere", _PLACE, lambda match: closed(match, STREETS[match[1]]))
