"""Units and currencies: how a language writes them in short, and what is said for so many of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.numbers import get_currency_name

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.rule import either

SIGNS: Final = {
    "km": "length-kilometer", "m": "length-meter", "cm": "length-centimeter", "mm": "length-millimeter",
    "µm": "length-micrometer", "μm": "length-micrometer", "nm": "length-nanometer", "dm": "length-decimeter",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "cm²": "area-square-centimeter", "ha": "area-hectare",
    "m³": "volume-cubic-meter", "cm³": "volume-cubic-centimeter", "km³": "volume-cubic-kilometer",
    "l": "volume-liter", "L": "volume-liter", "ml": "volume-milliliter", "mL": "volume-milliliter",
    "cl": "volume-centiliter", "dl": "volume-deciliter", "hl": "volume-hectoliter",
    "kg": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "µg": "mass-microgram", "t": "mass-tonne",
    "h": "duration-hour", "min": "duration-minute", "min.": "duration-minute", "sec": "duration-second",
    "ms": "duration-millisecond", "km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second",
    "°C": "temperature-celsius", "℃": "temperature-celsius", "°F": "temperature-fahrenheit", "°": "angle-degree",
    "Hz": "frequency-hertz", "kHz": "frequency-kilohertz", "MHz": "frequency-megahertz", "GHz": "frequency-gigahertz",
    "W": "power-watt", "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour", "V": "electric-volt", "kcal": "energy-kilocalorie", "kJ": "energy-kilojoule",
    "bit": "digital-bit", "kB": "digital-kilobyte", "KB": "digital-kilobyte",
    "MB": "digital-megabyte", "GB": "digital-gigabyte", "TB": "digital-terabyte", "hPa": "pressure-hectopascal",
    "bar": "pressure-bar", "px": "graphics-pixel",
}  # fmt: skip
"""International signs → CLDR's units."""
SHORT: Final = tuple(dict.fromkeys(SIGNS.values()))
NAMED: Final = (
    "duration-second", "duration-minute", "duration-hour", "duration-day", "duration-week", "duration-month",
    "duration-year", "length-meter", "length-kilometer", "mass-kilogram", "mass-tonne", "volume-liter",
)  # fmt: skip
"""Units whose full names stand in prose after a number that takes their gender."""
TOO_SHORT: Final = frozenset({"s", "d", "a", "с", "в", "к", "и", "о", "у", "а", "д", "г", "т", "ч", "b", "б", "х"})
"""Letters that are words of a language as often as units."""
CURRENCIES: Final = {
    "€": "EUR", "EUR": "EUR", "$": "USD", "US$": "USD", "USD": "USD", "£": "GBP", "GBP": "GBP",
    "¥": "JPY", "CHF": "CHF",
    "zł": "PLN", "PLN": "PLN", "Kč": "CZK", "CZK": "CZK", "₴": "UAH", "грн": "UAH", "₽": "RUB", "руб.": "RUB",
    "lei": "RON", "leu": "RON", "Ft": "HUF", "HUF": "HUF", "₺": "TRY", "₪": "ILS", "₹": "INR", "₩": "KRW", "元": "CNY",
    "円": "JPY", "원": "KRW", "₫": "VND", "Rp": "IDR", "R$": "BRL",
}  # fmt: skip
"""Signs → currencies (ISO 4217), alike in all languages; others are a language's own ("kr")."""


_STOP_ENDS: Final = r"(?! ?\Z| [A-ZÀ-ÖØ-ÞА-ЯΑ-Ω])"
"""What tells that a full stop is the sign's alone: no sentence ends with it."""


def any_sign(signs: Iterable[str]) -> str:
    """Return a pattern for any of *signs*; a full stop belongs to one ("min.") only inside a sentence."""
    ended = [sign for sign in signs if sign.endswith(".")]
    plain = either(sign for sign in signs if not sign.endswith("."))
    return f"(?:{either(ended)}{_STOP_ENDS}|{plain})" if ended else plain


