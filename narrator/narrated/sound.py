"""A person's recordings → the clips that are heard of them, in the store, where workers find them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir

import numpy as np
from msgspec import Struct

from narrator.audio.chain import Chain
from narrator.audio.mastering import MASTERING_VERSION, Floats, Mastering, fade_ends, gain_for, mastered, resampled
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


class Output(Struct, frozen=True):
    """What recordings are brought to."""

    rate_hz: int
    chain: Chain
    level_lufs: float | None
    """None leaves the recording's own level."""


def master_of(
    part: AlignedPart, clips: Sequence[NarratedClip], output: Output, *, store: Store, rebuild: bool
) -> Mastering:
    """Return how *part* is brought to the level of *output*: by one gain, measured on what is heard of it.

    It stays what it was when the recording was first used, so that an edit of the text changes no other sentence; to
    *rebuild* measures it again. Raises `NarrationError` where the recording cannot be decoded.
    """
    key = key_of("gain", MASTERING_VERSION, part.aligned.file.digest, repr(output))
    kept = None if rebuild else store.get(ALIGNMENTS, key)
    if kept is not None:
        return Mastering(output.rate_hz, float(kept), output.chain)
    gain_db = 0.0
    if output.level_lufs is not None:
        with run_folder(Path(gettempdir()), FOLDER) as folder:
            raw = resampled(_mono(part), folder / "resampled.raw", output.rate_hz)
            spans = sorted((clip.begin, clip.speech_end) for clip in clips)
            gain_db = round(gain_for(raw, output.rate_hz, spans, output.level_lufs, output.chain), 2)
    store.put(ALIGNMENTS, key, f"{gain_db:.2f}".encode())
    return Mastering(output.rate_hz, gain_db, output.chain)


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
