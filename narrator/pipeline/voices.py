"""What can speak here: profiles, engines, voices."""

from dataclasses import dataclass
from pathlib import Path

from narrator.config.load import load_profile, profile_names
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.speech.model import EngineOptions, Voice
from narrator.speech.registry import engine_named, engine_names


@dataclass(frozen=True, slots=True)
class EngineSurvey:
    """One engine."""

    name: str
    present: bool
    version: str
    how_to_get: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that `narrator voices` shows."""

    profiles: tuple[VoiceProfile, ...]
    engines: tuple[EngineSurvey, ...]


def survey(start: Path, language: str = "") -> Survey:
    """Return the profiles of the site at *start* and the engines, with their voices for *language* (empty: all)."""
    root = Site(root=start).root
    profiles = tuple(load_profile(name, root) for name in profile_names(root))
    return Survey(profiles, tuple(_engine(name, language) for name in engine_names()))


def _engine(name: str, language: str) -> EngineSurvey:
    engine = engine_named(name)
    info = engine.probe(EngineOptions())
    voices = engine.voices(EngineOptions()) if info.present else ()
    chosen = tuple(
        v for v in voices if v.language.partition("-")[0] == language or v.language == language or not language
    )
    return EngineSurvey(name, info.present, info.version, info.how_to_get, chosen)
