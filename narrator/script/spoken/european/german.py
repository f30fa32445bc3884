"""German words for numbers, money, dates, times and units."""

import re
from typing import Final

from narrator.script.spoken.european import (
    german_compounds,
    german_dates,
    german_ordinals,
    german_short_words,
    german_verses,
)
from narrator.script.spoken.european.gender import is_feminine_in_german, is_masculine_in_german
from narrator.script.spoken.european.german_abbreviations import ABBREVIATIONS, BEFORE_NUMBER
from narrator.script.spoken.european.numerals import cardinal, ordinal
from narrator.script.spoken.european.technical_units import GERMAN_UNITS
from narrator.script.spoken.european.wording import Counted, Wording
from narrator.script.spoken.rule import Rule

_MONTHS: Final = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_BENT: Final = frozenset({"am", "vom", "zum", "den", "dem", "im", "beim", "ab", "bis", "seit", "diesem", "jedem", "des",
                          "einem", "letzten", "ersten", "nach", "vor", "und", "oder"})  # fmt: skip
"""Words after which an ordinal ends in -n."""

_DATIVE: Final = frozenset({"aus", "bei", "in", "mit", "nach", "seit", "von", "vor", "zu"})
_ACCUSATIVE: Final = frozenset({"durch", "für", "ohne", "um", "über"})
"""Prepositions and the case of what they count."""
_ORDINAL: Final = (
    r"\.(?= (?:Jahrhundert|Jh|Jahrtausend|Jahrestag|Geburtstag|Weltkrieg|Auflage|Kapitel|Klasse|Stock"
    r"|Etage|Tag|Mal|Platz|Rang|Runde|Lebensjahr|Spieltag|Minute|Stunde|Woche|Monat|Jahr|Teil|Band|Akt"
    r"|Buch|Gebot|Bundestag|Reihe|Kongress|Staffel|Folge|Semester|Quartal|Armee|Division|Kompanie|Lauf"
    r"|Person|Mai)\w{0,8}\b)"
)
"""A full stop that makes an ordinal: these words follow it."""


def _bent(number: int, before: str) -> str:
    """Say an ordinal as the word before it asks: "der neunte", "am neunten", "neunter"."""
    word = ordinal(number, "de")
    if before.lower() in _BENT or (before.islower() and before.endswith("en")):  # "am kommenden 7. Juni"
        return f"{word}n"
    return word if before.lower() in {"der", "die", "das", "dieser", "diese", "jede"} else f"{word}r"


def _date(before: str, day: str, month: str, year: str) -> str:
    return " ".join(filter(None, (_bent(int(day), before), month, year)))


def _year(number: int) -> str:
    century, rest = divmod(number, 100)
    if 11 <= century <= 19:
        return f"{cardinal(century, 'de')}hundert{cardinal(rest, 'de') if rest else ''}"
    return cardinal(number, "de")


def _decade(number: int, mark: str) -> str:
    """Say "1990er" as "neunzehnhundertneunziger", "in den 90ern" as "neunzigern"."""
    return f"{_year(number) if number > 1000 else cardinal(number, 'de')}{mark}"


def _bare_agree(number: str, noun: str, before: str) -> str:
    """Say "ein Jahr", "eine Stunde", "vor einem Jahr", "für einen Tag"; "ein" alone where what follows is joined."""
    if number != "eins":
        return number
    last = re.split(r"\W", before)[-1].lower()
    if not noun:
        return number.removesuffix("s")
    feminine = is_feminine_in_german(noun)
    if last in _DATIVE:
        return number.removesuffix("s") + ("er" if feminine else "em")
    is_object = last in _ACCUSATIVE and is_masculine_in_german(noun)
    return number.removesuffix("s") + ("e" if feminine else "en" if is_object else "")


def _agree(number: str, _thing: Counted) -> str:
    return number


def _clock(hours: int, minutes: int) -> str:
    hour = "ein" if hours == 1 else cardinal(hours, "de")
    return f"{hour} Uhr {cardinal(minutes, 'de')}" if minutes else f"{hour} Uhr"


def _first_rules(words: Wording) -> tuple[Rule, ...]:
    return (*german_short_words.RULES, *german_verses.rules(words), *german_compounds.rules(words))


def _same(name: str, *, article: str = "ein") -> Counted:
    return Counted(f"{article} {name}", name)


def _money(name: str, article: str = "ein") -> Counted:
    return Counted(f"{article} {name}", name, "ein Cent", "Cent")


