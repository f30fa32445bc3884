"""Who speaks what."""

from msgspec import Struct

from narrator.article.model import Notice
from narrator.audio.chain import Chain
from narrator.audio.model import AudioFormat
from narrator.script.model import Part
from narrator.speech.model import EngineInfo, EngineOptions, Voice


class VoiceRequest(Struct, frozen=True):
    """One voice of a profile, before anybody looked whether it is there."""

    engine: str
    voice: str
    rate: float
    pitch: float


class ResolvedVoice(Struct, frozen=True):
    """A voice that is there."""

    request: VoiceRequest
    options: EngineOptions
    info: EngineInfo
    voice: Voice
    language: str


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

    casts: dict[tuple[str, str], Cast]
    format: AudioFormat
    chain: Chain
    notices: tuple[Notice, ...] = ()
    """`language-fallback`: a language that the main voice reads, as the profile allows or because nobody declared it;
    `language-engine`: one that another engine reads, since the profile has no voice of its own for it;
    `voice-unclear`: what the engine itself says against a voice of its own;
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
