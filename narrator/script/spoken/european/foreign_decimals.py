"""Numbers with a point before their decimals, as America writes them: "$1,500.50", "2.5 %", "1.3 km"."""

import re
from typing import Final

from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_CLOCKS: Final = frozenset({"h", "min", "Min.", "s", "x", "°", "Std."})
"""Units before which a point may stand between hours and minutes."""


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules, which write such numbers as the language does; what is no money and no share stays."""
    signs = either(sign for sign in words.currencies if not sign.isalpha())
    names = either((*words.currencies, *words.magnitudes, "%"))
    measured = either(unit for unit in words.units if unit not in _CLOCKS)
    grouped = Pattern(
        rf"(?<![\w.,])((?:{signs}) ?)?([1-9]\d{{0,2}}(?:,\d{{3}}){{1,4}})(\.\d{{1,2}})?(?! ?(?:{measured})(?![\w²³]))"
        rf"(?!\w|[.,]\d)( ?(?:{names})(?!\w))?"
    )
    pointed = Pattern(rf"(?<![\w.,])((?:{signs}) ?)?(\d{{1,3}})\.(\d{{1,2}})(?!\w|[.,]\d)( ?(?:{names})(?!\w))?")

    counted = re.compile(rf" (?!(?:{measured})(?!\w))[^\W\d_]{{3,30}}")
    """A word, and no unit, before which three decimals that end in zeros are thousands: "3,200 años"."""
    with_unit = Pattern(
        rf"(?<![\w.,/])(\d{{1,3}})\.(\d{{1,2}})(?= ?(?:{measured})(?![\w²³]|'\w))|(?<![\w.,/])(\d)\.(\d)(?= ?h(?!\w))"
    )

    def say_with_unit(match: re.Match[str]) -> str:
        return f"{match[1] or match[3]},{match[2] or match[4]}"

    def say_grouped(match: re.Match[str]) -> str:
        sign, whole, part, name = match.groups()
        is_counted = whole.endswith(",000") or (whole.endswith("00") and counted.match(match.string, match.end()))
        if not (sign or name or part or whole.count(",") > 1 or is_counted):
            return match[0]
        return f"{sign or ''}{whole.replace(',', '')}{(part or '').replace('.', ',')}{name or ''}"

    def say_pointed(match: re.Match[str]) -> str:
        sign, whole, part, name = match.groups()
        return f"{sign or ''}{whole},{part}{name or ''}" if sign or name else match[0]

    return (
        Rule("commas between thousands", grouped, say_grouped, DIGITS),
        Rule("points before decimals", pointed, say_pointed, DIGITS, bare=True),
        Rule("points before decimals of a measure", with_unit, say_with_unit, DIGITS),
    )
