"""Money: "$5.2 million" → "five point two million dollars", "£3.50" → "three pounds fifty pence", "€3–5bn"."""

import re
from typing import Final

from narrator.script.spoken.english.currencies import CODE, SIGN, Currency
from narrator.script.spoken.english.magnitudes import MAGNITUDE, WORDS
from narrator.script.spoken.english.numerals import amount, cardinal, plural
from narrator.script.spoken.english.patterns import DASH, NUMBER
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_SIGN: Final = rf"(?:(?<!\w)(?:{either(tuple(name for name in SIGN if name[0].isalpha()))})|[$£€¥₹₽₩₺₪₫฿₴₦₱₿₡₸₾₵])"
_CODE: Final = rf"(?<!\w)(?:{either(CODE)})"
_SIZE: Final = (
    rf"(?:[ -]?({WORDS})\b|({either(tuple(MAGNITUDE.keys() - set(WORDS.split('|'))))})(?![\w'])| (bn|mn|tn|trn|b|m)\b)?"
)
_TO: Final = rf"(?:({DASH})"
_BEFORE: Final = Pattern(
    rf"(?<![\w.,])([-−+~±]?)(?:({_SIGN}) ?|({_CODE})[ -]?)([-−]?)(?![-−])({NUMBER}){_SIZE}"
    rf"{_TO}(?P<again>{_SIGN} ?|{_CODE} ?)?({NUMBER}){_SIZE}(?!\d|[.,]\d|%))?"
    rf"(?![\d]|[.,]\d)(?:\.[-–—](?!\w))?(?: ?(USD|CAD|AUD|NZD|US|dollars)\b)?(?:/(\w{{1,12}}))?"
)
_AFTER: Final = Pattern(
    rf"(?<![\w.,$£€¥])([-−]?)({NUMBER}){_SIZE}{_TO}({NUMBER}){_SIZE})?(?:[  ]?([€£₽₴₺₫])| ?({_CODE}))(?!\w)"
)
_THOUSANDS: Final = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,4})"
_CONTINENTAL: Final = Pattern(
    rf"(?:(?<=€)|(?<=€ )|(?<=R\$)|(?<=R\$ )|(?<=\bEUR )){_THOUSANDS},\d\d(?!\d)"
    rf"|(?<![\d.,]){_THOUSANDS},\d\d(?= ?€)"
)
_NOUN: Final = Pattern(
    r" (?:bill|note|coin|ticket|donation|discount|prize|coupon|bonus|fee|question|voucher|deposit|grant|fine)s?\b"
    r"| (?:company|deal|fund|round|valuation|startup|lawsuit|contract|budget|mansion|acquisition|merger)\b"
)
_HYPHENED: Final = Pattern(rf"-(?:{WORDS})$")
_CENTS: Final = Pattern(rf"(?<![\w.,])({NUMBER}) ?(?:[-–] ?({NUMBER}) ?)?¢")
_PENCE: Final = Pattern(r"(?<![\w.,£])(?<!\bat )(\d{1,2})p(?!\w)")
_FOR: Final = Pattern(r"(?<![\w.,/])(\d{1,2})/(?=[$£€]\d)")
_PER: Final = {
    "mo": "month",
    "yr": "year",
    "y": "year",
    "hr": "hour",
    "h": "hour",
    "wk": "week",
    "lb": "pound",
    "kg": "kilogram",
    "oz": "ounce",
    "sqft": "square foot",
    "d": "day",
    "m": "month",
    "gal": "gallon",
    "MWh": "megawatt hour",
    "kWh": "kilowatt hour",
    "t": "ton",
    "bbl": "barrel",
    "GB": "gigabyte",
}
_MARK: Final = {"-": "minus ", "−": "minus ", "+": "plus ", "~": "about ", "±": "plus or minus ", "": ""}


def _adjective(match: re.Match[str]) -> bool:
    """Return whether it stands before a noun, after "a" or "an": "a $5 bill"."""
    text = match.string
    if _NOUN.match(text, match.end()):
        return True
    before = f" {text[max(0, match.start() - 4) : match.start()].lower()}"
    after = text[match.end() : match.end() + 2]
    if (after[:1] == "-" and after[1:2].isalpha()) or _HYPHENED.search(match[0]):
        return True
    return before.endswith((" a ", " an ")) and len(after) == 2 and after[0] == " " and after[1].isalpha()


def _exact(number: str, currency: Currency) -> str:
    """Say an amount without a magnitude, with cents where it has two decimals."""
    whole, _, part = number.partition(".")
    if len(part) > 2 and part[-1] == "0":
        part = f"{part[:2]}{part[2:].rstrip('0')}"
        number = f"{whole}.{part}"
    part = f"{part}0" if len(part) == 1 and part != "0" else part
    if len(part) != 2 or not currency.part:
        plain = number.rstrip("0").rstrip(".") if part and not part.strip("0") else number
        return f"{amount(plain)} {currency.one if plain == '1' else currency.several}"
    cents = f"{cardinal(str(int(part)))} {currency.part if int(part) == 1 else currency.parts}"
    units = f"{cardinal(whole)} {currency.one if whole == '1' else currency.several}" if whole.strip("0,") else ""
    if not int(part):
        return units or f"zero {currency.several}"
    return f"{units}{' ' if units else ''}{cents}"


