r"""Units in a language in which the library leaves them as symbols: `5\,\mathrm{m/s}` → "5 Meter pro Sekunde".

Their names are CLDR's.
"""

import re
from functools import lru_cache
from typing import Final

from babel.units import UnknownUnitError, format_unit

_KINDS: Final = {
    "metre": "length", "gram": "mass", "second": "duration", "newton": "force", "joule": "energy", "watt": "power",
    "pascal": "pressure", "hertz": "frequency", "volt": "electric", "ampere": "electric", "ohm": "electric",
    "litre": "volume", "kelvin": "temperature", "hour": "duration", "minute": "duration",
}  # fmt: skip
_SPELLINGS: Final = {"metre": "meter", "litre": "liter", "meter": "meter", "liter": "liter"}
_ALIASES: Final = {"meter": "metre", "liter": "litre", "celsius": "degreeCelsius"}
_RATES: Final = {
    r"\metre\per\second": "speed-meter-per-second",
    r"\meter\per\second": "speed-meter-per-second",
    r"\kilo\metre\per\hour": "speed-kilometer-per-hour",
    r"\kilo\meter\per\hour": "speed-kilometer-per-hour",
    r"\metre\per\second\squared": "acceleration-meter-per-square-second",
    r"\meter\per\second\squared": "acceleration-meter-per-square-second",
    r"\metre\squared": "area-square-meter",
    r"\metre\cubed": "volume-cubic-meter",
    r"\centi\metre\squared": "area-square-centimeter",
    r"\centi\metre\cubed": "volume-cubic-centimeter",
    r"\kilo\metre\squared": "area-square-kilometer",
}
_PREFIXES: Final = frozenset(("nano", "micro", "milli", "centi", "deci", "hecto", "kilo", "mega", "giga"))
_UNIT: Final = re.compile(
    r"(?:\\(?:SI|qty)\s?\{([\d.]{1,20})\}|(\d{1,9}(?:\.\d{1,9})?)?\s?\\(?:si|unit))\s?\{((?:\\[a-zA-Z]{2,12}\s?){1,6})\}"
)
_NUMBER: Final = re.compile(r"^[\d\s.,]+")


def units_worded(tex: str, language: str) -> str:
    """Return *tex* with its units by their names in *language* (BCP 47), as far as CLDR has them."""
    return _UNIT.sub(lambda match: _worded(match, language), tex) if "\\" in tex else tex


def _worded(match: re.Match[str], language: str) -> str:
    number = match[1] or match[2] or ""
    unit = _cldr(re.sub(r"\s", "", match[3]))
    words = _name(unit, number or "5", language.partition("-")[0].lower()) if unit else ""
    return rf"{number}\text{{ {words}}}" if words else match[0]


def _cldr(macros: str) -> str:
    """Return CLDR's name of the unit that siunitx's *macros* write; empty where it has none."""
    if macros in _RATES:
        return _RATES[macros]
    parts = macros.split("\\")[1:]
    prefix = parts[0] if len(parts) > 1 and parts[0] in _PREFIXES else ""
    base = _ALIASES.get(parts[-1], parts[-1])
    if len(parts) > 1 + bool(prefix) or base not in _KINDS:
        return ""
    return f"{_KINDS[base]}-{prefix}{_SPELLINGS.get(base, base)}"


@lru_cache(maxsize=256)
def _name(unit: str, number: str, locale: str) -> str:
    try:
        said = format_unit(float(number), unit, length="long", locale=locale)
    except (UnknownUnitError, ValueError):
        return ""
    return _NUMBER.sub("", said).strip()
