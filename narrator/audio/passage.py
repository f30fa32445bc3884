"""Clips and breaks → a `Passage`: joined, encoded and measured, whole MP3 frames that splice with any others."""

import warnings
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import lameenc
import numpy as np
from fastcrc import crc32
from msgspec import Struct

from narrator.audio.clip import Conditioned
from narrator.audio.encoder import LAME_QUALITY, encode
from narrator.audio.loudness import measure_frames
from narrator.audio.model import AudioFormat, Cue, Passage, SoundCue
from narrator.errors import AudioError
from narrator.speech.model import Samples

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of ffmpeg, which joining does not need, and of audioop
    from pydub import AudioSegment

ENCODER_VERSION = f"lameenc {crc32.iso_hdlc(Path(lameenc.__file__).read_bytes()):08x} q{LAME_QUALITY}, joined 3"
"""Part of every passage's key, with the way breaks are laid out here. Known by its bytes: a version may have several
builds, and to ask for it loads a parser of mail."""

FADED_MS = 4
"""What the clips' margins give to each break, less what the MP3's smear takes from it: a break is inserted less this.

Of 216 breaks heard at any level from -60 to -35 dBFS, 4 ms keeps most of them nearest to what was asked for.
"""

LEAST_TAIL_MS = 60
LEAST_TAIL_SAMPLES = 1323
"""A passage ends in this much silence: the last 1105 samples of it come, after splicing, from the next one's frames."""


class UtteranceSound(Struct, frozen=True):
    """One utterance's sound and the silence after it; or sound that is not speech, in a passage between two."""

    utterance: str
    """Empty where it is no speech."""
    clips: tuple[Conditioned, ...]
    """One for each part."""
    pauses_ms: tuple[int, ...] = ()
    """The silence after each clip but the last; missing ones are 0."""
    break_after_ms: int = 0
    """The silence heard after the utterance."""
    words_by: str = "engine"
    """Who tells where its words lie, where that is known."""
    tail_samples: int = 0
    """At the end of its sound, the speaker's own pause, which is no part of its cue."""
    runs_on: bool = False
    """The next utterance was spoken right after it: no silence of ours comes between."""
    sound: tuple[str, str] = ("", "")
    """Of sound that is not speech: its kind and its file."""


class Joined(Struct, frozen=True):
    """A passage before it is encoded: a whole number of frames long."""

    samples: Samples
    cues: tuple[Cue, ...]
    sounds: tuple[SoundCue, ...] = ()


def build_passage(pieces: Sequence[UtteranceSound], audio: AudioFormat, *, lead_in_ms: int = 0) -> Passage:
    """Return the *pieces*, in order, as one passage in the format *audio*.

    *lead_in_ms* is the silence before the first passage of a recording; the one at its end is the last piece's break.
    Clips are mono int16 at the format's rate. Safe in threads and processes. Raises `AudioError` where LAME fails.
    """
    joined = join_passage(pieces, audio, lead_in_ms=lead_in_ms)
    frames = encode(joined.samples, audio)
    return Passage(
        frames=frames,
        sample_count=joined.samples.size,
        cues=joined.cues,
        loudness=measure_frames(frames, audio),
        sounds=joined.sounds,
    )


def join_passage(pieces: Sequence[UtteranceSound], audio: AudioFormat, *, lead_in_ms: int = 0) -> Joined:
    """Return the *pieces* with their breaks, not encoded: what `build_passage` encodes, for other containers.

    Raises `AudioError` where there are no pieces.
    """
    if not pieces:
        raise AudioError("a passage needs at least one utterance")
    layout = _lay_out(pieces, audio, lead_in_ms)
    cues, sounds = _cues(pieces, layout)
    return Joined(_join(pieces, layout, audio), cues, sounds)


class _Layout(Struct, frozen=True):
    """How many samples of silence stand before the first clip and after each, clip by clip."""

    lead_in: int
    silences: tuple[tuple[int, ...], ...]


