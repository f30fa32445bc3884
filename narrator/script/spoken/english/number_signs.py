"""The number sign in its spellings: "No. 5" → "number five", "Nos. 3 and 4", "№ 7", "nº 2"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    r"(?<!\w)(?<!\bis )(?<!\bwas )(?<!\bsaid )(?<!\bsays )"
    r"(?:([Nn]os?)\. ?(?=\d|#|of\b)|(?:No (?!\d{1,4}-[a-z])|№ ?|[Nn][°º]\.? ?)(?=\d))"
)


def _say(match: re.Match[str]) -> str:
    said = "numbers " if (match[1] or "").lower() == "nos" else "number "
    return said.capitalize() if match[0][0] in "N№" else said


RULE: Final = Rule("number signs", _PATTERN, _say, frozenset("oº°№"))
