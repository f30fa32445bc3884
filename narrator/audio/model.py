"""The finished sound and its timeline, in integer samples as decoded with the Info header honoured."""

from typing import NamedTuple

from msgspec import Struct

from narrator.speech.model import SpokenWord


class AudioFormat(Struct, frozen=True):
    """What passages are encoded to: mono MP3 at a constant bit rate."""

    sample_rate_hz: int = 22050
    bit_rate_kbps: int = 64

    @property
    def samples_per_frame(self) -> int:
        """MPEG-2 (up to 24 kHz) has 576 samples a frame, MPEG-1 has 1152."""
        return 576 if self.sample_rate_hz <= 24000 else 1152


class WrittenWord(NamedTuple):
    """A word of an utterance, and where it is heard."""

    begin: int
    end: int
    """In characters of the utterance's `written`; words are in order and do not overlap."""
    begin_samples: int
    end_samples: int


class Cue(Struct, frozen=True):
    """Where an utterance's clip begins and ends, in samples from the start of the recording (or passage)."""

    utterance: str
    begin_samples: int
    end_samples: int
    """The end of the sound, before the break."""
    spoken: tuple[tuple[SpokenWord, ...], ...] = ()
    """In a passage: the words of each part's text, as far as it is known where they lie. What was written for them
    stands in the script, since the same sound may be heard in several places."""
    words: tuple[WrittenWord, ...] = ()
    """In a recording: the words that were written, as far as it is known where they are heard."""
    words_by: str = ""
    """Who says so: `engine`, `narration` or `aligned` (a recognizer); empty where there are none."""


class SoundCue(Struct, frozen=True):
    """Where sound that is not speech is heard, in samples from the start of the recording (or passage)."""

    kind: str
    """`intro`, `outro` or `chime`."""
    file: str
    begin_samples: int
    end_samples: int


class LoudnessBlocks(Struct, frozen=True):
    """What ITU-R BS.1770 needs of a stretch of sound to gate over the whole: one energy each 100 ms step."""

    energies: tuple[float, ...]
    """Mean square after K-weighting of each 100 ms step, in order."""
    true_peak: float
    """Linear, 4 x oversampled."""


class Passage(Struct, frozen=True):
    """A run of utterances, joined and encoded: what the cache keeps."""

    frames: bytes
    """Its MP3 frames, whole, without header."""
    sample_count: int
    """A whole number of frames."""
    cues: tuple[Cue, ...]
    """Relative to the passage's first sample."""
    loudness: LoudnessBlocks
    sounds: tuple[SoundCue, ...] = ()
    """What is heard beside speech, between the cues."""


class ChapterCue(Struct, frozen=True):
    """A chapter on the timeline."""

    title: str
    level: int
    begin_samples: int
    end_samples: int
    segment: str = ""


class Recording(Struct, frozen=True):
    """One edition's finished sound: its timeline and measures. The bytes lie in a file, never in memory whole."""

    format: AudioFormat
    sample_count: int
    cues: tuple[Cue, ...]
    chapters: tuple[ChapterCue, ...]
    loudness_lufs: float | None
    """Integrated, of the MP3 as decoded; None where nothing is above the gate."""
    true_peak_dbtp: float | None
    sounds: tuple[SoundCue, ...] = ()
    """What is heard beside speech, in order."""

    def ms(self, samples: int) -> int:
        """Return the time of *samples* in whole milliseconds, rounded: the one place where samples become time."""
        return (samples * 2000 + self.format.sample_rate_hz) // (2 * self.format.sample_rate_hz)

    @property
    def duration_ms(self) -> int:
        """The whole length."""
        return self.ms(self.sample_count)
