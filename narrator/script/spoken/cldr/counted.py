"""Numbers that agree with the noun after them, or are bent by the preposition before them."""

import re
from decimal import Decimal
from typing import Final

from narrator.script.spoken.cldr.dates import with_ending
from narrator.script.spoken.cldr.habits import CountedHabits
from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.cldr.things import Things, any_sign
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

BENT: Final = "genitive"
"""In place of a plural category in `counted.nouns`: of nouns after a number that a preposition bends."""
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[.]?\s\Z")
_WINDOW: Final = 40
LARGE: Final = {"1000": "thousand", "1000000": "million", "1000000000": "billion"}
"""CLDR's keys → their names in `genders`."""
FEWEST_LETTERS: Final = 2
"""Of a short form: "K" and "M" mean other things as well."""
FIRST_YEAR, LAST_YEAR = 1100, 2100
"""What stands alone after a preposition between them is a year."""


def bent_numbers(numerals: Numerals, things: Things) -> list[Rule]:
    """Return the rule for numbers that a preposition bends: "до пяти минут"; none where the language has none."""
    counted = numerals.habits.counted
    if not counted.bent_after:
        return []
    nouns = _patterns(counted)

    def bent(match: re.Match[str]) -> str:
        preposition, written, noun = match.groups()
        is_year = not noun and FIRST_YEAR <= int(written) <= LAST_YEAR
        if is_year or written.startswith("0") or noun in things.units or noun in things.currencies:
            return match[0]
        gender = (_gender(nouns, BENT, noun) if noun else None) or numerals.habits.default_gender
        return f"{preposition} {numerals.say_last(written, gender)}"

    first, second = counted.bent_from
    spans = Pattern(rf"(?<!\w)((?i:{first})) (\d{{1,4}})(?= (?:{second}) \d)()")
    from_to = [Rule("numbers from and to", spans, bent, DIGITS)] if first else []
    after = r"(?= ([^\W\d_]{2,40})(?!\w)|[,.;:!?…)](?!\d)| [^\W\d_] |$)"
    pattern = rf"(?<!\w)((?i:{either(counted.bent_after)})) (\d{{1,4}}){after}"
    return [*from_to, Rule("numbers after prepositions", Pattern(pattern), bent, DIGITS)]


def counted_nouns(numerals: Numerals) -> list[Rule]:
    """Return the rule for numbers in the gender of the noun after them: "две книги"; none where nothing is known."""
    counted = numerals.habits.counted
    if not counted.nouns:
        return []
    nouns = _patterns(counted)
    named = re.compile(counted.named_by) if counted.named_by else None

    def agreeing(match: re.Match[str]) -> str:
        first, written, joined, noun = match.groups()
        if written.startswith("0") or (named is not None and named.fullmatch(word_before(match))):
            return match[0]
        gender = _gender(nouns, numerals.category(Decimal(written)), noun)
        if gender is None or (first and int(first) >= int(written)):
            return match[0]
        said = numerals.elided(f"{numerals.words(int(written), gender)} {joined}{noun}")
        return f"{numerals.words(int(first), gender)} {numerals.to} {said}" if first else said

    joined = re.escape(counted.joined)
    span = r"(?:(\d{1,4}) ?[-–—] ?)?" if numerals.habits.spans_by_dash else "()"
    pattern = rf"(?<![\w.,/:№#-]){span}(\d{{1,6}}) ((?:{joined})?)([^\W\d_]{{2,40}})(?!\w)"
    return [Rule("counted nouns", Pattern(pattern), agreeing, DIGITS)]


def multiplied_nouns(numerals: Numerals) -> list[Rule]:
    """Return the rule for thousands in the gender of the noun after them: "2 mil pessoas" → "duas mil pessoas"."""
    counted = numerals.habits.counted
    if not counted.multiplier:
        return []
    nouns = _patterns(counted)

    def said(match: re.Match[str]) -> str:
        written, noun = match.groups()
        if written == "1":
            return f"{counted.multiplier}{noun}"
        gender = _gender(nouns, "other", noun.strip()) or numerals.habits.default_gender
        return f"{numerals.words(int(written), gender)} {counted.multiplier}{noun}"

    pattern = rf"(?<![\w.,/:№#-])([1-9]\d{{0,2}}) {counted.multiplier}((?: [^\W\d_]{{2,40}})?)(?!\w)"
    return [Rule("thousands of things", Pattern(pattern), said, DIGITS)]


def large_numbers(numerals: Numerals, things: Things) -> list[Rule]:
    """Return the rule for "5 млн" and "2 tys.": CLDR's short forms of large numbers, in its long ones."""
    short, long = (numerals.locale._data["compact_decimal_formats"][width] for width in ("short", "long"))  # noqa: SLF001
    names: dict[str, tuple[str, str]] = {}
    for size, name in LARGE.items():
        for forms in short.values():
            sign = str(forms[size].pattern).strip("0\u00a0").replace("'", "") if size in forms else ""
            if len(sign.strip(".")) >= FEWEST_LETTERS and all(size in category for category in long.values()):
                names[sign.strip(".")] = (size, name)
    if not names or not numerals.habits.words:
        return []

    def said(match: re.Match[str]) -> str:
        size, name = names[match[2]]
        forms = long.get(numerals.category(numerals.value(match[1]))) or long["other"]
        amount = numerals.say(match[1], things.gender(name))
        counted = things.several(things.currencies[match[3]]) if match[3] else ""
        return " ".join(filter(None, [str(forms[size].pattern).replace("0", amount, 1), counted]))

    gap = "[ \u00a0\u202f]"
    money = rf"(?:(?<=\.)|\.?){gap}?({any_sign(things.currencies)})(?!\w)"
    size = rf"({either(names)})(?!\w)(?:{money}|(?:\.(?= [^\W\d_A-ZА-Я]))?)"
    pattern = rf"(?<![\w.,])({numerals.pattern}){gap}{size}"
    return [Rule("large numbers in short", Pattern(pattern), said, DIGITS)]


def suffixed_ordinals(numerals: Numerals) -> list[Rule]:
    """Return the rule for ordinals that end in letters: "90-х", "5-го"."""
    suffixes = numerals.habits.ordinal_suffixes
    if not suffixes:
        return []

    def said(match: re.Match[str]) -> str:
        number, endings = int(match[1]), suffixes[match[2]]
        words = numerals.ordinal(number).split(" ")
        bent = 2 if numerals.habits.tens_are_ordinals and number % 100 > 20 and number % 10 else 1
        return " ".join([*words[:-bent], *(with_ending(word, endings) for word in words[-bent:])])

    pattern = rf"(?<![\w.,/-])(\d{{1,4}})[-‑]({either(suffixes)})(?![\w-])"
    return [Rule("ordinals with endings", Pattern(pattern), said, DIGITS)]


def word_before(match: re.Match[str]) -> str:
    """Return the word that stands right before *match*, in small letters; empty after other signs."""
    before = _LAST_WORD.search(match.string, max(0, match.start() - _WINDOW), match.start())
    return before[1].casefold() if before else ""


def _patterns(counted: CountedHabits) -> list[tuple[str, re.Pattern[str], str]]:
    return [(category, re.compile(pattern), gender) for category, pattern, gender in counted.nouns]


def _gender(nouns: list[tuple[str, re.Pattern[str], str]], category: str, noun: str) -> str | None:
    """Return the gender of *noun* after a number of *category*; None for what no pattern fits, as names."""
    if noun[:1].isupper():
        return None
    return next((gender for of, noun_like, gender in nouns if of == category and noun_like.fullmatch(noun)), None)
