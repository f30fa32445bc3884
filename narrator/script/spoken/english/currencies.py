"""Currencies: signs and ISO 4217 codes → the words for one, for several, and for the hundredth part."""

from typing import Final

from msgspec import Struct


class Currency(Struct, frozen=True):
    """The names of a currency."""

    one: str
    several: str
    part: str = "cent"
    parts: str = "cents"


DOLLAR: Final = Currency("dollar", "dollars")
POUND: Final = Currency("pound", "pounds", "penny", "pence")
EURO: Final = Currency("euro", "euros")


def _of(country: str) -> Currency:
    return Currency(f"{country} dollar", f"{country} dollars")


def _same(name: str, part: str = "", parts: str = "") -> Currency:
    return Currency(name, name, part, parts or part)


SIGN: Final = {
    "$": DOLLAR, "£": POUND, "€": EURO, "¥": _same("yen"), "₹": Currency("rupee", "rupees", "paisa", "paise"),
    "₽": Currency("ruble", "rubles", "kopeck", "kopecks"), "₩": _same("won"), "₺": _same("lira", "kurush"),
    "₪": Currency("shekel", "shekels", "agora", "agorot"), "₫": _same("dong"), "฿": _same("baht", "satang"),
    "₴": Currency("hryvnia", "hryvnias", "kopiyka", "kopiykas"), "₦": _same("naira", "kobo"),
    "₱": Currency("peso", "pesos", "centavo", "centavos"), "₿": Currency("bitcoin", "bitcoins", "", ""),
    "₡": Currency("colon", "colones", "", ""), "₸": _same("tenge"), "₾": _same("lari"), "₵": _same("cedi"),
    "US$": _of("U.S"), "U.S.$": _of("U.S"), "A$": _of("Australian"), "AU$": _of("Australian"),
    "C$": _of("Canadian"), "CA$": _of("Canadian"), "NZ$": _of("New Zealand"), "HK$": _of("Hong Kong"),
    "S$": _of("Singapore"), "NT$": _of("New Taiwan"), "R$": Currency("real", "reais", "centavo", "centavos"),
    "JP¥": _same("yen"), "CN¥": _same("yuan"), "Rs": Currency("rupee", "rupees", "paisa", "paise"),
    "Rs.": Currency("rupee", "rupees", "paisa", "paise"),
    "IR£": Currency("Irish pound", "Irish pounds", "penny", "pence"),
    "MX$": Currency("Mexican peso", "Mexican pesos", "centavo", "centavos"),
}  # fmt: skip
"""What stands before (or after) an amount. ¥ is the yen; the yuan is written CN¥ where it matters."""

CODE: Final = {
    "USD": _of("U.S"), "EUR": EURO, "GBP": Currency("British pound", "British pounds", "penny", "pence"),
    "JPY": _same("Japanese yen"), "CHF": Currency("Swiss franc", "Swiss francs", "centime", "centimes"),
    "CAD": _of("Canadian"), "AUD": _of("Australian"), "NZD": _of("New Zealand"), "HKD": _of("Hong Kong"),
    "SGD": _of("Singapore"), "CNY": _same("Chinese yuan"), "RMB": _same("renminbi"),
    "INR": Currency("Indian rupee", "Indian rupees", "paisa", "paise"),
    "SEK": Currency("Swedish krona", "Swedish kronor", "öre", "öre"),
    "NOK": Currency("Norwegian krone", "Norwegian kroner", "øre", "øre"),
    "DKK": Currency("Danish krone", "Danish kroner", "øre", "øre"),
    "PLN": Currency("Polish zloty", "Polish zlotys", "grosz", "groszy"),
    "CZK": Currency("Czech koruna", "Czech korunas", "haler", "halers"),
    "HUF": Currency("Hungarian forint", "Hungarian forints", "", ""),
    "HRK": Currency("Croatian kuna", "Croatian kunas", "lipa", "lipas"),
    "RUB": Currency("Russian ruble", "Russian rubles", "kopeck", "kopecks"),
    "TRY": Currency("Turkish lira", "Turkish lira", "kurush", "kurush"), "KRW": _same("South Korean won"),
    "BRL": Currency("Brazilian real", "Brazilian reais", "centavo", "centavos"),
    "MXN": Currency("Mexican peso", "Mexican pesos", "centavo", "centavos"),
    "ZAR": Currency("South African rand", "South African rand"),
    "ILS": Currency("shekel", "shekels", "agora", "agorot"),
    "THB": _same("Thai baht", "satang"), "IDR": Currency("Indonesian rupiah", "Indonesian rupiah", "", ""),
    "AED": Currency("U.A.E dirham", "U.A.E dirhams", "", ""), "SAR": Currency("Saudi riyal", "Saudi riyals", "", ""),
    "BTC": Currency("bitcoin", "bitcoins", "", ""), "ETH": Currency("ether", "ether", "", ""),
    "DM": Currency("German mark", "German marks", "pfennig", "pfennigs"),
    "UAH": Currency("Ukrainian hryvnia", "Ukrainian hryvnias", "", ""),
}  # fmt: skip
"""ISO 4217 codes in posts, and a few that only look like codes."""
