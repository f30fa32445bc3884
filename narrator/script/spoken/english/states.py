"""American states in addresses: "Portland, OR 97201" → "Portland, Oregon, nine seven two zero one"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule, either

_STATE: Final = {
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
_ZIP: Final = Pattern(rf"(?<=[\w.]), ?({either(_STATE)}),? (\d{{5}})(?:-(\d{{4}}))?(?!\w|[.,]\d)")
_ALONE: Final = Pattern(
    rf"(?<=[a-z]), ({either(_WORDLIKE)})(?=[,.;:)]|\Z)(?!\.\w)"
    rf"|(?<=[a-z]), ({either(_SPELLED)})(?=[,.;)]|\Z)(?!\.\w)"
)

_TRADITIONAL: Final = (
    "Ariz.", "Calif.", "Colo.", "Conn.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "Mass.", "Md.", "Mich.", "Minn.",
    "Mo.", "Ore.", "Pa.", "Tenn.", "Tex.", "Va.", "Wash.", "Wis.",
)  # fmt: skip
_POSTAL: Final = Pattern(
    rf"(?:(?<=, )|(?<=^))({either((*_STATE.values(), *_TRADITIONAL))}|[A-Z]\.[A-Z]\.) "
    r"(\d{5})(?:-(\d{4}))?(?=[,.;)]|\Z)"
)


def _say_postal(match: re.Match[str]) -> str:
    state, code, further = match.groups()
    return f"{state}, {digits(code)}" + (f", {digits(further)}" if further else "")


def _say_zip(match: re.Match[str]) -> str:
    state, code, further = match.groups()
    return f", {_STATE[state]}, {digits(code)}" + (f", {digits(further)}" if further else "")


CAPITAL_ZIP: Final = Rule(
    "postal codes of the capital", Pattern(r"(?<=D\.C\. )(\d{5})(?:-(\d{4}))?(?!\w|[.,]\d)"),
    lambda match: digits(match[1]) + (f", {digits(match[2])}" if match[2] else ""), INNER_STOP,
)  # fmt: skip
ZIP_CODES: Final = Rule("states with a postal code", _ZIP, _say_zip, frozenset(","))
POSTAL: Final = Rule("postal codes after a state in words", _POSTAL, _say_postal, frozenset("0123456789"))
ALONE: Final = Rule("states after a town", _ALONE, lambda match: f", {_STATE[match[1] or match[2]]}", frozenset(","))
