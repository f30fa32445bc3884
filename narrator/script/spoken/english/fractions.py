"""Fractions: "3¾" → "three and three quarters", "1/2" → "one half", "5/16" → "five sixteenths", "10/10"."""

import re
import unicodedata
from typing import Final

from narrator.script.spoken.english.numerals import amount, cardinal, ordinal, plural
from narrator.script.spoken.english.straight_quotes import are_paired
from narrator.script.spoken.english.unit_names import CLOSE_ONLY, UNIT
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_SIGNS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_INCH: Final = Pattern(rf"(?<![\w.,'])(?:(\d{{1,3}}) ?)?([{_SIGNS}])\"(?!\w)")
_UNIT: Final = (
    rf"([ -]?)({either(tuple(UNIT.keys() - CLOSE_ONLY - {'min', 'm', 'g', 'l'}))})(?![\w²³/])"
    r"(?:\.(?= [a-z\d(]|[,;:)]))?"
)
_SIGN: Final = Pattern(rf"(?<![\w.,])(?:(\d{{1,9}}) ?)?([{_SIGNS}])(?!\d)(?:{_UNIT})?")
_WRITTEN: Final = Pattern(
    r"(?<![\w.,/:])(?:(\d{1,4})(?: |-| and ))?(\d{1,5})/(\d{1,5})(?:th|ths|rd|rds|nd|TH|s)?(?![\w/]|[.,:]\d)"
    rf"(?:{_UNIT})?"
)
_RATING: Final = Pattern(r"(?<![\w.,/])(\d{1,2}\.\d{1,2})/(5|10|100)(?![\w/]|[.,]\d)")
_PRESSURE: Final = Pattern(
    r"(?<![\w.,/])(\d{2,3})/(\d{2,3})( ?mm ?Hg)\b"
    r"|(?:(?<=BP )|(?<=BP: )|(?<=BP (?:of|is|at|to) )|(?<=BP was )"
    r"|(?<=[Pp]ressure )|(?<=[Pp]ressure (?:of|is|at|to) )|(?<=[Pp]ressure was ))"
    r"(\d{2,3})/(\d{2,3})(?![\w/])"
)
_SIGHT: Final = Pattern(r"(?<![\w./])20/(15|20|25|30|40|50|60|70|80|100|200|400)(?![\w/]|[.,]\d)")
_SEEN: Final = Pattern(r"\b(?:vision|eyesight|acuity|sighted|eyes?|Snellen|lens(?:es)?)\b|\b20/20\b")
_LARGE: Final = frozenset({24, 25, 30, 32, 40, 50, 60, 64, 100, 128, 1000})
_MANY: Final = frozenset({32, 64, 100})
_RATED: Final = Pattern(
    r"$|[.,;:!)]| (?:would|for|in|again|and|but|because|if|overall)\b"
    r"| (?!miles|kilo|met|inch|sec|point|acre|gram|lit|ounce|pound|cup|hour|day|year)[a-z]{3,20}s\b"
)
_DAYS: Final = frozenset({13, 14, 15, 17, 18, 19, 21, 22, 23, 26, 27, 28, 29, 31})
"""Below the line these are rarely parts of anything: "3/17" may be the seventeenth of March."""
_MOST_MONTHS: Final = 12
_PARTS_OF: Final = Pattern(r"(?:ths?|rds?)? (?:of|as|chance)\b")
_SEASON: Final = Pattern(r"(?:1[1-9]\d\d|20\d\d)/\d\d(?:\d\d)?")
"""A year and the next."""
_STARS: Final = Pattern(r"^ ?(?:stars?|points?|marks?|on |at |rating|from |players?)")


def _named(above: str, below: str) -> str:
    if below == "2":
        return f"{cardinal(above)} {'half' if above == '1' else 'halves'}"
    name = "quarter" if below == "4" else ordinal(below)
    return f"{cardinal(above)} {name if above == '1' else plural(name)}"


def _unit(gap: str | None, symbol: str | None, *, one: bool) -> str:
    """Say the unit after a fraction: "half an inch" is singular, "one and a half inches" is not."""
    return f" {UNIT[symbol][0 if one or gap == '-' else 1]}" if symbol else ""


def _say_sign(match: re.Match[str]) -> str:
    above, _, below = unicodedata.normalize("NFKC", match[2]).partition("⁄")
    if not match[1]:
        return _named(above, below) + _unit(match[3], match[4], one=True)
    part = "a half" if below == "2" else _named(above, below)
    return f"{cardinal(match[1])} and {part}{_unit(match[3], match[4], one=False)}"


def _say(match: re.Match[str]) -> str:
    whole, above, below, gap, symbol = match.groups()
    if above[0] == "0" or below[0] == "0":
        return match[0]
    if match[0] == match.string.strip(" .!?") and not symbol:
        return _alone(whole, above, below)
    if below == "1":
        return match[0]
    after = match.string[match.end() : match.end() + 12]
    said = _mixed(whole, above, below) if whole else _simple(above, below, after=after)
    if match[0].endswith("s") and not symbol and said and not said.endswith("s"):
        return f"{said}s"  # "two 1/3s"
    return said + _unit(gap, symbol, one=not whole) if said else match[0]


