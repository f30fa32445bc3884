"""Signs left over from markup and drawings, which nobody reads out."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_DRAWN: Final = Pattern(r"[=_*~#-]{4,80}")
_ASTERISKS: Final = Pattern(r"(?<!\w)\*{1,3}(?=\w)|(?<=[\w.,!?)])\*{1,3}(?!\w)|(?<!\S)\*{1,10}(?!\S)")
_TILDES: Final = Pattern(r"(?<!\w)~ ?(?=\w)")
_UNDERSCORES: Final = Pattern(r"_{1,20}")
_BACKSLASHES: Final = Pattern(r"\\{1,4}")
_LONE: Final = Pattern(r"`{1,9}|\^|(?<= )[=<>+#@]{1,9}(?= |$)|(?<=\s)-{4,40}(?=\s|$)")
_BRACKETS: Final = Pattern(r" ?[\[{⟨【〔]{1,400} ?|[\]}⟩】〕]{1,400} ?")
_QUOTED: Final = Pattern(r"(?<!\w)([\"'“‘])([\[\](){}<>|/\\*#&^~`_;:,.!?=+@%-])([\"'”’])(?!\w)")
_NAME: Final = {
    "[": "opening bracket", "]": "closing bracket", "(": "opening parenthesis", ")": "closing parenthesis",
    "{": "opening brace", "}": "closing brace", "<": "less than sign", ">": "greater than sign", "|": "vertical bar",
    "/": "slash", "\\": "backslash", "*": "asterisk", "#": "hash", "&": "ampersand", "^": "caret", "~": "tilde",
    "`": "backtick", "_": "underscore", ";": "semicolon", ":": "colon", ",": "comma", ".": "dot",
    "!": "exclamation mark", "?": "question mark", "=": "equals sign", "+": "plus sign", "@": "at sign",
    "%": "percent sign", "-": "hyphen",
}  # fmt: skip
_DRIVE: Final = Pattern(r"(?<!\w)([A-Z]):(\\[\w.-]{1,60}(?:(?: [\w.()-]{1,30}){0,3}\\[\w.-]{1,60}){0,10}(?<!\.))")
_ETC: Final = re.compile(r"(?<=\\)etc(?![\w.])")
_PLURALS: Final = Pattern(r"(?<=[a-z])\((s|es)\)")
_BRACES: Final = frozenset("[]{}⟨⟩【】〔〕")


def _say_bracket(match: re.Match[str]) -> str:
    """Square brackets and braces are heard as a short pause, and not at all at the ends and before a stop."""
    text = match.string
    if text.endswith((".", ",", ";", ":", "!", "?"), 0, match.start()):
        return " "
    if match.start() == 0 or match.end() == len(text) or text[match.end()] in ".,;:!?)'\"":
        return " " if match[0].endswith(" ") and match.start() else ""
    return ", "


QUOTED: Final = Rule(
    "a sign in quotation marks", _QUOTED, lambda match: f"{match[1]}{_NAME[match[2]]}{match[3]}", frozenset("\"'“‘")
)
DRIVES: Final = Rule(
    "paths on a drive",
    _DRIVE,
    lambda match: f"{match[1]} colon{_ETC.sub('etsy', match[2])}".replace("\\", " backslash ").replace(".", " dot "),
    frozenset("\\"),
)
SHIFTS: Final = Rule(
    "double signs of comparison", Pattern(r"(?<=\w) (>>|<<) (?=\w)"),
    lambda match: 2 * (" greater than" if match[1] == ">>" else " less than") + " ", frozenset("<>"),
)  # fmt: skip
LOST: Final = Rule(
    "apostrophes that were lost", Pattern(r"(?<=[A-Za-z])\ufffd(?=(?:s|t|d|m|re|ve|ll)(?![A-Za-z]))"), lambda _: "'",
    frozenset("\ufffd"),
)  # fmt: skip
DASHES: Final = Rule(
    "typed dashes", Pattern(r"(?<=\s)-{2,3}(?=\s)|(?<=[\w,.)\"])--(?=[\w(\"])"), lambda _: "—", frozenset("-")
)
DRAWN: Final = Rule("drawn lines", _DRAWN, lambda _: " ", frozenset("=_*~#-"))
ASTERISKS: Final = Rule("asterisks", _ASTERISKS, lambda _: "", frozenset("*"))
TILDES: Final = Rule("tildes", _TILDES, lambda _: "about ", frozenset("~"))
UNDERSCORES: Final = Rule("underscores", _UNDERSCORES, lambda _: " ", frozenset("_"))
BACKSLASHES: Final = Rule("backslashes", _BACKSLASHES, lambda _: " ", frozenset("\\"))
SLASH: Final = Rule(
    "a slash that is spoken of",
    Pattern(r"(?<=\b[Aa] )/(?=[,.;:)]|\Z| (?:and|or|in|at|is|to|before|after)\b)"),
    lambda _: "slash",
    frozenset("/"),
)  # fmt: skip
LONE: Final = Rule("lone signs", _LONE, lambda _: " ", frozenset("`^=<>+#@-"))
ANGLES: Final = Rule("angle brackets", Pattern(r" ?[<>]{1,9} ?"), lambda _: " ", frozenset("<>"))
HEARTS: Final = Rule("a heart of signs", Pattern(r"(?<!\S)<3(?!\S)"), lambda _: "heart", frozenset("<"))
PLURALS: Final = Rule("optional plurals", _PLURALS, lambda match: match[1], frozenset("("))
BRACKETS: Final = Rule("brackets", _BRACKETS, _say_bracket, _BRACES)
