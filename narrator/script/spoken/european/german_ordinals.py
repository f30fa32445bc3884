"""German ordinals before a noun, bent as the word before them asks: "das 3. Spiel", "mein 1. Kind", "im 3. OG"."""

import re
from typing import Final

from narrator.script.spoken.european.gender import is_feminine_in_german, is_masculine_in_german
from narrator.script.spoken.european.numerals import cardinal, ordinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule, either

_N: Final = """
am beim dem den des im vom zum zur diesem diesen dieser dieses einem einen einer eines jedem jeden jedes meinem meinen
meiner meines seinem seinen seiner seines ihrem ihren ihrer ihres unserem unseren unserer unseres deinem deinen deiner
keinem keinen keiner eurem euren welchem welchen jenem jenen
"""
_E: Final = "das die diese dieses eine jede meine seine ihre unsere deine keine welche jene"
_ALONE: Final = "ein mein sein ihr unser dein kein"
BENT: Final = frozenset(_N.split())
"""Words after which an adjective ends in -n."""
_WEAK: Final = frozenset(_E.split())
_STRONG: Final = frozenset(_ALONE.split())
_BEFORE: Final = tuple({word for small in (*BENT, *_WEAK, *_STRONG, "der") for word in (small, small.capitalize())})
_STARTERS: Final = """
Aber Alle Alles Als Also Am An Auch Auf Aus Bei Beide Bis Da Dabei Dafür Dagegen Damals Damit Danach Dann Darauf Darum
Das Dass Davor Dazu Dem Den Denn Der Deshalb Die Dies Diese Dieser Dieses Doch Dort Du Durch Ein Eine Einer Einige Er Es
Etwas Euer Falls Für Gegen Hier Ich Ihr Ihre Im Immer In Ist Jede Jeder Jedes Jetzt Kein Keine Man Manche Mein Meine Mit
Nach Natürlich Nicht Noch Nun Nur Ob Oder Ohne Schon Sein Seine Seit Seitdem Sie Sind So Sobald Sogar Trotzdem Um Und
Unser Unter Viele Vielleicht Vom Von Vor Während War Warum Was Weil Weiter Welche Wenn Wer Wie Wieder Wir Wo Zu Zudem
Zuerst Zuletzt Zum Zur Zwar
"""
_NO_NOUN: Final = frozenset(_STARTERS.split())
"""What a sentence begins with after a figure that ended one: "Es war der 2. Dann kam …"."""
_PATTERN: Final = Pattern(rf"(?<!\w)({either(_BEFORE)}) (\d{{1,4}})\.(?= ([A-ZÄÖÜ][\wäöüß]{{1,30}})(?!\w))")
_TWO: Final = Pattern(
    rf"(?<!\w)({either(_BEFORE)}) (\d{{1,3}})\.( und | oder | bis |/| ?[-–] ?)"
    rf"(\d{{1,3}})\.(?= ([A-ZÄÖÜ][\wäöüß]{{1,30}})(?!\w))"
)
_SMALL: Final = Pattern(
    rf"(?<!\w)({either(_BEFORE)}) (\d{{1,3}})\. (?=([a-zäöüß]{{2,30}})(?: (?:und |oder )?[a-zäöüß]{{2,30}})?"
    rf"(?: [A-ZÄÖÜ]|,))"
)
_VERB: Final = Pattern(rf"(?<!\w)({either(_BEFORE)}) ([1-9]\d?)\.(?= [a-zäöüß]{{2}})")
_LAST: Final = Pattern(
    r"(?<!\w)([Aa]m|[Vv]om|[Zz]um|[Ii]m|[Bb]eim|[Dd]em|[Dd]er|[Dd]es|[Jj]eder|[Ee]in|[Mm]ein) ([1-9]\d?)\."
    r"(?=[“”\"»)]?\Z)"
)
"""At the end of a sentence, where its full stop is the ordinal's as well."""
_AS_RANK: Final = Pattern(r"\b(als|Als) (\d{1,3})\.(?= [a-zäöüß])")
_BARE: Final = Pattern(
    r"(?:\A|(?<=[,:;] )|(?<=\())(\d{1,2})\.(?= (?:(Klasse|Runde|Minute|Stunde|Woche|Auflage|Etage|Staffel|Folge"
    r"|Reihe|Bundesliga|Liga"
    r"|Ausgabe|Person)|(Kapitel|Jahrhundert|Jh|Jahrtausend|OG|UG|Stockwerk|Halbjahr|Spiel|Semester|Quartal|Gebot|Buch|Lebensjahr|Schuljahr))\b)"
)
_CLUB: Final = Pattern(r"(?<![\w.,])1\.(?= (?:FC|FFC|FSV|SC|FCN|TSV|BC)\b)")
_CLOCK: Final = Pattern(r"\b([Uu]m|[Gg]egen) (\d{1,2}) ?h(?!\w)")
_POSTCODE: Final = Pattern(r"\b(PLZ:? |Postleitzahl:? )(\d{4,5})(?!\w|[.,]\d)|\b(D|A|CH)-(\d{4,5})(?= [A-ZÄÖÜ])")


