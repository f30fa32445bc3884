"""Findings that the author has looked at once: silenced by code, or for a word that they are about."""

import re
from typing import Final

from msgspec import Struct

NEVER: Final = frozenset({"unaccounted", "invented", "unspoken"})
"""Words that do not add up (`narrator.ledger.model.Fault`): the promise is not for sale."""
_QUOTED: Final = re.compile(r"“([^”]{1,200})”")


class Silenced(Struct, frozen=True):
    """What is not told any more."""

    codes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """A finding about one of them is silent, whatever its code: acronyms that need no spelling out."""
    places: frozenset[tuple[str, str]] = frozenset()
    """Codes in one place: the id of a segment, and a code that the author silences in it."""

    def holds(self, code: str, text: str, segment: str = "") -> bool:
        """Return whether a finding is silenced: by its *code*, here or everywhere, or by a word that its *text* quotes.

        *segment* is the id of the segment that it is about, where it is about one.
        """
        if code in NEVER:
            return False
        everywhere = code in self.codes or not self.words.isdisjoint(_QUOTED.findall(text))
        return everywhere or (segment, code) in self.places
