"""A sentence that was misheard is heard once more where it should be; one that was not read is not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from narrator.narration.model import HeardWord, SoundSpan
from narrator.narration.once_more import MOST_SENTENCES, HearingJob, affordable, heard_once_more
from narrator.narration.pauses import FRAME
from narrator.narration.second_hearing import Room

if TYPE_CHECKING:
    from narrator.narration.hear import Hearing

WORD_FRAMES = 30
SENTENCES = tuple(tuple(f"w{at}x{word}" for word in range(5)) for at in range(12))


class Ear:
    """Hears what is said, and remembers where it was asked to."""

    def __init__(self, said: Sequence[HeardWord]) -> None:
        self.said = said
        self.asked: list[SoundSpan] = []

    def words(self, _: Any, spans: Sequence[SoundSpan], *, models: Sequence[str]) -> list[tuple[HeardWord, ...]]:
        """Return what is said in each span; each comes with a language model."""
        assert all(Path(model).read_text("utf-8").startswith("\\data\\") for model in models)
        self.asked += spans
        return [tuple(word for word in self.said if span.begin <= word.begin < span.end) for span in spans]


def said(*texts: str) -> list[HeardWord]:
    """Return *texts*, one after another."""
    step = WORD_FRAMES * FRAME
    return [HeardWord(text, at * step, (at + 1) * step) for at, text in enumerate(texts)]


def heard(first: list[HeardWord], truth: list[HeardWord], folder: Path) -> tuple[list[str], Ear]:
    """Return the words after *first* was heard once more, in sound that says *truth*."""
    ear = Ear(truth)
    size = max(word.end for word in truth)
    found = heard_once_more(
        cast("Hearing", ear),
        np.ones(size, np.int16),
        SENTENCES,
        first,
        np.ones(size // FRAME, np.bool_),
        asked=[True] * len(SENTENCES),
        folder=folder,
    )
    return [word.text for word in found], ear


def test_a_misheard_sentence_is_read_after_all(tmp_path: Path) -> None:
    """Its words take the place of those that were heard first; all others stay."""
    every = [word for sentence in SENTENCES for word in sentence]
    first = [word if not word.startswith("w4x") else "w9x1" for word in every]
    assert heard(said(*first), said(*every), tmp_path)[0] == every


def test_a_sentence_that_was_not_read_has_no_sound(tmp_path: Path) -> None:
    """Between its neighbours there is no room for it: nobody listens."""
    every = [word for at, sentence in enumerate(SENTENCES) if at != 4 for word in sentence]
    found, ear = heard(said(*every), said(*every), tmp_path)
    assert found == every
    assert not ear.asked


def test_what_makes_no_sentence_read_changes_nothing(tmp_path: Path) -> None:
    """Something else was said in its place."""
    every = [word if not word.startswith("w4x") else "w9x1" for sentence in SENTENCES for word in sentence]
    found, ear = heard(said(*every), said(*every[:21], "w4x1", *every[22:]), tmp_path)
    assert found == every
    assert len(ear.asked) == 1


def test_of_another_text_nothing_is_heard_once_more(tmp_path: Path) -> None:
    """Where sentence after sentence is missing, it is no mishearing."""
    gone = range(3, 4 + MOST_SENTENCES)
    every = [word for sentence in SENTENCES for word in sentence]
    first = ["w9x1" if int(word[1 : word.index("x")]) in gone else word for word in every]
    found, ear = heard(said(*first), said(*every), tmp_path)
    assert found == first
    assert not ear.asked


def test_a_sentence_beside_it_is_not_lost_by_it(tmp_path: Path) -> None:
    """What was read stays read: of the second hearing only what lies between the neighbours counts."""
    every = [word for sentence in SENTENCES for word in sentence]
    first = ["w9x1" if word.startswith("w4x") else word for word in every]
    once_more = ["w9x2" if word.startswith("w5x") else word for word in every]
    assert heard(said(*first), said(*once_more), tmp_path)[0] == every


def test_of_a_long_recording_a_part_is_heard_once_more(tmp_path: Path) -> None:
    """The shortest stretches first, as far as a quarter of it goes."""
    jobs = [
        HearingJob([at], Room(SoundSpan(at * 1000, at * 1000 + length), [], []), SoundSpan(0, 1))
        for at, length in enumerate((500, 100, 300, 200))
    ]
    assert [job.run for job in affordable(jobs, 650)] == [[1], [2], [3]]
