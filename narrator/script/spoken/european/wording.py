"""What a language has to say for the rules in this package to speak it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from narrator.script.spoken.rule import Rule


def _none(_words: "Wording") -> tuple[Rule, ...]:
    return ()


class Counted(Struct, frozen=True):
    """A thing that is counted."""

    one: str
    """With its number: "ein Euro", "une livre"."""
    several: str
    part: str = ""
    """The hundredth part, with its number: "ein Cent"."""
    parts: str = ""
    of: str = ""
    """Between "millions" and the thing: "de ", "d'"."""


class Wording(Struct, frozen=True):
    """One language's words and habits."""

    code: str
    """num2words' name of it."""
    group: str
    """What may stand between thousands: ".", " "."""
    months: Mapping[str, str]
    """Name or abbreviation, lower-case and without its dot → name."""
    date: Callable[[str, str, str, str], str]
    """Say a date: the word before it, the day, the month's name, the year in words (or "")."""
    year: Callable[[int], str]
    clock: Callable[[int, int], str]
    agree: Callable[[str, Counted], str]
    """Bend a number's words to what is counted."""
    bare_agree: Callable[[str, str, str], str]
    """Bend a number's words to the noun that follows it, and to the word before it."""
    day_month: str
    """What stands between day and month, and between month and year: a pattern."""
    month_year: str
    clock_sign: str
    """What stands between hours and minutes: a pattern."""
    clock_end: str
    """What may follow a time and belongs to it ("Uhr"): a pattern."""
    clock_letters: str
    """What stands between hours and minutes that nothing follows: a pattern."""
    hour_end: str
    """What makes a number alone a full hour: a pattern; empty: nothing, it counts hours."""
    ordinals: tuple[tuple[str, Callable[[int, str], str]], ...]
    """How an ordinal is marked in figures (a pattern that follows the digits) → how number and mark are said."""
    currencies: Mapping[str, Counted]
    units: Mapping[str, Counted]
    magnitudes: Mapping[str, tuple[str, str]]
    """As written → singular with its number, plural."""
    signs: Mapping[str, str]
    """Signs said anywhere: "&", "%"."""
    comma: str
    point: str
    minus: str
    to: str
    per: str
    rulers: str
    """First names of rulers, as a pattern."""
    regnal: Callable[[int], str]
    """What is said after a ruler's name."""
    century_before: str
    century_after: str
    """What stands before and after a century's Roman numeral: patterns."""
    century: Callable[[int], str]
    before_number: Mapping[str, str]
    """Abbreviations before a number: "S." → "Seite"."""
    abbreviations: Mapping[str, str]
    plus: str = "plus"
    ratio: str = ""
    """Between the figures of a result ("2:1"); empty: they stay."""
    after_whole: Mapping[str, str] = {}
    """½ → what is joined to a whole number before it: "einhalb", " et demi"."""
    counted: str = r" ([a-záéíóúñàâçèêëîïôùûüœ]{3,30})"
    """What is counted by a number before it: a pattern."""
    label: str = r"[^\W\d_] $"
    """A word before a number that it names ("capítulo 1"), so that what follows is not counted: a pattern."""
    after_noun: Callable[[str, str], str] | None = None
    """What is said after the noun for a fraction and that noun: "deux heures et demie"; None: before it."""
    telephones: str = ""
    """What stands before a number that is dialled, a pattern; empty: numbers are said by pairs, without a rule."""
    after_regnal: str = ""
    """What may follow a ruler's Roman numeral and belongs to it, as a pattern."""
    first_rules: Callable[["Wording"], tuple[Rule, ...]] = _none
    """The language's own rules before all others."""
    date_rules: Callable[["Wording"], tuple[Rule, ...]] = _none
    """The language's own rules before those for dates."""
    later_rules: Callable[["Wording"], tuple[Rule, ...]] = _none
    """The language's own rules after those for dates."""
    clock_sharp: str = ""
    """What `clock` adds to a full hour, and a span of time leaves out."""
    queens: frozenset[str] = frozenset()
    regnal_of_queens: Callable[[int], str] | None = None
    """What is said after a queen's name, where it is not what is said after a king's."""
