"""Time signatures: "in 6/8 time" → "in six eight time", "a 4/4 beat", "play it in 3/4"."""

from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_NAMED: Final = r"(?: ?- ?| )(?:time|beat|meter|metre|signature|rhythm|groove|bars?|waltz|march|measure)s?\b"
_PATTERN: Final = Pattern(
    rf"(?<![\w.,/$£€-])(\d{{1,2}})/([248]|16)(?={_NAMED})"
    r"|(?:(?<=[Pp]lay it in )|(?<=[Pp]layed in )|(?<=[Pp]lay in )|(?<=[Ww]ritten in )|(?<=song in )|(?<=tune in )"
    r"|(?<=piece in )|(?<=waltz in )|(?<=signature is )|(?<=signature of )|(?<=bar of )|(?<=bars of ))"
    r"(\d{1,2})/([248]|16)(?![\w/]|[.,]\d| (?:inch|of\b))"
    r"|(?<=\b[Ii]n )(?:([24])/(4)|(6|9|12)/(8)|(5|7)/(4)|(2)/(2))(?=[,;:)!?]|\.(?!\d)|\Z| (?:and|at|with|but)\b)"
)
RULE: Final = Rule(
    "time signatures", _PATTERN,
    lambda match: " ".join(cardinal(figure) for figure in match.groups() if figure), frozenset("/"),
)  # fmt: skip
