"""The rules of every language that has a file of its own, in the order in which they apply."""

import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from narrator.languages.scripts import UNSPACED, scripts_of
from narrator.script.spoken.about import about
from narrator.script.spoken.cldr.arithmetic import arithmetic
from narrator.script.spoken.cldr.compounds import compounds
from narrator.script.spoken.cldr.counted import (
    bent_numbers,
    counted_nouns,
    large_numbers,
    multiplied_nouns,
    suffixed_ordinals,
    word_before,
)
from narrator.script.spoken.cldr.dates import Dates
from narrator.script.spoken.cldr.decades import decades
from narrator.script.spoken.cldr.dotted_ordinals import dotted_ordinals
from narrator.script.spoken.cldr.durations import durations
from narrator.script.spoken.cldr.foreign_decimals import foreign_decimals
from narrator.script.spoken.cldr.fractions import fractions
from narrator.script.spoken.cldr.habits import habits_of
from narrator.script.spoken.cldr.money import SIGN, money, said_sign
from narrator.script.spoken.cldr.numerals import PLAIN, Numerals, feminine
from narrator.script.spoken.cldr.roman import roman_numerals
from narrator.script.spoken.cldr.shortened import abbreviations
from narrator.script.spoken.cldr.telephones import telephones
from narrator.script.spoken.cldr.things import Things, any_sign
from narrator.script.spoken.cldr.years import years_with_nouns
from narrator.script.spoken.codes import codes
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

SMALL: Final = r"[^\W\d_A-ZÀ-ÞĄĆĘŁŃÓŚŹŻА-ЯЁČĎŇŘŠŤŽ]"
"""A small letter of the languages whose units are shortened with a full stop."""
END: Final = r"(?!\w|[.,]\d)"
_LETTERS: Final = r"0-9A-Za-z_\u00b5-\u024f\u0370-\u052f"
"""What a figure belongs to that stands against it, where words have no spaces between them: "v2", "10µm"."""
_ALONE: Final = re.compile(r"(\(\?<?!)\\w(?=[|)])")


_SUFFIXED: Final = Rule(
    "suffixes", Pattern(r"(?<=[\d%€$])-(?=[a-záéíóöőúüű]{1,5}(?!\w))"), lambda _: "\u2060", frozenset("-")
)
_JOINED: Final = Rule(
    "suffixes joined", Pattern(r"je\u2060(?=j)|[ae]\u2060(?=[áé])|\u2060"), lambda _: "", frozenset("\u2060")
)
"""A word joiner stands for the hyphen until the figures are words: "harmadika" and "-án" are "harmadikán"."""


@lru_cache(maxsize=64)
def rules_for_language(language: str) -> tuple[Rule, ...]:
    """Return the rules for *language* (BCP 47); none where it has no file, and the engine reads figures its own way."""
    habits = habits_of(language)
    if habits is None:
        return ()
    numerals = Numerals(language, habits)
    things, dates = Things(numerals), Dates(numerals)
    rules = (
        Rule("digits of other scripts", Pattern(r"(?![0-9])\d"), _plain_digit, bare=True),
        codes(lambda figure: numerals.words(int(figure), PLAIN)),
        *((about(habits.about or habits.signs["≈"]),) if "≈" in habits.signs and not habits.tilde_spans else ()),
        *((_SUFFIXED,) if habits.joins_suffixes else ()),
        *roman_numerals(numerals),
        *abbreviations(numerals),
        *years_with_nouns(numerals),
        *decades(numerals),
        *arithmetic(numerals, things),
        durations(dates, things),
        *dates.rules(),
        *telephones(numerals),
        *dotted_ordinals(numerals),
        *foreign_decimals(numerals, things),
        *fractions(numerals, things),
        *money(numerals, things),
        *suffixed_ordinals(numerals),
        *compounds(numerals),
        *multiplied_nouns(numerals),
        *large_numbers(numerals, things),
        *bent_numbers(numerals, things),
        *_ordinals(numerals),
        _factors(numerals, things),
        *_measurements(numerals, things),
        *counted_nouns(numerals),
        *_numbers(numerals),
        *_signs(numerals),
        *((_JOINED,) if habits.joins_suffixes else ()),
    )
    return tuple(map(_without_spaces, rules)) if scripts_of(language) & UNSPACED else rules


def _without_spaces(rule: Rule) -> Rule:
    """Return *rule* for a language whose words stand against its figures: "気温は24℃で"."""
    pattern = _ALONE.sub(lambda match: f"{match[1]}[{_LETTERS}]", rule.pattern.pattern).replace(r"\w", _LETTERS)
    return replace(rule, pattern=Pattern(pattern, rule.pattern.flags))


def _plain_digit(match: re.Match[str]) -> str:
    return str(int(match[0]))


def _factors(numerals: Numerals, things: Things) -> Rule:
    """Return the rule for the first sides of what is measured: "20 x 30 cm"."""
    number = numerals.pattern

    def said(match: re.Match[str]) -> str:
        return f"{numerals.say(match[1])} {numerals.habits.times_sign} "

    further = rf"(?:{number} ?[×x] ?){{0,2}}{number} ?{any_sign(things.units)}"
    return Rule("sides", Pattern(rf"(?<![\w.,-])({number}) ?[×x] ?(?={further}(?!\w))"), said, frozenset("×x"))


