"""What is remembered of a published article: all that feed, index, `check` and an unchanged run need."""

from msgspec import Struct, field


class ChapterRecord(Struct, frozen=True):
    """A chapter as the feed and the JSON give it."""

    title: str
    begin_ms: int


class FileRecord(Struct, frozen=True):
    """A file of the publication, as it was written."""

    name: str
    """Relative to the output folder, with forward slashes."""
    size_bytes: int
    modified_ns: int
    digest: str = ""
    """Of the content, for what is kept by address (sound, transcripts, chapters, covers): new content, new address."""


class EditionRecord(Struct, frozen=True):
    """One edition of an article."""

    voice: str
    main: bool
    label: str
    """What listeners are told of the voice: "eSpeak NG, English (America)"."""
    language: str
    duration_ms: int
    loudness_lufs: float | None
    true_peak_dbtp: float | None
    utterances: int
    chapters: tuple[ChapterRecord, ...]
    files: dict[str, FileRecord]
    """Format → file: "mp3", "vtt", "srt", "chapters"."""
    read_by: str = ""
    """The person who reads it, in whole or in part."""
    is_synthetic: bool = True
    """Whether a synthetic voice speaks in it."""
    engine_versions: dict[str, str] = field(default_factory=dict)
    """Engine → version it was spoken with."""


class ArticleRecord(Struct, frozen=True):
    """One published article."""

    identity: str
    source: str
    slug: str
    guid: str
    title: str
    author: str
    language: str
    published: str
    """RFC 3339 with a time zone, pinned."""
    modified: str
    """When its content last changed; RFC 3339."""
    description: str
    words: int
    tags: tuple[str, ...]
    canonical_url: str
    body_hash: str
    """Of the article's text: tells a rename from a new post."""
    editions: tuple[EditionRecord, ...]
    """The first is the main one."""
    files: dict[str, FileRecord]
    """Format → file, of what belongs to all editions: "page", "epub", "daisy", "cover", "embed"."""
    notes_html: str = ""
    """Sanitized show notes: the article's own HTML."""
    segments: dict[str, int] = field(default_factory=dict)
    left_out: tuple[dict[str, object], ...] = ()
    warnings: tuple[dict[str, object], ...] = ()
    faults: tuple[dict[str, object], ...] = ()
    draft: bool = False
    feed: str = ""
    """The private feed it belongs to; empty: the public one."""
    extra_files: tuple[FileRecord, ...] = ()
    """Pictures and the ledger."""
    path: str = ""
    """Of its source, from the folder of narrator.toml, with forward slashes; empty: it came from no file."""
