"""Streets: "Smith Dr." → "Smith Drive", "Main St." → "Main Street", "Fifth Ave"."""

from typing import Final

from narrator.script.spoken.english.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_DIRECTION: Final = {"N": "North", "S": "South", "E": "East", "W": "West"}
_STREETS: Final = {
    "St": "Street", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Ct": "Court",
    "Pl": "Place", "Sq": "Square", "Hwy": "Highway", "Pkwy": "Parkway", "Ter": "Terrace", "Cir": "Circle",
    "Apt": "Apartment",
    "Ste": "Suite", "Bldg": "Building", "Rte": "Route",
}  # fmt: skip
_STREET: Final = Pattern(
    rf"(?<=[a-z\d] )({either(_STREETS)})\b(\.?)(?=(?:[,;:)]| (?:[NSEW]\b|[NSEW][EW]\b|Apt"
    rf"|Suite|Unit|#)|\Z| (?:and|in|at|near|on|to|is|was|between)\b| \d))"
)
_PLACE: Final = Pattern(r"(?<=[a-z\d] )(Ave|Blvd|Rd|Ln|Hwy|Pkwy|Bldg|Rte)\b\.?(?=\W|\Z)")


DIRECTIONS: Final = Rule(
    "directions of streets",
    Pattern(r"(?<=\d )([NSEW])\.? (?=[A-Z\d][a-z\d]{1,20} (?:St|Ave|Blvd|Rd|Dr|Ln|Street|Avenue|Road|Drive|Lane)\b)"),
    lambda match: f"{_DIRECTION[match[1]]} ",
    frozenset("NSEW"),
)
NAMED: Final = Rule("streets", _STREET, lambda match: closed(match, _STREETS[match[1]]))
SURE: Final = Rule("streets anywhere", _PLACE, lambda match: closed(match, _STREETS[match[1]]))
