"""German dates without a year, spans of days, weekdays: "am 24.12.", "vom 1. bis 3. Mai", "Mo–Fr", "Samstag, 3.5."."""

import re
from typing import Final

from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule, either

_BEFORE: Final = r"\b([Aa]m|[Vv]om|[Bb]is|[Zz]um|[Aa]b|[Ss]eit|[Dd]en|[Dd]em|[Dd]er|und) "
_DAY: Final = r"0?[1-9]|[12]\d|3[01]"
WEEKDAYS: Final = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag",
    "So": "Sonntag",
}  # fmt: skip
_SHORT: Final = "(Mo|Di|Mi|Do|Fr|Sa|So)"
_DAYS: Final = Pattern(rf"(?<![\w.-]){_SHORT}\.?( ?[-–—] ?|\. ?[-–] ?| und | bis |/|\+|, ){_SHORT}\.?(?![\w-])")
_DAY_AND_TIME: Final = Pattern(
    rf"(?<![\w.-]){_SHORT}\.?(,? )(?=(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?: ?[-–] ?\d| Uhr)|\d{{1,2}}\.\d{{1,2}}\.)"
)
_FURTHER_DAY: Final = Pattern(rf"(?<=tag|och)(, | und | oder |/){_SHORT}\.?(?![\w-])")
_MOST_MONTHS: Final = 12
"""Without a word before them, "3.2." is a section as well; "24.12." is a day."""
_PREPOSITIONS: Final = ("auf", "nach", "vor", "bis", "ab", "seit")
_NAMED: Final = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules that only German needs."""
    names = tuple(dict.fromkeys(words.months.values()))[:12]
    span = Pattern(
        rf"{_BEFORE}({_DAY})\.(?= ?(?:bis|und|oder|–|-) ?(?:zum )?\d{{1,2}}\. ?(?:{either(words.months)})\b)",
        re.IGNORECASE,
    )
    figures = Pattern(rf"{_BEFORE}({_DAY})\. ?(0?[1-9]|1[0-2])\.(?!\d)")
    day_and_figures = Pattern(rf"\b({_NAMED}|spätestens)(,?) (?:(den|dem) )?({_DAY})\.(0?[1-9]|1[0-2])\.(?!\d)")
    after_day = Pattern(
        rf"\b([Aa]m|[Vv]om|[Bb]is|[Zz]um|[Aa]b|[Ss]eit) ((?:{_NAMED})(?:abend|morgen|mittag|nachmittag)?,?) "
        rf"({_DAY})\.(?= ?(?:{either(words.months)})\b)",
        re.IGNORECASE,
    )
    spaced = Pattern(rf"{_BEFORE}({_DAY})\. ?[–-] ?(?=\d{{1,2}}\. ?(?:{either(words.months)})\b)", re.IGNORECASE)

    def say_first(match: re.Match[str]) -> str:
        return f"{match[1]} {words.date(match[1], match[2], '', '')}"

    def say_dashed(match: re.Match[str]) -> str:
        return f"{say_first(match)} bis "

    def say_after_day(match: re.Match[str]) -> str:
        return f"{match[1]} {match[2]} {words.date(match[1], match[3], '', '')}"

    def say_day_and_figures(match: re.Match[str]) -> str:
        day, comma, article, number, month = match.groups()
        before = match.string[max(0, match.start() - 5) : match.start()].rstrip().rpartition(" ")[2]
        bent = article or ("bis" if day == "spätestens" else before)
        said = words.date(bent, number, names[int(month) - 1], "")
        return f"{day}{comma} {article + ' ' if article else ''}{said}"

    def say_days(match: re.Match[str]) -> str:
        link = " bis " if match[2].strip(" .") in {"-", "–", "—"} else " und " if match[2] in {"/", "+"} else match[2]
        return f"{WEEKDAYS[match[1]]}{link}{WEEKDAYS[match[3]]}"

    def say_figures(match: re.Match[str]) -> str:
        return f"{match[1]} {words.date(match[1], match[2], names[int(match[3]) - 1], '')}"

    return (
        Rule("weekdays", _DAYS, say_days, frozenset("MDFS")),
        Rule("further weekdays", _FURTHER_DAY, lambda match: match[1] + WEEKDAYS[match[2]], frozenset("MDFS")),
        Rule("weekdays before a time", _DAY_AND_TIME, lambda match: WEEKDAYS[match[1]] + match[2], DIGITS),
        Rule("dates after a weekday", after_day, say_after_day, INNER_STOP),
        Rule("days in figures after a weekday", day_and_figures, say_day_and_figures, INNER_STOP),
        Rule("days with a dash", spaced, say_dashed, INNER_STOP),
        Rule("first days of a span", span, say_first, INNER_STOP),
        Rule("days of a month in figures", figures, say_figures, INNER_STOP),
        _bare_days(words, names),
    )


def _bare_days(words: Wording, months: tuple[str, ...]) -> Rule:
    """Return the rule for days in figures that neither "am" nor its like stands before: "(24.12.)", "vor 3.5. um"."""
    pattern = Pattern(
        rf"(?:\b({either(_PREPOSITIONS)}) |(?<=\()|(?<=: ))({_DAY})\.(0?[1-9]|1[0-2])\."
        r"(?= (?:[a-zäöüß(–-]|\d{1,2}[:.]\d\d Uhr)|[,;:)]|[–-]\d)"
    )

    def say(match: re.Match[str]) -> str:
        before, day, month = match.groups()
        if not before and int(day) <= _MOST_MONTHS:
            return match[0]
        said = words.date("vom" if before else "", day, months[int(month) - 1], "")
        return f"{before} {said}" if before else said

    return Rule("days of a month without an article", pattern, say, INNER_STOP)
