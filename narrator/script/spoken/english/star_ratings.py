"""Ratings drawn in stars: "★★★★☆" → "four out of five stars", "★★★" → "three stars"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_STARS: Final = Pattern(r"([★⭐✭✮🌟]\ufe0f?(?: ?[★⭐✭✮🌟]\ufe0f?){0,9})?(½)?( ?[☆✩](?: ?[☆✩]){0,9})?(?: stars?\b)?")
_SIGNS: Final = frozenset("★⭐✭✮🌟☆✩")


def _say(match: re.Match[str]) -> str:
    full = sum(sign in _SIGNS for sign in match[1] or "")
    empty = sum(sign in _SIGNS for sign in match[3] or "")
    if full + empty < 2:
        return match[0]
    said = (cardinal(str(full)) if full or not match[2] else "") + (" and a half" if match[2] else "")
    total = full + empty
    before = " " if match.start() and match.string[match.start() - 1].isalnum() else ""
    after = " " if match.string[match.end() : match.end() + 1].isalnum() else ""
    stars = f"{said} out of {cardinal(str(total))} stars" if empty else f"{said} star{'s' if total > 1 else ''}"
    return before + stars.strip() + after


RULE: Final = Rule("stars", _STARS, _say, _SIGNS)