def _said(number: str, size: str | None, currency: Currency, *, adjective: bool) -> str:
    if size:
        return f"{amount(number)} {MAGNITUDE[size]} {currency.one if adjective else currency.several}"
    if adjective and "." not in number:
        return f"{cardinal(number)} {currency.one}"
    return _exact(number, currency)


def _money(
    match: re.Match[str], first: tuple[str, str | None], link: str | None, last: tuple[str, str | None], unit: Currency
) -> str:
    adjective = _adjective(match)
    if not link:
        return _said(*first, unit, adjective=adjective)
    if not first[1] and not last[1] and match.groupdict().get("again"):
        return f"{_said(*first, unit, adjective=False)} to {_said(*last, unit, adjective=False)}"
    size = f" {MAGNITUDE[first[1]]}" if first[1] and first[1] != last[1] else ""
    return f"{amount(first[0])}{size} to {_said(last[0], last[1], unit, adjective=adjective)}"


def _say_before(match: re.Match[str]) -> str:
    mark, sign, code, minus, number, w1, a1, s1, link, _again, upto, w2, a2, s2, named, per = match.groups()
    currency = SIGN[sign] if sign else CODE[code]
    if sign == "$" and named in CODE:
        currency = CODE[named]
    elif sign == "$" and named == "US":
        currency = SIGN["US$"]
    said = _money(match, (number, w1 or a1 or s1), link, (upto or "", w2 or a2 or s2), currency)
    rest = f" per {_PER.get(per, per)}" if per else ""
    return f"{_MARK[mark]}{_MARK[minus]}{said}{rest}"


def _say_after(match: re.Match[str]) -> str:
    minus, number, w1, a1, s1, link, upto, w2, a2, s2, sign, code = match.groups()
    currency = SIGN[sign] if sign else CODE[code]
    return _MARK[minus] + _money(match, (number, w1 or a1 or s1), link, (upto or "", w2 or a2 or s2), currency)


_HOSTED: Final = {
    "pppn": "per person per night", "pppw": "per person per week", "pcm": "per calendar month", "pp": "per person",
    "ppn": "per person per night", "pn": "per night", "pw": "per week", "pa": "per annum",
}  # fmt: skip
_PRICED: Final = Pattern(r"[£€$] ?[\d,.]{1,9} ?\Z")


def _say_hosted(match: re.Match[str]) -> str:
    is_price = _PRICED.search(match.string, max(0, match.start() - 12), match.start()) is not None
    return f" {_HOSTED[match[1]]}" if is_price else match[0]


def _say_cents(match: re.Match[str]) -> str:
    first = amount(match[1])
    if not match[2] and _adjective(match):
        return f"{first} cent"
    if match[2]:
        return f"{first} to {amount(match[2])} cents"
    return f"{first} {'cent' if match[1] == '1' else 'cents'}"


CONTINENTAL: Final = Rule(
    "cents behind a comma",
    _CONTINENTAL,
    lambda match: match[0].replace(".", "").replace(",", "."),
    frozenset("€$U"),
)
_PART_OF: Final = Pattern(r"(?<![\w.,])([$£€])(1/2|1/4|3/4)(?![\w/]|[.,]\d)")
_SHARE: Final = {"1/2": "half", "1/4": "a quarter of", "3/4": "three quarters of"}
BEHIND: Final = Rule(
    "dollars behind a space", Pattern(rf"(?<![\w.,$])({NUMBER}) \$(?=[ .,;:!?)]|\Z)(?! ?\d)"),
    lambda match: f"{amount(match[1])} {'dollar' if match[1] == '1' else 'dollars'}", frozenset("$"),
)  # fmt: skip
PARTS: Final = Rule(
    "parts of a unit", _PART_OF, lambda match: f"{_SHARE[match[2]]} a {SIGN[match[1]].one}", frozenset("/"),
)  # fmt: skip
_SEVERAL: Final = Pattern(r"(?<![\w.,])\$(\d{1,3}|1,?000)s(?!\w)( of dollars)?")


def _say_several(match: re.Match[str]) -> str:
    """Say "$100s of dollars" as hundreds, and "in $20s" as twenties."""
    several = plural(cardinal(match[1].replace(",", "")).removeprefix("one "))
    return f"{several} of dollars" if match[2] or match[1] in {"100", "1000", "1,000"} else several


UNPRICED: Final = Rule(
    "currency per unit", Pattern(rf"(?<!\w)([$£€])/({either(_PER)}|day|month|year|hour|unit|person|night)(?!\w)"),
    lambda match: f"{SIGN[match[1]].several} per {_PER.get(match[2], match[2])}", frozenset("/"),
)  # fmt: skip
HOSTED: Final = Rule(
    "prices of rooms and flats",
    Pattern(r"(?:(?<=\d)|(?<=\d ))(pppn|pppw|pcm|ppn|pp|pn|pw|pa)(?!\w)"),
    _say_hosted,
    frozenset("p"),
)
SEVERAL: Final = Rule("so many dollars, in the plural", _SEVERAL, _say_several, frozenset("$"))
BEFORE: Final = Rule("money, currency first", _BEFORE, _say_before, DIGITS)
FOR: Final = Rule("so many for a price", _FOR, lambda match: f"{cardinal(match[1])} for ", frozenset("/"))
AFTER: Final = Rule("money, currency last", _AFTER, _say_after, DIGITS)
CENTS: Final = Rule("cents", _CENTS, _say_cents, frozenset("¢"))
PENCE: Final = Rule("pence", _PENCE, lambda match: f"{cardinal(match[1])} pence", DIGITS)
