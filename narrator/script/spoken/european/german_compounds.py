"""German words made with figures: "20%ige", "der 5-jährige", "die 5-%-Hürde", "12,- Euro", "Hauptstr. 5"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european.numerals import cardinal, digits
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule

_ENDED: Final = (
    "jährig|jähr|tägig|wöchig|monatig|stündig|minütig|fach|köpfig|stellig|teilig|seitig|stufig|prozentig|mal"
)
_SHARE: Final = Pattern(r"(?<![\w.,])(\d{1,3}) ?%-?(?=ig(?:e[mnrs]?)?(?!\w))")
_BENT: Final = Pattern(rf"(?<![\w.,–-])(\d{{1,3}})-(?=(?:{_ENDED})\w{{0,4}}(?!\w))")
_NAMED: Final = Pattern(r"(?<![\w.,–-])(\d{1,3})-J(?=ährige[nrs]?(?!\w))")
_JOINED: Final = Pattern(r"(?<=\d)-([€%])-(?=[A-ZÄÖÜ])")
_MEASURED: Final = Pattern(r"(?<=\d)-(m|km|cm|mm|kg|g|l|ml|GB|TB|MB|kW|kWh|Hz|W|V)-(?=[A-ZÄÖÜ])")
_HALF_HOUR: Final = Pattern(
    r"\b([Uu]m|[Gg]egen|[Aa]b|[Bb]is|[Ss]eit|[Vv]or|[Nn]ach) (?:½|1/2) (?=(?:eins|zwei|drei|vier|fünf|sechs"
    r"|sieben|acht|neun"
    r"|zehn|elf|zwölf|1[0-2]|[1-9])\b(?! [A-ZÄÖÜ]))"
)
_ONE_OR_TWO: Final = Pattern(
    r"(?:\A|(?<=\()|\b([a-zäöüß]{1,12}|In|Nach|Mit|Vor|Seit|Für|Etwa|Nur|Alle|Noch) )1( ?[-–] ?| bis | oder )2"
    r"(?= (?:[A-ZÄÖÜ][a-zäöüß]{2}|weitere|kleine|große))"
)
_ONE_MILLION: Final = Pattern(
    r"(?<![\w.,–-])1 (?:(Mio)|Mrd)\.?(?: (?=[A-ZÄÖÜ][a-zäöü]{2})(?!Euro|Dollar|Franken)|(?=[,;:)]|\Z| [a-zäöü(–]))"
)
_EVEN: Final = Pattern(r"(?<=\d)[,.](?:-{1,2}|[–—])(?= ?(?:€|Euro|EUR|CHF|Fr\.|Franken|DM|Mark)|[\s).;,/]|\Z)")
_STREET: Final = Pattern(r"(?<=\w)([Ss])tr\.(?= \d)|\bStr\.(?= \d)")
_FOLLOWING: Final = Pattern(
    r"(?<!\w)((?:§§?|S\.|Seiten?|Rn\.|Art\.|Kap\.|Kapitel|Abs\.|Nr\.|Bd\.) \d{1,5}[a-z]?) (ff?)\.(?!\w)"
)
_LETTER: Final = Pattern(r"\blit\. (?=[a-z](?!\w))(?:(?<=\d lit\. )|(?<=\d, lit\. )|(?<=und lit\. ))")
_PAGES: Final = Pattern(r"(?<=\d) S\.(?= (?!\d)|[,;)]|\Z)")
_POSTCODE: Final = Pattern(
    r"((?:[Ss]tr\.|[Ss]traße|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Rr]ing|[Uu]fer|[Dd]amm|[Mm]arkt) \d{1,4} ?[a-z]?, ?)"
    r"(\d{5})(?= [A-ZÄÖÜ])"
)
_PLACE: Final = Pattern(
    r"\A(\d{3}(?:[1-9]\d|\d[1-9]))(?= [A-ZÄÖÜ][a-zäöüß]{2,30}(?: \(?[A-Za-zÄÖÜäöüß./-]{1,20}\)?){0,3}\Z)"
)


def _say_million(match: re.Match[str]) -> str:
    said = f"eine {'Million' if match[1] else 'Milliarde'}"
    return f"{said} " if match[0].endswith(" ") else closed(match, said)


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules, which come before those for numbers."""

    def joined(match: re.Match[str]) -> str:
        number = int(match[1])
        return "ein" if number == 1 else cardinal(number, "de")

    def say_street(match: re.Match[str]) -> str:
        return f"{match[1] or 'S'}traße"

    def say_following(match: re.Match[str]) -> str:
        one = "und der folgende" if match[1][0] in "§A" else "und die folgende"
        return f"{match[1]} {'und folgende' if match[2] == 'ff' else one}"

    def say_one_or_two(match: re.Match[str]) -> str:
        link = match[2] if match[2][1:-1].isalpha() else " bis "
        return f"{match[1] + ' ' if match[1] else ''}ein{link}zwei"

    percent = frozenset("%")
    return (
        Rule("half hours", _HALF_HOUR, lambda match: f"{match[1]} halb ", frozenset("½/")),
        Rule("one or two", _ONE_OR_TWO, say_one_or_two, frozenset("1")),
        Rule("a million", _ONE_MILLION, _say_million, frozenset("1")),
        Rule("units between hyphens", _MEASURED, lambda match: f"-{words.units[match[1]].several}-", DIGITS),
        Rule("shares as adjectives", _SHARE, lambda match: f"{joined(match)}prozent", percent),
        Rule("adjectives with a number", _BENT, joined, DIGITS),
        Rule("persons of an age", _NAMED, lambda match: f"{joined(match).capitalize()}j", DIGITS),
        Rule(
            "signs between hyphens",
            _JOINED,
            lambda match: "-Euro-" if match[1] == "€" else "-Prozent-",
            frozenset("€%"),
        ),
        Rule("even amounts", _EVEN, lambda _: "", DIGITS),
        Rule("streets", _STREET, say_street, INNER_STOP),
        Rule("following ones", _FOLLOWING, say_following, INNER_STOP),
        Rule("letters of a law", _LETTER, lambda _: "Buchstabe ", INNER_STOP),
        Rule(
            "so many pages",
            _PAGES,
            lambda match: closed(match, " Seiten"),
            DIGITS,
        ),
        Rule("postal codes after a street", _POSTCODE, lambda match: match[1] + digits(match[2], "de"), DIGITS),
        Rule("postal codes before a place", _PLACE, lambda match: digits(match[1], "de"), DIGITS),
    )
