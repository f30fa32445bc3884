"""Web addresses: host and path in words ("example dot com slash blog"); scheme, query and fragment are not said."""

import re
from typing import Final
from urllib.parse import unquote

from narrator.script.spoken.english.addresses import host_words, with_figures
from narrator.script.spoken.english.file_names import dotted
from narrator.script.spoken.english.random_signs import is_random, signs
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_TOP_LEVEL: Final = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|app|dev|blog|me|tv|fm|co|us|uk|ca|au|nz|ie|de|fr|es|it|nl|be|ch|at|eu"
    "|se|no|dk|fi|pl|cz|pt|jp|cn|in|br|ru|za|xyz|online|site|tech|news|club|shop|ly|gg|sh|rs"
)
_HOST: Final = rf"(?:[A-Za-z0-9-]{{1,63}}+\.){{1,6}}(?:{_TOP_LEVEL})(?![\w-])(?!\.\w)"
_PATTERN: Final = Pattern(
    rf"(?<![\w@./-])(?:(?:https?|ftps?|mailto):(?://)?[^\s<>\"]{{1,4000}}|www\.[^\s<>\"]{{1,4000}}"
    rf"|localhost(?::\d{{2,5}})?(?![\w:-]|\.\w)(?:/[^\s<>\"]{{0,4000}})?|{_HOST}(?:/[^\s<>\"]{{0,4000}})?)",
    re.ASCII,
)


def _parted(step: str) -> str:
    """Return a step of a path in words: its one sign is typed ("about-us"), several part the words of a title."""
    step = step.replace("~", "tilde ")
    if sum(map(step.count, "-_")) == 1:
        step = step.replace("-", " dash ").replace("_", " underscore ")
    return re.sub(r"[-_+~=&%]", " ", step).strip()


def _say(match: re.Match[str]) -> str:
    written = match[0]
    kept = written.rstrip(".,;:!?'*_)]}…”’")
    if written[len(kept) :].startswith(")") and "(" in kept:
        kept += ")"
    address = kept.split("://", 1)[-1].removeprefix("mailto:").removeprefix("www.")
    if not address:
        return written
    address = address.split("#", 1)[0].split("?", 1)[0] or address
    host, _, path = address.partition("/")
    said = host_words(host)
    for step in filter(None, unquote(path).split("/")):
        words = signs(step) if is_random(step) else with_figures(_parted(step))
        said += f" slash {dotted(words)}" if words else ""
    return said + written[len(kept) :]


ENDINGS: Final = Rule(
    "endings of addresses", Pattern(r"(?<![\w./])\.(com|org|net|edu|gov)(?![\w-]|\.\w)"),
    lambda match: f"dot {match[1]}", frozenset("."),
)  # fmt: skip
RULE: Final = Rule("web addresses", _PATTERN, _say, frozenset(":."))
