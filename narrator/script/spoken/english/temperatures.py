"""Temperatures and angles: "-5 °C" → "minus five degrees Celsius", "90°" → "ninety degrees"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import amount, cardinal
from narrator.script.spoken.english.patterns import DASH, NUMBER
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_SCALE: Final = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin"}
_PATTERN: Final = Pattern(
    rf"(?<![\w.,])([-−+~±]?)({NUMBER})(?: ?°? ?([CF]?) ?(?:{DASH}| to )([-−]?{NUMBER}))?"
    r" ?[°º] ?([CFK])?(?!(?![NSEW]\b)\w)"
)
_PLACE: Final = Pattern(r"(?<![\w.,])(\d{1,3})° ?(\d{1,2})'(?: ?(\d{1,2}(?:\.\d{1,4})?)(?:\"|''))? ?([NSEW])?(?!\w)")
_DIRECTION: Final = Pattern(r"(?<=degrees) ?([NSEW])(?!\w)")
_NOUN: Final = Pattern(r" (?:angle|turn|rotation|heat|weather|view|video|camera|day|slope|bend|oven|panorama)s?\b")
_MARK: Final = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus ", "~": "about ", "": ""}
_WIND: Final = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _say(match: re.Match[str]) -> str:
    mark, first, first_scale, last, scale = match.groups()
    said = _MARK[mark] + amount(first)
    if last:
        said += f" to {amount(last)}"
    scale = scale or first_scale
    one = (first == "1" and not last) or _NOUN.match(match.string, match.end()) is not None
    return f"{said} {'degree' if one else 'degrees'}{_SCALE[scale] if scale else ''}"


def _say_place(match: re.Match[str]) -> str:
    degrees, minutes, seconds, wind = match.groups()
    said = f"{cardinal(degrees)} degrees {amount(minutes)} minutes"
    said += f" {amount(seconds)} seconds" if seconds else ""
    return f"{said} {_WIND[wind]}" if wind else said


_DECIMAL_PLACE: Final = Pattern(
    r"(?<![\w.,])(\d{1,2}\.\d{1,8}) ?°? ?([NS])"
    r"(,? (?:and )?(?:[Ll]ong(?:itude|\.)? |[Ll]on\.? )?)(-?\d{1,3}\.\d{1,8}) ?°? ?([EW])(?!\w)"
)


def _say_decimal_place(match: re.Match[str]) -> str:
    """Say "51.5 N, 0.12 W": of two such figures neither is in newtons or watts."""
    north, first, gap, east, last = match.groups()
    return f"{amount(north)} degrees {_WIND[first]}{gap}{amount(east)} degrees {_WIND[last]}"


DECIMAL_PLACES: Final = Rule("latitude and longitude", _DECIMAL_PLACE, _say_decimal_place, frozenset("EW"))
PLACES: Final = Rule("degrees, minutes and seconds", _PLACE, _say_place, frozenset("°"))
_OVEN: Final = Pattern(
    r"(?=\d{2,3} ?[FC])(?:(?<=[Bb]ake at )|(?<=[Oo]ven to )|(?<=[Oo]ven at )|(?<=[Hh]eat to )|(?<=[Rr]oast at )"
    r"|(?<=[Cc]ook at )"
    r"|(?<= at )(?=[1-5]\d\d)|(?<= to )(?=[1-5]\d\d)"
    r"|(?<![\w.,])(?=[1-5]\d[05]F (?:for|until|or until) ))"
    r"(\d{2,3}) ?([FC])(?=[\s.,;:)]|\Z)(?! [A-Z])"
)
_CHAIN: Final = Pattern(
    r"(?<![\w.,])\d{2,3} ?[°º]? ?[CF](?: [Ff]an)?"
    r"(?: ?/ ?(?:\d{2,3} ?[°º]? ?[CF](?: [Ff]an)?|[Gg]as(?: [Mm]ark)? \d)){1,4}(?!\w)"
)
_LINK: Final = re.compile(r"(?<=[CFn\d]) ?/ ?")
_HEAT: Final = re.compile(r"(\d{2,3}) ?[°º]? ?([CF])(?= |\Z)")


def _say_chain(match: re.Match[str]) -> str:
    """Say one heat in several scales: "180C/160C fan/gas 4"."""
    parts = _LINK.split(match[0])
    return ", ".join(_HEAT.sub(lambda heat: f"{cardinal(heat[1])} degrees{_SCALE[heat[2]]}", part) for part in parts)


CHAINS: Final = Rule("one heat in several scales", _CHAIN, _say_chain, frozenset("/"))
OVENS: Final = Rule(
    "temperatures of an oven", _OVEN, lambda match: f"{cardinal(match[1])} degrees{_SCALE[match[2]]}", frozenset("CF")
)
NAMED: Final = Rule(
    "scales after degrees in words", Pattern(r"(?<=degrees )([CF])(?![\w.'])|(?<=degrees )([CF])(?=\.(?: |\Z))"),
    lambda match: _SCALE[match[1] or match[2]].strip(), frozenset("CF"),
)  # fmt: skip
RULE: Final = Rule("temperatures and angles", _PATTERN, _say, frozenset("°º"))
DIRECTIONS: Final = Rule("directions", _DIRECTION, lambda match: f" {_WIND[match[1]]}", frozenset("NSEW"))
