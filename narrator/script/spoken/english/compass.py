"""Points of the compass: "12 miles NW of", "Pennsylvania Ave. NW", "NNE winds"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_WIND: Final = {"N": "north", "S": "south", "E": "east", "W": "west"}
_REGION: Final = Pattern(
    r"(?=[NSEW][. ])(?:(?<![\w.])([NSEW])\. (?=(?:Korea|Africa|America|Carolina|Dakota|Ireland|Yorkshire|Wales"
    r"|Virginia|Germany"
    r"|Berlin)\b)"
    r"|(?:(?<=miles )|(?<=kilometers )|(?<=feet )|(?<=meters )|(?<=blocks ))([NSEW])(?= of\b))"
)
_POINT: Final = r"(NNE|NNW|SSE|SSW|ENE|ESE|WNW|WSW|NE|NW|SE|SW)"
_PATTERN: Final = Pattern(
    rf"(?=[NSEW]{{2}})(?:(?<![\w.-]){_POINT}(?= (?:of|winds?|corner|coast|side|quadrant|slope|facing|direction)\b)"
    rf"|(?<=[a-z.] ){_POINT}(?=,? (?:Washington|Portland|Atlanta|Seattle|Calgary|Edmonton)\b)"
    rf"|(?:(?<=Street )|(?<=Avenue )|(?<=Road )|(?<=Boulevard )|(?<=Drive )|(?<=Lane )|(?<=miles )|(?<=kilometers )"
    rf"|(?<=St\. )|(?<=Ave\. )|(?<=Rd\. )|(?<=Blvd\. )|(?<=Dr\. )){_POINT}(?!\w|\.\w))"
)


def _say(match: re.Match[str]) -> str:
    point = match[1] or match[2] or match[3]
    words = [_WIND[letter] for letter in point]
    return "".join(words) if len(words) == 2 else f"{words[0]}-{''.join(words[1:])}"


REGIONS: Final = Rule(
    "regions by their direction, and directions from a place", _REGION,
    lambda match: f"{_WIND[match[1]].capitalize()} " if match[1] else _WIND[match[2]], frozenset("NSEW"),
)  # fmt: skip
RULE: Final = Rule("points of the compass", _PATTERN, _say, frozenset("NSEW"))
