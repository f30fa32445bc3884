"""Script + casting → what has to be spoken and encoded, as plain values that any worker can do."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
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


def tasks_of(
    script: Script, casting: Casting, *, store: Store, older_versions: dict[str, str], rebuild: bool
) -> tuple[PassageTask, ...]:
    """Return the passages of *script*, in order.

    *older_versions* (engine → version) are those the article was published with: a clip that the store still
    has from them is kept, so that an edit does not re-voice its neighbours.
    """
    return passage_tasks(script, passages_of(script), casting, Planning(store, older_versions, rebuild), {})


class Planning(Struct, frozen=True):
    """What the tasks of a script depend on beside it."""

    store: Store
    older_versions: dict[str, str]
    rebuild: bool


def passage_tasks(
    script: Script,
    runs: Sequence[Sequence[Utterance]],
    casting: Casting,
    planning: Planning,
    made: Mapping[str, UtteranceTask],
) -> tuple[PassageTask, ...]:
    """Return the passages of *runs*, the utterances of *script* in order; those that are not *made* are cast."""
    tasks: list[PassageTask] = []
    for number, run in enumerate(runs):
        last = number == len(runs) - 1
        utterances = [made.get(u.id) or _utterance(u, casting, planning.store, planning.older_versions) for u in run]
        if last:
            end = utterances[-1]
            utterances[-1] = replace(end, break_after_ms=end.break_after_ms + script.end_ms)
        lead_in_ms = script.start_ms if number == 0 else 0
        key = _passage_key(utterances, casting, lead_in_ms)
        tasks.append(PassageTask(key, tuple(utterances), casting.format, casting.chain, lead_in_ms, planning.rebuild))
    return tuple(tasks)


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
        )
        for u in utterances
    ]
    return key_of("passage", CHAIN_VERSION, ENCODER_VERSION, casting.format, casting.chain, lead_in_ms, repr(pieces))


def _own_pause(utterance: UtteranceTask) -> tuple[object, ...]:
    """Return what a narration adds to the key; nothing where an engine speaks, whose keys stay as they are."""
    own = (utterance.tail_samples, utterance.runs_on)
    return own if any(own) else ()
