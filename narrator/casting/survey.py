"""What can speak here: profiles, engines, voices."""

from pathlib import Path

from msgspec import Struct

from narrator.casting.resolve import check_needs
from narrator.config.load import load_profile, profile_names
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import EngineMissingError, ProfileError
from narrator.speech.model import Engine, EngineOptions, Voice
from narrator.speech.registry import abilities_of, engine_named, engine_names

ANY = "mul"
"""The language of a voice that speaks whatever it is given."""


class EngineSurvey(Struct, frozen=True):
    """One engine."""

    name: str
    present: bool
    version: str
    how_to_get: str
    voices: tuple[Voice, ...]
    label: str = ""
    """What people call it; empty: its name."""
    voices_hint: str = ""
    """How to get a voice, where there is none."""


class FaultyProfile(Struct, frozen=True):
    """A profile that cannot be used."""

    name: str
    error: str
    hint: str


class Survey(Struct, frozen=True):
    """Everything that `narrator voices` shows."""

    profiles: tuple[VoiceProfile, ...]
    engines: tuple[EngineSurvey, ...]
    faulty: tuple[FaultyProfile, ...] = ()


def survey(start: Path, language: str = "") -> Survey:
    """Return the profiles of the site at *start* and the engines, those for *language* alone (empty: all)."""
    root = Site(root=start).root
    profiles: list[VoiceProfile] = []
    faulty: list[FaultyProfile] = []
    for name in profile_names(root):
        try:
            profile = load_profile(name, root)
            check_needs(profile, profile.engine)
            profiles.append(profile)
        except (EngineMissingError, ProfileError) as problem:
            faulty.append(FaultyProfile(name, str(problem), problem.hint))
    engines = {name: _engine(name, language, root) for name in engine_names()}
    chosen = tuple(one for one in profiles if not language or _speaks(one, language, engines[one.engine]))
    return Survey(chosen, tuple(engines.values()), tuple(faulty))


def _speaks(profile: VoiceProfile, language: str, engine: EngineSurvey) -> bool:
    """Return whether *profile* speaks *language* in a voice of its own; what another engine would read is none."""
    first = language.partition("-")[0].lower()
    if any(one.partition("-")[0].lower() == first for one in (profile.language, *profile.languages)):
        return True
    return not profile.language and (bool(engine.voices) or not engine.present)


def _engine(name: str, language: str, root: Path) -> EngineSurvey:
    engine = engine_named(name)
    info = engine.probe(EngineOptions())
    abilities = abilities_of(name)
    options = _models(root, abilities.model_suffix) if abilities.model_suffix else (EngineOptions(),)
    voices = tuple(voice for one in options if info.present for voice in _voices(engine, one))
    chosen = tuple(
        v for v in voices if not language or language in {v.language, v.language.partition("-")[0]} or v.language == ANY
    )
    return EngineSurvey(name, info.present, info.version, info.how_to_get, chosen, info.label, abilities.voices_hint)


def _models(root: Path, suffix: str) -> tuple[EngineOptions, ...]:
    """Return the options for each of the site's own models, for an engine whose voices are files."""
    return tuple(EngineOptions(model=str(path)) for path in sorted((root / "voices").glob(f"*{suffix}")))


def _voices(engine: Engine, options: EngineOptions) -> tuple[Voice, ...]:
    """Return what speaks with *options*; a model whose settings are missing or wrong speaks nothing."""
    try:
        return engine.voices(options)
    except (EngineMissingError, KeyError):
        return ()
