"""A formula → the phrase a screen reader says, or why there is none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from narrator.formulas.chemistry import CHEMISTRY, nuclides_named, reaction
from narrator.formulas.customs import customary
from narrator.formulas.functions import applied, brackets_of
from narrator.formulas.groups import grouped
from narrator.formulas.quantities import units_named
from narrator.formulas.rendering import rendered
from narrator.formulas.retold import retold
from narrator.formulas.source import LONGEST_SOURCE, FormulaSource, formula_source
from narrator.formulas.unambiguous import unambiguous
from narrator.formulas.unit_words import units_worded
from narrator.formulas.wording import FormulaWording, formula_wording, locale_of

_PLAIN: Final = re.compile(r"[^\W\d_]|\d{1,9}(?:\.\d{1,9})?")
"""A letter or a number: said without the library."""
_SAID: Final = re.compile(r"[\w\s,;:.'’()-]")
_SIGN: Final = re.compile(r"[^\w\s,;:.'()-]")
NOTHING_SAID: Final = "nothing in it can be said"
"""The problem of a formula of definitions or blanks alone."""
NO_GLYPH: Final = "E-REC-8"
"""The library's rule for a character that its font lacks, which is said all the same."""
_ORDINAL: Final = re.compile(r"(?<!\S)([a-zA-Z]|\d{1,9}) (th|st|nd|rd)(?!\S)")
_FIGURE: Final = re.compile(r"\b(?:triangle|angle|Dreieck|Winkel|triángulo|ángulo|triangolo|angolo)\b")
LEAVES: Final = frozenset(("identifier", "number", "operator", "text", "function", "symbol"))


class Phrase(Struct, frozen=True):
    """What is said for a formula, or why nothing is."""

    text: str = ""
    """Figures stay figures. Empty: it cannot be said."""
    symbols: int = 0
    """Letters, numbers and signs; 0 where it could not be counted."""
    number: str = ""
    """The equation's number."""
    problem: str = ""
    """Why it cannot be said, for its author."""


@lru_cache(maxsize=2048)
def phrase_of(value: str, language: str) -> Phrase:
    """Return the phrase of the formula *value* (`narrator.formulas.source`) in *language* (BCP 47)."""
    if len(value) > LONGEST_SOURCE:
        return Phrase(problem=f"its source has {len(value)} characters; formulas of up to {LONGEST_SOURCE} are read")
    source = formula_source(value)
    if _PLAIN.fullmatch(source.text):
        return Phrase(source.text, 1, source.number)
    locale = locale_of(language)
    if not locale:
        return Phrase(number=source.number, problem=f"formulas are not said in {language}")
    first = language.partition("-")[0].lower()
    return _said(source, locale, formula_wording(first))


def _said(source: FormulaSource, locale: str, wording: FormulaWording) -> Phrase:
    try:
        result = _spoken(source, locale, wording)
    except ImportError:
        return Phrase(number=source.number, problem="mathra, which says formulas, is not installed")
    except ValueError as refusal:
        return Phrase(number=source.number, problem=_reason(str(refusal)))
    symbols = _symbols(result["tree"])
    warnings = _warnings(result)
    if warnings:
        return Phrase(symbols=symbols, number=source.number, problem=_reason(warnings[0]["description"]))
    phrase = result["speech"].replace("double-struck ", "")
    if source.notation == "latex" and CHEMISTRY.search(source.text):
        phrase = reaction(phrase, _said_alone(r"\to", locale), _said_alone("x_2", locale)[1:-1], wording)
    phrase = _relations_told(_with_marks(phrase, locale, wording), locale, wording)
    names = _identifiers(result["tree"])
    phrase = _with_signs(_capitals_told(applied(phrase, locale, wording), names, wording), locale, wording)
    unsaid = next((character for character in phrase if not _SAID.match(character)), "")
    if unsaid:
        return Phrase(symbols=symbols, number=source.number, problem=f"there is no word for “{unsaid}” in {locale}")
    said = _tidy(phrase)
    return Phrase(said, symbols, source.number, "" if said else NOTHING_SAID)


def _spoken(source: FormulaSource, locale: str, wording: FormulaWording) -> dict[str, Any]:
    """Return what the library makes of *source*, of MathML and ASCIIMath by way of TeX where they have a plain form."""
    if source.notation == "latex":
        return rendered(_told(source.text, locale, wording), locale)
    result = rendered(source.text, locale, input=source.notation)
    tex = "" if _warnings(result) else retold(result["tree"])
    if not tex or len(tex) > LONGEST_SOURCE:
        return result
    try:
        said = rendered(_told(tex, locale, wording), locale)
    except ValueError:
        return result
    return result if _warnings(said) else said


