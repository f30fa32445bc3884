import pytest
from msgspec.structs import replace

from narrator.audio.model import AudioFormat, ChapterCue, Cue, LoudnessBlocks, Passage, Recording, SoundCue
from narrator.audio.timeline import chapter_cues, recording_cues, recording_sounds
from narrator.errors import AudioError
from narrator.script.model import Chapter


def _passage(sample_count: int, *cues: Cue) -> Passage:
    return Passage(b"", sample_count, cues, LoudnessBlocks((), 0.0))


PASSAGES = [
    _passage(5760, Cue("opening.a1", 1000, 2000), Cue("h.1", 3000, 4000)),
    _passage(1152, Cue("p.1", 0, 900)),
    _passage(2304, Cue("h2.1", 0, 800), Cue("q.1", 1000, 2000)),
]


def test_cues_follow_each_other_over_passages() -> None:
    """Each passage begins where the last one's samples end."""
    assert recording_cues(PASSAGES) == (
        Cue("opening.a1", 1000, 2000),
        Cue("h.1", 3000, 4000),
        Cue("p.1", 5760, 6660),
        Cue("h2.1", 6912, 7712),
        Cue("q.1", 7912, 8912),
    )


def test_sounds_follow_each_other_over_passages() -> None:
    """As cues do: a chime of the third passage begins after the samples of the first two."""
    intro, chime = SoundCue("intro", "a.wav", 0, 500), SoundCue("chime", "b.wav", 100, 300)
    passages = [replace(PASSAGES[0], sounds=(intro,)), PASSAGES[1], replace(PASSAGES[2], sounds=(chime, intro))]
    assert recording_sounds(passages) == (
        SoundCue("intro", "a.wav", 0, 500),
        SoundCue("chime", "b.wav", 7012, 7212),
        SoundCue("intro", "a.wav", 6912, 7412),
    )


def test_a_chapter_begins_with_its_heading_and_ends_where_the_next_begins() -> None:
    """The first one begins with the recording, and the last one ends with it."""
    chapters = [Chapter("One", 1, "opening.a1"), Chapter("Two", 2, "h2.1", "h2")]
    assert chapter_cues(chapters, recording_cues(PASSAGES), 9216) == (
        ChapterCue("One", 1, 0, 6912),
        ChapterCue("Two", 2, 6912, 9216, "h2"),
    )


def test_a_chapter_that_begins_with_nothing_spoken_is_named() -> None:
    """A mark at a guessed place would be worse than none."""
    with pytest.raises(AudioError, match="Gone"):
        chapter_cues([Chapter("Gone", 1, "x.1"), Chapter("Too", 1, "y.1")], recording_cues(PASSAGES), 9216)


def test_samples_become_milliseconds_by_rounding() -> None:
    """11 samples at 22.05 kHz are 0.499 ms, 12 are 0.544."""
    recording = Recording(AudioFormat(), 9216, (), (), None, None)
    assert [recording.ms(samples) for samples in (0, 11, 12, 22050)] == [0, 0, 1, 1000]
