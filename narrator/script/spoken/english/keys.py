"""Signs that are meant themselves: "Press # to end, * to repeat, @ to reply", "5 @ 2 euros", "a B- in maths"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_NAME: Final = {"#": "hash", "*": "star", "@": "at", "/": "slash", "\\": "backslash", "~": "tilde", "_": "underscore",
                "^": "caret", "|": "pipe", "&": "and sign", "?": "question mark", "!": "exclamation mark",
                "+": "plus", "-": "minus", "=": "equals", "<": "less than", ">": "greater than", ".": "dot",
                ",": "comma", ";": "semicolon", ":": "colon"}  # fmt: skip
_PRESSED: Final = Pattern(
    r"(?<=[Pp]ress )[\"“'‘]?([#*@/\\~_^|&?!+=<>;:.,-])[\"”'’]?(?= |$|[.,](?:\s|$))|(?<=[Hh]it )([#*])(?= |$|[.,])"
    r"|(?<=[Tt]ype )[\"“'‘]?([#*@/\\~_^|&?!+=<>;:-])[\"”'’]?(?= |$|[.,](?: |$))"
    r"|(?:(?<=[Uu]se )|(?<=[Uu]ses )|(?<=[Ww]ith ))([#*~_^|/\\<>])(?= (?!of\b)[a-z]|$|[.,](?: |$))"
    r"|(?:(?<=\b[Tt]he )|(?<=\b[Tt]hen ))([#*~_^|\\<>])(?= (?!of\b)[a-z]{2})"
    r"|(?<=[Dd]ial )([#*])(?= |$)|(?<=[Tt]he )([#*@~_^|/\\&])(?= (?:key|button|sign|symbol|character|command)\b)"
    r"|(?<=[,;:] )([#*])(?= (?:to|for|key)\b)|(?<=[Aa]nd )([#*])(?= (?:to|for|key)\b)"
    r"|(?<=or )([#*])(?= (?:to|for|key)\b)|(?<=[a-z] )([#*])(?= (?:is|means|stands)\b)"
)
_AT: Final = Pattern(r"(?:(?<= )|(?<=\A))@(?= )")
_HOLDS: Final = r"(?i:Ctrl|Control|Cmd|Command|Alt|Shift|Option|Opt|Win|Super|Meta|Fn)"
_CHORD: Final = Pattern(
    rf"\b({_HOLDS})(?: ?\+ ?(?=(?:[A-Z\d]|F\d{{1,2}}|Del|Esc|Tab|Enter|{_HOLDS})(?!\w))|\+|-(?=[A-Z\d]\b|F\d"
    rf"|{_HOLDS}[+-]))(?=[\w`/,.;'\[\]\\-])(?!-? )",
    re.ASCII,
)
_HELD: Final = {"Ctrl": "Control", "Cmd": "Command", "Opt": "Option", "Win": "Windows", "Fn": "Function"}
_SHORT: Final = {"Esc": "Escape", "Del": "Delete", "Ins": "Insert", "PgUp": "Page Up", "PgDn": "Page Down",
          "Bksp": "Backspace"}  # fmt: skip
_GRADE: Final = Pattern(
    r"(?:(?<=\b[Aa] )|(?<=\b[Aa]n )|(?<=[Gg]rade )|(?<=[Gg]ot ))([A-F])-(?=[ ,.;:)!?]|\Z)"
    r"|(?<![\w-])([A-F])-(?= (?:for|in|on|average|grade|student)\b)"
)


def _say(match: re.Match[str]) -> str:
    return _NAME[next(group for group in match.groups() if group)]


_DIALED: Final = Pattern(r"(?<![\w#*])([#*])(\d{1,4})([#*]?)(?![\w#*]|[.,]\d)")
_DIALING: Final = Pattern(r"\b(?:[Dd]ial|[Pp]ress|[Ee]nter|[Pp]unch in|[Cc]all|[Cc]ode)\b[^.]{0,30}\Z")


def _say_dialed(match: re.Match[str]) -> str:
    """Say a code to dial with its signs: "*67" is no footnote after "dial", and "#31#" no rank."""
    if match[1] == "#" and not match[3]:
        return match[0]
    if not _DIALING.search(match.string, max(0, match.start() - 40), match.start()):
        return match[0]
    return " ".join(filter(None, (_NAME[match[1]], digits(match[2]), _NAME[match[3]] if match[3] else "")))


def _say_note(match: re.Match[str]) -> str:
    """Say a note; a chord gets the signs that its own rule, which comes later, reads."""
    note, sign, kind = match.groups()
    return f"{note}{'#' if sign == '♯' else 'b'}{kind}" if kind else f"{note} {'sharp' if sign == '♯' else 'flat'}"


DIALED: Final = Rule("codes to dial", _DIALED, _say_dialed, frozenset("#*"))
PRESSED: Final = Rule("keys to press", _PRESSED, _say, frozenset("#*@/\\~_^|&?!+=<>"))
CHORDS: Final = Rule(
    "keys held together",
    _CHORD,
    lambda match: f"{_HELD.get(match[1].capitalize(), match[1].capitalize())} ",
    frozenset("+-"),
)
NOTES: Final = Rule(
    "sharps and flats", Pattern(r"\b([A-G])([♯♭])((?:maj|min|m|dim|aug|sus|add)(?![a-z]))?"), _say_note,
    frozenset("♯♭"),
)  # fmt: skip
COUNTS: Final = Rule("numbers of", Pattern(r"(?<!\S)# (?=of\b)"), lambda _: "number ", frozenset("#"))
AT: Final = Rule("at", _AT, lambda _: "at", frozenset("@"))
NAMED: Final = Rule(
    "keys by their short names",
    Pattern(
        r"(?=[EDIPB](?:sc|el|ns|g[UD]|ksp))(?:(?<=[Pp]ress )|(?<=[Hh]it )|(?<=[Tt]ap )|(?<=Control )|(?<=Alt )"
        r"|(?<=Shift )|(?<=Command )|(?<=Option ))"
        r"(Esc|Del|Ins|PgUp|PgDn|Bksp)(?!\w)|\b(Esc)(?= key\b)"
    ),
    lambda match: _SHORT[match[1] or match[2]], frozenset("EDIPB"),
)  # fmt: skip
HOTELS: Final = Rule(
    "so many stars",
    Pattern(r"(?<![\w.,*])([1-5])\*(?=[ -](?:hotels?|reviews?|ratings?|restaurants?|resorts?|rated|general)\b)"),
    lambda match: f"{cardinal(match[1])} star", frozenset("*"),
)  # fmt: skip
GRADES: Final = Rule("grades", _GRADE, lambda match: f"{match[0][0]} minus", frozenset("-"))
