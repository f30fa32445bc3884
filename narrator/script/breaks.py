"""The silence after each utterance: the longer of what it asks after itself and what the next asks before itself."""

import itertools
from collections.abc import Sequence

from narrator.script.draft import Draft


def reconciled(drafts: Sequence[Draft]) -> list[int]:
    """Return the break after each draft, in milliseconds; none after the last, where the file's own end follows."""
    breaks = [
        max(draft.after_ms, following.before_ms) + draft.pause_ms for draft, following in itertools.pairwise(drafts)
    ]
    return [*breaks, 0] if drafts else []
