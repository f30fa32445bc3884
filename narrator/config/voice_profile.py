"""A voice profile: which engine speaks, in which voice, how fast, with which breaks and pronunciations."""

from pathlib import Path

from msgspec import Struct, field

from narrator.config.policy import Policy
from narrator.config.verbosity import STANDARD


class Breaks(Struct, frozen=True):
    """Silences heard, in milliseconds (SSML breaks). Sources: DESIGN's table of defaults."""

    sentence_ms: int = 600
    paragraph_ms: int = 1000
    heading_before_ms: int = 1250
    heading_after_ms: int = 750
    list_item_ms: int = 500
    start_ms: int = 750
    end_ms: int = 2000


class VoiceRole(Struct, frozen=True):
    """A further voice of a profile: for quotes, or for another language."""

    voice: str = ""
    """Empty: the engine's voice for the language."""
    engine: str = ""
    """Empty: the profile's engine."""
    rate: float = 0
    """Words a minute; 0: the profile's."""
    pitch: float = 50


class Roles(Struct, frozen=True):
    """Who speaks what of a post, beside the main voice: names of further voices (`[cast.NAME]`), `main` or `quote`."""

    speakers: dict[str, str] = field(default_factory=dict)
    """By the name that stands, with a colon, before what somebody says."""
    sections: dict[str, str] = field(default_factory=dict)
    """By the section's heading; its subsections too."""
    kinds: dict[str, str] = field(default_factory=dict)
    """By the kind of segment; `announcement`: what narrator says of its own."""


class LexiconEntry(Struct, frozen=True):
    """A pronunciation of the short TOML form: say *alias*, or the IPA *phoneme*, for the *grapheme*."""

    grapheme: str
    alias: str = ""
    phoneme: str = ""
    case_sensitive: bool = True
    language: str = ""


class VoiceProfile(Struct, frozen=True):
    """`voices/<name>.toml`, validated."""

    name: str
    engine: str = "pyttsx3"
    voice: str = ""
    """The engine's own name of the voice; empty: the engine's voice for the utterance's language."""
    language: str = ""
    """BCP 47 tag of the main voice; empty: the article's language."""
    description: str = ""
    rate: float = 160
    """Words a minute, as DESIGN defines it: the article's words over the finished minutes of its text."""
    pitch: float = 50
    """0 to 100; 50 is the voice's own."""
    gain_db: float = 0
    """Added to the calibrated gain."""
    breaks: Breaks = field(default_factory=Breaks)
    policy: Policy = field(default_factory=Policy)
    verbosity: str = STANDARD
    """How much narrator says of its own: `narrator.config.verbosity`; `policy` has it already."""
    quote_voice: VoiceRole | None = None
    cast: dict[str, VoiceRole] = field(default_factory=dict)
    """Further voices, by a name of the author's."""
    roles: Roles = field(default_factory=Roles)
    """What the voices of `cast` speak."""
    languages: dict[str, VoiceRole] = field(default_factory=dict)
    """Voices for other languages, by BCP 47 tag or its first part; `*`: for all others."""
    language_fallback: bool = False
    """Where no voice speaks a language: read it in the main voice and say so in the ledger, in place of an error."""
    lexicons: tuple[Path, ...] = ()
    """PLS 1.0 (`.pls`, `.xml`) or short TOML files, relative to the profile."""
    lexicon: tuple[LexiconEntry, ...] = ()
    command: tuple[str, ...] = ()
    """For an engine that runs a program: its name and arguments; docs/engines.md lists the placeholders."""
    model: str = ""
    """For an engine that loads a model: its file name in `voices/`, or a path."""
    engine_options: dict[str, str | int | float | bool] = field(default_factory=dict)
    """Passed to the engine as they are: what they mean is the engine's business."""
    target: str = "podcast"
    """Loudness: podcast, mono-19, acx, none."""
    sample_rate_hz: int = 0
    """0: the engine's own."""
    bit_rate_kbps: int = 0
    """0: 64 up to 24 kHz, 96 above."""
    time_limit_s: float = 60
    """For one call of the engine."""
    path: Path | None = None
    """Where the profile was read."""
