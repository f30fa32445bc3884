"""Spanish words for numbers, money, dates, times and units."""

from typing import Final

from msgspec.structs import replace

from narrator.script.spoken.european import spanish_numbers, spanish_verbs
from narrator.script.spoken.european.gender import is_counted_in_spanish, is_feminine_in_spanish
from narrator.script.spoken.european.numerals import cardinal, ordinal
from narrator.script.spoken.european.spanish_abbreviations import ABBREVIATIONS, BEFORE_NUMBER
from narrator.script.spoken.european.technical_units import SPANISH_UNITS
from narrator.script.spoken.european.wording import Counted, Wording

_MONTHS: Final = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def _year(number: int) -> str:
    return cardinal(number, "es")


def _date(_before: str, day: str, month: str, year: str) -> str:
    said = f"{'primero' if int(day) == 1 else cardinal(int(day), 'es')} de {month}"
    return f"{said} de {year}" if year else said


def _agree(number: str, thing: Counted) -> str:
    """Say "veintiún euros", "treinta y una libras"."""
    if not number.endswith("uno"):
        return number
    if thing.one.startswith("una "):
        return f"{number[:-1]}a"
    return "veintiún".join(number.rsplit("veintiuno", 1)) if number.endswith("veintiuno") else number[:-1]


_ONE: Final = frozenset({"millón", "mes", "país", "autobús", "kilo", "gas", "dios", "día",
                         "mapa", "problema", "sistema",
                         "programa", "tema", "idioma", "planeta", "euro", "gol", "bar", "árbol"})  # fmt: skip
"""Nouns whose end does not tell that they are counted."""


def _bare_agree(number: str, noun: str, _before: str) -> str:
    """Say "veintiún años", "treinta y una horas", "doscientas personas", "una mesa"."""
    feminine = is_feminine_in_spanish(noun)
    if feminine and noun.endswith("s"):
        number = number.replace("cientos", "cientas").replace("quinientos", "quinientas")
    is_counted = noun in _ONE or is_counted_in_spanish(noun) if number == "uno" else noun.endswith("s")
    if not number.endswith("uno") or not is_counted:
        return number
    return _agree(number, Counted("una " if feminine else "un ", noun))


def _after_noun(sign: str, noun: str) -> str:
    """Say "dos horas y media", "dos kilos y medio"."""
    half = "y media" if is_feminine_in_spanish(noun) else "y medio"
    return half if sign == "½" else "y cuarto" if sign == "¼" else "y tres cuartos"


def _clock(hours: int, minutes: int) -> str:
    hour = "una" if hours == 1 else cardinal(hours, "es")
    if not minutes:
        return f"{hour} en punto" if 1 <= hours <= 12 else f"{_agree(hour, Counted('una ', ''))} horas"
    return f"{hour} y {cardinal(minutes, 'es')}" if minutes < 10 else f"{hour} {cardinal(minutes, 'es')}"


def _ordinal(number: int, mark: str) -> str:
    word = ordinal(number, "es")
    if mark.endswith("er"):
        return {1: "primer", 3: "tercer"}.get(number, word)
    return (
        " ".join(f"{part[:-1]}a" if part.endswith("o") else part for part in word.split())
        if "a" in mark or "ª" in mark
        else word
    )


def _thing(one: str, several: str = "", part: str = "", parts: str = "") -> Counted:
    name = one.split(" ", 1)[1]
    return Counted(one, several or f"{name}s", part, parts, "de ")


