"""Pieces of command lines in prose: "--verbose" → "dash dash verbose", "-v", "*.txt" → "star dot text", "> out.txt"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_LONG: Final = Pattern(r"(?:(?<=\s)|(?<=\A)|(?<=[(\[\"“'‘]))--(?=[a-z][\w-]{1,40})")
_ASIDE: Final = re.compile(r"[a-z,.]--(?:[ ,.;:]|\Z)")
"""The end of what stands between two typed dashes."""
_SHORT: Final = Pattern(r"(?<= )-(?=[A-Za-z](?:[ ,;)]|\.(?: |\Z)|\Z)|[a-z]{2,3}(?: [\w./~|-]|[,.)]|\Z))")
_COMMAND: Final = Pattern(
    r"(?:\b(?:flags?|options?|switch(?:es)?|arguments?|[Rr]un|[Pp]ass|[Uu]se|git|ls|ssh|rm|cp|mv|curl|wget|tar|grep|sed"
    r"|docker|npm|pip|python3?|make|gcc|chmod|sudo|find|ps|kill|du|df|head|tail|sort|xargs|kubectl|cargo)\b|dash dash )"
    r"[^.?!]{0,30}\Z"
)
_WILD: Final = Pattern(r"(?<![\w*./-])((?:[\w.-]{1,40}/){0,4})(\*\*/)?\*(?=\.[a-z]\w{0,5}(?![\w*]))")
_INTO: Final = Pattern(
    r"(?<=[\w)\]\"'.]) >{1,2} "
    r"(?=[\w./~-]{1,60}\.(?:txt|log|csv|json|md|html|out|sql|gz|xml|yml|yaml)(?!\w)|/dev/null\b)"
)


def _say_long(match: re.Match[str]) -> str:
    """Leave "--as I said--": typed dashes that close again."""
    is_aside = _ASIDE.search(match.string, match.end(), match.end() + 200) is not None
    return match[0] if is_aside else "dash dash "


def _say_short(match: re.Match[str]) -> str:
    """Say the dash of an option where a command or another option stands before it."""
    is_option = _COMMAND.search(match.string, max(0, match.start() - 50), match.start()) is not None
    return "dash " if is_option else match[0]


def _say_wild(match: re.Match[str]) -> str:
    folders = "".join(f"{folder} slash " for folder in match[1].split("/") if folder)
    return f"{folders}{'star star slash ' if match[2] else ''}star "


LONG: Final = Rule("options in words", _LONG, _say_long, frozenset("-"))
SHORT: Final = Rule("options of a letter", _SHORT, _say_short, frozenset("-"))
WILD: Final = Rule("any file of a kind", _WILD, _say_wild, frozenset("*"))
INTO: Final = Rule("output into a file", _INTO, lambda _: " into ", frozenset(">"))
