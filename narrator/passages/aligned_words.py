"""Passages whose voice does not tell where its words lie → cues with words, by forced alignment, where it is here."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import msgspec
import numpy as np
import soxr
from msgspec import Struct
from msgspec.structs import replace

from narrator.audio.model import Cue
from narrator.casting.permission import engine_abilities
from narrator.errors import EngineMissingError, SpeechError
from narrator.narration.model import HEARING_RATE_HZ, WordTime
from narrator.narration.recognition import DEFAULT, present_recognizer
from narrator.narration.text import sentence_of
from narrator.passages.assemble import PassageHead
from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.run_folders import run_folder, sweep_folders
from narrator.script.model import Script, Utterance
from narrator.speech.model import Samples, SpokenWord
from narrator.store.key import key_of

ALIGNED: Final = "aligned"
BY: Final = "aligned"
"""Who says so, in a cue."""
VERSION: Final = 1
"""Raised when the same sound and text would be aligned otherwise."""
FOLDER: Final = "narrator-words-"

AT_ONCE: Final = 60
"""Passages, some twenty minutes of sound: bounds memory."""

_Times = list[list[list[int]]]
"""For each cue of a passage its words: the part; begin and end in its text; begin and end in the passage's samples."""


class _Wanted(Struct, frozen=True):
    """A sentence whose words are to be found."""

    passage: int
    cue: int
    utterance: Utterance
    sound: Samples
    begin: int
    """Of the cue, in samples of the passage."""


def with_aligned_words(
    heads: Sequence[PassageHead], tasks: Sequence[PassageTask], script: Script, maker: PassageMaker
) -> list[PassageHead]:
    """Return *heads*, those of *tasks*, their cues with words where the voice tells none and a recognizer is here.

    What it finds is kept; after an edit only new passages are heard. A sentence that cannot be aligned, or whose
    recognizer fails, has no words: it is marked as a whole.
    """
    mute = [at for at, (head, task) in enumerate(zip(heads, tasks, strict=True)) if _is_mute(head, task)]
    if not mute:
        return list(heads)
    try:
        version = present_recognizer(DEFAULT).version
    except EngineMissingError:
        return list(heads)
    keys = {at: key_of("aligned words", VERSION, version, script.language, tasks[at].key) for at in mute}
    found: dict[int, _Times] = {}
    for at in mute:
        kept = None if tasks[at].rebuild else maker.store.get(ALIGNED, keys[at])
        if kept is not None:
            found[at] = msgspec.msgpack.decode(kept, type=_Times)
    missing = [at for at in mute if at not in found]
    with suppress(SpeechError):
        for begin in range(0, len(missing), AT_ONCE):
            fresh = _aligned(missing[begin : begin + AT_ONCE], heads, tasks, script, maker)
            for at, times in fresh.items():
                maker.store.put(ALIGNED, keys[at], msgspec.msgpack.encode(times))
            found |= fresh
    return [_told(head, found[at]) if at in found else head for at, head in enumerate(heads)]


def _is_mute(head: PassageHead, task: PassageTask) -> bool:
    """Return whether a voice speaks in the passage that tells of none of its words."""
    engines = {clip.engine for utterance in task.utterances for clip in utterance.clips if not clip.recorded}
    tells = any(cue.spoken for cue in head.passage.cues)
    return any(not (tells and engine_abilities(engine).word_times) for engine in engines)


def _aligned(
    missing: Sequence[int],
    heads: Sequence[PassageHead],
    tasks: Sequence[PassageTask],
    script: Script,
    maker: PassageMaker,
) -> dict[int, _Times]:
    """Return the words of each *missing* passage. Raises `SpeechError`, `EngineMissingError`."""
    from narrator.narration.placing import word_times_in  # noqa: PLC0415 - only where a voice does not tell

    utterances = {one.id: one for one in script.utterances}
    wanted = [one for at in missing for one in _wanted(at, heads[at], tasks[at], utterances, maker)]
    texts = [sentence_of(one.utterance).words for one in wanted]
    sounds = [_heard(one.sound, tasks[one.passage].format.sample_rate_hz) for one in wanted]
    sweep_folders(Path(gettempdir()), prefix=FOLDER)
    with run_folder(Path(gettempdir()), FOLDER) as folder:
        pairs = list(zip(sounds, texts, strict=True))
        placed = word_times_in(pairs, language=script.language, folder=folder)
    found: dict[int, _Times] = {at: [[] for _ in heads[at].passage.cues] for at in missing}
    for one, words, times in zip(wanted, texts, placed, strict=True):
        scale = tasks[one.passage].format.sample_rate_hz / HEARING_RATE_HZ
        found[one.passage][one.cue] = [
            [words[t.index].part, words[t.index].begin, words[t.index].end, *_samples(t, scale, one.begin)]
            for t in times
        ]
    return found


def _wanted(
    at: int, head: PassageHead, task: PassageTask, utterances: dict[str, Utterance], maker: PassageMaker
) -> list[_Wanted]:
    sound = maker.sound_of(task)
    cues = enumerate(zip(head.passage.cues, task.utterances, strict=True))
    return [
        _Wanted(at, number, utterances[one.id], sound[cue.begin_samples : cue.end_samples], cue.begin_samples)
        for number, (cue, one) in cues
        if not cue.spoken and cue.end_samples > cue.begin_samples
    ]


def _heard(sound: Samples, rate_hz: int) -> Samples:
    floats = soxr.resample(sound.astype(np.float32), rate_hz, HEARING_RATE_HZ, quality="HQ")
    samples: Samples = np.clip(np.rint(floats), -32768, 32767).astype(np.int16)
    return samples


def _samples(time: WordTime, scale: float, begin: int) -> tuple[int, int]:
    return begin + round(time.begin * scale), begin + round(time.end * scale)


def _told(head: PassageHead, times: _Times) -> PassageHead:
    cues = tuple(_with_words(cue, words) for cue, words in zip(head.passage.cues, times, strict=True))
    return replace(head, passage=replace(head.passage, cues=cues))


def _with_words(cue: Cue, words: Sequence[Sequence[int]]) -> Cue:
    if not words or cue.spoken:
        return cue
    parts: list[list[SpokenWord]] = [[] for _ in range(max(word[0] for word in words) + 1)]
    for part, *numbers in words:
        parts[part].append(SpokenWord(*numbers))
    return replace(cue, spoken=tuple(map(tuple, parts)), words_by=BY)
