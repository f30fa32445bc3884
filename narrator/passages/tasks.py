"""Script + casting → what has to be spoken and encoded, as plain values that any worker can do."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.audio.chain import CHAIN_VERSION, Chain
from narrator.audio.model import AudioFormat
from narrator.audio.passage import ENCODER_VERSION
from narrator.casting.model import Cast, Casting
from narrator.passages.cut import passages_of
from narrator.script.model import Part, Script, Utterance
from narrator.speech.model import EngineOptions, Request, SpokenWord
from narrator.store.key import key_of
from narrator.store.protocol import Store

BEFORE_OUTRO_MS = 1000
LEAST_BREAK_MS = 600
"""Between what a person says and a chime."""
CLIPS = "clips"
PASSAGES = "passages"


class ClipTask(Struct, frozen=True):
    """One call of an engine."""

    key: str
    engine: str
    options: EngineOptions
    time_limit_s: float
    request: Request
    gain_db: float
    pause_after_ms: int
    recorded: bool = False
    """A narration's clip: it is in the store, finished, and no engine can speak it."""
    recorded_samples: int = 0
    words: tuple[SpokenWord, ...] = ()
    """Of a narration's clip: where they lie in it."""


class SoundTask(Struct, frozen=True):
    """Sound that is not speech: a finished clip, which is in the store, and the break after it."""

    kind: str
    """`intro`, `outro` or `chime`."""
    file: str
    clip: ClipTask
    break_after_ms: int


class Sounds(Struct, frozen=True):
    """What is heard beside the speech of an edition."""

    intro: SoundTask | None = None
    outro: SoundTask | None = None
    chime: SoundTask | None = None
    chime_level: int = 2
    """A chime is heard before chapters down to this level."""


class UtteranceTask(Struct, frozen=True):
    """One utterance: its clips and the break after it."""

    id: str
    clips: tuple[ClipTask, ...]
    break_after_ms: int
    tail_samples: int = 0
    """At the end of its sound, the speaker's own pause."""
    runs_on: bool = False
    """The next utterance's sound follows without a break: they were spoken so."""
    words_by: str = "engine"
    before: SoundTask | None = None
    """Heard before it: nothing else stands there."""
    after: SoundTask | None = None
    """Heard after it and its break."""


class PassageTask(Struct, frozen=True):
    """One passage: joined, encoded, kept under its key."""

    key: str
    utterances: tuple[UtteranceTask, ...]
    format: AudioFormat
    chain: Chain
    lead_in_ms: int
    """Silence before its first utterance."""
    rebuild: bool = False
    """Make it anew even where the store has it or its clips."""


def clip_key(cast: Cast, request: Request, version: str) -> str:
    """Return the key of what one call of an engine gives: everything that can change a sample of it."""
    r = request
    return key_of(
        "clip", cast.engine, version, cast.options.model, cast.options.command, r.voice, f"{r.engine_rate:.4f}",
        f"{r.pitch:g}", r.language, r.phoneme, r.text, *cast.options.settings,
    )  # fmt: skip


class Planning(Struct, frozen=True):
    """What the tasks of a script depend on beside it."""

    store: Store
    older_versions: dict[str, str] = field(default_factory=dict)
    """Engine → version that the article was published with: a clip that the store still has from it is kept, so that
    an edit does not re-voice its neighbours."""
    rebuild: bool = False
    sounds: Sounds | None = None


def tasks_of(script: Script, casting: Casting, planning: Planning) -> tuple[PassageTask, ...]:
    """Return the passages of *script*, in order."""
    return passage_tasks(script, passages_of(script), casting, planning, {})


