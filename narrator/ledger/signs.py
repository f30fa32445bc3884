"""Signs that mean something in what is spoken: how many are said in words, left to the voice, or silent."""

from typing import Final

from narrator.ledger.model import SignCount
from narrator.script.model import Role, Script

MEANT: Final = frozenset("+−=<>≤≥≠≈×÷±∓√∞∑∏∫∂°%‰§№&@#^*/~→←↔⇒⇔∈∪∩€£$¥₹")
"""Arithmetic, relations, money, units, references. A slash or a star may mean a pause alone."""


def signs_of(script: Script) -> SignCount:
    """Return where the signs of *script*'s sentences went, by the spans of what is said."""
    said = kept = silent = 0
    for utterance in script.utterances:
        if utterance.role is not Role.TEXT or MEANT.isdisjoint(utterance.written):
            continue
        for part in utterance.parts:
            for span in part.spans:
                written = utterance.written[span.written_begin : span.written_end]
                count = sum(character in MEANT for character in written)
                spoken = part.text[span.spoken_begin : span.spoken_end]
                if not count:
                    continue
                if spoken == written:
                    kept += count
                elif any(character.isalnum() for character in spoken):
                    said += count
                else:
                    silent += count
    return SignCount(said + kept + silent, said, kept, silent)
