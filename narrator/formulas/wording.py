"""What a language says for the signs and relations that the library leaves unsaid."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from msgspec import Struct, field

_LOCALE_NAMES: Final = """
en pt es fr de it ru zh ja ko hi ar id tr nl pl
"""
LOCALES: Final = frozenset(_LOCALE_NAMES.split())
"""First subtags of the languages that mathra 1.5 speaks."""


class FormulaWording(Struct, frozen=True):
    """A language's words; the defaults are those of a language without a list: silence, and a pause where need be."""

    end_index: str = ""
    """Ends an index of several parts."""
    times: str = ""
    of: str = ""
    """Between a function and its argument."""
    given: str = ""
    """The bar of a conditional probability."""
    star: str = ""
    transposed: str = ""
    orthogonal: str = ""
    """Of a space or a vector, raised behind it."""
    capital: str = ""
    """A capital letter beside its small one: `{letter}`."""
    gives: str = ""
    """The arrow of a reaction."""
    resonance: str = ""
    """The double-headed arrow between two structures of one molecule."""
    protons: str = ""
    """Of a nuclide: `{n}`."""
    distributed: str = ""
    """The tilde between a variable and its law."""
    also: str = field(default="", name="and")
    """Between a whole number and a fraction."""
    inverse: str = ""
    """Of a function."""
    congruent: str = ""
    """The sign of isomorphy between figures."""
    similar: str = ""
    """The tilde between figures."""
    dot: str = ""
    """Between vectors."""
    cross: str = ""
    """Between vectors."""
    ratio: str = ""
    """The colon between two numbers."""
    maps: tuple[str, str] = ("", "")
    """In place of the colon and the arrow of a map between sets."""
    such_that: str = ""
    """The bar or the colon in a set."""
    divides: str = ""
    evaluated: tuple[str, ...] = ()
    """A bar with an index: at a place; from one to another."""
    over: str = ""
    """Between a supremum and its index."""
    as_limit: str = ""
    """Between an upper limit and its index."""
    minutes: tuple[str, ...] = ()
    """Minutes and seconds of an angle."""
    superscript: str = ""
    """Before what stands raised and is no power."""
    by: str = ""
    """Between the numbers of rows and columns."""
    extremes: tuple[str, ...] = ("max", "min")
    """Of what is sought over a set."""
    bar: str = ""
    """A bar that stands alone."""
    ends: tuple[str, ...] = ()
    """Of a matrix, a determinant and cases, where something follows."""
    group: tuple[str, ...] = ()
    """Around what a brace spans."""
    labeled: str = ""
    """Between a brace or an arrow and what is written at it."""
    numbered: str = ""
    """An equation among several: `{n}`."""
    cardinality: tuple[str, ...] = ()
    """Around a set whose size is meant."""
    repeating: str = ""
    """A decimal with digits that repeat: `{number}`, `{repeated}`."""
    double_factorial: str = ""
    bra: str = "bra"
    ket: str = "ket"
    """Dirac's words, which languages share."""
    relations: tuple[str, ...] = ()
    """The library's words for relations, between blanks."""
    library_names_units: bool = False
    """Units are words in the library's phrase, and need none of CLDR's."""
    groups_by_comma: bool = False
    """1,000 is a thousand, not one."""
    accents: dict[str, str] = field(default_factory=dict)
    """Marks over a letter that the library leaves unsaid, by their commands."""
    names: dict[str, str] = field(default_factory=dict)
    """Of functions whose short name a voice does not say as it is meant."""
    places: dict[str, str] = field(default_factory=dict)
    """The ordinals of variables as voices are given them."""
    signs: dict[str, str] = field(default_factory=dict)


@cache
def formula_wording(language: str) -> FormulaWording:
    """Return the words of *language*, its first subtag; a language without a list has none."""
    path = files("narrator.formulas").joinpath("words", f"{language}.toml")
    if not path.is_file():
        return FormulaWording()
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), FormulaWording)


def locale_of(language: str) -> str:
    """Return the library's name for *language* (BCP 47); empty where it does not speak it."""
    first = language.partition("-")[0].lower()
    if first not in LOCALES:
        return ""
    return "pt-BR" if first == "pt" else first


def said_in(language: str) -> str:
    """Return what a formula in a text in *language* (BCP 47) is said in: English where the library has not that."""
    return language if locale_of(language) else "en"
