"""Spanish "ha" behind a year or a number: a verb where a word follows, not hectares ("En 2020 ha sido")."""

from typing import Final

from narrator.script.spoken.european.numerals import amount
from narrator.script.spoken.european.quantities import number_pattern
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_FIRST_YEAR: Final = 1100
_LAST_YEAR: Final = 2099


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rule; it comes before that for measurements."""

    def say(written: str) -> str:
        is_year = written.isdigit() and _FIRST_YEAR <= int(written) <= _LAST_YEAR
        return words.year(int(written)) if is_year else amount(written, words.code, words.comma)

    pattern = Pattern(rf"(?<![\w.,])({number_pattern(words)})(?= ha (?!de tierra)[^\W\d_])")
    return (Rule("numbers before a verb", pattern, lambda match: say(match[1]), DIGITS),)
