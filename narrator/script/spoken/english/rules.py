"""The rules for English, in the order in which they apply: what is more specific comes first."""

from typing import Final

from narrator.script.spoken.codes import codes
from narrator.script.spoken.english import (
    abbreviations,
    acronyms,
    ampersands,
    british,
    calendar_names,
    called_numbers,
    capitals,
    chemistry,
    chess,
    compass,
    counted_parts,
    credentials,
    dates,
    day_months,
    dollar_formulas,
    durations,
    emails,
    emoji,
    feet_and_inches,
    file_names,
    finance,
    fractions,
    handles,
    hashtags,
    heteronyms,
    identifiers,
    initials,
    isbn,
    keys,
    leading_zeros,
    mathematics,
    menu_paths,
    mixed,
    money,
    notes_on_people,
    number_signs,
    numbers,
    numeric_dates,
    ordinals,
    percentages,
    plural_numbers,
    programming_names,
    ranges,
    ratios,
    references,
    roman,
    schemes,
    serials,
    slashes,
    special_numbers,
    star_ratings,
    states,
    statutes,
    stray_signs,
    streets,
    symbols,
    telephone,
    temperatures,
    time_offsets,
    time_signatures,
    times,
    titles,
    traditional_state_abbreviations,
    units,
    urls,
    verses,
    versions,
    year_months,
    years,
)  # fmt: skip
from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.rule import Rule

