"""Ordinals, ranges, years and what is left of numbers."""

import re
from collections.abc import Callable
from typing import Final

from narrator.script.spoken.european.numerals import amount, cardinal, digits, whole
from narrator.script.spoken.european.quantities import number_pattern
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_COUNTS: Final = Pattern(
    r"(?i:\b(?:a|con|de|en|hay|había|hubo|más|menos|o|por|sin|solo|sólo|tengo|tiene|tienen|y"
    r"|avec|dans|et|ou|sur|à"
    r"|dura|durante|falta|faltan|queda|quedan|tras|cada|aproximadamente|unos|reste|restent|manque|pendant|durant|après"
    r"|chaque|encore|il|y|son|es|est|ont|has|he|ha"
    r"|ab|aus|bei|etwa|für|in|je|mit|nach|noch|nur|ohne|pro|seit|um|und|von|vor|weitere|zu|über)) $"
)
"""Words after which a number counts what follows."""


_FALLING: Final = re.compile(r"(\d{3,9})-(\d{1,9})")
_SEASON: Final = re.compile(r"(?:1\d|20)\d\d-\d\d")


def _ordinal_rule(mark: str, say: Callable[[int, str], str]) -> Rule:
    pattern = Pattern(rf"(?:\b([^\W\d_]{{1,20}}) )?(?<![\w.,])(\d{{1,4}})({mark})")

    def said(match: re.Match[str]) -> str:
        before, number, sign = match.groups()
        words = say(int(number), (before or "") if sign == "." else sign)
        return f"{before} {words}" if before else words

    return Rule("ordinals", pattern, said, DIGITS)


def _short_years(words: Wording, end: str) -> Rule:
    """Return the rule for "1914–18" and "1998/99"."""

    def say(match: re.Match[str]) -> str:
        century, first, link, last = match.groups()
        if int(last) <= int(first):
            return match[0]
        between = " " if link == "/" and int(last) - int(first) == 1 else f" {words.to} "
        return f"{words.year(int(century + first))}{between}{cardinal(int(last), words.code)}"

    pattern = Pattern(rf"(?<![\w.,/-])(1[1-9]|20)(\d\d)([-–/])(\d\d){end}(?![-/])")
    return Rule("years, the last one in short", pattern, say, DIGITS)


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for every number that no other rule took."""
    number, counted = number_pattern(words), Pattern(words.counted)
    label = Pattern(words.label)
    end = r"(?!\w|[.,]\d)"

    def say_years(match: re.Match[str]) -> str:
        return f"{words.year(int(match[1]))} {words.to} {words.year(int(match[2]))}"

    def say_range(match: re.Match[str]) -> str:
        if _FALLING.fullmatch(match[0]) and int(match[1]) > int(match[2]) and not _SEASON.fullmatch(match[0]):
            return f"{_amount(match[1])}-{_amount(match[2])}"  # an article of a law, a number with a part
        return f"{_amount(match[1])} {words.to} {_amount(match[2])}"

    def say_amount(match: re.Match[str]) -> str:
        sign = "" if not match[1] else f"{words.plus} " if match[1] == "+" else f"{words.minus} "
        noun = counted.match(match.string, match.end())
        before = match.string[max(0, match.start() - 24) : match.start()]
        if match[2] == "1" and label.search(before) and not _COUNTS.search(before):
            noun = None
        return sign + (words.bare_agree(_amount(match[2]), noun[1], before.strip()) if noun else _amount(match[2]))

    def say_rest(match: re.Match[str]) -> str:
        text = match.string
        before = " " if match.start() and text[match.start() - 1].isalpha() else ""
        after = " " if text[match.end() : match.end() + 1].isalpha() else ""
        said = whole(match[0], words.code) if len(match[0]) < 4 else digits(match[0], words.code)
        return f"{before}{said}{after}"

    def _amount(written: str) -> str:
        return amount(written, words.code, words.comma)

    return (
        *(_ordinal_rule(mark, say) for mark, say in words.ordinals),
        _short_years(words, end),
        Rule(
            "years, from and to",
            Pattern(rf"(?<![\w.,/-])(1\d{{3}}|20\d\d) ?[-–—/] ?(1\d{{3}}|20\d\d){end}"),
            say_years,
            DIGITS,
        ),
        Rule("ranges", Pattern(rf"(?<![\w.,-])({number}) ?[-–—] ?({number}){end}(?!-)"), say_range, DIGITS),
        Rule(
            "years",
            Pattern(rf"(?<![\w.,+−-])(1[1-9]\d\d|20\d\d){end}"),
            lambda m: words.year(int(m[1])),
            DIGITS,
            bare=True,
        ),
        Rule("numbers", Pattern(rf"(?<![\w.,)-])([-−+]?)({number}){end}"), say_amount, DIGITS, bare=True),
        Rule("points", Pattern(r"(?<=\d)\.(?=\d)"), lambda _: f" {words.point} ", DIGITS, bare=True),
        Rule("rest of numbers", Pattern(r"[0-9]{1,4000}"), say_rest, DIGITS, bare=True),
    )
