"""Voice profile + script → who speaks what: each language and role gets an engine, a voice, a rate and a gain."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Notice
from narrator.audio.calibration import CALIBRATION_VERSION, Calibration, calibrate
from narrator.audio.chain import CHAIN_VERSION, Chain
from narrator.audio.encoder import format_for
from narrator.audio.model import AudioFormat
from narrator.audio.targets import target_named
from narrator.casting.engine_pool import ENGINE_POOL
from narrator.casting.permission import RUNS_PROGRAMS, require_permission
from narrator.config.load import SHIPPED
from narrator.config.voice_profile import VoiceProfile, VoiceRole
from narrator.errors import EngineMissingError, ProfileError
from narrator.script.model import Part, Script, VoiceFor
from narrator.speech.engines import pyttsx3
from narrator.speech.experience import middle, seconds_a_letter
from narrator.speech.model import EngineInfo, EngineOptions, Request, Sound, Voice
from narrator.speech.registry import engine_named
from narrator.speech.voices import resolve_voice
from narrator.store.key import key_of
from narrator.store.protocol import Store

CALIBRATIONS = "calibrations"
ANY_LANGUAGE = frozenset({"und"})
"""A voice that does not say what it speaks: the profile does."""
RATE_TOLERANCE = 0.05
"""A rate further off than this is worth telling."""
PROBE_TEXT = "One, two, three."


class Cast(Struct, frozen=True):
    """Who speaks one language in one role."""

    engine: str
    options: EngineOptions
    version: str
    voice: str
    label: str
    """What listeners are told."""
    engine_rate: float
    seconds_a_letter: float
    pitch: float
    gain_db: float
    time_limit_s: float
    rate_notice: str = ""
    """Where the engine cannot speak as fast or as slowly as asked."""


class Casting(Struct, frozen=True):
    """Who speaks the parts of one script, and into what."""

    casts: dict[tuple[str, VoiceFor], Cast]
    format: AudioFormat
    chain: Chain
    notices: tuple[Notice, ...] = ()
    """`language-fallback`: a language that the main voice reads, as the profile allows or because nobody declared it;
    `rate-not-reached`: the engine cannot speak as fast or as slowly as asked."""

    def of(self, part: Part) -> Cast:
        """Return who speaks *part*."""
        return self.casts[(part.language, part.voice_for)]

    @property
    def versions(self) -> dict[str, str]:
        """Engine → version."""
        return {cast.engine: cast.version for cast in self.casts.values()}

    @property
    def label(self) -> str:
        """What listeners are told of the voice that speaks first."""
        return next(iter(self.casts.values())).label


class VoiceRequest(Struct, frozen=True):
    """One voice of a profile, before anybody looked whether it is there."""

    engine: str
    voice: str
    rate: float
    pitch: float


class ResolvedVoice(Struct, frozen=True):
    """A voice that is there."""

    wanted: VoiceRequest
    options: EngineOptions
    info: EngineInfo
    voice: Voice
    language: str


def casting_for(
    profile: VoiceProfile, script: Script, *, store: Store, root: Path, older_versions: dict[str, str]
) -> Casting:
    """Return who speaks *script* in *profile*; *root* is the site's folder, where its `voices/` lie.

    A voice and rate that were never used before are calibrated once, which speaks a few sentences, and kept in
    *store*; an article that was published with *older_versions* (engine → version) keeps their calibration.
    Raises `EngineMissingError` or `ProfileError` where a language that the author declared has no voice and no
    fallback; a guess of ours must not stop a post.
    """
    found: dict[tuple[str, VoiceFor], ResolvedVoice] = {}
    notices: list[Notice] = []
    for language, role in _spoken(script):
        try:
            found[(language, role)] = _find(profile, language, role, root)
        except (EngineMissingError, ProfileError) as problem:
            may_fall_back = profile.language_fallback or language in script.guessed
            instead = script.language if language != script.language else profile.language
            if not may_fall_back or not instead or instead == language:
                raise
            if (script.language, VoiceFor.MAIN) in found:
                instead = found[(script.language, VoiceFor.MAIN)].language
            found[(language, role)] = _find(profile, instead, role, root)
            told = f"{language} is read in the voice for {instead}: {problem}"
            notices.append(Notice("language-fallback", told))
    first = next(iter(found.values()))
    audio = format_for(
        _sample_rate_hz(first, profile, store),
        sample_rate_hz=profile.sample_rate_hz,
        bit_rate_kbps=profile.bit_rate_kbps,
    )
    casts = {key: _cast(one, profile, store, audio, older_versions) for key, one in found.items()}
    rates = dict.fromkeys(cast.rate_notice for cast in casts.values() if cast.rate_notice)
    notices += (Notice("rate-not-reached", told) for told in rates)
    return Casting(casts, audio, target_named(profile.target).chain(audio), tuple(notices))


def first_engine(profile: VoiceProfile, root: Path) -> tuple[str, EngineOptions, float]:
    """Return the engine that will most likely speak in *profile*, its options and its limit of time."""
    wanted = _wanted(profile, profile.language, VoiceFor.MAIN)
    return wanted.engine, _options(profile, wanted, root), profile.time_limit_s


def warm_up_voices(engine_name: str, options: EngineOptions) -> None:
    """Let eSpeak NG look for its voices, which it remembers: in a thread, before anybody asks.

    No other engine: Windows' voices may be asked only by the thread that asked first, and others promise nothing.
    """
    if engine_name == pyttsx3.name and not pyttsx3.SYSTEM_DRIVER and pyttsx3.probe(options).present:
        pyttsx3.voices(options)


def _spoken(script: Script) -> Iterator[tuple[str, VoiceFor]]:
    """Yield each language and role once; the script's own language in the main voice comes first."""
    yield script.language, VoiceFor.MAIN
    seen = {(script.language, VoiceFor.MAIN)}
    for utterance in script.utterances:
        for part in utterance.parts:
            if (part.language, part.voice_for) not in seen:
                seen.add((part.language, part.voice_for))
                yield part.language, part.voice_for


