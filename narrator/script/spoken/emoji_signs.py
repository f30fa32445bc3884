"""What an emoji is: its characters, its sequences, and the signs that are ornaments."""

from typing import Final

from narrator.script.spoken.pattern import Pattern

_ONE: Final = (
    "[\u2600-\u27bf\u2b00-\u2bff\u231a\u231b\u23e9-\u23fa\u25fd\u25fe\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_TAIL: Final = "[\ufe0f\ufe0e\u20e3\U0001f3fb-\U0001f3ff]{0,3}"
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]{2}"
_SEQUENCE: Final = rf"(?:{_FLAG}|{_ONE}{_TAIL}(?:\u200d{_ONE}{_TAIL}){{0,6}})"
RUN: Final = Pattern(rf"( ?)({_SEQUENCE}(?: ?{_SEQUENCE}){{0,50}})( ?)")
"""A run of them, with the spaces around it."""
EACH: Final = Pattern(_SEQUENCE)
MARKS: Final = Pattern("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
"""What only changes the look or the tone of skin of the one before."""
JOINERS: Final = Pattern("[\ufe0e\ufe0f\u200d\u20e3]")
"""What is left of a sequence when its signs are gone."""
ORNAMENTS: Final = frozenset("☐❖❯❮➤✦✧❧☙✱✳❝❞✽✿❀✻")
"""Signs that stand for nothing: silent in every language."""