_NAMES: Final = (
    codes(cardinal), stray_signs.LOST, stray_signs.QUOTED, stray_signs.DRIVES, star_ratings.RULE, dollar_formulas.RULE,
    menu_paths.RULE, keys.DIALED, keys.PRESSED, keys.HOTELS, keys.GRADES, keys.CHORDS, keys.NAMED, keys.NOTES,
    keys.COUNTS, leading_zeros.FIRST, emoji.KEYCAPS, emoji.RULE, emoji.STRAY, programming_names.DATED,
    programming_names.NAMES, emails.RULE, programming_names.DOT_JS, file_names.FILE_URLS, schemes.RULE, urls.RULE,
    urls.ENDINGS, file_names.STEPS, temperatures.DECIMAL_PLACES, chess.CASTLES, chess.RULE, temperatures.CHAINS,
    time_signatures.RULE, slashes.SURFACES, slashes.TWICE, slashes.CODES, file_names.HOME, file_names.RELATIVE,
    file_names.PATHS, file_names.NAMES, file_names.DOTTED, file_names.DOT_FILES, handles.RULE, hashtags.NUMBERS,
    hashtags.ISSUES, hashtags.COLORS, hashtags.TAGS, keys.AT,
)  # fmt: skip
_CATALOGUE: Final = (
    titles.DOCTORS, streets.SMALL, streets.ENDING, streets.INSIDE, streets.DIRECTIONS, streets.PARTS, streets.HOUSES,
    leading_zeros.HEADED, called_numbers.TEXTED, called_numbers.EITHER, called_numbers.CRISIS, statutes.LAWS,
    statutes.CIRCUITS, statutes.ORDINALS, statutes.DOCKETS, states.CAPITAL_ZIP, states.PROVINCES, states.ZIP_CODES,
    states.POSTAL, serials.UNIQUE, serials.ETHERNET, serials.INTERNET, serials.ACCOUNTS, serials.LICENSES,
    serials.BANKS, serials.BASIC_DATES, serials.FILED, serials.CARDS, serials.NUMBERED, serials.DOCKETS, states.ALONE,
    traditional_state_abbreviations.MEMBERS, traditional_state_abbreviations.TOWNS, isbn.BOOKS, isbn.IDENTIFIERS,
    telephone.RULE, telephone.LOCAL, telephone.GROUPED, telephone.TOGETHER, called_numbers.SOCIAL,
    called_numbers.KEYED, called_numbers.ORDERS, called_numbers.ROOMS, called_numbers.DOORS, called_numbers.ENDINGS,
    called_numbers.COMMITS, identifiers.CODE_POINTS, identifiers.FAULTS, identifiers.STANDARDS, identifiers.WIRELESS,
    identifiers.MACHINES, statutes.RULE, statutes.SHORT_SECTIONS, statutes.PARAGRAPHS, finance.YEARS, finance.QUARTERS,
    finance.OVER, finance.LOSSES, money.CONTINENTAL, numbers.SPACED, numbers.APOSTROPHES, numbers.UNDERSCORES,
    numbers.COMMAS, numbers.PEOPLED,
)  # fmt: skip
_CALENDAR: Final = (
    time_offsets.RULE, serials.GROUPS, ranges.MIXED, ranges.FRACTIONS, ranges.DECADES, ranges.DIFFERENCES,
    ranges.WORKED, ranges.NAMED, ranges.PARTS, year_months.HYPHENED, year_months.BEFORE, year_months.AFTER,
    year_months.RULE, year_months.MONTH_FIRST, year_months.SHORT_YEARS, year_months.TWO_YEARS, calendar_names.WORKDAYS,
    calendar_names.CLOSED, calendar_names.SPANS, day_months.HYPHENED, day_months.BETWEEN, day_months.CENTURIES,
    day_months.WEEKENDS, day_months.MONTH_OF_YEAR, counted_parts.PARTS, counted_parts.OUT_OF, dates.YEAR_FIRST,
    dates.MONTH_FIRST, dates.DAY_FIRST, dates.MONTH_YEAR, versions.SERIES, versions.RULE, versions.DOTTED,
    verses.ACROSS, verses.RULE, verses.BOOKS, verses.CHAPTERS, ratios.NAMED, times.APART, times.POINTED, times.NOON,
    times.MILITARY, times.MILITARY_RANGE, times.START, times.COUNTDOWNS, times.RUNS, times.LONG, times.STAMP,
    times.DURATION, durations.HOURS, durations.RULE, durations.MINUTES, times.SHORT_HALF, times.HALF_DAY_RANGE,
    times.HALF_DAY, times.SMALL_ZONES, times.DAY_RANGE, times.DAY,
)  # fmt: skip
_QUANTITIES: Final = (
    stray_signs.HEARTS, units.POWERS_PER, mathematics.ABSOLUTE, mathematics.BARS, mathematics.FACTORIALS,
    mathematics.LESS_ONE, mathematics.FUNCTIONS, mathematics.LOGARITHMS, mathematics.COMPARED, mathematics.PLUS,
    mathematics.COEFFICIENTS, mathematics.TENS, money.FOR, money.PARTS, money.HOSTED, money.UNPRICED, money.SEVERAL,
    money.BEHIND, money.BEFORE, money.AFTER, money.CENTS, money.PENCE, mathematics.SCIENTIFIC, mathematics.MINUS,
    mathematics.PROGRAM, mathematics.BETWEEN, number_signs.RULE, notes_on_people.CIRCA, notes_on_people.LIVES,
    notes_on_people.FOUNDED, notes_on_people.EXTREMES, notes_on_people.FEATURING, references.NAMES, references.SIGNS,
    references.SECTIONS, units.CUPS, units.OUNCES, numbers.PER, units.YEARS_OLD, units.EITHER, units.PACKS,
    units.THREE_SIDES, units.TO_SAME, temperatures.OVENS, temperatures.PLACES, temperatures.RULE, temperatures.NAMED,
    temperatures.DIRECTIONS, percentages.PERCENTAGE_POINTS, percentages.POINTS, percentages.RULE, plural_numbers.UNTIL,
    plural_numbers.ROUND, plural_numbers.FIGURES, years.DECADES, years.SHORT_DECADES, years.OWNED, years.SHORT,
    years.BEFORE, years.AFTER, ratios.SHARES, ratios.SCORES, fractions.RATINGS, fractions.HALF_RATINGS,
    fractions.SIGHT, fractions.INCHES, fractions.PRESSURES, feet_and_inches.SIDES, feet_and_inches.INCH_SIDES,
    feet_and_inches.IN_SIDES, units.PER_SEVERAL, feet_and_inches.FEET, feet_and_inches.TALL, feet_and_inches.IN_FEET,
    feet_and_inches.INCHES, feet_and_inches.BY, mathematics.HALVES, fractions.SIGNS, fractions.RULE, units.RULE,
    units.EACH, units.BARE_AREA, units.BARE_PER, units.RATES, ratios.RULE, ordinals.RANGES, ordinals.RULE,
    special_numbers.AIRCRAFT, special_numbers.CARDS, special_numbers.RESOLUTIONS, special_numbers.KARATS,
    special_numbers.FILM, special_numbers.FOUR_K, special_numbers.RACES, special_numbers.STATUS,
    special_numbers.HEXADECIMAL, ranges.FULL_YEARS, ranges.YEARS, ranges.TO_NOW, special_numbers.SCREENS,
    numbers.SHORTENED, ranges.MAGNITUDES, ranges.NEGATIVES, ranges.SAME, ranges.NUMBERS, ranges.LETTERS,
    mathematics.TIMES, numbers.TIMES, mathematics.ISOTOPES, mathematics.POWERS, mathematics.UNITS, mathematics.DIVIDED,
    slashes.FIGURES,
)  # fmt: skip
_WORDS: Final = (
    roman.YEARS, roman.WHOLE, roman.LETTERED, roman.ORDINALS, roman.SERIES, roman.CENTURIES, roman.REGNAL_NAMES,
    roman.GIVEN_NAMES, roman.HEADS, roman.NAMES, roman.LOWER, roman.SURE, roman.LIST_MARKS, credentials.RULE,
    initials.SEVERAL, initials.MIDDLE, titles.ALONE, titles.SAINTS, titles.RULE, compass.REGIONS, compass.RULE,
    streets.NAMED, streets.SURE, abbreviations.COMPANIES, abbreviations.ENDING_COMPANIES, abbreviations.BOARDS,
    abbreviations.CASES, abbreviations.RULE, calendar_names.RULE,
)  # fmt: skip
_NUMBERS: Final = (
    years.AHEAD, years.YEARS, telephone.BARE, called_numbers.LONG, chemistry.RULE, mixed.NUMBER_FIRST, mixed.RULE,
    numbers.SIGNED, numbers.GROUPED, mathematics.LOWERED, numbers.DECIMALS, numbers.PLAIN,
)  # fmt: skip
_SIGNS: Final = (
    mathematics.SIGNS, mathematics.GREEK, mathematics.PLUSES, mathematics.ASSIGNED, ampersands.LETTERS,
    ampersands.RULE, slashes.AND_OR, slashes.S_HE, slashes.RATES, slashes.PAIRS, slashes.SHORT, slashes.RULE,
    stray_signs.PLURALS, stray_signs.ASTERISKS, stray_signs.TILDES, stray_signs.DASHES, stray_signs.DRAWN,
    stray_signs.UNDERSCORES, stray_signs.BACKSLASHES, stray_signs.SHIFTS, stray_signs.LONE, stray_signs.BRACKETS,
    stray_signs.ANGLES, symbols.COPYRIGHT, symbols.POINTERS, symbols.SIGNS, capitals.STRETCHED, capitals.RULE,
    acronyms.RULE, heteronyms.RULE,
)  # fmt: skip
_AFTER_DATES: Final = (*_CALENDAR, *_QUANTITIES, *_WORDS, *_NUMBERS, *_SIGNS)
AMERICAN: Final[tuple[Rule, ...]] = (
    *_NAMES, *_CATALOGUE, numeric_dates.YEAR_FIRST, numeric_dates.MONTH_FIRST, day_months.MONTH_FIRST,
    day_months.MONTH_FIRST_ALSO, *_AFTER_DATES,
)  # fmt: skip
BRITISH: Final[tuple[Rule, ...]] = (
    *_NAMES, *_CATALOGUE, numeric_dates.YEAR_FIRST, numeric_dates.DAY_FIRST, day_months.DAY_FIRST,
    day_months.DAY_FIRST_ALSO, *_AFTER_DATES, british.AND,
)  # fmt: skip
"""Differs in dates, 9/11/2025 is the ninth of November, and in the "and" of "a hundred and five"."""
MONTH_FIRST: Final = frozenset({"en", "en-us", "en-ph"})
"""English as written where 9/11 is in September."""


def rules_for_language(language: str) -> tuple[Rule, ...]:
    """Return the rules for English of a region (BCP 47)."""
    return AMERICAN if language.lower() in MONTH_FIRST else BRITISH