def _lay_out(pieces: Sequence[UtteranceSound], audio: AudioFormat, lead_in_ms: int) -> _Layout:
    """Return the silences in samples, such that the whole is a whole number of frames.

    What rounding to frames adds or takes is spread over the breaks between utterances, so that none is off by more
    than a few milliseconds.
    """
    rate = audio.sample_rate_hz
    lead_in = _samples(lead_in_ms, rate)
    pauses = [[_samples(ms - FADED_MS, rate) for ms in _pauses(piece)] for piece in pieces]
    breaks = [_samples(piece.break_after_ms - FADED_MS, rate) for piece in pieces]
    least_tail = max(_samples(LEAST_TAIL_MS, rate), LEAST_TAIL_SAMPLES)
    if pieces[-1].runs_on:
        least_tail = 0
    breaks[-1] = max(breaks[-1], least_tail)
    sound = sum(clip.samples.size for piece in pieces for clip in piece.clips)
    total = lead_in + sound + sum(map(sum, pauses)) + sum(breaks)
    if pieces[-1].runs_on and lead_in:  # the silence before the first word gives way, not a pause that was spoken
        longer = -total % audio.samples_per_frame
        lead_in, total = lead_in + longer, total + longer
    _round_to_frames(breaks, total, audio.samples_per_frame, least_tail)
    return _Layout(lead_in, tuple((*pause, pause_after) for pause, pause_after in zip(pauses, breaks, strict=True)))


def _pauses(piece: UtteranceSound) -> tuple[int, ...]:
    wanted = max(len(piece.clips) - 1, 0)
    return (*piece.pauses_ms, *([0] * wanted))[:wanted]


def _samples(ms: float, rate_hz: int) -> int:
    return max(0, round(ms * rate_hz / 1000))


def _round_to_frames(breaks: list[int], total: int, frame: int, least_tail: int) -> None:
    """Lengthen or shorten *breaks*, in place, so that *total* becomes a whole number of frames.

    All by the same, so that none is off by more than it must be; those shorter than a frame in proportion.
    """
    slack = [min(silence, frame) for silence in (*breaks[:-1], breaks[-1] - least_tail)]
    room = sum(slack)
    over = total % frame
    change = -over if over <= min(frame // 2, room) else frame - over
    if room == 0:
        breaks[-1] += change
        return
    shares = [change * upto // room for upto in accumulate(slack)]
    for index, (share, before) in enumerate(zip(shares, [0, *shares], strict=False)):
        breaks[index] += share - before


def _join(pieces: Sequence[UtteranceSound], layout: _Layout, audio: AudioFormat) -> Samples:
    """Return the whole passage: clips and breaks as pydub's segments, appended without crossfade.

    pydub copies what there is at each append: in a passage of 43 s that costs 5 of 146 ms, most of which is encoding;
    over a whole recording it would cost more than all the rest. A break is a segment of so many samples: `silent`
    counts milliseconds, which would round each by up to half of one.
    """
    joined = _segment(bytes(2 * layout.lead_in), audio)
    for piece, silences in zip(pieces, layout.silences, strict=True):
        for clip, silence in zip(piece.clips, silences, strict=True):
            joined = joined.append(_segment(clip.samples.tobytes(), audio), crossfade=0)
            joined = joined.append(_segment(bytes(2 * silence), audio), crossfade=0)
    return np.frombuffer(joined.raw_data, dtype=np.int16)


def _segment(data: bytes, audio: AudioFormat) -> AudioSegment:
    return AudioSegment(data=data, sample_width=2, frame_rate=audio.sample_rate_hz, channels=1)


def _cues(pieces: Sequence[UtteranceSound], layout: _Layout) -> tuple[tuple[Cue, ...], tuple[SoundCue, ...]]:
    cues, sounds, at = list[Cue](), list[SoundCue](), layout.lead_in
    for piece, silences in zip(pieces, layout.silences, strict=True):
        begin, spoken = at, []
        for clip, silence in zip(piece.clips, silences, strict=True):
            spoken.append(tuple(word.moved(at) for word in clip.words))
            at += clip.samples.size + silence
        told = tuple(spoken) if any(spoken) else ()
        end = at - silences[-1] - piece.tail_samples
        if piece.utterance:
            cues.append(Cue(piece.utterance, begin, end, told, words_by=piece.words_by if told else ""))
        else:
            sounds.append(SoundCue(*piece.sound, begin, end))
    return tuple(cues), tuple(sounds)
