"""Voice profile + script → who speaks what: each language and role gets an engine, a voice, a rate and a gain."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from narrator.article.model import Notice
from narrator.audio.calibration import Calibration
from narrator.audio.encoder import format_for
from narrator.audio.model import AudioFormat
from narrator.audio.targets import target_named
from narrator.casting.calibrations import Calibrator
from narrator.casting.engine_pool import EngineKey, EnginePool
from narrator.casting.model import Cast, Casting, ResolvedVoice
from narrator.casting.resolve import options_of, resolved_voice, voice_request
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import EngineMissingError, ProfileError
from narrator.script.model import Script, VoiceFor
from narrator.speech.registry import engine_named
from narrator.store.protocol import Store

RATE_TOLERANCE = 0.05
"""A rate further off than this is worth telling."""


def casting_for(
    profile: VoiceProfile, script: Script, *, store: Store, pool: EnginePool, root: Path, older_versions: dict[str, str]
) -> Casting:
    """Return who speaks *script* in *profile*; *root* is the site's folder, where its `voices/` lie.

    A voice and rate that were never used before are calibrated once, which speaks a few sentences with the engines of
    *pool*, and kept in *store*; an article that was published with *older_versions* (engine → version) keeps their
    calibration.

    Raises `EngineMissingError` or `ProfileError` where a language that the author declared has no voice and no
    fallback; a guess of ours must not stop a post.
    """
    found: dict[tuple[str, str], ResolvedVoice] = {}
    notices: list[Notice] = []
    for language, role in _spoken(script):
        try:
            found[(language, role)] = resolved_voice(profile, language, role, root)
        except (EngineMissingError, ProfileError) as problem:
            may_fall_back = profile.language_fallback or language in script.guessed
            instead = script.language if language != script.language else profile.language
            if not may_fall_back or not instead or instead == language:
                raise
            if (script.language, VoiceFor.MAIN) in found:
                instead = found[(script.language, VoiceFor.MAIN)].language
            found[(language, role)] = resolved_voice(profile, instead, role, root)
            told = f"{language} is read in the voice for {instead}: {problem}"
            notices.append(Notice("language-fallback", told))
    notices += _other_engines(profile, (one for (_, role), one in found.items() if role == VoiceFor.MAIN))
    cautions = dict.fromkeys(f"{v.language}, {_label(v)}: {v.voice.caution}" for v in found.values() if v.voice.caution)
    notices += (Notice("voice-unclear", told) for told in cautions)
    calibrator = Calibrator(profile, store, pool)
    audio = format_for(
        calibrator.sample_rate_hz(next(iter(found.values()))),
        sample_rate_hz=profile.sample_rate_hz,
        bit_rate_kbps=profile.bit_rate_kbps,
    )
    casts = {key: _cast(one, calibrator, audio, older_versions) for key, one in found.items()}
    rates = dict.fromkeys(cast.rate_notice for cast in casts.values() if cast.rate_notice)
    notices += (Notice("rate-not-reached", told) for told in rates)
    return Casting(casts, audio, target_named(profile.target).chain(audio), tuple(notices))


def first_engine(profile: VoiceProfile, root: Path) -> EngineKey:
    """Return the engine that will most likely speak in *profile*, its options and its limit of time."""
    request = voice_request(profile, profile.language, VoiceFor.MAIN)
    return request.engine, options_of(profile, request, root), profile.time_limit_s


def warm_up_voices(engine: EngineKey) -> None:
    """Let the engine prepare its list of voices in a worker thread, where it says that it can."""
    name, options, _ = engine
    warm_up = getattr(engine_named(name), "warm_up", None)
    if warm_up is not None:
        warm_up(options)


def _other_engines(profile: VoiceProfile, voices: Iterable[ResolvedVoice]) -> Iterator[Notice]:
    """Tell each language that another engine than the profile's own speaks, where the profile names none for it."""
    told = set()
    for voice in voices:
        own = {voice.language, voice.language.partition("-")[0]} & profile.languages.keys()
        if voice.request.engine != profile.engine and not own and voice.language not in told:
            told.add(voice.language)
            yield Notice("language-engine", f"{voice.language} is read by {_label(voice)}")


def _label(voice: ResolvedVoice) -> str:
    """Return what listeners are told: words for people where the voice has them, else its name in its engine."""
    called = voice.voice.description
    if called and not voice.info.label:
        return called
    return f"{voice.info.label or voice.info.name}, {called or voice.voice.name}"


def _spoken(script: Script) -> Iterator[tuple[str, str]]:
    """Yield each language and role once; the script's own language in the main voice comes first."""
    yield script.language, VoiceFor.MAIN
    seen: set[tuple[str, str]] = {(script.language, VoiceFor.MAIN)}
    for utterance in script.utterances:
        for part in utterance.parts:
            if (part.language, part.voice_for) not in seen:
                seen.add((part.language, part.voice_for))
                yield part.language, part.voice_for


def _cast(voice: ResolvedVoice, calibrator: Calibrator, audio: AudioFormat, older_versions: dict[str, str]) -> Cast:
    info, profile = voice.info, calibrator.profile
    older_version = older_versions.get(voice.request.engine, info.version)
    calibration = calibrator.calibration(voice, audio, older_version)
    return Cast(
        engine=voice.request.engine,
        options=voice.options,
        version=info.version,
        voice=voice.voice.name,
        label=_label(voice),
        engine_rate=calibration.engine_rate,
        seconds_a_letter=calibration.seconds_a_letter,
        pitch=voice.request.pitch,
        gain_db=calibration.gain_db + profile.gain_db,
        time_limit_s=profile.time_limit_s,
        rate_notice=_rate_notice(voice, calibration),
    )


def _rate_notice(resolved: ResolvedVoice, calibration: Calibration) -> str:
    """Return the notice for a voice that comes out at another rate than asked for, or ""."""
    wanted, reached = resolved.request.rate, calibration.words_per_minute
    if abs(reached / wanted - 1) <= RATE_TOLERANCE:
        return ""
    voice = resolved.voice.description or resolved.voice.name
    return f"{voice} reads {reached:.0f} words a minute, where {wanted:.0f} are asked for: it goes no nearer"
