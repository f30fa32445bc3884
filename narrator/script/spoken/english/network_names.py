r"""Names on a network: "@user@example.social", "root@server", "\\server\docs", "::1", "r/programming", "main.py:45"."""

import re
from typing import Final

from narrator.script.spoken.english.addresses import host_words, name_words
from narrator.script.spoken.english.numerals import cardinal, digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_FEDERATED: Final = Pattern(r"(?<![\w@./])@([\w.-]{1,64})@((?:[\w-]{1,63}\.){1,4}[a-z]{2,24})(?![\w@])", re.ASCII)
_DOTTED: Final = Pattern(r"(?<![\w@./])@([a-z_]\w{0,30}(?:\.[a-z_]\w{0,30}){1,4})(?![\w@/])", re.ASCII)
_HOSTED: Final = Pattern(
    r"(?<![\w@./+-])([a-z][\w.-]{0,30})@(?:([a-z][\w-]{0,60})|(\d{1,3}(?:\.\d{1,3}){3}))(?![\w@-]|[./:]\w)"
)
_SHARED: Final = Pattern(r"(?<![\w\\])\\\\([\w.$-]{1,60}(?:\\[\w.$-]{1,60}){1,10})(?<!\.)")
_LOCAL: Final = Pattern(r"(?<![\w:])::1(?![\w:.])")
_PORT: Final = Pattern(r"(?:(?<=\b[Oo]n )|(?<=\b[Aa]t )|(?<=\b[Tt]o )):(\d{3,5})(?!\w|[.,:]\d)")
_FORUM: Final = Pattern(r"(?<![\w/.])([ur])/(?=[A-Za-z]\w{2,30}(?![\w/]))")
_LINE: Final = Pattern(
    r"(?<=\w\.)(py|rs|js|ts|tsx|jsx|go|c|h|cpp|java|rb|yml|yaml|json|toml|md|html|css|txt|kt|sh|php):(\d{1,6})"
    r"(?::(\d{1,4}))?(?!\w|[.,:]\d)"
)
_TOP_LEVEL: Final = Pattern(
    r"(?<![\w./])\.((?:co|org|gov|ac)\.[a-z]{2}|[a-z]{2}|info|biz|app|dev|blog|shop|online)"
    r"(?= (?:(?:top-level )?domains?|sites?|websites?|address(?:es)?|TLDs?|extensions?|names?|one)\b)"
)


def _say_line(match: re.Match[str]) -> str:
    """Say a place in a file as it is typed: "main.py:45:3"."""
    said = f"{match[1]} colon {cardinal(match[2])}"
    return f"{said} colon {cardinal(match[3])}" if match[3] else said


def _say_hosted(match: re.Match[str]) -> str:
    host = match[2] or " dot ".join(map(digits, match[3].split(".")))
    return f"{name_words(match[1])} at {host}"


FEDERATED: Final = Rule(
    "handles of a server", _FEDERATED, lambda match: f"at {name_words(match[1])} at {host_words(match[2])}",
    frozenset("@"),
)  # fmt: skip
DOTTED: Final = Rule("handles with points", _DOTTED, lambda match: f"at {name_words(match[1])}", frozenset("@"))
HOSTED: Final = Rule("somebody at a machine", _HOSTED, _say_hosted, frozenset("@"))
ENDING: Final = Rule(
    "names before an at sign", Pattern(r"(?<=[a-z])@(?=[,;:)]|[.!?]?(?: |\Z))"), lambda _: " at", frozenset("@"),
)  # fmt: skip
SHARED: Final = Rule(
    "folders of a server", _SHARED,
    lambda match: f"backslash backslash {match[1]}".replace("\\", " backslash ").replace("  ", " "), frozenset("\\"),
)  # fmt: skip
LOCAL: Final = Rule("this machine", _LOCAL, lambda _: "colon colon one", frozenset(":"))
PORTS: Final = Rule("ports alone", _PORT, lambda match: f"colon {cardinal(match[1])}", frozenset(":"))
FORUMS: Final = Rule("forums and their members", _FORUM, lambda match: f"{match[1]} slash ", frozenset("/"))
LINES: Final = Rule("lines of a file", _LINE, _say_line, frozenset(":"))
TOP_LEVELS: Final = Rule(
    "top-level domains", _TOP_LEVEL, lambda match: host_words(f"x.{match[1]}")[2:], frozenset("."),
)  # fmt: skip