GERMAN: Final = Wording(
    code="de",
    group=". ",
    months={
        **{name.lower(): name for name in _MONTHS},
        **{name[:3].lower(): name for name in _MONTHS},
        "sept": "September",
        "jänner": "Jänner",
        "mrz": "März",
    },
    date=_date,
    year=_year,
    clock=_clock,
    agree=_agree,
    bare_agree=_bare_agree,
    day_month=r"\. ?",
    month_year=" ",
    clock_sign="[:.]",
    clock_end=" ?Uhr",
    clock_letters=":",
    hour_end=" ?Uhr",
    ordinals=((_ORDINAL, _bent), (r"ern?(?!\w)", _decade)),
    currencies={
        "€": _money("Euro"),
        "Euro": _money("Euro"),
        "Dollar": _money("Dollar"),
        "Franken": _money("Franken"),
        "EUR": _money("Euro"),
        "$": _money("Dollar"),
        "USD": _money("US-Dollar"),
        "US$": _money("US-Dollar"),
        "£": Counted("ein Pfund", "Pfund", "ein Penny", "Pence"),
        "GBP": Counted("ein Pfund", "Pfund", "ein Penny", "Pence"),
        "CHF": Counted("ein Franken", "Franken", "ein Rappen", "Rappen"),
        "Fr.": Counted("ein Franken", "Franken", "ein Rappen", "Rappen"),
        "¥": _same("Yen"),
        "DM": Counted("eine Mark", "Mark", "ein Pfennig", "Pfennig"),
    },
    units={
        **GERMAN_UNITS,
        "x": Counted("einmal", "mal"),
        "km": _same("Kilometer"),
        "m": _same("Meter"),
        "cm": _same("Zentimeter"),
        "mm": _same("Millimeter"),
        "TL": _same("Teelöffel"),
        "EL": _same("Esslöffel"),
        "kg": _same("Kilogramm"),
        "g": _same("Gramm"),
        "mg": _same("Milligramm"),
        "t": Counted("eine Tonne", "Tonnen"),
        "l": _same("Liter"),
        "ml": _same("Milliliter"),
        "cl": _same("Zentiliter"),
        "dl": _same("Deziliter"),
        "ha": _same("Hektar"),
        "km/h": _same("Kilometer pro Stunde"),
        "m/s": _same("Meter pro Sekunde"),
        "km²": _same("Quadratkilometer"),
        "m²": _same("Quadratmeter"),
        "m³": _same("Kubikmeter"),
        "h": Counted("eine Stunde", "Stunden"),
        "min": Counted("eine Minute", "Minuten"),
        "Min.": Counted("eine Minute", "Minuten"),
        "Std.": Counted("eine Stunde", "Stunden"),
        "s": Counted("eine Sekunde", "Sekunden"),
        "ms": Counted("eine Millisekunde", "Millisekunden"),
        "°C": _same("Grad Celsius"),
        "°F": _same("Grad Fahrenheit"),
        "°": _same("Grad"),
        "%": _same("Prozent"),
        "‰": _same("Promille"),
        "GB": _same("Gigabyte"),
        "MB": _same("Megabyte"),
        "TB": _same("Terabyte"),
        "kB": _same("Kilobyte"),
        "kWh": Counted("eine Kilowattstunde", "Kilowattstunden"),
        "kW": _same("Kilowatt"),
        "W": _same("Watt"),
        "MW": _same("Megawatt"),
        "V": _same("Volt"),
        "Hz": _same("Hertz"),
        "kHz": _same("Kilohertz"),
        "GHz": _same("Gigahertz"),
        "dB": _same("Dezibel"),
    },
    magnitudes={
        "Mio.": ("eine Million", "Millionen"),
        "Mio": ("eine Million", "Millionen"),
        "Mrd.": ("eine Milliarde", "Milliarden"),
        "Mrd": ("eine Milliarde", "Milliarden"),
        "Millionen": ("eine Million", "Millionen"),
        "Million": ("eine Million", "Millionen"),
        "Milliarden": ("eine Milliarde", "Milliarden"),
        "Milliarde": ("eine Milliarde", "Milliarden"),
        "Billionen": ("eine Billion", "Billionen"),
        "Tsd.": ("eintausend", "Tausend"),
        "Tausend": ("eintausend", "Tausend"),
        "tausend": ("eintausend", "tausend"),
    },
    signs={
        "&": "und",
        "+": "plus",
        "=": "gleich",
        "§": "Paragraf",
        "©": "Copyright",
        "→": "zu",
        "×": "mal",
        "≈": "ungefähr",
        "±": "plus minus",
        "≤": "kleiner oder gleich",
        "≥": "größer oder gleich",
        "≠": "ungleich",
        "½": "ein halb",
        "¼": "ein Viertel",
        "¾": "drei Viertel",
    },
    comma="Komma",
    point="Punkt",
    rulers="Ludwig|Friedrich|Heinrich|Karl|Wilhelm|Franz|Otto|Konrad|Rudolf|Leopold|Ferdinand|Johannes Paul|Benedikt"
    "|Pius|Leo|Georg|Gustav|Albrecht|Maximilian|Elisabeth|Katharina|Alexander|Nikolaus|Peter|Philipp|Eduard|Napoleon"
    "|Papst [A-Z][a-z]{1,20}",
    regnal=lambda number: f"der {ordinal(number, 'de').capitalize()}",
    queens=frozenset({"Elisabeth", "Katharina"}),
    regnal_of_queens=lambda number: f"die {ordinal(number, 'de').capitalize()}",
    century_before=r"(?<=\bim )",
    century_after=r"\.(?= Jahrhundert)",
    century=lambda number: f"{ordinal(number, 'de')}n",
    minus="minus",
    to="bis",
    per="pro",
    before_number=BEFORE_NUMBER,
    abbreviations=ABBREVIATIONS,
    ratio="zu",
    after_whole={"½": "einhalb", "¼": "einviertel", "¾": "dreiviertel"},
    label=r"(?<!\w)[A-ZÄÖÜ]\w{0,19} $",
    counted=r" ([A-ZÄÖÜ][a-zäöüß]{2,30})",
    telephones=r"Telefon|Telefonnummer|Tel\.|Fax|Handy|Mobil|Rufnummer|WhatsApp",
    after_regnal=r"(?:\.(?=\W|\Z))?",
    first_rules=_first_rules,
    date_rules=german_dates.rules,
    later_rules=german_ordinals.rules,
)