def passage_tasks(
    script: Script,
    runs: Sequence[Sequence[Utterance]],
    casting: Casting,
    planning: Planning,
    made: Mapping[str, UtteranceTask],
) -> tuple[PassageTask, ...]:
    """Return the passages of *runs*, the utterances of *script* in order; those that are not *made* are cast."""
    tasks: list[PassageTask] = []
    sounds = planning.sounds or Sounds()
    chimes = _before_chimes(script, sounds)
    for number, run in enumerate(runs):
        utterances = [made.get(u.id) or _utterance(u, casting, planning.store, planning.older_versions) for u in run]
        utterances = [_followed(one, sounds.chime) if one.id in chimes else one for one in utterances]
        if number == len(runs) - 1:
            utterances[-1] = _last(utterances[-1], script.end_ms, sounds.outro)
        lead_in_ms = script.start_ms if number == 0 else 0
        if number == 0 and sounds.intro is not None:
            utterances[0], lead_in_ms = replace(utterances[0], before=sounds.intro), 0
        key = _passage_key(utterances, casting, lead_in_ms)
        tasks.append(PassageTask(key, tuple(utterances), casting.format, casting.chain, lead_in_ms, planning.rebuild))
    return tuple(tasks)


def _before_chimes(script: Script, sounds: Sounds) -> frozenset[str]:
    """Return the utterances that a chime follows: those that a chapter begins after."""
    if sounds.chime is None:
        return frozenset()
    begins = {one.utterance for one in script.chapters[1:] if one.level <= sounds.chime_level}
    return frozenset(before.id for before, after in pairwise(script.utterances) if after.id in begins)


def _followed(utterance: UtteranceTask, sound: SoundTask | None) -> UtteranceTask:
    """Return *utterance* with *sound* after it; after a person's own words never without a pause."""
    if utterance.runs_on:
        utterance = replace(utterance, runs_on=False, break_after_ms=max(utterance.break_after_ms, LEAST_BREAK_MS))
    return replace(utterance, after=sound)


def _last(utterance: UtteranceTask, end_ms: int, outro: SoundTask | None) -> UtteranceTask:
    if outro is None:
        return replace(utterance, break_after_ms=utterance.break_after_ms + end_ms)
    return replace(utterance, break_after_ms=utterance.break_after_ms + BEFORE_OUTRO_MS, after=outro)


def _utterance(utterance: Utterance, casting: Casting, store: Store, older: dict[str, str]) -> UtteranceTask:
    clips = tuple(_clip(part, casting, store, older) for part in utterance.parts)
    return UtteranceTask(utterance.id, clips, utterance.break_after_ms)


def _clip(part: Part, casting: Casting, store: Store, older: dict[str, str]) -> ClipTask:
    cast = casting.of(part)
    request = Request(
        part.text, part.language, cast.voice, cast.engine_rate, cast.pitch, part.phoneme, cast.seconds_a_letter
    )
    key = clip_key(cast, request, cast.version)
    before = older.get(cast.engine, cast.version)
    if before != cast.version:
        older_key = clip_key(cast, request, before)
        key = older_key if store.has(CLIPS, older_key) else key
    return ClipTask(key, cast.engine, cast.options, cast.time_limit_s, request, cast.gain_db, part.pause_after_ms)


def _passage_key(utterances: Iterable[UtteranceTask], casting: Casting, lead_in_ms: int) -> str:
    pieces = [
        (
            u.break_after_ms,
            *_own_pause(u),
            *((clip.key, f"{clip.gain_db:.3f}", clip.pause_after_ms) for clip in u.clips),
            *((side, s.clip.key, s.break_after_ms) for side, s in (("before", u.before), ("after", u.after)) if s),
        )
        for u in utterances
    ]
    return key_of("passage", CHAIN_VERSION, ENCODER_VERSION, casting.format, casting.chain, lead_in_ms, repr(pieces))


def _own_pause(utterance: UtteranceTask) -> tuple[object, ...]:
    """Return what a narration adds to the key; nothing where an engine speaks, whose keys stay as they are."""
    own = (utterance.tail_samples, utterance.runs_on)
    return own if any(own) else ()
