"""The rules for English, in the order in which they apply: what is more specific comes first."""

from typing import Final

from narrator.script.spoken.english import (
    abbreviations,
    credentials,
    dates,
    dates_in_figures,
    emails,
    file_names,
    fractions,
    handles,
    hashtags,
    isbn,
    math,
    mixed,
    money,
    numbers,
    ordinals,
    percentages,
    programming_names,
    ranges,
    ratios,
    references,
    roman,
    symbols,
    telephone,
    temperatures,
    times,
    units,
    urls,
    verses,
    versions,
    years,
)  # fmt: skip
from narrator.script.spoken.rule import Rule

_NAMES: Final = (
    programming_names.NAMES, emails.RULE, programming_names.DOT_JS, urls.RULE, file_names.PATHS, file_names.NAMES,
    handles.RULE, hashtags.NUMBERS, hashtags.TAGS,
)  # fmt: skip
_NUMBERS_WITH_A_NAME: Final = (
    isbn.BOOKS, isbn.IDENTIFIERS, telephone.RULE, dates_in_figures.YEAR_FIRST,
)  # fmt: skip
_REST: Final = (
    dates.YEAR_FIRST, dates.MONTH_FIRST, dates.DAY_FIRST, dates.MONTH_YEAR, versions.RULE,
    verses.ACROSS, verses.RULE, verses.BOOKS,
    times.DURATION, times.HALF_DAY_RANGE, times.HALF_DAY, times.DAY_RANGE, times.DAY,
    money.BEFORE, money.AFTER, money.CENTS, money.PENCE,
    math.COMPARED, math.MINUS, math.PROGRAM, math.BETWEEN,
    abbreviations.NUMBERS, abbreviations.CIRCA, abbreviations.LIVES, abbreviations.FOUNDED, abbreviations.EXTREMES,
    abbreviations.FEATURING, references.NAMES, references.SIGNS,
    temperatures.PLACES, temperatures.RULE, temperatures.DIRECTIONS, percentages.RULE,
    years.DECADES, years.SHORT_DECADES, years.OWNED, years.SHORT, years.BEFORE, years.AFTER,
    units.FEET, units.INCHES, units.RULE, units.BARE_PER,
    ratios.SCORES, fractions.SIGNS, fractions.RULE, ratios.RULE, ordinals.RULE,
    ranges.FULL_YEARS, ranges.YEARS, ranges.TO_NOW, numbers.SHORTENED, ranges.NUMBERS, ranges.LETTERS,
    math.TIMES, numbers.TIMES, math.POWERS, math.LOWERED, math.DIVIDED,
    roman.CENTURIES, roman.REGNAL_NAMES, roman.GIVEN_NAMES, roman.HEADS, roman.NAMES, roman.PAGES, roman.LIST_MARKS,
    credentials.RULE, abbreviations.TITLES, abbreviations.STREETS, abbreviations.PLACES, abbreviations.COMPANIES,
    abbreviations.CASES, abbreviations.WORDS, abbreviations.MONTHS, abbreviations.DAYS,
    years.AHEAD, years.YEARS, mixed.NUMBER_FIRST, mixed.RULE, numbers.SIGNED, math.PLUS, numbers.GROUPED,
    numbers.DECIMALS, numbers.PLAIN,
    math.SIGNS, math.GREEK, symbols.AND, symbols.AND_OR, symbols.PAIRS, symbols.PLURALS, symbols.SLASHES, symbols.ASTERISKS,
    symbols.TILDES, symbols.DRAWN, symbols.UNDERSCORES, symbols.BACKSLASHES, symbols.BACKTICKS, symbols.BRACKETS,
    symbols.SIGNS,
)  # fmt: skip
AMERICAN: Final[tuple[Rule, ...]] = (*_NAMES, *_NUMBERS_WITH_A_NAME, dates_in_figures.MONTH_FIRST, *_REST)
BRITISH: Final[tuple[Rule, ...]] = (*_NAMES, *_NUMBERS_WITH_A_NAME, dates_in_figures.DAY_FIRST, *_REST)
"""Differs in dates: 9/11/2025 is the ninth of November."""
