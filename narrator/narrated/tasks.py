"""A narrated script → the passages to make, of a person's clips and, where she did not read, of the voice's."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from narrator.audio.model import AudioFormat
from narrator.audio.targets import Measure, target_named
from narrator.casting.model import Casting
from narrator.config.narration import NarrationSettings
from narrator.config.voice_profile import VoiceProfile
from narrator.narrated.cutting import NarratedClip, clips_of
from narrator.narrated.model import Narrated
from narrator.narrated.sound import Output, Used, master_key, master_of, store_clips
from narrator.narration.model import HEARING_RATE_HZ, Reading
from narrator.narration.text import sentence_of
from narrator.passages.cut import passages_of
from narrator.passages.tasks import ClipTask, PassageTask, Planning, UtteranceTask, passage_tasks
from narrator.script.model import Utterance
from narrator.speech.model import EngineOptions, Request, SpokenWord
from narrator.store.key import key_of

if TYPE_CHECKING:
    from narrator.audio.mastering import Mastering

NARRATION = "narration"
"""In place of an engine's name, and who tells where the words lie."""
SHORTEST_BORDER_MS = 150
"""Pauses shorter than this hold no border of passages: splicing quietens their last 50 ms."""


def narrated_tasks(
    narrated: Narrated, settings: NarrationSettings, profile: VoiceProfile, casting: Casting, planning: Planning
) -> tuple[Narrated, tuple[PassageTask, ...]]:
    """Return *narrated* with how its recordings are mastered, and its passages, whose clips are put into the store.

    Raises `NarrationError`.
    """
    audio, chain = casting.format, casting.chain
    clips = clips_of(narrated, settings, rate_hz=audio.sample_rate_hz, frame=audio.samples_per_frame)
    target = target_named(profile.target)
    output = Output(audio.sample_rate_hz, chain, target.level if target.measure is not Measure.NONE else None)
    utterances = {one.id: one for one in narrated.script.utterances}
    made: dict[str, UtteranceTask] = {}
    used = [
        Used(part, [clip for clip in clips.values() if clip.part == number])
        for number, part in enumerate(narrated.parts)
    ]
    whole = max((one for one in used if not one.part.part.is_retake), key=lambda one: len(one.clips), default=None)
    masters: list[Mastering | None] = []
    for one in used:
        part, own = one.part, one.clips
        if not own:
            masters.append(None)
            continue
        like = whole if part.part.is_retake and whole is not None and whole.clips else None
        master = master_of(one, output, like=like, store=planning.store, rebuild=planning.rebuild)
        masters.append(master)
        key = master_key(part, master)
        tasks = {}
        for clip in own:
            reading = narrated.read[clip.utterance]
            pieces = tuple(_clip_tasks(utterances[clip.utterance], reading, clip, audio, key))
            tasks[clip] = pieces
            made[clip.utterance] = UtteranceTask(
                clip.utterance,
                pieces,
                clip.break_after_ms,
                tail_samples=clip.end - clip.speech_end,
                runs_on=clip.runs_on,
                words_by=NARRATION,
            )
        store_clips(part, tasks, master, planning.store)
    runs = _merged(passages_of(narrated.script), clips, audio)
    return replace(narrated, masters=tuple(masters)), passage_tasks(narrated.script, runs, casting, planning, made)


def _clip_tasks(
    utterance: Utterance, reading: Reading, clip: NarratedClip, audio: AudioFormat, key: str
) -> Iterator[ClipTask]:
    """Yield a clip for each part of the utterance: the person's sound, cut where the part's first word begins."""
    scale = audio.sample_rate_hz / HEARING_RATE_HZ
    words = sentence_of(utterance).words
    times = {one.index: (round(one.begin * scale), round(one.end * scale)) for one in reading.words}
    begin = clip.begin
    for number, part in enumerate(utterance.parts):
        later = [times[at][0] for at, word in enumerate(words) if word.part > number and at in times]
        is_last = number == len(utterance.parts) - 1
        end = clip.end if is_last else min(max(min(later, default=clip.end), begin), clip.end)
        spoken = tuple(
            SpokenWord(word.begin, word.end, times[at][0] - begin, min(times[at][1], end) - begin)
            for at, word in enumerate(words)
            if word.part == number and at in times and begin <= times[at][0] < end
        )
        request = Request(part.text, part.language, NARRATION, 0)
        yield ClipTask(
            key_of(key, begin, end, clip.runs_on, repr(spoken)), NARRATION, EngineOptions(), 0, request, 0, 0,
            recorded=True, recorded_samples=end - begin, words=spoken,
        )  # fmt: skip
        begin = end


def _merged(
    runs: Sequence[tuple[Utterance, ...]], clips: dict[str, NarratedClip], audio: AudioFormat
) -> list[tuple[Utterance, ...]]:
    """Return *runs*, those joined between which the author made hardly a pause."""
    least = SHORTEST_BORDER_MS * audio.sample_rate_hz // 1000
    found: list[tuple[Utterance, ...]] = []
    for run in runs:
        last = clips.get(found[-1][-1].id) if found else None
        if last is not None and last.runs_on and last.end - last.speech_end < least:
            found[-1] = (*found[-1], *run)
        else:
            found.append(run)
    return found
