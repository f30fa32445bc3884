"""The engines of a process, shared by the runs in it."""

import pytest

from narrator.casting.engine_pool import EnginePool
from narrator.passages.executor import workers
from narrator.speech.model import EngineOptions, Request

TONE = ("tone", EngineOptions(), 20.0)
REQUEST = Request("one two three", "en", "low", 160)


def test_the_engines_end_with_the_last_run_that_uses_them() -> None:
    """Not with the first."""
    engines = EnginePool()
    with engines.in_use():
        with engines.in_use():
            engines.speak(*TONE, REQUEST)
            (supervisor,) = engines._all
        assert engines._all == [supervisor]
        engines.speak(*TONE, REQUEST)
        assert engines._all == [supervisor]
    assert engines._all == []


def test_a_run_that_fails_does_not_silence_another() -> None:
    """Its own threads have ended by then."""
    pool = EnginePool()
    with workers(1, "", pool):
        first = pool.speak(*TONE, REQUEST)
        with pytest.raises(ZeroDivisionError), workers(1, "", pool):
            1 / 0  # noqa: B018
        again = pool.speak(*TONE, REQUEST)
    assert again.samples.tobytes() == first.samples.tobytes()
