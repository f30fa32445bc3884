"""E-mail addresses: "jane dot doe at example dot com"."""

import re
from typing import Final

from narrator.script.spoken.english.addresses import host_words, mailbox_words
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    r"(?<![\w+@-])(?<!\w\.)(?:mailto:)?([\w+&-][\w.+&-]{0,63})@((?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w@])",
    re.ASCII,
)


def _say(match: re.Match[str]) -> str:
    name, host = match.groups()
    return f"{mailbox_words(name.lower() if name.isupper() else name)} at {host_words(host)}"


RULE: Final = Rule("e-mail addresses", _PATTERN, _say, frozenset("@"))
