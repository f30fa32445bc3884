"""A language's own file, `narrator/languages/<tag>/numbers.toml`: what CLDR and num2words do not know of it."""

import tomllib
from functools import lru_cache

import msgspec
from msgspec import Struct, field

from narrator.languages.folders import language_file

FILE = "numbers.toml"


class TimeHabits(Struct, frozen=True):
    """How a time of day is said; `{h}` and `{m}` are filled in."""

    pattern: str = "{h} {m}"
    sharp: str = ""
    """At the full hour; empty: the pattern, with its minutes as "0"."""
    sharp_one: str = ""
    """At one o'clock, where that differs."""
    low: str = ""
    """Before ten minutes past; empty: as the pattern."""
    hours: dict[str, str] = field(default_factory=dict)
    """Hours that are not said as plain numbers: their number → the words."""
    gender: str = ""
    before: str = ""
    """A pattern: words before a time that make one also of "14.30"."""
    bent_after: tuple[str, ...] = ()
    """Prepositions after which the hour is bent: Polish "o czternastej"."""
    bent: tuple[tuple[str, str], ...] = ()
    """The endings of its words, and what they become."""
    told: str = ""
    """A pattern: a preposition, the hour alone (the group h), and what tells that it is one: "o 16 ruszyłem"."""
    after: tuple[str, ...] = ()
    """What may follow a time and is said with it: "Uhr", "uur", "Uhr"."""


class DateHabits(Struct, frozen=True):
    """How a date is said; `{day}`, `{month}` and `{year}` are filled in."""

    pattern: str = "{day} {month} {year}"
    without_year: str = "{day} {month}"
    days: dict[str, str] = field(default_factory=dict)
    """Days that are not said as plain numbers: their number → the words."""
    ordinal: bool = False
    """Days are said as num2words' ordinals."""
    year_first: bool = False
    """Dates in figures begin with the year, also where no zero stands before the month."""
    month: str = ""
    """A month's name with its number, `{n}`, where CLDR's cannot be read."""
    written: str = ""
    """A pattern with the groups d, m and y (which may be empty): dates as CLDR's long form has them, all in figures."""
    year: str = ""
    """The case in which num2words says the year as an ordinal: "g"; empty: a cardinal."""
    between: str = " "
    """A pattern: what stands between day and month in a written date ("9 de março")."""
    before_year: str = " "
    eras: dict[str, str] = field(default_factory=dict)
    """Letters that name an era behind a year, and mean a unit elsewhere: "م" in Arabic."""
    era_after: str = ""
    """A pattern: words before a year with such a letter."""
    months: str = ""
    """A pattern: months in the cases in which a year follows them as an ordinal ("w lipcu 2017")."""
    until: tuple[str, ...] = ()
    """Words between two days of one month, with their spaces: " по "."""


class CountedHabits(Struct, frozen=True, forbid_unknown_fields=True):
    """How a number agrees with the noun after it, and is bent by the preposition before it."""

    nouns: tuple[tuple[str, str, str], ...] = ()
    """Plural category of the number ("genitive": of a bent one), a pattern of the whole noun, and its gender (a key of
    `last`, `alone` or `all_words`); the first that fits. What fits none keeps the number as it is."""
    named_by: str = ""
    """A pattern of the word before a number that names a thing and counts nothing: "глава 2 книги"."""
    joined: str = ""
    """A word between number and noun: "de " in Romanian."""
    bent_after: tuple[str, ...] = ()
    """Prepositions that bend a number as `after_to` does."""
    bent_from: tuple[str, str] = ("", "")
    """Patterns: a preposition that bends a number only where the second stands before another: "с 10 до 12"."""
    multiplier: str = ""
    """What stands between a number and a noun with which the number agrees all the same: "2 mil pessoas"."""


class DecadeHabits(Struct, frozen=True, forbid_unknown_fields=True):
    """How a decade is said that is written as an ordinal with a full stop."""

    stems: dict[str, str] = field(default_factory=dict)
    """"90" → the ordinal's stem."""
    endings: dict[str, str] = field(default_factory=dict)
    """The noun for years, in each of its cases → the ordinal's ending."""
    is_after_noun: bool = False
    link: str = "a"
    """A pattern of what stands between two decades."""


