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

    def holds(self, code: str, text: str) -> bool:
        """Return whether a finding is silenced: by its *code*, or by a word that its *text* quotes."""
        return code not in NEVER and (code in self.codes or not self.words.isdisjoint(_QUOTED.findall(text)))