_EURO: Final = _thing("un euro", "euros", "un céntimo", "céntimos")
_PESO: Final = _thing("un peso", "pesos", "un centavo", "centavos")
_ORDINAL: Final = (
    r"(?:\.?[ºª]|\.?er(?!\w)|\.?[oa](?!\w)|(?<=\b[13])r[oa](?!\w)(?:\.(?= [a-z]))?|(?<=\b2)d[oa]\.(?= [a-z])|"
    r"(?<=\b2)d[oa](?!\w)|(?<=\b[456])t[oa](?!\w)"
    r"|(?<=\b[7])m[oa](?!\w)|(?<=\b10)m[oa](?!\w)|(?<=\b8)v[oa](?!\w)|(?<=\b9)n[oa](?!\w))"
)
"""What marks an ordinal, also as it is written in America: "1ra", "4to"."""
SPANISH: Final = Wording(
    code="es",
    label=r"\b(?:[Cc]ap[íi]tulos?|[Pp]ágina|[Ff]igura|[Tt]abla|[Pp]arte|[Nn]ivel|[Vv]ersión|[Nn]úmero|[Ll]ínea|[Tt]omo|[Ll]ección"
    r"|[Pp]aso|[Oo]pción|[Gg]rupo|[Tt]ema|[Zz]ona|[Ff]ase|[Aa]partado|[Aa]rtículo|[Ss]ección|[Uu]nidad|[Tt]ipo|[Cc]lase"
    r"|[Ee]pisodio|[Tt]emporada|[Pp]unto|[Vv]olumen|[Ff]órmula|[Cc]anal|[Ee]tapa|[Gg]rado|[Cc]ategoría|[Tt]erminal"
    r"|[Pp]uerta|[Ss]ala|[Pp]lanta|[Ll]iga|[Dd]ivisión|[A-ZÁÉÍÓÚ][\wá-ú]{1,20})[.:]? $",
    group=". ",
    months={
        **{name: name for name in _MONTHS},
        "ene": "enero",
        "feb": "febrero",
        "abr": "abril",
        "ago": "agosto",
        "sept": "septiembre",
        "setiembre": "septiembre",
        "oct": "octubre",
        "nov": "noviembre",
        "dic": "diciembre",
    },
    date=_date,
    year=_year,
    clock=_clock,
    agree=_agree,
    bare_agree=_bare_agree,
    day_month=r"(?:\.?º|°)? de ",
    month_year=r"(?: de |, ?| del? )",
    clock_sign="[:.h]",
    clock_sharp=" en punto",
    clock_letters="[:hH]",
    hour_end=r" ?hrs?\b\.?| ?h| en punto",
    clock_end=" ?(?:horas|hrs?\\b\\.?|h\\b)",
    ordinals=((_ORDINAL, _ordinal),),
    currencies={
        "€": _EURO,
        "euros": _EURO,
        "euro": _EURO,
        "pesos": _PESO,
        "dólares": _thing("un dólar", "dólares"),
        "EUR": _EURO,
        "$": _thing("un dólar", "dólares", "un centavo", "centavos"),
        "USD": _thing("un dólar estadounidense", "dólares estadounidenses", "un centavo", "centavos"),
        "US$": _thing("un dólar estadounidense", "dólares estadounidenses", "un centavo", "centavos"),
        "MXN": _PESO,
        "£": _thing("una libra", "libras", "un penique", "peniques"),
        "¥": _thing("un yen", "yenes"),
        "CHF": _thing("un franco suizo", "francos suizos"),
    },
    units={
        **SPANISH_UNITS,
        "x": Counted("una vez", "veces"),
        "km": _thing("un kilómetro"),
        "m": _thing("un metro"),
        "cm": _thing("un centímetro"),
        "mm": _thing("un milímetro"),
        "kg": _thing("un kilogramo"),
        "g": _thing("un gramo"),
        "mg": _thing("un miligramo"),
        "t": _thing("una tonelada"),
        "l": _thing("un litro"),
        "L": _thing("un litro"),
        "ml": _thing("un mililitro"),
        "cl": _thing("un centilitro"),
        "dl": _thing("un decilitro"),
        "ha": _thing("una hectárea"),
        "km/h": _thing("un kilómetro por hora", "kilómetros por hora"),
        "m/s": _thing("un metro por segundo", "metros por segundo"),
        "km²": _thing("un kilómetro cuadrado", "kilómetros cuadrados"),
        "m²": _thing("un metro cuadrado", "metros cuadrados"),
        "m³": _thing("un metro cúbico", "metros cúbicos"),
        "h": _thing("una hora"),
        "min": _thing("un minuto"),
        "s": _thing("un segundo"),
        "°C": _thing("un grado Celsius", "grados Celsius"),
        "°F": _thing("un grado Fahrenheit", "grados Fahrenheit"),
        "°": _thing("un grado"),
        "%": Counted("uno por ciento", "por ciento", of="de "),
        "‰": _thing("un por mil", "por mil"),
        "GB": _thing("un gigabyte"),
        "MB": _thing("un megabyte"),
        "TB": _thing("un terabyte"),
        "kWh": _thing("un kilovatio hora", "kilovatios hora"),
        "kW": _thing("un kilovatio"),
        "W": _thing("un vatio"),
        "MW": _thing("un megavatio"),
        "V": _thing("un voltio"),
        "Hz": _thing("un hercio"),
        "kHz": _thing("un kilohercio"),
        "GHz": _thing("un gigahercio"),
        "dB": _thing("un decibelio"),
    },
    magnitudes={
        "millones": ("un millón", "millones"),
        "millón": ("un millón", "millones"),
        "mil millones": ("mil millones", "mil millones"),
        "M": ("un millón", "millones"),
        "billones": ("un billón", "billones"),
        "mil": ("mil", "mil"),
    },
    signs={
        "&": "y",
        "+": "más",
        "=": "igual a",
        "§": "sección",
        "©": "copyright",
        "→": "a",
        "×": "por",
        "≈": "aproximadamente",
        "±": "más o menos",
        "≤": "menor o igual que",
        "≥": "mayor o igual que",
        "≠": "distinto de",
        "½": "un medio",
        "¼": "un cuarto",
        "¾": "tres cuartos",
    },
    comma="coma",
    point="punto",
    rulers="Luis|Carlos|Felipe|Fernando|Alfonso|Enrique|Juan Pablo|Juan Carlos|Benedicto|Pío|León|Jorge|Eduardo|Isabel"
    "|Catalina|Federico|Napoleón|Alejandro|Pedro|Jaime|Sancho|[Pp]apa [A-Z][a-z]{1,20}",
    queens=frozenset({"Isabel", "Catalina"}),
    regnal_of_queens=lambda number: _ordinal(number, "ª") if number <= 10 else cardinal(number, "es"),
    regnal=lambda number: ordinal(number, "es") if number <= 10 else cardinal(number, "es"),
    century_before=r"(?<=\bsiglo )",
    century_after=r"(?!\w)",
    century=lambda number: cardinal(number, "es"),
    minus="menos",
    to="a",
    per="por",
    plus="más",
    first_rules=spanish_numbers.rules,
    later_rules=spanish_verbs.rules,
    after_noun=_after_noun,
    after_whole={"½": " y medio", "¼": " y cuarto", "¾": " y tres cuartos"},
    before_number=BEFORE_NUMBER,
    abbreviations=ABBREVIATIONS,
    telephones=r"[Tt]eléfono|[Tt]el\.|[Tt]eléf\.|[Ff]ax|[Mm]óvil|[Ll]lame al|[Ll]lamar al|[Ll]lámenos al|WhatsApp",
)
SPANISH_BY_REGION: Final = {
    f"{SPANISH.code}-{region}": replace(SPANISH, currencies={**SPANISH.currencies, "$": _PESO})
    for region in ("AR", "CL", "CO", "CU", "DO", "MX", "UY")
}
"""Where "$" means pesos and no dollars."""
