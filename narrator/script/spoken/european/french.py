"""French words for numbers, money, dates, times and units."""

from typing import Final

from narrator.script.spoken.european import french_numbers
from narrator.script.spoken.european.gender import is_feminine_in_french
from narrator.script.spoken.european.numerals import cardinal, ordinal
from narrator.script.spoken.european.technical_units import FRENCH_UNITS
from narrator.script.spoken.european.wording import Counted, Wording

_MONTHS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def _year(number: int) -> str:
    return cardinal(number, "fr")


def _date(_before: str, day: str, month: str, year: str) -> str:
    return " ".join(filter(None, ("premier" if int(day) == 1 else cardinal(int(day), "fr"), month, year)))


def _agree(number: str, thing: Counted) -> str:
    """Say "vingt et une livres"."""
    return f"{number}e" if number.endswith("et un") and thing.one.startswith("une ") else number


_STREETS: Final = frozenset({"rue", "avenue", "allée", "impasse", "place", "route", "ruelle", "villa", "esplanade"})
"""After a number that is no count, in an address: "au 21 rue …"."""


def _bare_agree(number: str, noun: str, before: str) -> str:
    """Say "une personne", "vingt et une pages"."""
    if noun in _STREETS and (number != "un" or before.endswith(("le", "au", "du", "Le", "Au", "Du"))):
        return number
    ends_in_one = number == "un" or number.endswith((" un", "-un"))
    return f"{number}e" if ends_in_one and is_feminine_in_french(noun) else number


def _after_noun(sign: str, noun: str) -> str:
    """Say "deux heures et demie", "deux litres et demi"."""
    half = "et demie" if is_feminine_in_french(noun) else "et demi"
    return half if sign == "½" else "et quart" if sign == "¼" else "trois quarts"


def _clock(hours: int, minutes: int) -> str:
    hour = "une heure" if hours == 1 else f"{cardinal(hours, 'fr')} heures"
    return f"{hour} {cardinal(minutes, 'fr')}" if minutes else hour


def _ordinal(number: int, mark: str) -> str:
    if number == 1:
        return "première" if mark in {"re", "ère", "ere", "ʳᵉ", "res", "ères", "eres"} else "premier"
    return ordinal(number, "fr")


def _thing(one: str, several: str = "", part: str = "", parts: str = "", of: str = "de ") -> Counted:
    name = one.split(" ", 1)[1]
    return Counted(one, several or f"{name}s", part, parts, of)


