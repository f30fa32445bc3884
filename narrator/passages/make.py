"""A passage task → a stored passage: what a worker does, in a thread, another process or on another machine."""

from collections.abc import Generator
from contextlib import closing
from itertools import groupby
from operator import attrgetter

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from narrator.audio.clip import Conditioned, condition
from narrator.audio.model import Passage
from narrator.audio.passage import UtteranceSound, build_passage, join_passage
from narrator.casting.engine_pool import EnginePool
from narrator.errors import SpeechError
from narrator.passages.tasks import CLIPS, PASSAGES, ClipTask, PassageTask, SoundTask, UtteranceTask
from narrator.speech.model import Samples, Sound, SpokenWord
from narrator.store.protocol import Store


class Done(Struct, frozen=True):
    """What became of a passage task."""

    spoken: tuple[str, ...]
    """The utterances that an engine spoke for it, in whole or in part."""
    encoded: bool
    """False: the store had it already."""


class _ClipEntry(msgspec.Struct, array_like=True):
    """A clip as it is kept: the engine's own sound, untouched, so that no later setting needs it spoken again."""

    sample_rate_hz: int
    samples: bytes
    words: tuple[int, ...] = ()
    """The four numbers of each `SpokenWord`, one after the other."""


class PassageMaker(Struct, frozen=True):
    """Makes passages with the engines of *pool* and keeps them in *store*."""

    store: Store
    pool: EnginePool

    def is_made(self, task: PassageTask) -> bool:
        """Return True if the store already holds the passage of *task*."""
        return not task.rebuild and self.store.has(PASSAGES, task.key)

    def make(self, task: PassageTask) -> Done:
        """Speak what the store lacks, join, encode, and keep the passage under its key.

        Raises `SpeechError`, `EngineMissingError`, `OutputError` (the store cannot be written) or `AudioError`.
        """
        if self.is_made(task):
            return Done((), encoded=False)
        _, spoken = self._made(task)
        return Done(tuple(spoken), encoded=True)

    def passage_of(self, task: PassageTask) -> Passage:
        """Return the passage that was made for *task*; where it was pruned or damaged since, it is made again.

        Its cues carry this task's utterances: the same sound may stand in several places.
        """
        content = self.store.get(PASSAGES, task.key)
        passage = self._made(task)[0] if content is None else msgspec.msgpack.decode(content, type=Passage)
        cues = zip(passage.cues, task.utterances, strict=True)
        return replace(passage, cues=tuple(replace(cue, utterance=utterance.id) for cue, utterance in cues))

    def sound_of(self, task: PassageTask) -> Samples:
        """Return the sound of a passage before it was encoded, from its clips; missing ones are spoken again."""
        pieces, _ = self._pieces(task)
        return join_passage(pieces, task.format, lead_in_ms=task.lead_in_ms).samples

    def _made(self, task: PassageTask) -> tuple[Passage, list[str]]:
        """Return the passage, made and kept whatever the store had, and the ids of the utterances that were spoken."""
        pieces, spoken = self._pieces(task)
        passage = build_passage(pieces, task.format, lead_in_ms=task.lead_in_ms)
        self.store.put(PASSAGES, task.key, msgspec.msgpack.encode(passage))
        return passage, spoken

    def _pieces(self, task: PassageTask) -> tuple[list[UtteranceSound], list[str]]:
        """Return the passage's utterances, ready to be joined, and the ids of those that had to be spoken."""
        clips = {clip.key: clip for utterance in task.utterances for clip in _clips(utterance)}
        wanted = [clip for clip in clips.values() if clip.recorded or not task.rebuild]
        kept = {clip.key: sound for clip in wanted if (sound := _kept(clip.key, self.store)) is not None}
        missing = [clip for key, clip in clips.items() if key not in kept]
        conditioned: dict[str, Conditioned] = {
            key: _conditioned(sound, clips[key], task) for key, sound in kept.items()
        }
        _refuse_lost(missing)
        with closing(self._spoken(missing)) as sounds:
            for clip, sound in zip(missing, sounds, strict=True):
                _keep(sound, clip, self.store)
                conditioned[clip.key] = _conditioned(sound, clip, task)
        new = {clip.key for clip in missing}
        pieces, spoken = [], []
        for utterance in task.utterances:
            keys = [clip.key for clip in utterance.clips]
            pieces += _sound(utterance.before, conditioned)
            pieces.append(_piece(utterance, [conditioned[key] for key in keys]))
            pieces += _sound(utterance.after, conditioned)
            if not new.isdisjoint(keys):
                spoken.append(utterance.id)
                new.difference_update(keys)  # said again in the same passage, it is not spoken again
        return pieces, spoken

    def _spoken(self, clips: list[ClipTask]) -> Generator[Sound]:
        """Yield the sound of each of *clips*: while one is conditioned, its engine speaks the next."""
        for engine, group in groupby(clips, key=attrgetter("engine", "options", "time_limit_s")):
            yield from self.pool.speak_all(*engine, [clip.request for clip in group])


