"""Where something is heard: of a recorder that ran on, nothing."""

import numpy as np
import pytest

from narrator.narration.pauses import SILENCE_DBFS, is_sound


@pytest.mark.parametrize("floor_db", [SILENCE_DBFS, -62.0])
def test_a_long_silence_is_no_sound(floor_db: float) -> None:
    """Neither digital silence nor minutes of a quiet room; what is said in the midst of them is heard."""
    levels = floor_db + np.random.default_rng(1).normal(0, 0.5, 60_000).astype(np.float32)
    levels[1000:1400] = levels[30_000:30_100] = -20
    found = is_sound(levels)
    assert found[1000:1400].all()
    assert found[30_000:30_100].all()
    assert found.sum() == 500