class Things:
    """What is counted in one language."""

    def __init__(self, numerals: Numerals) -> None:
        """Take the names of units from CLDR."""
        self.numerals = numerals
        self.habits = numerals.habits
        self.units = dict(self._units())
        self.names = dict(self._names()) if self.habits.genders else {}
        self.currencies = CURRENCIES | self.habits.currencies
        self._genders = {name: gender for gender, names in self.habits.genders.items() for name in names}
        self.unit_pattern = lru_cache(maxsize=512)(self._unit_pattern)

    def say_unit(self, number: str, unit: str, sign: str = "", *, is_last: bool = False) -> str:
        """Return what is said for a written *number* of CLDR's *unit*; *is_last*: it ends a range."""
        say = self.numerals.say_last if is_last else self.numerals.say
        said = " ".join(filter(None, [sign, say(number, self.gender(unit))]))
        category = self._category(self.numerals.value(number))
        if is_last and self.habits.to_category:
            category = self.habits.to_category if category != "one" else self.habits.one_bent or category
        pattern = self.unit_pattern(unit, category)
        return (
            self.numerals.elided(pattern.replace("{0}", said))
            if "{0}" in pattern
            else " ".join(filter(None, [sign, pattern]))
        )

    def part_name(self, unit: str) -> str:
        """Return a unit's name after a half of it: "mezzo litro", "pół litra"."""
        has_cases = self._category(Decimal(3)) == "few"
        pattern = self.unit_pattern(unit, self._category(Decimal("0.5")) if has_cases else "one")
        return pattern.replace("{0}", "").strip()

    def say_money(self, number: str, currency: str) -> str:
        """Return what is said for an amount; two decimals are said after the currency: "3 euro 50"."""
        whole, mark, decimals = number.partition(self.numerals.decimal)
        if mark and (len(decimals) != 2 or int("".join(filter(str.isdigit, whole)) or 0) == 0):
            return self._amount(number, currency)
        cents = self.numerals.words(int(decimals), "") if decimals.strip("0") else ""
        return (
            f"{self._amount(whole, currency)}{self.habits.before_cents}{cents}"
            if cents
            else self._amount(whole, currency)
        )

    def several(self, currency: str) -> str:
        """Return a currency's name after "five" or "a million": "рублей"."""
        five = Decimal(5)
        names = self.habits.currency_names.get(currency, {})
        return names.get(self._category(five)) or names.get("other") or self._currency_name(currency, "5")

    def say_named(self, number: str, name: str) -> str:
        """Return what is said for a number before a unit's written *name*, which stays in the case that it is in."""
        return self.numerals.elided(f"{self.numerals.say(number, self.gender(self.names[name]))} {name}")

    def words_for(self, currency: str) -> frozenset[str]:
        """Return the words that a currency's name begins with in its plural forms: "dólar", "dólares"."""
        names = [*self.habits.currency_names.get(currency, {}).values()]
        names += [self._currency_name(currency, count) for count in ("1", "2", "5")]
        return frozenset(name.casefold().split(" ")[0] for name in names)

    def gender(self, name: str) -> str:
        """Return the gender of a unit or currency."""
        return self._genders.get(name, self.habits.default_gender)

    def _amount(self, number: str, currency: str) -> str:
        category = self._category(self.numerals.value(number))
        names = self.habits.currency_names.get(currency, {})
        name = names.get(category) or names.get("other") or self._currency_name(currency, number)
        if name.startswith("="):
            return name[1:]
        gender = self.gender(currency)
        return f"{self.numerals.say(number, gender)}{self.habits.joins}{name}"

    def _currency_name(self, currency: str, number: str) -> str:
        return str(get_currency_name(currency, count=self.numerals.value(number), locale=self.numerals.locale))

    def _category(self, value: Decimal) -> str:
        return self.numerals.category(value)

    def _unit_pattern(self, unit: str, category: str) -> str:
        own = self.habits.unit_names.get(unit)
        patterns = own or self.numerals.locale._data["unit_patterns"][unit]["long"]  # noqa: SLF001  # no public way
        found = patterns.get(category) or patterns.get("other") or "{0}"
        return str(found)

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield the full names of units in every form that follows a number."""
        patterns = self.numerals.locale._data["unit_patterns"]  # noqa: SLF001
        for unit in NAMED:
            for pattern in patterns.get(unit, {}).get("long", {}).values():
                name = str(pattern).removeprefix("{0}").strip() if isinstance(pattern, str) else ""
                if name.isalpha() and name not in self.habits.not_units:
                    yield name, unit

    def _units(self) -> Iterator[tuple[str, str]]:
        """Yield the signs of units: international ones, and those of the language by CLDR's short forms."""
        patterns = self.numerals.locale._data["unit_patterns"]  # noqa: SLF001
        known = [unit for unit in SHORT if unit in patterns and patterns[unit].get("long")]
        for unit in known:
            for width in ("short", "narrow"):
                for pattern in patterns[unit].get(width, {}).values():
                    sign = str(pattern).replace("{0}", "").strip() if isinstance(pattern, str) else ""
                    is_sign = str(pattern).startswith("{0}") and sign not in TOO_SHORT
                    if is_sign and sign and sign not in self.habits.not_units and not sign.startswith("'"):
                        yield sign, unit
        yield from ((sign, unit) for sign, unit in SIGNS.items() if unit in known and sign not in self.habits.not_units)
        yield from self.habits.units.items()