def _find(profile: VoiceProfile, language: str, role: VoiceFor, root: Path) -> ResolvedVoice:
    wanted = _wanted(profile, language, role)
    options = _options(profile, wanted, root)
    engine = engine_named(wanted.engine)
    info = engine.probe(options)
    if not info.present:
        raise EngineMissingError(f"the engine {wanted.engine!r} is not here", hint=info.how_to_get)
    voice = resolve_voice(engine, options, language, wanted.voice)
    if voice.language in ANY_LANGUAGE and not _same_language(profile, language):
        hint = f"Give it a voice: [languages.{language.partition('-')[0]}] in the profile, or language_fallback = true."
        where = str(profile.path or profile.name)
        raise ProfileError(f"no voice for {language}: {voice.name} is for {profile.language}", where=where, hint=hint)
    return ResolvedVoice(wanted, options, info, voice, language)


def _wanted(profile: VoiceProfile, language: str, role: VoiceFor) -> VoiceRequest:
    """Return the voice that *profile* names for a language in a role."""
    if role is VoiceFor.QUOTE and profile.quote_voice is not None and _same_language(profile, language):
        return _of_role(profile, profile.quote_voice)
    named = profile.languages.get(language) or profile.languages.get(language.partition("-")[0])
    if named is not None:
        return _of_role(profile, named)
    voice = profile.voice if _same_language(profile, language) else ""
    return VoiceRequest(profile.engine, voice, profile.rate, profile.pitch)


def _same_language(profile: VoiceProfile, language: str) -> bool:
    """Say whether the profile's main voice is for *language*; a profile that names none is for all."""
    return not profile.language or profile.language.partition("-")[0] == language.partition("-")[0]


def _of_role(profile: VoiceProfile, role: VoiceRole) -> VoiceRequest:
    return VoiceRequest(role.engine or profile.engine, role.voice, role.rate or profile.rate, role.pitch)


def _options(profile: VoiceProfile, wanted: VoiceRequest, root: Path) -> EngineOptions:
    if wanted.engine == "piper":
        return EngineOptions(model=str(_model(profile, wanted, root)))
    if wanted.engine not in RUNS_PROGRAMS:
        return EngineOptions()
    require_permission(profile)
    return EngineOptions(command=profile.command, permitted=True)


