"""A number as a language writes it → its words, or plain figures, in the gender of what is counted."""

import re
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Final

from babel.core import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from num2words import CONVERTER_CLASSES, num2words

from narrator.languages.cldr import locale_name
from narrator.script.spoken.cldr.habits import Habits

LARGEST: Final = 10**15
"""num2words' tables of some languages end there."""
SPACES: Final = "\u00a0\u202f\u2009'’"
"""What may stand between thousands in every language."""
FIRST_YEAR, LAST_YEAR = 1100, 1999
PLAIN: Final = "-"
"""The gender of what counts nothing: figures and words as they are."""
DIGITS_APART: Final = 4
"""So many decimals are said one by one."""
_MASCULINE: Final = re.compile(r"o(?= |$)")


def feminine(ordinal: str) -> str:
    """Return a masculine ordinal in -o in the feminine: "vigésimo primeiro" → "vigésima primeira"."""
    return _MASCULINE.sub("a", ordinal)


class Numerals:
    """Reads and says the numbers of one language."""

    def __init__(self, tag: str, habits: Habits) -> None:
        """*tag* is BCP 47. Raises `ValueError` for a language that num2words has not."""
        unknown = {habits.words, habits.ordinals, *habits.words_in.values()} - CONVERTER_CLASSES.keys() - {""}
        if unknown:
            raise ValueError(f"numbers.toml of {tag}: num2words has no {', '.join(sorted(unknown))}; leave the key out")
        self.habits = habits
        region = next((part.upper() for part in tag.split("-")[1:] if len(part) == 2), "")
        self._name = habits.words_in.get(region, habits.words)
        self.locale = Locale.parse(locale_name(tag))
        self.decimal = str(get_decimal_symbol(self.locale))
        self.group = str(get_group_symbol(self.locale))
        self.to = "–" if habits.spans_by_dash else habits.to
        self.words = lru_cache(maxsize=2048)(self._words)

    @cached_property
    def pattern(self) -> str:
        """The pattern of a number without its sign."""
        groups = re.escape(SPACES + self.group + (" " if self.group.isspace() else ""))
        # (3, 2) where thousands and more are grouped by two: 10,00,000.
        smallest = min(self.locale.decimal_formats[None].grouping)
        size = "{3}" if smallest > 2 else "{2,3}"
        return rf"(?:\d{{1,3}}(?:[{groups}]\d{size}(?!\d)){{1,5}}|\d{{1,15}})(?:{re.escape(self.decimal)}\d{{1,12}})?"

    def value(self, written: str) -> Decimal:
        """Return the value of what `pattern` matched."""
        whole, _, decimals = written.partition(self.decimal)
        figures = "".join(character for character in whole if character.isdigit())
        return Decimal(f"{figures}.{decimals}" if decimals else figures)

    def category(self, value: Decimal) -> str:
        """Return CLDR's plural category."""
        return str(self.locale.plural_form(value))

    def say(self, written: str, gender: str = "") -> str:
        """Return what is said for a number that `pattern` matched, before a noun of *gender*."""
        whole, _, decimals = written.partition(self.decimal)
        figures = int("".join(character for character in whole if character.isdigit()))
        if not decimals:
            return self.words(figures, gender)
        habits = self.habits
        if habits.decimals == "num2words" and len(decimals) < DIGITS_APART:
            return str(num2words(Decimal(f"{figures}.{decimals}"), lang=habits.words))
        comma = habits.comma_by_count.get(self.category(Decimal(figures)), habits.comma)
        head = self.words(figures, "f" if habits.comma_by_count else "")
        return " ".join([head, comma, self._decimals(decimals)])

    def say_last(self, written: str, gender: str = "") -> str:
        """Return what is said for the second number of a range, bent as the language bends it after "to"."""
        bent = self.habits.after_to
        return " ".join(bent.get(word, word) for word in self.say(written, gender).split(" "))

    def say_end(self, written: str, gender: str = "") -> str:
        """Return what is said for the second number of a range behind `to`."""
        return self.say(written, gender) if self.habits.spans_by_dash else self.say_last(written, gender)

    def elided(self, said: str) -> str:
        """Return a number and its noun, joined where the noun begins with a vowel: "un'ora"."""
        for word, short in self.habits.elided.items():
            said = re.sub(rf"\b{word} (?=[aeiouàèéìòùAEIOU])", short, said)
        return said

    def year(self, number: int) -> str:
        """Return what is said for a year."""
        if self.habits.year_hundreds and FIRST_YEAR <= number <= LAST_YEAR:
            head, rest = divmod(number, 100)
            name = self.habits.words or self.habits.ordinals
            hundreds = self.habits.year_hundreds
            if not rest:
                return f"{num2words(head, lang=name)}{hundreds.removesuffix(' og ')}"
            return f"{num2words(head, lang=name)}{hundreds}{num2words(rest, lang=name)}"
        return self.words(number, "")

    def ordinal(self, number: int, **form: str) -> str:
        """Return the words of an ordinal; the figures where num2words has none."""
        try:
            return str(num2words(number, lang=self.habits.ordinals, to="ordinal", **form))
        except (NotImplementedError, KeyError, TypeError):
            return str(number)

    def _decimals(self, decimals: str) -> str:
        if self.habits.decimals == "digits" or decimals.startswith("0") or len(decimals) >= DIGITS_APART:
            return " ".join(self.words(int(digit), PLAIN) for digit in decimals)
        return self.words(int(decimals), PLAIN)

    def _words(self, number: int, gender: str) -> str:
        habits = self.habits
        if not habits.words or number >= LARGEST:
            plain = habits.figures.get(gender, {}).get(str(number), str(number))
            return habits.one.get(gender, plain) if number == 1 else plain
        said = str(num2words(number, lang=self._name, **self._form(gender)))
        for wrong, right in habits.mend.items():
            said = said.replace(wrong, right)
        whole = habits.alone.get(gender, {}).get(said)
        if whole is not None:
            return whole
        if gender in habits.all_words:
            said = " ".join(habits.all_words[gender].get(word, word) for word in said.split(" "))
        head, blank, last = said.rpartition(" ")
        return f"{head}{blank}{habits.last.get(gender, {}).get(last, last)}"

    def _form(self, gender: str) -> dict[str, Any]:
        """Return what num2words takes beside the number."""
        return {"gender": gender if gender == "m" else "f"} if self.habits.takes_gender else {}
