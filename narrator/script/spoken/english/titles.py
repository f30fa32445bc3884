"""Titles before a name: "Dr. Smith" → "Doctor Smith", "St. John" → "Saint John", "Gen. Lee" → "General Lee"."""

from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_TITLES: Final = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Prof": "Professor", "Rev": "Reverend",
    "Fr": "Father", "Hon": "Honorable", "Gen": "General", "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major",
    "Capt": "Captain", "Cpt": "Captain", "Sgt": "Sergeant", "Cpl": "Corporal", "Cdr": "Commander", "Cmdr": "Commander",
    "Adm": "Admiral", "Brig": "Brigadier", "Pvt": "Private", "Sen": "Senator", "Rep": "Representative",
    "Gov": "Governor", "Pres": "President", "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective",
    "Amb": "Ambassador", "Mme": "Madame", "Mlle": "Mademoiselle", "Msgr": "Monsignor", "Ofc": "Officer", "St": "Saint",
    "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort", "Messrs": "Messieurs", "Cllr": "Councillor", "Atty": "Attorney",
    "Bros": "Brothers", "Rt": "Right",
}  # fmt: skip
_NEED_DOT: Final = frozenset(
    {"Rev", "Hon", "Gen", "Rep", "Sen", "Det", "Pres", "Amb", "Col", "Fr", "Adm", "Rt", "Brig", "Maj", "Bros"}
)
_OPEN: Final = frozenset(_TITLES.keys() - _NEED_DOT)
_TITLE: Final = Pattern(
    rf"(?<![\w.'-])(?:({either(frozenset(_TITLES))})\.|({either(_OPEN)})) (?=[\"“']?(?:[A-Z][\w'’.]"
    rf"|[A-Z]\b|the\b|al-|de\b|van\b|von\b|d'))"
)


_ALONE: Final = Pattern(rf"^({either(frozenset(_TITLES) - {'St', 'Ste', 'Rt', 'Fr', 'Dr'})})\.$")
ALONE: Final = Rule("titles alone, in a list of them", _ALONE, lambda match: _TITLES[match[1]], frozenset("."))
_DOCTOR: Final = Pattern(
    r"(?<![\w'’-])([Tt]he|[Aa]|[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Ee]very|[Tt]his|[Tt]hat) Dr\.(?!\w)"
    r"(?! [A-Z])"
)
"""Of somebody, without a name: no street."""
_SAINT: Final = Pattern(r"st\b(?<![\w.'-]st)(?<!\d st)(?<!\d\d st)\.? (?=[A-Z][a-z])")
DOCTORS: Final = Rule(
    "doctors without a name", _DOCTOR, lambda match: f"{match[1]} {closed(match, 'doctor')}", frozenset("D")
)
SAINTS: Final = Rule("saints in small letters", _SAINT, lambda _: "saint ", frozenset("s"))
RULE: Final = Rule("titles before a name", _TITLE, lambda match: f"{_TITLES[match[1] or match[2]]} ")