def _measurements(numerals: Numerals, things: Things) -> list[Rule]:
    habits, number, gap = numerals.habits, numerals.pattern, "[ \u00a0\u202f]?"

    def measured(match: re.Match[str]) -> str:
        sign, first, last, symbol = match.groups()
        unit = things.units[symbol]
        is_alone = first.isdigit() and not (sign or last)
        is_bent = bool(last and not habits.spans_by_dash) or (
            is_alone and word_before(match) in habits.counted.bent_after
        )
        words = things.say_unit(last or first, unit, "" if last else said_sign(sign, numerals), is_last=is_bent)
        if not last:
            return words
        said = [said_sign(sign, numerals), numerals.say(first, things.gender(unit)), numerals.to, words]
        return " ".join(filter(None, said))

    def percent(match: re.Match[str]) -> str:
        sign, first, last = match.groups()
        say, gender = (numerals.say_end if last else numerals.say), things.gender("percent")
        amount = say(last or first, gender)
        amount = f"{numerals.say(first, gender)} {numerals.to} {amount}" if last else amount
        words = _by_category(numerals.habits.percent, numerals, last or first).replace("{n}", amount)
        return " ".join(filter(None, [said_sign(sign, numerals), words]))

    def named(match: re.Match[str]) -> str:
        return things.say_named(match[1], match[2])

    dash = "–" if habits.spans_by_dash else ""
    names = [
        Rule(
            "things by name", Pattern(rf"(?<![\w.,:/{dash}-])({number}) ({either(things.names)})(?!\w)"), named, DIGITS
        )
    ]
    first = Pattern(rf"(?<![\w%])()[%٪]({number})()(?![\w%]|[.,]\d)")
    leading = [Rule("percentages, sign first", first, percent, DIGITS)] if not habits.percent.startswith("{n}") else []
    ends = rf"{SIGN}({number})(?: ?[-–—~〜] ?({number}))?{gap}"
    no_unit = rf"(?!{habits.no_unit})" if habits.no_unit else ""
    return [
        *leading,
        *(names if things.names else ()),
        Rule("percentages", Pattern(rf"(?<![\w.,]){ends}[%٪](?!\w)"), percent, DIGITS),
        Rule(
            "measurements",
            Pattern(rf"(?<![\w.,]){ends}{no_unit}({any_sign(things.units)})(?![\w²³/]|\. \d)(?:\.(?= {SMALL}))?"),
            measured,
            DIGITS,
        ),
    ]


def _by_category(words: str, numerals: Numerals, number: str) -> str:
    """Return one of "one: {n} процент | few: …" by the number's category, the last where it has none."""
    if "|" not in words:
        return words
    forms = dict(form.strip().split(": ", 1) for form in words.split("|"))
    category = numerals.category(numerals.value(number))
    return forms.get(category, next(reversed(forms.values())))


def _ordinals(numerals: Numerals) -> list[Rule]:
    marks = "|".join(numerals.habits.ordinal_marks)
    if not marks:
        return []

    def ordinal(match: re.Match[str]) -> str:
        said = numerals.ordinal(int(match[1]))
        return feminine(said) if match[0].endswith("ª") else said

    return [Rule("ordinals", Pattern(rf"(?<![\w.,])(\d{{1,4}})(?:{marks})(?!\w)"), ordinal, DIGITS)]


def _numbers(numerals: Numerals) -> list[Rule]:
    habits, number = numerals.habits, numerals.pattern

    def years(match: re.Match[str]) -> str:
        to = "–" if habits.after_to else habits.to  # a pause, where the second year would have to be bent
        return f"{numerals.year(int(match[1]))} {to} {numerals.year(int(match[2]))}"

    def ranged(match: re.Match[str]) -> str:
        first, last = match.groups()
        is_number = "-" in match[0] and len(first) != len(last) and max(len(first), len(last)) > 3
        if is_number or _is_code(first) or _is_code(last) or numerals.value(first) >= numerals.value(last):
            return match[0]  # a telephone number, a result, a code
        return f"{numerals.say(first)} {numerals.to} {numerals.say_end(last)}"

    def times(match: re.Match[str]) -> str:
        return f"{numerals.say(match[1])} {habits.times_sign} {numerals.say(match[2])}"

    def plain(match: re.Match[str]) -> str:
        if _is_code(match[2]):
            return match[1] + " ".join(numerals.words(int(digit), PLAIN) for digit in match[2])
        return " ".join(filter(None, [said_sign(match[1], numerals), numerals.say(match[2])]))

    found = [
        Rule(
            "years, from and to",
            Pattern(rf"(?<![\w.,/-])(1\d{{3}}|20\d\d) ?[-–—~〜] ?(1\d{{3}}|20\d\d){END}"),
            years,
            DIGITS,
        ),
        Rule("products", Pattern(rf"(?<![\w.,-])({number}) ?[×x] ?({number}){END}"), times, DIGITS),
        Rule("ranges", Pattern(rf"(?<![\w.,/-])({number}) ?[–—~〜-] ?({number}){END}(?![-/])"), ranged, DIGITS),
        Rule(
            "years", Pattern(rf"(?<![\w.,+−-])(1[1-9]\d\d){END}"), lambda m: numerals.year(int(m[1])), DIGITS, bare=True
        ),
    ]
    if habits.words or habits.comma:
        found.append(
            Rule("numbers", Pattern(rf"(?<![\w.,/)-]){SIGN}({number}){END}(?![-/]\d)"), plain, DIGITS, bare=True)
        )
    return found


def _is_code(number: str) -> bool:
    """Return whether *number* begins with a zero that counts nothing: its digits are said one by one."""
    return number.startswith("0") and number.isdigit() and len(number) > 1


def _signs(numerals: Numerals) -> list[Rule]:
    signs = numerals.habits.signs
    if not signs:
        return []
    pattern = Pattern(rf" ?({either(signs)}) ?")
    return [Rule("signs", pattern, lambda match: f" {signs[match[1]]} ", frozenset(sign[0] for sign in signs))]
