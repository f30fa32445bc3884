"""Ratios and scores: "10:1" → "ten to one", "a 3-2 win" → "a three-two win"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_RESULT: Final = (
    "win|wins|loss|losses|victory|victories|defeat|defeats|draw|draws|lead|tie|deficit|record|vote|decision|triumph"
    "|rout|thrashing|scoreline|score|advantage|series|aggregate|upset|ruling|split|majority|start|run|comeback"
    "|thriller|home|away"
)
_SCORE: Final = Pattern(
    rf"(?<![\w.,/])(\d{{1,3}})[-–](\d{{1,3}})(?:[-–](\d{{1,3}}))?(?= (?:[a-z-]{{2,12}} )?(?:{_RESULT})\b)"
)
_SHARES: Final = Pattern(r"(?<![\w.,/])([1-9]0)[-–/]([1-9]0)(?![\w/%]|[-.,]\d)")
_RATIO: Final = Pattern(
    r"(?<![\w.,:/])(\d{1,4}(?:\.\d{1,3})?) ?: ?(\d{1,4}(?:\.\d{1,3})?)(?: ?: ?(\d{1,4}))?(?![\w:]|[.,]\d)"
)

_NAMED: Final = Pattern(
    r"(?<![\w.,:/])(\d{1,3}):(\d{1,3}(?:,\d{3}){1,2}|\d{1,6})"
    r"(?= (?:scale|ratio|odds|mix|mixture|dilution|split|replica|model|map|slope)\b)"
    r"|(?<![\w.,:/])(1):(\d{1,3}(?:,\d{3}){1,2})(?!\w|[.,:]\d)"
    r"|(?<![\w.,:/])(?<!\bat )(\d{1,4}):(\d{1,5})(?!\w|[.,:]\d|[-–]\d)"
)


def _say_ratio(match: re.Match[str]) -> str:
    """Two numbers with a colon that no rule for times and verses took."""
    if ": " in match[0] and len(match[1]) > 2:
        return match[0]
    if len(match[1]) > 3:
        return match[0].replace(":", ", ")
    return match[0].replace(" :", ":").replace(": ", ":").replace(":", " to ")


def _say_shares(match: re.Match[str]) -> str:
    """Two shares of a hundred: "50/50", "80/20"."""
    first, second = match.groups()
    return f"{cardinal(first)}-{cardinal(second)}" if int(first) + int(second) == 100 else match[0]


def _say_score(match: re.Match[str]) -> str:
    return "-".join(cardinal(points) for points in match.groups() if points)


_MIXED: Final = Pattern(
    r"\b(?:[Dd]ilut\w{1,4}|[Rr]atios?|[Oo]dds|[Mm]ix(?:ed)?|[Ss]cale|[Pp]roportions?)\b[^.:;]{0,30}\Z"
)


def _say_named(match: re.Match[str]) -> str:
    """Two numbers are a ratio by the word before or behind them, or by a second one in thousands."""
    if match[5] and not _MIXED.search(match.string, max(0, match.start() - 44), match.start()):
        return match[0]
    return f"{cardinal(match[1] or match[3] or match[5])} to {cardinal(match[2] or match[4] or match[6])}"


SHARES: Final = Rule("shares of a hundred", _SHARES, _say_shares, DIGITS)
SCORES: Final = Rule("scores before a result", _SCORE, _say_score, DIGITS)
NAMED: Final = Rule(
    "ratios by name",
    _NAMED,
    _say_named,
    frozenset(":"),
)
RULE: Final = Rule("ratios", _RATIO, _say_ratio, frozenset(":"))
