"""How a person's recording is used: what stands for what was not read, whose pauses are heard, who reads."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field
from msgspec.structs import asdict

from narrator.config.convert import convert
from narrator.config.site import Site
from narrator.errors import ConfigError


class UnreadSentences(StrEnum):
    """What stands for a sentence of the post that the recording does not have."""

    UNSET = ""
    """An error above `TOLERATED_SHARE` of the words; else the voice, which is told."""
    VOICE = "voice"
    LEAVE_OUT = "leave-out"
    ERROR = "error"


class UnreadAnnouncements(StrEnum):
    """What becomes of narrator's own words ("Quote.", the opening) that the author did not read."""

    LEAVE_OUT = "leave-out"
    VOICE = "voice"


class Pauses(StrEnum):
    """Whose pauses are heard between sentences."""

    OWN = "own"
    PROFILE = "profile"
    CAPPED = "capped"
    """The author's, at most as long as the profile's."""


class Asides(StrEnum):
    """What becomes of what is said and not written."""

    DROP = "drop"
    KEEP = "keep"


TOLERATED_SHARE: Final = 0.1
FILE_KEYS: Final = ("narration", "narrations")


class Retake(Struct, frozen=True):
    """A later recording of single sentences."""

    file: str
    sentences: tuple[str, ...] = ()
    """Those that it replaces, each by the words that it begins with; none: all that it reads."""


class NarrationSettings(Struct, frozen=True):
    """The `[narration]` table of narrator.toml, and the `narration:` of a post where it is a table."""

    file: str = ""
    """The recording of the post, beside it; of a site: none."""
    retakes: tuple[str | Retake, ...] = ()
    """Each replaces what it reads, at the level and tone of the recording; the last one wins."""
    by: str = ""
    """Who reads; empty: the post's author, else the show's."""
    unread: UnreadSentences = UnreadSentences.UNSET
    announcements: UnreadAnnouncements = UnreadAnnouncements.LEAVE_OUT
    pauses: Pauses = Pauses.OWN
    asides: Asides = Asides.DROP
    recognizer: str = "pocketsphinx"
    parts: dict[str, str] = field(default_factory=dict)
    """Heading (`#presence`, or its text) → the recording of its section: the post's `narrations:`."""

    def all_retakes(self) -> tuple[Retake, ...]:
        """Return the retakes in order; a bare file's name replaces all that it reads."""
        return tuple(Retake(one) if isinstance(one, str) else one for one in self.retakes)


def narration_settings(site: Site, post: Mapping[str, object], *, given: str, where: str) -> NarrationSettings | None:
    """Return the settings of a post that a person reads; None where nobody does.

    *given* is the command line's file, which wins over the post's. Raises `ConfigError`.
    """
    own, parts = post.get("narration"), post.get("narrations")
    if not own and not parts and not given:
        return None
    table = {"file": own} if isinstance(own, str) else own or {}
    if not isinstance(table, Mapping):
        raise ConfigError("`narration` must name a sound file, or be a table with `file`", where=where)
    if parts is not None and not (isinstance(parts, Mapping) and all(isinstance(one, str) for one in parts.values())):
        hint = 'narrations: {"#a-heading": part.m4a}'
        raise ConfigError("`narrations` must be a table of headings and sound files", where=where, hint=hint)
    merged = {**site.narration, **table, "parts": {str(key): one for key, one in (parts or {}).items()}}
    if given:
        merged["file"] = given
    settings = convert(merged, NarrationSettings, where=where)
    if not settings.file and not settings.parts:
        raise ConfigError("`narration` names no sound file", where=where, hint="narration: me.m4a")
    return settings


def check_site_narration(site: Site) -> None:
    """Raise `ConfigError` where the `[narration]` table of narrator.toml cannot be understood, or names a file."""
    where = str(site.path or "narrator.toml")
    settings = convert(site.narration, NarrationSettings, where=where)
    if settings.file or settings.parts or settings.retakes:
        raise ConfigError("a recording belongs to one post", where=where, hint="Name it in the post: narration: me.m4a")


def plain(settings: NarrationSettings) -> str:
    """Return *settings* as a text that changes with each of them."""
    return repr(sorted(asdict(settings).items()))
