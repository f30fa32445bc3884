"""E-mail addresses: "jane dot doe at example dot com"."""

import re
from typing import Final

from narrator.script.spoken.english.addresses import host_words, mailbox_words, name_words
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    r"(?<![\w+@-])(?<!\w\.)(?:mailto:)?([\w+&-][\w.+&-]{0,63})@((?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w@])"
    r"(?:([:/])((?:[\w.~-]{1,80}/){0,8}[\w.~-]{0,79}[\w~-]))?",
    re.ASCII,
)
_SIGN: Final = {":": "colon", "/": "slash"}
"""Before a path on that host: "git@example.com:jane/post.git"."""


def _say(match: re.Match[str]) -> str:
    name, host, sign, path = match.groups()
    said = f"{mailbox_words(name.lower() if name.isupper() else name)} at {host_words(host)}"
    if not path:
        return said
    return f"{said} {_SIGN[sign]} {' slash '.join(name_words(step) for step in path.split('/'))}"


RULE: Final = Rule("e-mail addresses", _PATTERN, _say, frozenset("@"))
