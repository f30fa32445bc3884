"""A person's recordings → the clips that are heard of them, in the store, where workers find them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from narrator.audio.chain import Chain
from narrator.audio.mastering import MASTERING_VERSION, Floats, Mastering, fade_ends, gain_for, mastered, resampled
from narrator.audio.tone import CENTRES_HZ, Tone, octave_levels, tone_between
from narrator.narrated.alignment import ALIGNMENTS, FOLDER
from narrator.narrated.cutting import NarratedClip
from narrator.narrated.model import AlignedPart
from narrator.narration.decode import blocks_of, mono_of
from narrator.passages.make import keep_clip
from narrator.passages.tasks import CLIPS, ClipTask
from narrator.run_folders import run_folder
from narrator.speech.model import Samples
from narrator.store.key import key_of
from narrator.store.protocol import Store

MOST_SPANS: Final = 200
"""Of the sentences around a retake, how many its tone is measured on: a quarter of an hour changes no more."""


class Output(Struct, frozen=True):
    """What recordings are brought to."""

    rate_hz: int
    chain: Chain
    level_lufs: float | None
    """None leaves the recording's own level."""


class Used(Struct, frozen=True):
    """A recording, and the clips that are heard of it."""

    part: AlignedPart
    clips: Sequence[NarratedClip]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """What is spoken in them, in samples."""
        return sorted((clip.begin, clip.speech_end) for clip in self.clips)


def master_of(used: Used, output: Output, *, like: Used | None = None, store: Store, rebuild: bool) -> Mastering:
    """Return how a recording is brought to the level of *output*: by one gain, measured on what is heard of it.

    A retake is brought to the tone of the recording that it is put into as well, *like*.

    It stays what it was when the recording was first used, so that an edit of the text changes no other sentence; to
    *rebuild* measures it again. Raises `NarrationError` where the recording cannot be decoded.
    """
    other = like.part.aligned.file.digest if like is not None else ""
    key = key_of("gain", MASTERING_VERSION, used.part.aligned.file.digest, repr(output), other)
    kept = None if rebuild else store.get(ALIGNMENTS, key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=Mastering)
    master = Mastering(output.rate_hz, 0.0, output.chain)
    if output.level_lufs is not None:
        with run_folder(Path(gettempdir()), FOLDER) as folder:
            raw = resampled(_mono(used.part), folder / "resampled.raw", output.rate_hz)
            if like is not None:
                master = replace(master, tone=_tone(raw, used, like, folder, output.rate_hz))
            gain_db = round(gain_for(raw, used.spans, output.level_lufs, master), 2)
            master = replace(master, gain_db=gain_db)
    store.put(ALIGNMENTS, key, msgspec.msgpack.encode(master))
    return master


def _tone(raw: Samples, used: Used, like: Used, folder: Path, rate_hz: int) -> Tone:
    """Return what makes the retake *raw* sound like the recording *like*; only what both can hold is compared."""
    wanted = resampled(_mono(like.part), folder / "like.raw", rate_hz)
    seconds = sum(end - begin for begin, end in used.spans) / rate_hz
    highest_hz = min(one.part.aligned.file.sample_rate_hz for one in (used, like)) / 2
    own, other = octave_levels(raw, rate_hz, used.spans), octave_levels(wanted, rate_hz, like.spans[:MOST_SPANS])
    own[np.array(CENTRES_HZ) * 2**0.5 > highest_hz] = -np.inf
    return tone_between(own, other, seconds)


def master_key(part: AlignedPart, master: Mastering) -> str:
    """Return the key of all that decides the samples of a recording but where it is cut."""
    return key_of("narrated", MASTERING_VERSION, part.aligned.file.digest, repr(master))


def store_clips(
    part: AlignedPart, clips: Mapping[NarratedClip, Sequence[ClipTask]], master: Mastering, store: Store
) -> None:
    """Put the sound of *clips*, each in the pieces of its tasks, into *store* where it lacks one.

    Raises `NarrationError` where the recording cannot be decoded.
    """
    missing = [clip for clip, tasks in clips.items() if not all(store.has(CLIPS, task.key) for task in tasks)]
    if not missing:
        return
    with run_folder(Path(gettempdir()), FOLDER) as folder:
        raw = resampled(_mono(part), folder / "resampled.raw", master.sample_rate_hz)
        sound = mastered(raw, folder / "mastered.raw", master)
        runs_on_to = {clip.end for clip in clips if clip.runs_on}
        for clip in missing:
            samples = _cut(sound, clip, master.sample_rate_hz, fade_in=clip.begin not in runs_on_to)
            at = 0
            for task in clips[clip]:
                keep_clip(samples[at : at + task.recorded_samples], master.sample_rate_hz, task, store)
                at += task.recorded_samples


def _mono(part: AlignedPart) -> Iterator[tuple[Floats, int]]:
    return ((mono_of(block), own_rate_hz) for block, own_rate_hz in blocks_of(part.part.path))


def _cut(sound: Samples, clip: NarratedClip, rate_hz: int, *, fade_in: bool) -> Samples:
    samples = np.array(sound[clip.begin : clip.end])
    fade_ends(samples, rate_hz, into=fade_in, out=not clip.runs_on)
    return samples
