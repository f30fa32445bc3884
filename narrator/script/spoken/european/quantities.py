"""Money, percentages and measurements: "5,2 Mio. €", "3,50 €", "10 km", "-5 °C", "3–5 %"."""

import re
from collections.abc import Mapping

from narrator.script.spoken.european.numerals import amount, cardinal
from narrator.script.spoken.european.wording import Counted, Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_ROUND = ("million", "millions", "milliard", "milliards", "millón", "millones")
"""What ends with one of them has its thing behind "de", also where it was written in figures."""

_WORD = {"de": "[A-ZÄÖÜ][a-zäöüß]{2,20}", "fr": "[a-zà-ÿ]{3,20}", "es": "[a-zá-ú]{3,20}"}
"""What a price is for: "10 €/Person"."""


def number_pattern(words: Wording) -> str:
    """Return the pattern of a number as this language writes it."""
    return rf"(?:\d{{1,3}}(?:[{words.group}]\d{{3}}(?!\d)){{1,5}}|\d{{1,18}})(?:,\d{{1,18}})?"


def _say_counted(words: Wording, number: str, size: str | None, thing: Counted) -> str:
    if size:
        one, several = words.magnitudes[size]
        joined = thing.of if several not in {"mil", "mille", "tausend", "Tausend"} else ""
        head = one if number == "1" else f"{amount(number, words.code, words.comma)} {several}"
        return f"{head} {joined}{thing.several}"
    whole, _, decimals = number.partition(",")
    if thing.part and len(decimals) == 2:
        units = _say_counted(words, whole, None, thing) if whole.strip("0. ") else ""
        if not int(decimals):
            return units or f"{cardinal(0, words.code)} {thing.several}"
        cents = (
            thing.part
            if int(decimals) == 1
            else words.agree(cardinal(int(decimals), words.code), thing) + f" {thing.parts}"
        )
        return f"{units} {cents}".strip()
    if number == "1":
        return thing.one
    said = words.agree(amount(number, words.code, words.comma), thing)
    return f"{said} {thing.of if said.endswith(_ROUND) else ''}{thing.several}"


def _rule(words: Wording, name: str, things: Mapping[str, Counted], gap: str) -> Rule:
    number = number_pattern(words)
    powers = _with_powers(words)
    size = rf"(?: ?({either(words.magnitudes)})(?!\w))?"
    pattern = Pattern(
        rf"(?<![\w.,])([-−+]?)({number})(?: ?[-–—] ?({number}))?{size}{gap}(?:d'|de )?({either(things)})"
        rf"(?![\w²³]|'\w)(?:/(?:({either(powers)})(?![\w/])|({_WORD[words.code]})(?![\w/])))?"
    )

    def say(match: re.Match[str]) -> str:
        sign, first, last, written, symbol, each, word = match.groups()
        said = _say_counted(words, last or first, written, things[symbol])
        if last:
            said = f"{amount(first, words.code, words.comma)} {words.to} {said}"
        if each:  # "3 €/kg": the unit's name without its article
            one = powers[each].one
            said = f"{said} {words.per} {one.partition(' ')[2] or one}"
        if word:
            said = f"{said} {words.per} {word}"
        if symbol.endswith(".") and match.end() == len(match.string):
            said += "."
        return f"{'' if not sign else words.plus + ' ' if sign == '+' else words.minus + ' '}{said}"

    return Rule(name, pattern, say, DIGITS)


def _with_powers(words: Wording) -> dict[str, Counted]:
    """Return the units, those of area and volume also with a figure for the power: "5 m3"."""
    plain = {"²": "2", "³": "3"}
    return {
        **words.units,
        "ºC": words.units["°C"],
        **{f"{sign[:-1]}{plain[sign[-1]]}": thing for sign, thing in words.units.items() if sign[-1] in plain},
    }


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for money, percentages and measurements."""
    number = number_pattern(words)
    before = Pattern(
        rf"(?<!\w)([-−]?)({either(words.currencies)}) ?({number})(?: ?({either(words.magnitudes)})(?!\w))?(?!\d)"
    )

    def say_before(match: re.Match[str]) -> str:
        sign, symbol, written, size = match.groups()
        said = _say_counted(words, written, size, words.currencies[symbol])
        return f"{words.minus} {said}" if sign else said

    named = sorted(name for name in words.currencies if len(name) >= 3 and name.isalpha())
    doubled = Pattern(rf"(?<!\w)[$€£] ?(?={number}(?: (?:{either(words.magnitudes)}))?(?: de)? {either(named)}(?!\w))")
    sides = Pattern(r"(?<=\d) ?[x×] ?(?=\d)")
    return (
        Rule("a sign and a word for one currency", doubled, lambda _: "", frozenset("$€£")),
        Rule("products", sides, lambda _: f" {words.signs['×']} ", frozenset("x×")),
        Rule("money, currency first", before, say_before, DIGITS),
        _rule(words, "money, currency last", words.currencies, " ?"),
        _rule(words, "measurements", _with_powers(words), " ?"),
    )
