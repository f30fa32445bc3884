"""Years, decades and eras: "1984", "the 1990s", "'90s", "500 BC", "AD 70"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.english.numerals import cardinal, plural, short_year, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_DECADES: Final = Pattern(
    r"(?:\b([Tt]he|[Ee]arly|[Ll]ate|[Mm]id)([ -]))?(?<![\w.,$£€])([12]\d\d0)('?)(?: (?<=19\d0 )|(?<=20\d0) )?s(?!\w)"
)
_SHORT_DECADES: Final = Pattern(
    r"(?<![A-Za-z\d.,$£€])(?:' ?([0-9]0)'?s(?!\w)|(?<!:)([2-9]0)'s(?!\w)"
    r"|([Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ee]arly|[Mm]id|[Ll]ate|and|or|to)([ -])([1-9]0)s(?!\w)"
    r"|(?<!:)([2-9]0)s(?= (?:and|or|to) \d0s)"
    r"|(?<!:)([2-9]0)s(?=-(?:style|era|inspired|themed|esque|like|vintage|music|born|tastic|fashion)\b))"
)
_OWNED: Final = Pattern(r"(?<![\w.,$£€])([12]\d{3})'s(?!\w)")
_SHORT: Final = Pattern(r"(?<![\w.,])'(\d\d)(?![\w'])")
_ERA: Final = r"(B\.C\.E\.|B\.C\.|C\.E\.|A\.D\.?|BCE|BC|CE|AD|bce|bc|ce)"
_AFTER: Final = Pattern(rf"(?<![\w.,])(\d{{1,5}})(?: ?([-–—]) ?(\d{{1,5}}))? ?{_ERA}(?!\w)")
_BEFORE: Final = Pattern(r"(?<!\w)(A\.D\.|AD|A\.H\.|AH) (\d{1,4})(?: ?([-–—]) ?(\d{1,4}))?(?![\w]|[.,]\d)")
_YEAR: Final = Pattern(r"(?<![\w.,$£€¥#])(1[0-9]\d\d|20\d\d)(?!\w|[.,]\d)")
_AHEAD: Final = Pattern(r"\b([Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Yy]ear|[Bb]efore|[Aa]fter) (2[1-9]\d\d)(?!\w|[.,]\d)")
_COUNTED: Final = Pattern(
    r" (?:people|persons|men|women|children|students|pupils|words|pages|votes|copies|times"
    r"|members|employees|workers|users"
    r"|followers|readers|soldiers|troops|households|families|homes|houses|inhabitants|residents"
    r"|species|items|pieces|seats|bugs|flights|rooms|grams|kilograms|tickets|bottles|tests|requests|commits|stars"
    r"|points|yards|feet|foot|miles|meters|metres|kilometers|kilometres|acres|hectares|tons|tonnes|pounds|dollars|euros"
    r"|calories|hours|minutes|seconds|days|years|square|cubic|lines|files|rows|bytes|bits|tokens|samples|participants"
    r"|patients|respondents|cases|deaths|vehicles|cars|units|shares|characters|degrees|volts|watts|horsepower|rpm)\b"
)


def _decade(match: re.Match[str]) -> str:
    """Say "the 1990s" as "the nineteen nineties", but "1990's best song" as the year's."""
    lead, gap, written, apostrophe = match.groups()
    said = f"{year(written)}'s" if apostrophe and not lead else plural(year(written))
    return f"{lead}{gap}{said}" if lead else said


def _short_decade(match: re.Match[str]) -> str:
    written = match[1] or match[2] or match[5] or match[6] or match[7]
    before = f"{match[3]}{match[4]}" if match[3] else ""
    return before + ("two thousands" if written == "00" else plural(cardinal(written)))


def _era(written: str) -> str:
    return ".".join(written.replace(".", "").upper())


def _year_or_number(written: str) -> str:
    if len(written) == 3 and not written.endswith("00"):
        return f"{cardinal(written[0])} {short_year(written[1:])}"
    return year(written) if len(written) == 4 else cardinal(written)


def _say_after(match: re.Match[str]) -> str:
    first, link, last, era = match.groups()
    until = f" to {_year_or_number(last)}" if link else ""
    return closed(match, f"{_year_or_number(first)}{until} {_era(era)}")


def _say_before(match: re.Match[str]) -> str:
    era, first, link, last = match.groups()
    until = f" to {_year_or_number(last)}" if link else ""
    return f"{_era(era)} {_year_or_number(first)}{until}"


def _say_year(match: re.Match[str]) -> str:
    written = match[1]
    if _COUNTED.match(match.string, match.end()):
        return cardinal(written)
    return year(written)


DECADES: Final = Rule("decades", _DECADES, _decade, DIGITS)
SHORT_DECADES: Final = Rule("decades without a century", _SHORT_DECADES, _short_decade, DIGITS)
OWNED: Final = Rule("a year's", _OWNED, lambda match: f"{year(match[1])}'s", DIGITS)
SHORT: Final = Rule("years without a century", _SHORT, lambda match: short_year(match[1]), frozenset("'"))
AFTER: Final = Rule("eras after a year", _AFTER, _say_after, DIGITS)
BEFORE: Final = Rule("eras before a year", _BEFORE, _say_before, DIGITS)
AHEAD: Final = Rule("years to come", _AHEAD, lambda match: f"{match[1]} {year(match[2])}", DIGITS)
YEARS: Final = Rule("years", _YEAR, _say_year, DIGITS, bare=True)
