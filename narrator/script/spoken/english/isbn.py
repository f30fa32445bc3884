"""Catalogue numbers, digit by digit: ISBN, ISSN, DOI, PIN, ZIP and the like after their name."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import DIGIT
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_BOOKS: Final = Pattern(r"\b(ISBN(?:-1[03])?|ISSN|EAN|ISNI|ORCID|IBAN)(:? ?)((?:\d[ -]?){7,18}[\dXx])(?![\w-])")
_IDENTIFIERS: Final = Pattern(r"\b(doi|DOI|arXiv)(: ?| )(\d{1,9}(?:\.\d{1,9}){1,3})(?:/([^\s<>\"]{1,200}))?")
_NAMES: Final = {
    "ISBN-10": "I.S.B.N ten",
    "ISBN-13": "I.S.B.N thirteen",
    "ORCID": "orchid",
    "DOI": "D.O.I",
    "doi": "D.O.I",
    "arXiv": "archive",
}


def _one_by_one(written: str) -> str:
    """Groups become phrases, so that the listener can write them down."""
    groups = re.split(r"[ -]", written.strip())
    return ", ".join(" ".join(DIGIT[int(c)] if c.isdigit() else c.upper() for c in group) for group in groups if group)


def _say_book(match: re.Match[str]) -> str:
    name = _NAMES.get(match[1], ".".join(match[1]))
    return f"{name} {_one_by_one(match[3])}"


def _say_identifier(match: re.Match[str]) -> str:
    number = " dot ".join(_one_by_one(part) for part in match[3].split("."))
    rest = f" slash {match[4]}" if match[4] else ""
    return f"{_NAMES[match[1]]} {number}{rest}"


BOOKS: Final = Rule("book and serial numbers", _BOOKS, _say_book, DIGITS)
IDENTIFIERS: Final = Rule("document identifiers", _IDENTIFIERS, _say_identifier, DIGITS)
