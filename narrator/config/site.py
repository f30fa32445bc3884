"""The settings of a site: `narrator.toml`, or what holds without one."""

from pathlib import Path
from typing import Final

from msgspec import Struct, field

from narrator.config.homes import AnyHome

PERMALINK_PARTS: Final = ("year", "month", "day", "slug", "title", "name", "filename", "path", "narrator")
"""What a permalink's pattern may hold, after a colon; `title` is Jekyll's word for the slug."""


class Show(Struct, frozen=True):
    """What a podcast feed says of the whole show."""

    title: str = ""
    author: str = ""
    email: str = ""
    site_url: str = ""
    """With a trailing slash or without; empty: no feed."""
    permalink: str = ""
    """Where the site shows a post, after `site_url`: `/:year/:month/:slug/`; empty: nobody said."""
    media_base_url: str = ""
    """Where the output folder is served, if not at `site_url`."""
    language: str = ""
    category: tuple[str, ...] = ()
    """From Apple's list: the category and, if any, its subcategory."""
    explicit: bool = False
    description: str = ""
    cover: str = ""
    """A picture, relative to narrator.toml; empty: one is made."""
    copyright: str = ""
    locked: bool = True
    guid: str = ""
    """Pinned in narrator.lock at the first publication."""
    limit: int = 0
    """Episodes in the feed; 0: all."""


class Limits(Struct, frozen=True):
    """How much a source may hold or take; beyond it, it is refused with an error that names the setting."""

    text_mb: int = 16
    """Of a text or a page: five times the Bible; more is no post."""
    document_mb: int = 256
    """DOCX, EPUB and their like, which hold pictures."""
    export_mb: int = 512
    """Of a whole site; its pictures are not in it."""
    unpacked_mb: int = 128
    """What the texts of an archive come to, and of the archives in it: a deflated one grows a thousandfold."""
    page_mb: int = 32
    """Of what a URL gives, unpacked."""
    page_s: int = 60
    """For a URL, redirects included."""


class SoundFiles(Struct, frozen=True):
    """Sound that is not speech: files, relative to narrator.toml; empty: none."""

    intro: str = ""
    """Before the first word."""
    outro: str = ""
    """After the last."""
    chime: str = ""
    """Before each chapter but the first."""
    chime_level: int = 2
    """Before headings down to this level."""


class Findings(Struct, frozen=True):
    """What the author has looked at, and does not want to be told again."""

    silenced: tuple[str, ...] = ()
    """Codes, of all posts of the site, or of this one (docs/findings.md)."""
    known: tuple[str, ...] = ()
    """Words: a finding about one of them is silent, an acronym never spelled out among them."""


DEFAULT_VOICE = "default"
"""The profile that speaks where nobody names one, and nothing is published yet."""


class Site(Struct, frozen=True):
    """`narrator.toml`, validated; every default holds without the file."""

    root: Path
    """The folder of narrator.toml; else the working directory. Paths and identities are relative to it."""
    path: Path | None = None
    """narrator.toml itself, where there is one."""
    show: Show = field(default_factory=Show)
    voices: tuple[str, ...] = ()
    """Empty: those that what is published has, else `DEFAULT_VOICE`."""
    output: str = "output"
    posts: tuple[str, ...] = ()
    language: str = ""
    verbosity: str = ""
    """Laid over the voice profile's policy; empty: the profile's own."""
    policy: dict[str, object] = field(default_factory=dict)
    """Laid over the voice profile's policy; checked against `Policy`."""
    breaks: dict[str, object] = field(default_factory=dict)
    narration: dict[str, object] = field(default_factory=dict)
    """How recordings of persons are used; checked against `NarrationSettings`."""
    lexicons: tuple[str, ...] = ()
    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    findings: Findings = field(default_factory=Findings)
    sound: SoundFiles = field(default_factory=SoundFiles)
    """Music and chimes beside the speech."""
    home: str = ""
    """Where the published files live: one of `homes`, or a folder relative to narrator.toml; empty: nobody said."""
    homes: dict[str, AnyHome] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    """Formats to make; empty: all that make sense."""
