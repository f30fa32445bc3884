"""American states in addresses: "Portland, OR 97201" → "Portland, Oregon, nine seven two zero one"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule, either

STATE: Final = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "D.C", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine",
    "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_WORDLIKE: Final = ("OR", "IN", "ME", "HI", "OH", "OK", "PA", "MA", "LA", "AL", "DE", "ID", "MO", "MI", "CO", "IL")
"""Codes that would be heard as a word."""
_SPELLED: Final = [
    "NY",
    "NJ",
    "NH",
    "NM",
    "TX",
    "FL",
    "WA",
    "WI",
    "WY",
    "WV",
    "VT",
    "UT",
    "TN",
    "SC",
    "NC",
    "ND",
    "NV",
    "MN",
    "KS",
    "KY",
    "AZ",
    "GA",
    "AK",
    "CA",
]
"""Codes that after a town can be nothing else: neither degrees (MD, MS) nor other common letters (CT, SD, PC)."""
_ZIP: Final = Pattern(rf"(?<=[\w.]), ?({either(STATE)}),? (\d{{5}})(?:-(\d{{4}}))?(?!\w|[.,]\d)")
_TOWN_WORDS: Final = """
AL Birmingham Montgomery Mobile Huntsville Tuscaloosa Auburn
CO Denver Boulder Aspen Springs Collins Pueblo Vail
DE Wilmington Dover Newark Rehoboth
HI Honolulu Hilo Kailua Kahului
ID Boise Falls Moscow Nampa Meridian
IL Chicago Springfield Peoria Rockford Evanston Naperville Urbana Champaign
IN Indianapolis Bloomington Evansville Lafayette Muncie Carmel Bend Wayne Gary
LA Orleans Rouge Shreveport Lafayette Metairie
MA Boston Cambridge Worcester Springfield Salem Somerville Lowell Amherst Quincy
ME Portland Augusta Bangor Lewiston Brunswick Freeport Bar
MI Detroit Arbor Rapids Lansing Flint Kalamazoo
MO Louis City Springfield Columbia Branson
OH Columbus Cleveland Cincinnati Toledo Akron Dayton Canton
OK Tulsa Norman City Stillwater
OR Portland Salem Eugene Bend Medford Corvallis Ashland Beaverton
PA Philadelphia Pittsburgh Allentown Erie Scranton Harrisburg Lancaster Hershey
"""
_TOWNS: Final = {code: frozenset(towns) for code, *towns in map(str.split, _TOWN_WORDS.strip().splitlines())}
"""Towns, by their last word: a code that is a word as well is a state after one of its own."""
_ALONE: Final = Pattern(
    rf"(?<=[a-z]), ({either(_WORDLIKE)})(?=[,.;:)!? ]|\Z)(?!\.\w)"
    rf"|(?<=[a-z]), ({either(_SPELLED)})(?=[,.;)]|\Z)(?!\.\w)"
)
_TOWN: Final = re.compile(r"([A-Z][a-z'’-]{1,30})\Z")
_WHERE: Final = re.compile(
    r"\b(?:in|In|near|Near|outside|around|visit|visiting) (?:[A-Z][a-z.'’-]{1,20} ){0,2}"
    r"[A-Z][a-z'’-]{1,20}\Z"
)
_MODEST: Final = frozenset({"OK", "OR", "IN", "ME", "HI", "OH"})
"""Everyday words: "It's fine, OK." has no state."""
_PROVINCE: Final = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick", "NL": "Newfoundland",
    "NS": "Nova Scotia", "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec", "SK": "Saskatchewan",
}  # fmt: skip

_TRADITIONAL: Final = (
    "Ariz.", "Calif.", "Colo.", "Conn.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "Mass.", "Md.", "Mich.", "Minn.",
    "Mo.", "Ore.", "Pa.", "Tenn.", "Tex.", "Va.", "Wash.", "Wis.",
)  # fmt: skip
_POSTAL: Final = Pattern(
    rf"(?:(?<=, )|(?<=^))({either((*STATE.values(), *_TRADITIONAL))}|[A-Z]\.[A-Z]\.) "
    r"(\d{5})(?:-(\d{4}))?(?=[,.;)]|\Z)"
)


def _say_postal(match: re.Match[str]) -> str:
    state, code, further = match.groups()
    return f"{state}, {digits(code)}" + (f", {digits(further)}" if further else "")


def _say_zip(match: re.Match[str]) -> str:
    state, code, further = match.groups()
    return f", {STATE[state]}, {digits(code)}" + (f", {digits(further)}" if further else "")


def _say_alone(match: re.Match[str]) -> str:
    """Say a state after a town: one of its own, or where the sentence or the whole text speaks of a place."""
    code = match[1] or match[2]
    if match[2]:
        return f", {STATE[code]}"
    town = _TOWN.search(match.string, max(0, match.start() - 32), match.start())
    if town is None:
        return match[0]
    if town[1] not in _TOWNS.get(code, ()):
        goes_on = match.string[match.end() : match.end() + 1] == " "
        where = _WHERE.search(match.string, max(0, match.start() - 70), match.start())
        is_all = town.start() == 0 and not match.string[match.end() :].strip(".")
        if goes_on or (code in _MODEST and where is None and not is_all):
            return match[0]
    return f", {STATE[code]}"


PROVINCES: Final = Rule(
    "provinces with a postal code",
    Pattern(rf"(?<=, )({either(_PROVINCE)}),? (?=[A-Z]\d[A-Z] ?\d[A-Z]\d(?!\w))"),
    lambda match: f"{_PROVINCE[match[1]]}, ", frozenset(","),
)  # fmt: skip
CAPITAL_ZIP: Final = Rule(
    "postal codes of the capital", Pattern(r"(?<=D\.C\. )(\d{5})(?:-(\d{4}))?(?!\w|[.,]\d)"),
    lambda match: digits(match[1]) + (f", {digits(match[2])}" if match[2] else ""), INNER_STOP,
)  # fmt: skip
ZIP_CODES: Final = Rule("states with a postal code", _ZIP, _say_zip, frozenset(","))
POSTAL: Final = Rule("postal codes after a state in words", _POSTAL, _say_postal, frozenset("0123456789"))
ALONE: Final = Rule("states after a town", _ALONE, _say_alone, frozenset(","))