class DottedHabits(Struct, frozen=True, forbid_unknown_fields=True):
    """How an ordinal is said that is written as figures and a full stop; the noun after it decides its form."""

    nouns: tuple[tuple[str, str, str], ...] = ()
    """A pattern of the word before ("^": none), one of the noun, and the form: the first that fits."""
    forms: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Form → endings of the genitive that `dates.days` has, and what they become; none: num2words bends the ordinal,
    and the form is its name of the case."""
    tens: dict[str, str] = field(default_factory=dict)
    """The genitive of 30 and on."""
    link: str = "(?!)"
    """A pattern of what stands between two ordinals of one noun."""


class RomanHabits(Struct, frozen=True, forbid_unknown_fields=True):
    """How Roman numerals are said."""

    nouns: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What follows the numeral of a century → the case of its ordinal, and the noun as it is said: "XIX w."."""
    after: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """Preposition before the numeral → the same, where it decides: "w XIX w."."""
    rulers: str = ""
    """A pattern: names before a numeral that is an ordinal."""
    queens: str = ""
    """Of these a feminine one."""
    ruler: str = "{n}"
    ordinals_to: int = 3999
    """Above it rulers and centuries have a cardinal."""
    parts: str = ""
    """A pattern: what a numeral follows that is a cardinal ("capitolo III")."""
    link: str = ""
    """A pattern of what stands between two numerals of one noun."""


class CompoundHabits(Struct, frozen=True, forbid_unknown_fields=True):
    """Figures that a word is joined to."""

    parts: dict[str, str] = field(default_factory=dict)
    """A number → what it is at a word's beginning: "64" is put together of "60" and "4"."""
    link: str = "-"
    """A pattern: what stands between the figures and the rest of the word."""
    words: str = ""
    """A pattern: how the words go on that begin with a number."""
    names: dict[str, str] = field(default_factory=dict)
    """A number → the name of its figure, without the ending."""
    name_link: str = ""
    """A pattern: letters of the name that stand behind the hyphen as well."""
    name_endings: str = ""
    cases: dict[str, str] = field(default_factory=dict)
    """What stands behind a colon → num2words' case: "4:llä"."""