def _refuse_lost(missing: list[ClipTask]) -> None:
    """Raise `SpeechError` where a narration's clip is gone: no engine can speak it."""
    lost = next((clip for clip in missing if clip.recorded), None)
    if lost is not None:
        hint = "Run narrator again: it is made from its file anew."
        raise SpeechError(f"the cache lost a recorded clip while it was used: “{lost.request.text}”", hint=hint)


def keep_clip(samples: Samples, sample_rate_hz: int, clip: ClipTask, store: Store) -> None:
    """Keep a narration's *samples*, finished, under the key of *clip*. Raises `OutputError`."""
    _keep(Sound(samples, sample_rate_hz, words=clip.words), clip, store)


def _kept(key: str, store: Store) -> Sound | None:
    content = store.get(CLIPS, key)
    if content is None:
        return None
    entry = msgspec.msgpack.decode(content, type=_ClipEntry)
    words = tuple(SpokenWord(*entry.words[at : at + 4]) for at in range(0, len(entry.words), 4))
    return Sound(np.frombuffer(entry.samples, dtype=np.int16), entry.sample_rate_hz, words=words)


def _keep(sound: Sound, clip: ClipTask, store: Store) -> None:
    words = tuple(number for word in sound.words for number in word)
    entry = _ClipEntry(sound.sample_rate_hz, sound.samples.tobytes(), words)
    store.put(CLIPS, clip.key, msgspec.msgpack.encode(entry))


def _conditioned(sound: Sound, clip: ClipTask, task: PassageTask) -> Conditioned:
    if clip.recorded:
        return Conditioned(sound.samples, round(sound.samples.size * 1000 / sound.sample_rate_hz), sound.words)
    return condition(
        sound.samples,
        sound.sample_rate_hz,
        out_rate_hz=task.format.sample_rate_hz,
        gain_db=clip.gain_db,
        chain=task.chain,
        words=sound.words,
    )


def _clips(utterance: UtteranceTask) -> list[ClipTask]:
    return [*utterance.clips, *(sound.clip for sound in (utterance.before, utterance.after) if sound is not None)]


def _sound(sound: SoundTask | None, conditioned: dict[str, Conditioned]) -> list[UtteranceSound]:
    if sound is None:
        return []
    clip = conditioned[sound.clip.key]
    return [UtteranceSound("", (clip,), (), sound.break_after_ms, sound=(sound.kind, sound.file))]


def _piece(utterance: UtteranceTask, clips: list[Conditioned]) -> UtteranceSound:
    pauses = tuple(clip.pause_after_ms for clip in utterance.clips[:-1])
    return UtteranceSound(
        utterance.id,
        tuple(clips),
        pauses,
        utterance.break_after_ms,
        words_by=utterance.words_by,
        tail_samples=utterance.tail_samples,
        runs_on=utterance.runs_on,
    )
