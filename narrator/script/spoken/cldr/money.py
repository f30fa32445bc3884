"""Money: "3,50 €", "$20", "2,5 mln €", "US$ 1 bi", and the signs of numbers."""

import re
from typing import Final

from narrator.languages.scripts import UNSPACED, script_of
from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.cldr.things import Things, any_sign
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

SIGN: Final = r"([-−–+±]?)"


def said_sign(written: str, numerals: Numerals) -> str:
    """Return what is said for the sign of a number."""
    habits = numerals.habits
    return {"+": habits.plus, "±": f"{habits.plus} {habits.minus}", "": ""}.get(written, habits.minus)


def money(numerals: Numerals, things: Things) -> list[Rule]:
    """Return the rules for amounts, their currency before or behind them, in millions as well."""
    number, signs = numerals.pattern, any_sign(things.currencies)
    no_unit = rf"(?!{numerals.habits.no_unit})" if numerals.habits.no_unit else ""
    leading = either(sign for sign in things.currencies if script_of(sign[0]) not in UNSPACED)

    def after(match: re.Match[str]) -> str:
        sign, first, last, symbol = match.groups()
        said = things.say_money(last or first, things.currencies[symbol])
        currency = things.currencies[symbol]
        ranged = f"{numerals.say(first, things.gender(currency))} {numerals.to} {said}" if last else said
        return " ".join(filter(None, [said_sign(sign, numerals), ranged]))

    def before(match: re.Match[str]) -> str:
        sign, symbol, amount, name = match.groups()
        said = things.say_money(amount, things.currencies[symbol])
        name = "" if name and name.strip().casefold() in things.words_for(things.currencies[symbol]) else name
        return " ".join(filter(None, [said_sign(sign, numerals), f"{said}{name or ''}"]))

    def large(match: re.Match[str]) -> str:
        sign, symbol, amount, size, _ = match.groups()
        return " ".join(filter(None, [said_sign(sign, numerals), in_size(amount, size, symbol)]))

    def large_before(match: re.Match[str]) -> str:
        sign, amount, size, symbol = match.groups()
        return " ".join(filter(None, [said_sign(sign, numerals), in_size(amount, size, symbol)]))

    def in_size(amount: str, size: str, symbol: str) -> str:
        one = numerals.habits.one_magnitude.get(size, "") if amount == "1" else ""
        counted = (one,) if one else (numerals.say(amount), magnitudes[size])
        return numerals.habits.joins.join((*counted, things.several(things.currencies[symbol])))

    gap, magnitudes = "[ \u00a0\u202f]?", numerals.habits.magnitudes
    between, end = (" ", r"(?!\w)") if numerals.habits.joins else (gap, "")
    again = rf"({gap}(?:USD|EUR|GBP|JPY|CNY){end})?"
    millions = (
        rf"(?<!\w){SIGN}({leading}){gap}({number}){between}({either(magnitudes)}){end}{again}" if magnitudes else ""
    )
    ended = rf"(?<![\w.,]){SIGN}({number}){between}({either(magnitudes)}){gap}({signs})(?!\w)" if magnitudes else ""
    return [
        *([Rule("money in millions, currency first", Pattern(millions), large, DIGITS)] if millions else []),
        *([Rule("money in millions, currency last", Pattern(ended), large_before, DIGITS)] if millions else []),
        Rule(
            "money, currency last",
            Pattern(rf"(?<![\w.,]){SIGN}({number})(?: ?[-–—~〜] ?({number}))?{gap}{no_unit}({signs})(?!\w)"),
            after,
            DIGITS,
        ),
        Rule(
            "money, currency first",
            Pattern(rf"(?<!\w){SIGN}({leading}){gap}({number})(?!\d)( [^\W\d_]{{3,20}}(?!\w))?"),
            before,
            DIGITS,
        ),
    ]
