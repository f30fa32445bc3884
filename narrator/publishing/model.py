"""What every format is made from."""

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct, field

from narrator.article.model import Article
from narrator.audio.model import Recording
from narrator.config.site import Show
from narrator.ledger.model import Ledger
from narrator.script.model import Script


class SaidBeside(Struct, frozen=True):
    """Something in a recording that the post does not have."""

    file: str
    begin_ms: int
    end_ms: int
    """In the recording."""
    kind: str
    heard: str
    """A hint at what was said, in the post's own words."""
    kept: bool
    """Whether it is heard in what is published."""


class CreditedFile(Struct, frozen=True):
    """A person's recording."""

    name: str
    digest: str
    """SHA-256 of its bytes."""
    is_retake: bool = False
    gain_db: float | None = None
    """By which it was turned up; None where nothing of it is heard."""
    tone: tuple[float, ...] = ()
    """dB for each octave from 125 Hz to 8 kHz, where a retake was made to sound like the recording it is put into."""


class NarrationCredit(Struct, frozen=True):
    """Who reads an edition, and what is known of it."""

    by: str
    """Empty: the post's author, whose name nobody gave."""
    files: tuple[CreditedFile, ...]
    recognizer: str
    heard: dict[str, float]
    """Utterance → the share of its words that were heard, for those that the person reads."""
    voices: frozenset[str]
    """The utterances that the synthetic voice speaks."""
    beside: tuple[SaidBeside, ...] = ()
    recordings: dict[str, str] = field(default_factory=dict)
    """Utterance → the name of the recording that it is heard from."""


class Edition(Struct, frozen=True):
    """One article in one voice profile, finished."""

    name: str
    """The voice profile's name."""
    main: bool
    script: Script
    recording: Recording
    ledger: Ledger
    voice_label: str
    """What listeners are told: "eSpeak NG, English (America)"."""
    mp3: Path
    """The finished MP3 (its frames, tags and all)."""
    mp3_name: str
    """Its file name inside the article's folder."""
    narration: NarrationCredit | None = None
    """Where a person reads it, in whole or in part."""
    chapter_mp3: tuple[Path, ...] = ()
    """Each chapter's frames in a file of their own, without tag or Info frame; only where a format needs them."""


class Publication(Struct, frozen=True):
    """One article with all its editions, and the identity that the pipeline pinned."""

    article: Article
    slug: str
    guid: str
    """The episode's guid, pinned for ever."""
    published: datetime
    """With a time zone, pinned."""
    modified: datetime
    """When its content last changed; with a time zone."""
    editions: tuple[Edition, ...]
    """The first is the main one."""
    show: Show
    generator: str
    """`narrator 0.1.0`."""
    links: dict[str, str] = field(default_factory=dict)
    """Format → file name inside the article's folder, of everything this run makes or keeps ("epub": "x.epub")."""

    versions: dict[str, str] = field(default_factory=dict)
    """File name → what its address carries (`?v=…`), so that no cache gives an old sound to a new page."""
    media: dict[str, str] = field(default_factory=dict)
    """Asset id → file name inside the article's folder, of the pictures that were copied there."""
    covers: dict[str, Path] = field(default_factory=dict)
    """`cover`: the finished cover, where one was made."""

    @property
    def slug_address(self) -> str:
        """The slug as it stands in an address."""
        return quote(self.slug)

    def address(self, name: str) -> str:
        """Return the address of the file *name* as seen from the article's folder, with its version."""
        version = self.versions.get(name)
        return quote(name) + (f"?v={version}" if version else "")

    @property
    def main(self) -> Edition:
        """The main edition."""
        return self.editions[0]
