"""Posts of nothing but tiny blocks: the work for each is the same, however many there are."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from narrator.article.model import Source, SourceFormat
from narrator.config.voice_profile import VoiceProfile
from narrator.ledger.account import account
from narrator.reading.reader import read
from narrator.script.writer import write

BLOCKS = (
    "a\n\n",
    "<li>",
    "U.S.\n",
    "- 1 -\n",
    "*\n— *\n",
    "<1 ",
    "31.12.1999*/\n",
    "# a\n",
    "> a\n",
    "|a\n",
    "$\\\\\n",
)


@pytest.mark.parametrize("source_format", [SourceFormat.MARKDOWN, SourceFormat.HTML, SourceFormat.TEXT])
@pytest.mark.parametrize("block", BLOCKS)
def test_twice_as_many_blocks_are_twice_the_work(block, source_format):
    """Function calls are counted, not seconds: they are the same on every machine."""
    profile = VoiceProfile("tone")

    def prove(blocks: int) -> None:
        article = read(Source(name="dense", format=source_format, text="Words.\n\n" + block * blocks))
        account(article, write(article, profile))

    prove(3)  # imports, compiled patterns, remembered forms
    few, many = calls(lambda: prove(150)), calls(lambda: prove(300))
    assert many < 2.3 * few


def calls(work: Callable[[], None]) -> int:
    """Return how many functions *work* calls, those of C libraries among them."""
    called = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return called