def _model(profile: VoiceProfile, wanted: VoiceRequest, root: Path) -> Path:
    """Return where the model lies: as given, beside the profile, in the site's `voices/`, or among ours."""
    name = wanted.voice if wanted.voice.endswith(".onnx") else profile.model
    beside = [profile.path.parent] if profile.path is not None else []
    places = [Path(name), *(folder / name for folder in (*beside, root / "voices", *SHIPPED))]
    return next((place for place in places if place.is_file()), root / "voices" / name)


def _sample_rate_hz(found: ResolvedVoice, profile: VoiceProfile, store: Store) -> int:
    """Return the engine's own sample rate, which some tell only by speaking."""
    if profile.sample_rate_hz:
        return profile.sample_rate_hz
    if found.voice.sample_rate_hz:
        return found.voice.sample_rate_hz
    key = key_of("sample rate", found.wanted.engine, found.info.version, found.options, found.voice.name)
    kept = store.get(CALIBRATIONS, key)
    if kept is not None:
        return int(kept)
    rate_hz = _speak(found, profile, PROBE_TEXT, found.info.default_rate).sample_rate_hz
    store.put(CALIBRATIONS, key, str(rate_hz).encode())
    return rate_hz


def _cast(
    found: ResolvedVoice, profile: VoiceProfile, store: Store, audio: AudioFormat, older_versions: dict[str, str]
) -> Cast:
    before = older_versions.get(found.wanted.engine, found.info.version)
    calibration = _calibration(found, profile, store, audio, before)
    return Cast(
        engine=found.wanted.engine,
        options=found.options,
        version=found.info.version,
        voice=found.voice.name,
        label=f"{found.info.label or found.info.name}, {found.voice.description or found.voice.name}",
        engine_rate=calibration.engine_rate,
        seconds_a_letter=calibration.seconds_a_letter,
        pitch=found.wanted.pitch,
        gain_db=calibration.gain_db + profile.gain_db,
        time_limit_s=profile.time_limit_s,
        rate_notice=_rate_notice(found, calibration),
    )


def _rate_notice(found: ResolvedVoice, calibration: Calibration) -> str:
    """Return what to tell where the voice comes out at another rate than asked for; empty: it does not."""
    wanted, reached = found.wanted.rate, calibration.words_per_minute
    if abs(reached / wanted - 1) <= RATE_TOLERANCE:
        return ""
    voice = found.voice.description or found.voice.name
    return f"{voice} reads {reached:.0f} words a minute, where {wanted:.0f} are asked for: it goes no nearer"


def _calibration(
    found: ResolvedVoice, profile: VoiceProfile, store: Store, audio: AudioFormat, before: str
) -> Calibration:
    wanted, info = found.wanted, found.info
    keys = [
        key_of(
            "calibration", CALIBRATION_VERSION, CHAIN_VERSION, wanted, version, found.options, found.voice.name,
            found.language.partition("-")[0], profile.breaks, profile.target, audio,
        )
        for version in (before, info.version)
    ]  # fmt: skip
    for key in keys:
        kept = store.get(CALIBRATIONS, key)
        if kept is not None:
            return msgspec.json.decode(kept, type=Calibration)
    paces: dict[float, list[float]] = {}

    def speak(text: str, engine_rate: float) -> Sound:
        sound = _speak(found, profile, text, engine_rate)
        paces.setdefault(engine_rate, []).append(seconds_a_letter(text, sound))
        return sound

    calibration = calibrate(
        speak,
        info,
        rate_wpm=wanted.rate,
        target=target_named(profile.target),
        breaks=profile.breaks,
        language=found.language,
        audio=audio,
    )
    calibration = replace(calibration, seconds_a_letter=middle(paces[calibration.engine_rate]))
    store.put(CALIBRATIONS, keys[-1], msgspec.json.encode(calibration))
    return calibration


def _speak(found: ResolvedVoice, profile: VoiceProfile, text: str, engine_rate: float) -> Sound:
    request = Request(text, found.language, found.voice.name, engine_rate, found.wanted.pitch)
    return ENGINE_POOL.speak(found.wanted.engine, found.options, profile.time_limit_s, request)
