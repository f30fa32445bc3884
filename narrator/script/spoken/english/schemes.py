"""Addresses that are none of the web's: "s3://bucket/key" → "s three colon slash slash bucket slash key"."""

import re
from typing import Final

from narrator.script.spoken.english.addresses import host_words, with_figures
from narrator.script.spoken.english.file_names import dotted
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    r"(?<![\w+.-])(?!https?:|ftps?:|file:)([a-z][a-z\d+-]{1,15})://([\w.:@~-]{1,200})((?:/[\w.~-]{1,80}){0,10})/?(?!\w)",
    re.ASCII,
)


def _say(match: re.Match[str]) -> str:
    scheme, host, path = match.groups()
    kept = path or host
    stop = kept[len(kept.rstrip(".:")) :]
    host, path = host if path else host.rstrip(".:"), path.rstrip(".:")
    steps = [dotted(with_figures(step.replace("-", " dash ").replace("_", " underscore "))) for step in path.split("/")]
    return f"{with_figures(scheme)} colon slash slash {host_words(host)}{' slash '.join(steps)}{stop}"


RULE: Final = Rule("addresses of other kinds", _PATTERN, _say, frozenset("/"))
