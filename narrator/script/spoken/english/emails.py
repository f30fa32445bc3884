"""E-mail addresses: "jane dot doe at example dot com"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    r"(?<![\w+@-])(?<!\w\.)(?:mailto:)?([\w+&-][\w.+&-]{0,63})@((?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w@])",
    re.ASCII,
)
_WORDS: Final = {".": " dot ", "-": " dash ", "_": " underscore ", "+": " plus ", "&": " ampersand "}


def _say(match: re.Match[str]) -> str:
    return " at ".join("".join(_WORDS.get(sign, sign) for sign in part) for part in match.groups())


RULE: Final = Rule("e-mail addresses", _PATTERN, _say, frozenset("@"))
