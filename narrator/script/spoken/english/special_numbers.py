"""Numbers that have a way of their own: "1080p" → "ten eighty P", "404 Not Found" → "four oh four Not Found"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_RESOLUTION: Final = Pattern(
    r"(?<![\w.,])(144|240|360|480|576|720|1080|1440|2160|4320)([pi])(24|25|30|50|60|120)?(?!\w)"
)
_FILM: Final = Pattern(
    r"(?<![\w.,])([458]|10)[Kk](?= (?:video|resolution|TV|monitor|display|screen|camera|UHD|footage|movie|stream"
    r"|content|run|race|walk|fun run)s?\b)"
)
_RACE: Final = Pattern(
    r"(?=[158][05]?[Kk])(?:(?<=\b[Aa] )|(?<=\b[Tt]he )|(?<=\bmy )|(?<=\bfirst )|(?<=\bran )|(?<=\brun ))(5|8|10"
    r"|15)[Kk](?=[.,;:!?)]"
    r"|$| (?:in|on|this|last|for|and|to|at|without)\b)"
)
_AIRCRAFT: Final = Pattern(r"\b(Boeing|Airbus|Embraer) (A?)([1-9][1-9]\d)(?:-(\d00))?(?!\w)")
_JET: Final = Pattern(r"(?<![\w.,$£€/-])(7[0-8]7)-(8|9|10|[1-9]00)(ER|LR|F)?(?![\w-]|[.,]\d)")
_FLIGHT: Final = Pattern(
    r"\b(?:[Bb]oeing|[Aa]irbus|[Aa]ircraft|[Aa]irliners?|[Aa]irlines?|[Pp]lanes?|[Jj]ets?|[Ff]l(?:y|ew|own|ights?)"
    r"|[Pp]ilots?|[Dd]reamliners?|[Cc]ockpit|[Rr]unway)\b"
)
_STATUS: Final = Pattern(
    r"(?<![\w.,])([1-5])0([1-9])(?= (?:not found|errors?|pages?|forbidden|bad|moved|unavailable"
    r"|created|status|redirects?)\b)",
    re.IGNORECASE,
)


def _say_resolution(match: re.Match[str]) -> str:
    lines, scan, rate = match.groups()
    said = cardinal(lines[0]) + (f" {cardinal(lines[1:])}" if lines[1:] != "00" else " hundred")
    said = year(lines) if len(lines) == 4 else said
    return f"{said} {scan.upper()}" + (f" {cardinal(rate)}" if rate else "")


def _say_aircraft(match: re.Match[str]) -> str:
    maker, letter, type_number, series = match.groups()
    said = f"{maker} {letter and 'A '}{cardinal(type_number[0])} {cardinal(type_number[1:])}"
    return f"{said} {cardinal(series)}" if series else said


def _say_jet(match: re.Match[str]) -> str:
    """Say a type with its series where flying is spoken of: "a 787-9"."""
    if not _FLIGHT.search(match.string):
        return match[0]
    said = f"{cardinal(match[1][0])} {cardinal(match[1][1:])} {cardinal(match[2])}"
    return f"{said} {'.'.join(match[3])}" if match[3] else said


RESOLUTIONS: Final = Rule("resolutions", _RESOLUTION, _say_resolution, DIGITS)
_SCREEN: Final = Pattern(
    r"(?i:(\b(?:TVs?|video|television|monitors?|displays?|screens?|resolution|stream\w{0,5}|HDR|cameras?|film\w{0,3}|movies?)\b"
    r"[^.]{0,60}(?<![\w.,])))([48])K(?!\w)"
)
SCREENS: Final = Rule(
    "resolutions of screens", _SCREEN, lambda match: f"{match[1]}{cardinal(match[2])} K", frozenset("K")
)
FILM: Final = Rule("film resolutions", _FILM, lambda match: f"{cardinal(match[1])} K", DIGITS)
FOUR_K: Final = Rule(
    "a resolution",
    Pattern(
        r"(?:\A|(?<=\bin )|(?<=\bat )|(?<=[Nn]ative )|(?<=[Tt]rue )|(?<=[Rr]ecord )|(?<=[Ss]hoot )|(?<=[Ss]hoots ))"
        r"([48])K(?=[.,;:!?)]|\Z| (?:and|on|with|at|or|HDR|but|video)\b)"
    ),
    lambda match: f"{cardinal(match[1])} K",
    frozenset("K"),
)  # fmt: skip
_CARD: Final = Pattern(
    r"\b(RTX|GTX|RX|GT|Radeon|GeForce|Ryzen [3579]|Quadro) ([1-9]\d{3})(?=(?: ?(?:Ti|XT|Super|X3D|X|G|M))?\b)(?![.,]\d)"
)
CARDS: Final = Rule(
    "graphics cards and processors", _CARD, lambda match: f"{match[1]} {year(match[2])}", frozenset("GRQ"),
)  # fmt: skip
KARATS: Final = Rule(
    "karats", Pattern(r"(?<![\w.,])(9|10|14|18|22|24)[- ]?[Kk](?=[- ](?:(?:white|yellow|rose|solid)[- ])?gold\b)"),
    lambda match: f"{cardinal(match[1])} karat", DIGITS,
)  # fmt: skip
DIMENSIONS: Final = Rule(
    "dimensions in small letters",
    Pattern(
        r"(?<![\w.,])([234])d(?=[- ](?:print(?:ers?|ing|ed|s)?|model(?:s|ing|ling)?|images?|animations?|games?|graphics"
        r"|films?|movies?|scan(?:s|ner|ners|ning)?|render(?:s|ing|ings)?|designs?|art|views?|shapes?|arrays?|effects?|vision"
        r"|space|objects?|maps?|plots?|world|engine|array|mesh(?:es)?|textures?|assets?|audio|sound|glasses|drawings?)\b)"
    ),
    lambda match: f"{cardinal(match[1])} D", frozenset("d"),
)  # fmt: skip
RACES: Final = Rule("races", _RACE, lambda match: f"{cardinal(match[1])} K", DIGITS)
JETS: Final = Rule("aircraft with their series", _JET, _say_jet, frozenset("-"))
AIRCRAFT: Final = Rule("aircraft", _AIRCRAFT, _say_aircraft, DIGITS)
HEXADECIMAL: Final = Rule(
    "hexadecimal numbers",
    Pattern(r"(?<!\w)0x([0-9A-Fa-f]{1,64})(?!\w)"),
    lambda match: " ".join(["zero", "X", *(cardinal(sign) if sign.isdigit() else sign.upper() for sign in match[1])]),
    frozenset("x"),
)
STATUS: Final = Rule("status codes", _STATUS, lambda match: f"{cardinal(match[1])} oh {cardinal(match[2])}", DIGITS)
