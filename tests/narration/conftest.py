"""What tests of narrations share: a voice that has read a short post, with departures."""

from importlib.util import find_spec

import pytest
from read_aloud import Reader


@pytest.fixture(scope="session")
def hears() -> None:
    """Skip where pocketsphinx has no wheel (Python 3.14); everywhere else the test extra brings it."""
    import sys  # noqa: PLC0415

    if sys.version_info >= (3, 14) and find_spec("pocketsphinx") is None:
        pytest.skip("pocketsphinx has no wheel for this Python")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return a voice that reads English."""
    return Reader()