def _alone(whole: str | None, above: str, below: str) -> str:
    """Say a fraction that is all there is, in a cell or a line of its own: no score or season is written so."""
    usual = _mixed(whole, above, below) if whole else _simple(above, below, after="")
    if usual:
        return usual
    if not whole and (above == below or (above, below) == ("24", "7") or _SEASON.fullmatch(f"{above}/{below}")):
        return f"{above}/{below}"
    part = f"{cardinal(above)} over one" if below == "1" else _named(above, below)
    return f"{cardinal(whole)} and {part}" if whole else part


def _is_proper(above: str, below: str) -> bool:
    top, bottom = int(above), int(below)
    return top < bottom and (bottom <= 20 or (bottom in _LARGE and top < 10) or bottom in _MANY or above == "1")


def _mixed(whole: str, above: str, below: str) -> str:
    if not _is_proper(above, below):
        return ""
    return f"{cardinal(whole)} and {'a half' if (above, below) == ('1', '2') else _named(above, below)}"


def _simple(above: str, below: str, *, after: str) -> str:
    if (above, below) == ("9", "11"):
        return "nine eleven"
    if above == below == "20":
        return "twenty-twenty"
    if _STARS.match(after) or (above == below and above in {"5", "10", "100"}):
        return f"{cardinal(above)} out of {cardinal(below)}"
    if below in {"10", "100"} and int(above) > 3 and _RATED.match(after):
        return f"{cardinal(above)} out of {cardinal(below)}"
    top, bottom = int(above), int(below)
    if bottom in _DAYS and top <= _MOST_MONTHS and not _PARTS_OF.match(after):
        return ""
    improper = top < 20 and bottom in {2, 3, 4, 8, 16} and top % bottom
    return _named(above, below) if improper or _is_proper(above, below) else ""


def _say_pressure(match: re.Match[str]) -> str:
    above, below = (match[1], match[2]) if match[1] else (match[4], match[5])
    unit = " millimeters of mercury" if match[3] else ""
    return f"{cardinal(above)} over {cardinal(below)}{unit}"


def _say_sight(match: re.Match[str]) -> str:
    """Say "20/40" as "twenty forty" where eyes are spoken of."""
    return f"twenty-{cardinal(match[1])}" if _SEEN.search(match.string) else match[0]


def _say_inch(match: re.Match[str]) -> str:
    """Say a fraction before a sign for inches that closes no quotation."""
    if are_paired(match.string):
        return match[0]
    return f"{match[1] or ''}{match[2]} {'inches' if match[1] else 'inch'}"


INCHES: Final = Rule("fractions of an inch", _INCH, _say_inch, frozenset('"'))
RATINGS: Final = Rule(
    "ratings", _RATING, lambda match: f"{amount(match[1])} out of {cardinal(match[2])}", frozenset("/")
)
EXPOSURES: Final = Rule(
    "parts of a second", Pattern(r"(?<![\w.,/])1/(?:(\d{1,4}) (?:s|sec)|(\d{2,4})s)(?![\w/])(?:\.(?= [a-z]|,))?"),
    lambda match: f"{_named('1', match[1] or match[2])} of a second", frozenset("/"),
)  # fmt: skip
APERTURES: Final = Rule(
    "apertures", Pattern(r"(?:(?<=mm )|(?<=\bat )|(?<=\baperture of )|(?<=\bstopped down to ))f/(\d{1,2})(?!\w|[.,/]\d)"
    r"|(?<!\w)f/(\d{1,2})(?= (?:lens(?:es)?|aperture|zoom|prime|maximum)\b)"),
    lambda match: f"f {cardinal(match[1] or match[2])}", frozenset("/"),
)  # fmt: skip
ODDS: Final = Rule(
    "odds", Pattern(r"(?:(?<=\b[Oo]dds )|(?<=\b[Oo]dds (?:of|at) )|(?<=\b[Oo]dds are )|(?<=\b[Oo]dds were ))"
    r"(\d{1,4})/(\d{1,3})(?![\w/]|[.,]\d)"),
    lambda match: f"{cardinal(match[1])} to {cardinal(match[2])}", frozenset("/"),
)  # fmt: skip
HALF_RATINGS: Final = Rule(
    "ratings with a half", Pattern(r"(?<![\w.,/])(\d{1,2}) ?½ ?/ ?(4|5|6|10|20|100)(?![\w/]|[.,]\d)"),
    lambda match: f"{cardinal(match[1])} and a half out of {cardinal(match[2])}", frozenset("½"),
)  # fmt: skip
SIGHT: Final = Rule("eyesight", _SIGHT, _say_sight, frozenset("/"))
PRESSURES: Final = Rule("blood pressure", _PRESSURE, _say_pressure, frozenset("/"))
SIGNS: Final = Rule("fraction signs", _SIGN, _say_sign, frozenset(_SIGNS))
RULE: Final = Rule("fractions", _WRITTEN, _say, frozenset("/"))
