"""German short forms that mean something only beside others: "u. 80 %", "s. o.", "Fr. Maier", "geb. 1950", "3 J."."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european.german_dates import WEEKDAYS
from narrator.script.spoken.european.german_ordinals import BENT
from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule

_END: Final = r"(?!\w)"
_SEE: Final = Pattern(rf"(?<![\w.])([Ss])(?:\. ?(o|u)\.{_END}|(?:\.|iehe) S\.(?= \d))")
_AND: Final = Pattern(r"(?<![\w.])u\.(?= (?:[A-ZÄÖÜ][a-zäöüß]|[a-zäöüß]{2}|\d))(?! (?:a|U|v|Ä|ä|g)\.)")
_WOMAN: Final = Pattern(
    r"(?<![\w.])(?<!\d )Fr\.(?! (?:Jan|Feb|Mär|Apr|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
    r"(?= (?:Dr\. |Prof\. )?[A-ZÄÖÜ][a-zäöüß]{2})"
)
_LIVES: Final = Pattern(r"(?<!\w)(geb|gest|verst)\.(?= (?:am |im |um |ca\. |in )?(?:\d|[A-ZÄÖÜ][a-zäöü]{2,9} \d{4}))")
_LIFE: Final = {"geb": "geboren", "gest": "gestorben", "verst": "verstorben"}
_NEE: Final = Pattern(r"(?:(?<=[a-zäöüß] )|(?<=[a-zäöüß], ))geb\.(?= [A-ZÄÖÜ][a-zäöüß]{2})")
_COUNTED: Final = Pattern(
    r"(?<=\d )(?:(J|Pers|Mon|Wo|Tg|Std|Stdn|Min|Sek)\.(?= [a-zäöü(]|[,;)]|\Z)"
    r"|(Stk|Port|Pck|Pckg|Bd|Bde)\.(?= [A-ZÄÖÜa-zäöü(]|[,;)]|\Z))"
)
_NUMBERED: Final = Pattern(r"(?<=\d\. )(Kap|Min|Std|Sek|Aufl|Abs|Bd|Jg|Etg|Lj)\.(?!\w)")
_NAMES: Final = {
    "Kap": "Kapitel", "Min": "Minute", "Std": "Stunde", "Sek": "Sekunde", "Aufl": "Auflage", "Abs": "Absatz",
    "Bd": "Band", "Jg": "Jahrgang", "Etg": "Etage", "Lj": "Lebensjahr",
}  # fmt: skip
"""What an ordinal stands before."""
_BY_LAW: Final = Pattern(r"(?<![\w.])([Gg])em\.(?= (?:§|Art|Abs|Nr|Ziff|Satz|Anlage|Vertrag))")
_PRESSURE: Final = Pattern(
    r"(?<![\w.,/])(\d{2,3})/(\d{2,3})"
    r"(?: ?mm ?Hg\b|(?:(?<=ruck \d\d/\d\d)|(?<=ruck \d{3}/\d\d)|(?<=ruck \d{3}/\d{3}))(?![\w/]))"
)
_PER: Final = Pattern(r"(?<=\d)/(min|h|s|Min\.|Std\.|Tag|Woche|Monat|Jahr)(?![\w/])")
_PER_NAMES: Final = {
    "min": "Minute", "h": "Stunde", "s": "Sekunde", "Min.": "Minute", "Std.": "Stunde", "Tag": "Tag",
    "Woche": "Woche", "Monat": "Monat", "Jahr": "Jahr",
}  # fmt: skip
_TWICE: Final = Pattern(
    r"(?<=\d)( ?)(%|€|°C|km|kg|cm|mm|m|g|ml|l|h|min|MB|GB|kWh|W)( ?[–—] ?)(?=\d[\d.,]{0,12} ?\2(?!\w))"
)
_PLACE: Final = Pattern(r"\b([Ii]n|[Aa]us|[Nn]ach) (\d{3}(?:[1-9]\d|\d[1-9]))(?= [A-ZÄÖÜ][a-zäöüß]{2})")
_SEVERAL: Final = {
    "J": "Jahre", "Pers": "Personen", "Mon": "Monate", "Wo": "Wochen", "Tg": "Tage", "Stk": "Stück",
    "Port": "Portionen", "Pck": "Päckchen", "Pckg": "Packungen", "Bd": "Bände", "Bde": "Bände",
    "Std": "Stunden", "Stdn": "Stunden", "Min": "Minuten", "Sek": "Sekunden",
}  # fmt: skip
_ONE: Final = {
    "Pckg": "Packung", "Bd": "Band", "J": "Jahr", "Pers": "Person", "Mon": "Monat", "Wo": "Woche", "Tg": "Tag",
    "Port": "Portion", "Std": "Stunde",
    "Min": "Minute", "Sek": "Sekunde",
}  # fmt: skip
_IN_YEAR: Final = Pattern(r"\b([Ii]m|[Dd]es|[Vv]om|[Ii]\.) J\.(?= \d{3,4}(?!\w))")
_FROM: Final = Pattern(r"(?<![\w.])v\.(?= (?:\d{1,2}\. ?(?:\d{1,2}\.|[A-ZJ])))")
_SO_CALLED: Final = Pattern(r"(?:\b(\w{2,12}) )?(?<![\w.])sog\.(?= [A-ZÄÖÜa-zäöü„»\"])")
_DAY: Final = Pattern(r"(?<![\w.])(Mo|Di|Mi|Do|Fr|Sa|So)\.,(?= (?:(?:den|dem|der|am) )?\d{1,2}\. ?(?:\d|[A-Z]))")


def _say_see(match: re.Match[str]) -> str:
    head = "Siehe" if match[1] == "S" else "siehe"
    if not match[2]:
        return f"{head} Seite"
    return closed(match, f"{head} {'oben' if match[2] == 'o' else 'unten'}")


def _say_counted(match: re.Match[str]) -> str:
    is_one = re.search(r"(?<![\w.,])1 \Z", match.string[max(0, match.start() - 4) : match.start()]) is not None
    short = match[1] or match[2]
    return closed(match, (_ONE if is_one else _SEVERAL).get(short, _SEVERAL[short]))


def _say_pressure(match: re.Match[str]) -> str:
    unit = " Millimeter Quecksilbersäule" if match[0].endswith("g") else ""
    return f"{match[1]} zu {match[2]}{unit}"


def _say_so_called(match: re.Match[str]) -> str:
    before = match[1] or ""
    said = "sogenannten" if before.lower() in BENT else "sogenannte"
    return f"{before} {said}" if before else said


RULES: Final = (
    Rule("see above, below and pages", _SEE, _say_see, INNER_STOP),
    Rule("and in short", _AND, lambda _: "und", INNER_STOP),
    Rule("Mrs in short", _WOMAN, lambda _: "Frau", INNER_STOP),
    Rule("born as", _NEE, lambda _: "geborene", INNER_STOP),
    Rule("born and died", _LIVES, lambda match: _LIFE[match[1]], INNER_STOP),
    Rule("things counted in short", _COUNTED, _say_counted, DIGITS),
    Rule("things with a number, in short", _NUMBERED, lambda match: closed(match, _NAMES[match[1]]), DIGITS),
    Rule("by which law", _BY_LAW, lambda match: f"{match[1]}emäß", INNER_STOP),
    Rule("blood pressure", _PRESSURE, _say_pressure, frozenset("/")),
    Rule("so much per time", _PER, lambda match: closed(match, f" pro {_PER_NAMES[match[1]]}"), frozenset("/")),
    Rule("one unit from and to", _TWICE, lambda match: f"{match[1]}{match[2]} bis ", frozenset("–—")),
    Rule(
        "postal codes after a preposition",
        _PLACE,
        lambda match: f"{match[1]} {' '.join(cardinal(int(figure), 'de') for figure in match[2])}",
        DIGITS,
    ),
    Rule("years named in short", _IN_YEAR, lambda match: f"{'im' if match[1] == 'i.' else match[1]} Jahr", INNER_STOP),
    Rule("from a day", _FROM, lambda _: "vom", INNER_STOP),
    Rule("so called", _SO_CALLED, _say_so_called, INNER_STOP),
    Rule("a weekday before its date", _DAY, lambda match: f"{WEEKDAYS[match[1]]},", INNER_STOP),
)  # fmt: skip