def _told(tex: str, locale: str, wording: FormulaWording) -> str:
    tex = units_named(nuclides_named(tex, wording))
    if not wording.library_names_units:
        tex = units_worded(tex, locale)
    if not CHEMISTRY.search(tex):
        tex = grouped(tex, wording)
    return unambiguous(customary(tex, wording), wording)


def _warnings(result: dict[str, Any]) -> list[dict[str, str]]:
    return [warning for warning in result["warnings"] if warning["rule"] != NO_GLYPH]


def _reason(remark: str) -> str:
    """Return the library's *remark* without what only its own users need."""
    return re.sub(r"^column \d+: |; drawn in red.*", "", remark)


@lru_cache(maxsize=256)
def _said_alone(tex: str, locale: str) -> str:
    """Return what the library says for *tex* in *locale*."""
    return str(rendered(tex, locale)["speech"])


@lru_cache(maxsize=32)
def _exponent(locale: str) -> tuple[str, str]:
    """Return what the library says before and after an exponent that is no single sign."""
    before, _, after = _said_alone(r"x^{\text{0}}", locale).partition("0")
    return before.removeprefix("x"), after


def _with_marks(phrase: str, locale: str, wording: FormulaWording) -> str:
    """Return *phrase* with stars and the like said as marks, not as powers."""
    before, after = _exponent(locale)
    marks = (wording.star, wording.transposed, wording.signs.get("+"), wording.signs.get("−"))
    for mark in filter(None, marks):
        phrase = phrase.replace(f"{before}{mark}{after}", f" {mark}")
    if wording.inverse:
        opening = brackets_of(locale)[0]
        inverse = re.escape(_said_alone(r"x^{-1}", locale).removeprefix("x"))
        phrase = re.sub(rf"\b([fghFG]|phi){inverse} (?={re.escape(opening)})", rf"\1 {wording.inverse} ", phrase)
    return phrase


def _relations_told(phrase: str, locale: str, wording: FormulaWording) -> str:
    """Return *phrase* with colons, tildes and arrows as what they mean where they stand."""
    phrase = re.sub(r"(\d) \. (\d)", r"\1.\2", phrase)
    colon = _said_alone(":", locale)
    if wording.ratio and f" {colon} " in phrase:
        phrase = re.sub(rf"(?<=\d) {colon} (?=\d)", f" {wording.ratio} ", phrase)
    if wording.similar and "∼" in phrase and _FIGURE.search(phrase):
        phrase = phrase.replace("∼", wording.similar)
    if wording.congruent and "≅" in phrase and _FIGURE.search(phrase):
        phrase = phrase.replace("≅", wording.congruent)
    return phrase


def _symbols(tree: object) -> int:
    """Return how many letters, numbers and signs are in the library's tree of meaning."""
    return sum(node.get("type") in LEAVES for node in _nodes(tree))


def _nodes(tree: object) -> Iterator[dict[str, object]]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]


def _identifiers(tree: object) -> set[str]:
    return {str(node.get("name")) for node in _nodes(tree) if node.get("type") == "identifier"}


def _capitals_told(phrase: str, names: set[str], wording: FormulaWording) -> str:
    """Say "capital" where a formula, whose letters are *names*, has one in both sizes."""
    both = {name for name in names if len(name) == 1 and name != name.lower() and name.lower() in names}
    if not wording.capital or not both:
        return phrase
    return " ".join(wording.capital.format(letter=word) if word in both else word for word in phrase.split(" "))


def _with_signs(phrase: str, locale: str, wording: FormulaWording) -> str:
    if wording.distributed:
        phrase = _laws(brackets_of(locale)[0], wording.of).sub(
            lambda match: f"{match[1] or match[2]} {wording.distributed} ", phrase
        )
    if phrase.isascii() and not _SIGN.search(phrase):
        return phrase
    return "".join(f" {wording.signs[character]} " if character in wording.signs else character for character in phrase)


@lru_cache(maxsize=32)
def _laws(opening: str, of: str) -> re.Pattern[str]:
    """Return what finds a variable, the tilde and its law: "X ∼ N (…)", and "x ∼ p" below an expectation."""
    return re.compile(
        rf"(?<![^\s])(?:(E sub \w+) ∼ (?=\w+)|((?:[A-Za-z]\w*|epsilon)(?: sub \w+)?) ∼ "
        rf"(?=[A-Z]\w* (?:{re.escape(of)} )?{re.escape(opening)}|[pq](?: sub \w+)? {re.escape(of)} ))"
    )


def _tidy(phrase: str) -> str:
    phrase = " ".join(phrase.split())
    phrase = _ORDINAL.sub(lambda match: f"{match[1]}{'' if match[1].isdigit() else '-'}{match[2]}", phrase)
    phrase = re.sub(r"\s+([,;:.])", r"\1", phrase)
    phrase = re.sub(r",(?:\s*[,;])+", lambda match: ";" if ";" in match[0] else ",", phrase)
    return phrase.strip(" ,;")
