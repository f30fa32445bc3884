"""A rate → the silences that go with it, where a profile does not say them."""

from collections.abc import Collection
from typing import Final

from msgspec.structs import asdict, replace

from narrator.config.voice_profile import Breaks

AS_THEY_ARE_WPM: Final = 160
"""Up to this rate the defaults hold, which are those of professional narration."""
SHRINK: Final = 1.3
"""They shrink a little faster than the words: who listens at three times the rate knows where a sentence ends, and at
600 words a minute a second of silence would be ten words long. As in `fast`, which was set by hand."""
KEPT: Final = frozenset(("start_ms", "end_ms"))
"""Those around the whole, which players and encoders need."""


def breaks_at(rate_wpm: float, breaks: Breaks, said: Collection[str]) -> Breaks:
    """Return *breaks* where those that are not *said* are as short as listeners at *rate_wpm* want them."""
    if rate_wpm <= AS_THEY_ARE_WPM:
        return breaks
    scale = (AS_THEY_ARE_WPM / rate_wpm) ** SHRINK
    shorter = {key: round(ms * scale) for key, ms in asdict(breaks).items() if key not in KEPT and key not in said}
    return replace(breaks, **shorter)