FRENCH: Final = Wording(
    code="fr",
    label=r"\b(?:[Cc]hapitre|[Pp]age|[Ff]igure|[Tt]ableau|[Pp]artie|[Nn]iveau|[Vv]ersion|[Nn]uméro|[Ll]igne|[Tt]ome|[Ll]eçon"
    r"|[Éé]tape|[Oo]ption|[Gg]roupe|[Tt]hème|[Zz]one|[Pp]hase|[Aa]rticle|[Ss]ection|[Uu]nité|[Tt]ype|[Cc]lasse|[Éé]pisode"
    r"|[Ss]aison|[Pp]oint|[Vv]olume|[Cc]anal|[Cc]atégorie|[Tt]erminal|[Pp]orte|[Ss]alle|[Vv]oie|[Ll]igue|[Dd]ivision"
    r"|[Ff]ormule|[A-ZÀÉÈ][\wà-ÿ]{1,20})[.:]? $",
    group=" ",
    months={
        **{name: name for name in _MONTHS},
        "janv": "janvier",
        "févr": "février",
        "avr": "avril",
        "juil": "juillet",
        "sept": "septembre",
        "oct": "octobre",
        "nov": "novembre",
        "déc": "décembre",
    },
    date=_date,
    year=_year,
    clock=_clock,
    agree=_agree,
    bare_agree=_bare_agree,
    day_month=r"(?:er)? ",
    month_year=" ",
    clock_sign=r" ?[hH:] ?",
    clock_end=" ?(?:heures?|min)",
    clock_letters="[:hH]",
    hour_end=" ?h",
    ordinals=((r"(?:ers?|[èe]?res?|i?[èe]mes?|es?|nde?s?|(?<=2)ds?|ʳᵉ|ᵉʳ|ᵉ)(?!\w|[-−]\d)", _ordinal),),
    currencies={
        "euros": _thing("un euro", "euros", "un centime", "centimes", "d'"),
        "euro": _thing("un euro", "euros", "un centime", "centimes", "d'"),
        "dollars": _thing("un dollar"),
        "€": _thing("un euro", "euros", "un centime", "centimes", "d'"),
        "EUR": _thing("un euro", "euros", "un centime", "centimes", "d'"),
        "$": _thing("un dollar", "dollars", "un cent", "cents"),
        "USD": _thing("un dollar américain", "dollars américains", "un cent", "cents"),
        "$ CA": _thing("un dollar canadien", "dollars canadiens", "un cent", "cents"),
        "CAD": _thing("un dollar canadien", "dollars canadiens", "un cent", "cents"),
        "£": _thing("une livre", "livres", "un penny", "pence"),
        "CHF": _thing("un franc suisse", "francs suisses", "un centime", "centimes"),
        "¥": _thing("un yen", "yens"),
    },
    units={
        **FRENCH_UNITS,
        "h": _thing("une heure"),
        "x": Counted("une fois", "fois"),
        "km": _thing("un kilomètre"),
        "m": _thing("un mètre"),
        "cm": _thing("un centimètre"),
        "mm": _thing("un millimètre"),
        "kg": _thing("un kilogramme"),
        "g": _thing("un gramme"),
        "mg": _thing("un milligramme"),
        "t": _thing("une tonne"),
        "l": _thing("un litre"),
        "L": _thing("un litre"),
        "ml": _thing("un millilitre"),
        "cl": _thing("un centilitre"),
        "dl": _thing("un décilitre"),
        "ha": _thing("un hectare"),
        "km/h": _thing("un kilomètre à l'heure", "kilomètres à l'heure"),
        "m/s": _thing("un mètre par seconde", "mètres par seconde"),
        "km²": _thing("un kilomètre carré", "kilomètres carrés"),
        "m²": _thing("un mètre carré", "mètres carrés"),
        "m³": _thing("un mètre cube", "mètres cubes"),
        "min": _thing("une minute"),
        "s": _thing("une seconde"),
        "°C": _thing("un degré Celsius", "degrés Celsius"),
        "°F": _thing("un degré Fahrenheit", "degrés Fahrenheit"),
        "°": _thing("un degré"),
        "%": _thing("un pour cent", "pour cent"),
        "‰": _thing("un pour mille", "pour mille"),
        "Go": _thing("un gigaoctet"),
        "Mo": _thing("un mégaoctet"),
        "To": _thing("un téraoctet"),
        "Ko": _thing("un kilooctet"),
        "GB": _thing("un gigaoctet"),
        "MB": _thing("un mégaoctet"),
        "kWh": _thing("un kilowattheure"),
        "kW": _thing("un kilowatt"),
        "W": _thing("un watt"),
        "MW": _thing("un mégawatt"),
        "V": _thing("un volt"),
        "Hz": _thing("un hertz", "hertz"),
        "kHz": _thing("un kilohertz", "kilohertz"),
        "GHz": _thing("un gigahertz", "gigahertz"),
        "dB": _thing("un décibel"),
    },
    magnitudes={
        "millions": ("un million", "millions"),
        "million": ("un million", "millions"),
        "milliards": ("un milliard", "milliards"),
        "milliard": ("un milliard", "milliards"),
        "M": ("un million", "millions"),
        "Md": ("un milliard", "milliards"),
        "Mds": ("un milliard", "milliards"),
        "mille": ("mille", "mille"),
    },
    signs={
        "&": "et",
        "+": "plus",
        "=": "égale",
        "§": "paragraphe",
        "©": "copyright",
        "→": "vers",
        "×": "fois",
        "≈": "environ",
        "±": "plus ou moins",
        "≤": "inférieur ou égal à",
        "≥": "supérieur ou égal à",
        "≠": "différent de",
        "½": "un demi",
        "¼": "un quart",
        "¾": "trois quarts",
    },
    comma="virgule",
    point="point",
    rulers="Louis|Charles|Henri|François|Philippe|Napoléon|Jean-Paul|Pie|Benoît|Léon|Georges|Guillaume|Édouard|Élisabeth"
    "|Catherine|Frédéric|Nicolas|Alexandre|Ferdinand|Léopold|Albert|Baudouin|Ramsès|Hassan|[Pp]ape [A-Z][a-z]{1,20}",
    regnal=lambda number: "premier" if number == 1 else cardinal(number, "fr"),
    century_before="",
    century_after=r"(?:(?:e|ème|ᵉ|er)(?= (?:s(?:iècles?|\.)|République|Internationale|dynastie|arrondissement"
    r"|édition|anniversaire|Congrès|congrès))"
    r"|(?<=[IVX]{2})(?:e|ème|ᵉ)(?!\w))",
    century=lambda number: "premier" if number == 1 else ordinal(number, "fr"),
    minus="moins",
    to="à",
    per="par",
    first_rules=french_numbers.rules,
    after_noun=_after_noun,
    after_whole={"½": " et demi", "¼": " un quart", "¾": " trois quarts"},
    before_number={
        "p.": "page",
        "pp.": "pages",
        "§§": "paragraphes",
        "n°": "numéro",
        "N°": "Numéro",
        "Nº": "Numéro",
        "nº": "numéro",
        "No": "numéro",
        "chap.": "chapitre",
        "vol.": "volume",
        "fig.": "figure",
        "art.": "article",
        "Env.": "Environ",
        "al.": "alinéa",
        "Art.": "Article",
        "env.": "environ",
        "tél.": "téléphone",
        "Tél.": "téléphone",
    },
    abbreviations={
        "M.": "Monsieur",
        "Mme": "Madame",
        "Mlle": "Mademoiselle",
        "MM.": "Messieurs",
        "Mmes": "Mesdames",
        "Mlles": "Mesdemoiselles",
        "Mgr": "Monseigneur",
        "Pr": "Professeur",
        "Dr": "Docteur",
        "P. ex.": "Par exemple",
        "p.ex.": "par exemple",
        "n°": "numéro",
        "N°": "Numéro",
        "tél.": "téléphone",
        "vs": "versus",
        "vs.": "versus",
        "etc.": "et cetera",
        "c.-à-d.": "c'est-à-dire",
        "p. ex.": "par exemple",
        "St": "Saint",
        "Ste": "Sainte",
        "av. J.-C.": "avant Jésus-Christ",
        "apr. J.-C.": "après Jésus-Christ",
        "env.": "environ",
    },
)
