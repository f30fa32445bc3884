"""Spanish numbers in shapes of their own: "el 3° piso", "a las 4:00 PM", "la Ley 39/2015", "12/05", "2 años y 1/2"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european import romance, romance_short_words
from narrator.script.spoken.european.gender import is_feminine_in_spanish
from narrator.script.spoken.european.numerals import cardinal, digits, ordinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_COUNTED: Final = "pisos?|puestos?|lugar|aniversario|capítulo|semestre|trimestre|curso|batallón|congreso|encuentro"
_FLOOR: Final = Pattern(rf"(?<![\w.,])([1-9]\d?)(?:°|\.?º)(?= (?:{_COUNTED})\b)")
_SHORT: Final = {1: "primer", 3: "tercer"}
_HALF_OF_DAY: Final = Pattern(
    r"(?<![\w.,:/])(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?(?:h |hs\.? |horas )?([AaPp])(?:\. ?[Mm]\.|\.?[Mm](?!\w))"
)
_NIGHT, _NOON = 8, 12
_LAW: Final = Pattern(
    r"\b((?:Ley(?: Orgánica| Foral)?|Real Decreto(?:-ley| Legislativo)?|Decreto(?:-ley| Ley)?|Orden|Directiva"
    r"|Reglamento"
    r"|Resolución|Sentencia|STS|STC|LO|RD)(?: \((?:UE|CE)\))?(?: n\.º)?) (\d{1,4})/((?:19|20)\d\d)(?![\w/])"
)
_SPAN: Final = Pattern(
    r"\b([Dd]e|[Dd]esde|[Ee]ntre)( las?)? (\d{1,2})[:.]([0-5]\d)(?: ?h(?:oras)?)? (a|hasta|y)( las?)?"
    r" (\d{1,2})[:.]([0-5]\d)(?: ?h(?:oras)?\b)?(?![\w:]|[.,]\d)"
)
_HOURS: Final = Pattern(
    r"(?<![\w.,:/])(?<![Ll]as )(?<![Ll]a )(?:(\d{1,2}) ?([-–]|a|o|y) ?)?(\d{1,3}) ?(?:hs?|hrs?)\b(?! ?\d|/)"
)
_ONE_O_CLOCK: Final = Pattern(r"(?<=\b[Ll]a )1(?= (?:de la|del|en punto|y (?:media|cuarto)|menos)\b)")
_AND_A_HALF: Final = Pattern(r"(?<=\d )([a-zá-ú]{3,20}) y (?:1/2|½)(?!\w)")
_STREET: Final = Pattern(r"\b([Cc])/ ?(?=[A-ZÁÉÍÓÚ]|del? )")
_AVENUE: Final = Pattern(r"\b(?:Avda|Avd|Av)\. (?=de\b|del\b|[A-ZÁÉÍÓÚ])")
_DECADE: Final = Pattern(r"\b([2-9]0)s(?!\w)(?:(?<=\b[Ll]os \d\ds)|(?<=\baños \d\ds))")
_OFFER: Final = Pattern(r"(?<![\w.,])([2-5])x([1-4])(?! ?[\dx×=]|\w| ?(?:cm|mm|m|km)\b)")
_KILOMETRE: Final = Pattern(r"\b([Ee]l|[Aa]l|[Dd]el) km (?=\d)")
_PAGES: Final = Pattern(r"(?<=\d) (?:págs?|pp?)\.(?= (?!\d)|[,;)]|\Z)")
_TWO_PHONES: Final = Pattern(
    r"\b((?:[Tt]eléfonos?|[Tt]els?\.|[Tt]eléf\.|[Ll]lam[a-zá]{1,4}(?: al)?|[Mm]óvil|WhatsApp)[^.\n]{6,24} (?:o"
    r"|y)(?: al?)? )"
    r"([679]\d{2})[ ](\d{3})[ ](\d{3})(?![\w]|[ .,]\d)"
)


def _say_floor(match: re.Match[str]) -> str:
    number = int(match[1])
    said = _SHORT.get(number) or ordinal(number, "es")
    return said[:-1] if said.endswith(("primero", "tercero")) else said


def _hour(number: int) -> str:
    return "una" if number == 1 else cardinal(number, "es")


def _feminine(number: int) -> str:
    return "una" if number == 1 else cardinal(number, "es").replace("uno", "una").replace("cientos", "cientas")


def _minutes(written: str | None) -> str:
    if not written or written == "00":
        return ""
    return f" y {cardinal(int(written), 'es')}" if written[0] == "0" else f" {cardinal(int(written), 'es')}"


def _say_half_of_day(match: re.Match[str]) -> str:
    hour, is_morning = int(match[1]), match[3] in "aA"
    if hour == _NOON:
        part = "de la noche" if is_morning else "del mediodía"
    elif is_morning:
        part = "de la mañana"
    else:
        part = "de la noche" if hour >= _NIGHT else "de la tarde"
    return closed(match, f"{_hour(hour)}{_minutes(match[2])} {part}")


def _say_span(match: re.Match[str]) -> str:
    before, the, hour, minutes, link, the_last, last, last_minutes = match.groups()
    first, second = int(hour), int(last)
    if max(first, second) > 24:
        return match[0]
    if minutes == last_minutes == "00" and max(first, second) > _NOON:
        return f"{before}{the or ''} {_hour(first)} {link}{the_last or ''} {_feminine(second)} horas"
    return (
        f"{before}{the or ''} {_hour(first)}{_minutes(minutes)} {link}{the_last or ''} "
        f"{_hour(second)}{_minutes(last_minutes)}"
    )


def _say_hours(match: re.Match[str]) -> str:
    first, link, last = match.groups()
    number = int(last)
    said = _feminine(number)
    noun = "hora" if number == 1 and not first else "horas"
    link = {"-": "a", "–": "a"}.get(link or "", link)
    return f"{_hour(int(first))} {link} {said} {noun}" if first else f"{said} {noun}"


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules that only Spanish needs."""

    def say_phone(match: re.Match[str]) -> str:
        return match[1] + ", ".join(digits(group, "es") for group in match.groups()[1:])

    def say_half(match: re.Match[str]) -> str:
        return f"{match[1]} y {'media' if is_feminine_in_spanish(match[1]) else 'medio'}"

    stop = frozenset(".")
    return (
        *romance_short_words.SPANISH,
        Rule("ordinals with a sign", _FLOOR, _say_floor, frozenset("°º")),
        Rule("halves of a day", _HALF_OF_DAY, _say_half_of_day, DIGITS),
        Rule("laws by their year", _LAW, lambda m: f"{m[1]} {cardinal(int(m[2]), 'es')} de {m[3]}", frozenset("/")),
        Rule("from one time to another", _SPAN, _say_span, DIGITS),
        Rule("hours that are counted", _HOURS, _say_hours, DIGITS),
        Rule("one o'clock", _ONE_O_CLOCK, lambda _: "una", DIGITS),
        romance.dates_with_a_zero(words),
        Rule("and a half", _AND_A_HALF, say_half, frozenset("/½")),
        Rule("streets", _STREET, lambda m: f"{'Calle' if m[1] == 'C' else 'calle'} ", frozenset("/")),
        Rule("avenues", _AVENUE, lambda _: "Avenida ", stop),
        Rule("kilometres of a road", _KILOMETRE, lambda m: f"{m[1]} kilómetro ", DIGITS),
        Rule("so many pages", _PAGES, lambda m: closed(m, " páginas"), DIGITS),
        Rule("decades with an s", _DECADE, lambda m: m[1], DIGITS),
        Rule(
            "so many for so many",
            _OFFER,
            lambda m: f"{cardinal(int(m[1]), 'es')} por {cardinal(int(m[2]), 'es')}",
            frozenset("x"),
        ),
        romance.DENSITY["es"],
        romance.INHABITANTS["es"],
        Rule("a second telephone", _TWO_PHONES, say_phone, DIGITS),
    )