def _bent(number: str, before: str, noun: str) -> str:
    said, small = ordinal(int(number), "de"), before.lower()
    if small in {"dieser", "jener", "jeder"} and is_masculine_in_german(noun):
        return said
    if small in BENT or (small == "der" and is_feminine_in_german(noun)):
        return f"{said}n"
    return f"{said}{'r' if is_masculine_in_german(noun) else 's'}" if small in _STRONG else said


def _say(match: re.Match[str]) -> str:
    before, number, noun = match.groups()
    return match[0] if noun in _NO_NOUN or number[0] == "0" else f"{before} {_bent(number, before, noun)}"


def _say_two(match: re.Match[str]) -> str:
    before, first, link, last, noun = match.groups()
    if noun in _NO_NOUN or "0" in {first[0], last[0]}:
        return match[0]
    link = " bis " if link.strip() in {"-", "–"} else link
    return f"{before} {_bent(first, before, noun)}{link}{_bent(last, before, noun)}"


def _say_small(match: re.Match[str]) -> str:
    """Say "dem zehnten und letzten Schuss", "die dritte große Runde": the adjective tells the end."""
    before, number, adjective = match.groups()
    end = next((end for end in ("en", "em", "er", "es", "e") if adjective.endswith(end)), "")
    if number[0] == "0" or not (end or adjective in {"und", "oder"}):
        return match[0]
    said = ordinal(int(number), "de")
    small = before.lower()
    if adjective in {"und", "oder"}:
        return f"{before} {said}{'n' if small in BENT else ''} "
    return f"{before} {said}{end.removeprefix('e') if end != 'e' else ''} "


def _say_bare(match: re.Match[str]) -> str:
    return f"{ordinal(int(match[1]), 'de')}{'' if match[2] else 's'}"


def _say_postcode(match: re.Match[str]) -> str:
    figures = " ".join(cardinal(int(figure), "de") for figure in match[2] or match[4])
    return f"{match[1] or match[3] + ' '}{figures}"


def rules(_words: Wording) -> tuple[Rule, ...]:
    """Return the rules; they come after those for dates, whose ordinals have no noun."""
    return (
        Rule("two ordinals before a noun", _TWO, _say_two, INNER_STOP),
        Rule("ordinals before a noun", _PATTERN, _say, INNER_STOP),
        Rule("ordinals before an adjective", _SMALL, _say_small, INNER_STOP),
        Rule("ordinals without an article", _BARE, _say_bare, INNER_STOP),
        Rule("ordinals before a verb", _VERB, lambda match: f"{match[1]} {_bent(match[2], match[1], '')}", INNER_STOP),
        Rule("ordinals at the end", _LAST, lambda match: f"{match[1]} {_bent(match[2], match[1], '')}.", DIGITS),
        Rule("ranks", _AS_RANK, lambda match: f"{match[1]} {ordinal(int(match[2]), 'de').capitalize()}r", DIGITS),
        Rule("clubs", _CLUB, lambda _: "Erster", frozenset("1")),
        Rule("full hours in short", _CLOCK, lambda match: f"{match[1]} {match[2]} Uhr", DIGITS),
        Rule("postal codes", _POSTCODE, _say_postcode, DIGITS),
    )
