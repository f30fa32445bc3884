"""The phrase of a function and its argument: "f open paren x close paren" → "f of x"; conditional probabilities.

A bracket after a letter is a product (`a(b+c)`) or an argument (`f(x+1)`), and only usage tells. A letter that names
functions by custom takes any argument; another one only a single variable or number (`y(t)`, `T(n)`).
"""

import re
from functools import cache
from typing import Final

from narrator.formulas.rendering import rendered
from narrator.formulas.wording import FormulaWording

_BY_CUSTOM: Final = "f|g|h|F|G|H|E|O|Pr|Var|Cov|KL|cosine|sine|phi|psi|capital phi|capital psi|capital theta"
_SOMETIMES: Final = (
    "P|p|q|r|s|u|v|w|x|y|z|I|J|L|S|T|V|Q|R|U|X|Y|D|K|M|N|A|B|C|W|theta|lambda|rho|mu|sigma|eta|zeta|capital gamma"
)
_PROBABILITY: Final = frozenset(("P", "p", "E", "Pr", "Var", "Cov", "q", "f"))
_MARKS: Final = (
    r" (?:(?:double |triple |doble |zwei |drei )?(?:prime|Strich|prima|primo)|seconde|tierce|secondo|terzo)"
    r"| (?:hat|tilde|Dach|invers|réciproque|inversa)e?| (?:sub|Index|indice|pedice) [\w-]+"
)
"""What may stand between a function's name and its argument."""
_VARIABLES: Final = re.compile(
    r"[\w.]+(?: (?:sub|Index|indice|pedice) \w+)?(?: (?:comma|Komma|virgule|coma|virgola) [\w.]+)*"
)
_BARE: Final = re.compile(r"(?:capital )?[\w.]+(?: (?:sub|Index|indice|pedice) \w+)?")
_GIVEN: Final = re.compile(r"[\w]+ (?:given|gegeben|sachant|dado|dato) [\w]+")
_DONE_TO_VALUE: Final = re.compile(
    r" (?:squared|cubed|to the|prime|factorial|sub|Quadrat|hoch|Strich|Fakultät|Index|au |puissance|indice|al |elevado"
    r"|elevato|fattoriale|primo|pedice)"
)
_DEEPEST: Final = 8


class BracketWords(tuple[str, str, str, str, str]):
    """The phrases of round and square brackets, opening and closing, and of an upright bar."""

    __slots__ = ()


@cache
def brackets_of(locale: str) -> BracketWords:
    """Return what the library says for brackets in *locale*."""
    return BracketWords(str(rendered(sign, locale)["speech"]) for sign in ("(", ")", "[", "]", r"\mid"))


def applied(phrase: str, locale: str, wording: FormulaWording) -> str:
    """Return *phrase* with "of" between functions and their arguments, in a language that has the word."""
    if not wording.of:
        return phrase
    opening, closing, square, square_end, bar = brackets_of(locale)
    bar = wording.bar or bar
    for left, right in ((opening, closing), (square, square_end)):
        if left in phrase:
            phrase = _with_arguments(phrase, (left, right, bar), wording)
    return phrase


@cache
def _head(left: str, right: str, superscript: str) -> re.Pattern[str]:
    name = rf"(?:{_BY_CUSTOM})|(?:{_SOMETIMES})"
    above = rf"| {superscript} {re.escape(left)} [\w ]{{1,40}}? {re.escape(right)}" if superscript else ""
    return re.compile(rf"(?<![\w.])(?P<name>{name})(?P<marks>(?:{_MARKS}{above})*) {re.escape(left)} ")


def _with_arguments(phrase: str, words: tuple[str, str, str], wording: FormulaWording) -> str:
    left, right, bar = words
    place = 0
    known: set[str] = set()
    while (found := _head(left, right, wording.superscript).search(phrase, place)) is not None:
        end = _closing(phrase, found.end(), left, right)
        if end is None:
            break
        place = found.end()
        argument, after = phrase[found.end() : end].strip(), phrase[end + len(right) :]
        is_given = found["name"] in {"P", "p", "q"} and f" {bar} " in argument
        is_event = is_given or (found["name"] in {"P", "p"} and _is_event(argument, wording))
        if found["name"] in known or is_event or _is_argument(found, argument, phrase):
            known.add(found["name"])
            if wording.given and found["name"] in _PROBABILITY:
                argument = argument.replace(f" {bar} ", f" {wording.given} ", 1)
            name = f"{found['name']}{found['marks']} {wording.of}"
            is_bare = _is_bare(argument, after, wording)
            value = argument if is_bare else f"{left} {argument} {right}"
            phrase = f"{phrase[: found.start()]}{name} {value}{after}"
            place = found.start() + len(name)
    return phrase


def _is_bare(argument: str, after: str, wording: FormulaWording) -> bool:
    """Return whether it is heard where *argument* ends, though nothing says so."""
    if _GIVEN.fullmatch(argument):
        return not after or after.startswith(wording.relations)
    return _BARE.fullmatch(argument) is not None and _DONE_TO_VALUE.match(after) is None


def _is_argument(found: re.Match[str], argument: str, phrase: str) -> bool:
    before = phrase[: found.start()].rsplit(" ", 1)
    is_named = re.fullmatch(_BY_CUSTOM, found["name"]) is not None
    is_scaled = bool(before[-1:] and before[-1][-1:].isdigit())
    if is_named and not (is_scaled and not found["marks"] and found["name"] == "h"):
        return True
    return _VARIABLES.fullmatch(argument) is not None


def _is_event(argument: str, wording: FormulaWording) -> bool:
    """Return whether *argument* says that something holds: what has a probability."""
    return any(relation in f" {argument} " for relation in wording.relations)


def _closing(phrase: str, begin: int, left: str, right: str) -> int | None:
    depth = 1
    for found in re.compile(rf"{re.escape(left)}|{re.escape(right)}").finditer(phrase, begin):
        depth += 1 if found[0] == left else -1
        if depth > _DEEPEST:
            return None
        if not depth:
            return found.start()
    return None