class ShortHabits(Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations and their words."""

    before_number: dict[str, str] = field(default_factory=dict)
    """Said so only before figures: "pag." → "pagina"."""
    anywhere: dict[str, str] = field(default_factory=dict)


class Habits(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words and habits."""

    comma: str
    minus: str
    plus: str
    to: str
    """Between the ends of a range."""
    percent: str
    """With `{n}`; several forms as "one: … | few: …", by the plural category."""
    times_sign: str
    """Of multiplication: 3 × 4."""
    subtracted: str = ""
    """Between two numbers of which one is taken from the other, where it is not `minus`."""
    raised: str = ""
    """Between a number and its power: "alla"."""
    per_kilometer: str = ""
    """After the time that a kilometre takes: "al chilometro"."""
    words: str = ""
    """num2words' name of the language, where numbers become words; empty: figures stay, and the engine reads them."""
    words_in: dict[str, str] = field(default_factory=dict)
    """Region → num2words' name, where it is another one; "" of a text that names no region."""
    ordinals: str = ""
    """num2words' name, for ordinals."""
    decimals: str = "number"
    """What follows the comma: as a `number`, as `digits`, or all by `num2words`."""
    comma_by_count: dict[str, str] = field(default_factory=dict)
    """The comma's word by the plural category of what stands before it."""
    genders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Gender → CLDR's units and the currencies that have it, by name."""
    default_gender: str = ""
    """Of all other units and currencies."""
    last: dict[str, dict[str, str]] = field(default_factory=dict)
    """Gender → the last word of a number, and what it becomes."""
    all_words: dict[str, dict[str, str]] = field(default_factory=dict)
    """Gender → words of a number, wherever they stand in it, and what they become: "duzentos" in Portuguese."""
    alone: dict[str, dict[str, str]] = field(default_factory=dict)
    """Gender → a number's whole words, and what they become before a noun."""
    mend: dict[str, str] = field(default_factory=dict)
    """What num2words gets wrong, and what it should have been."""
    one: dict[str, str] = field(default_factory=dict)
    """Gender → the word for 1 where figures stay."""
    figures: dict[str, dict[str, str]] = field(default_factory=dict)
    """Gender → other figures that an engine would read in the wrong gender, and their words."""
    joins: str = " "
    """Between a number and its noun."""
    joins_suffixes: bool = False
    """Endings that a hyphen joins to figures ("25%-kal") are joined to the words without one."""
    before_cents: str = " "
    """Between an amount of money and its hundredths, which are said without a name: " e "."""
    fractions: dict[str, str] = field(default_factory=dict)
    """½ → its words."""
    fractions_after: dict[str, str] = field(default_factory=dict)
    """½ → its words after a whole number, where they are others: "buçuk" in Turkish."""
    fraction_after: str = " "
    """Between a whole number and a fraction: " e "."""
    half_agrees: bool = False
    """½ is the same before every noun, so that "1/2" can be said before one."""
    half: str = ""
    """½ before a unit, where it is said otherwise: "een halve liter"."""
    fraction_of: str = ""
    """Between a fraction other than a half and its unit: "um quarto de litro"."""
    ordinals_have_cases: bool = False
    """num2words bends this language's ordinals by itself."""
    ordinal_endings: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Case → endings of ordinals in the nominative, and in that case, where num2words does not bend them."""
    tens_are_ordinals: bool = False
    """Of "1984" both words of "84" are ordinals, and bent."""
    takes_gender: bool = False
    """num2words takes the gender of what is counted beside the number, and means the feminine where none is given."""
    currencies: dict[str, str] = field(default_factory=dict)
    """Signs of money that mean another currency elsewhere → ISO 4217: "kr"."""
    ordinal_marks: tuple[str, ...] = ()
    """Patterns of what marks an ordinal behind its figures."""
    ordinal_suffixes: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """What a hyphen joins to the figures of an ordinal ("90-х") → endings of its nominative, and what they become."""
    signs: dict[str, str] = field(default_factory=dict)
    about: str = ""
    """What "~" before a number is, where the word for "≈" would bend the number and what is counted."""
    tilde_spans: bool = False
    """"~" stands between the ends of a range, and before the last: nothing is about so many."""
    year_hundreds: str = ""
    """What the years from 1100 to 1999 have between their two halves, where they are counted in hundreds."""
    year_nouns: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What follows a year → the case of the year's ordinal, and the noun as it is said."""
    year_bent: dict[str, str] = field(default_factory=dict)
    """A preposition before a year that stands alone → the case of its ordinal: "w 2019"."""
    year_bent_ends: str = ""
    """A pattern: what follows a year that stands alone, other than a sign or the end of the text."""
    year_bent_link: str = ""
    """A pattern: what stands between two such years."""
    year_named: dict[str, str] = field(default_factory=dict)
    """A noun for a year, with its preposition, before one → the case of its ordinal: "w roku 2018"."""
    year_after: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """Preposition before the year → the same, where it decides: "w 2019 r."."""
    out_of: str = ""
    """Between a mark and the best one: "4,5/5" → "4,5 su 5"."""
    magnitudes: dict[str, str] = field(default_factory=dict)
    """Words between an amount and its currency, and what is said for them: "milhões" → "milhões de"."""
    one_magnitude: dict[str, str] = field(default_factory=dict)
    """The same after "1", the number included: "bi" → "um bilhão de"."""
    units: dict[str, str] = field(default_factory=dict)
    """Signs of units that CLDR does not write so → CLDR's unit."""
    not_units: tuple[str, ...] = ()
    """CLDR's short forms that are words of the language as well."""
    no_unit: str = ""
    """A pattern: what stands behind a number and is a word that begins like a unit, or is one: Italian "l'", "lei"."""
    unit_names: dict[str, dict[str, str]] = field(default_factory=dict)
    """CLDR's unit → plural category → pattern, where CLDR's long form is none."""
    currency_names: dict[str, dict[str, str]] = field(default_factory=dict)
    """Currency → plural category → name, where CLDR's is not what people say; "=" before a name that has its number."""
    spans_by_dash: bool = False
    """A range is two numbers with a pause between: "to" would bend both, with another preposition before the first."""
    after_to: dict[str, str] = field(default_factory=dict)
    """Each word of the second number of a range, where it is bent after "to"."""
    to_category: str = ""
    """The plural category of what is counted by such a number."""
    one_bent: str = ""
    """The category whose noun is a single thing's in the case that `to_category` has: "jednego kilometra"."""
    counted: CountedHabits = CountedHabits()
    times: TimeHabits = TimeHabits()
    dates: DateHabits = DateHabits()
    decades: DecadeHabits = DecadeHabits()
    dotted: DottedHabits = DottedHabits()
    roman: RomanHabits = RomanHabits()
    short: ShortHabits = ShortHabits()
    compounds: CompoundHabits = CompoundHabits()
    elided: dict[str, str] = field(default_factory=dict)
    """A number's last word → what becomes of it before a vowel: "un'" in Italian."""


@lru_cache(maxsize=64)
def habits_of(language: str) -> Habits | None:
    """Return the habits of *language* (BCP 47); None for one that has no file."""
    file = language_file(language, FILE)
    if file is None:
        return None
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Habits)
