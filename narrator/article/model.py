"""What the author wrote: an `Article` is a tree of blocks whose leaves, in order, are the segments."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from narrator.article.kinds import ContainerKind, LeftOutReason, SegmentKind, SegmentLabel, SourceFormat, SpanKind
from narrator.article.silenced import Silenced
from narrator.languages.tags import SOURCE_LANGUAGE

__all__ = [
    "Article",
    "Asset",
    "Block",
    "Cell",
    "Container",
    "ContainerKind",
    "Given",
    "LeftOut",
    "LeftOutReason",
    "Notice",
    "Segment",
    "SegmentKind",
    "SegmentLabel",
    "Source",
    "SourceFormat",
    "Span",
    "SpanKind",
    "walk",
]


class Span(Struct, frozen=True):
    """An inline stretch `text[begin:end]` of a segment, in characters (code points)."""

    begin: int
    end: int
    kind: SpanKind
    value: str = ""


class Cell(Struct, frozen=True):
    """A table's cell: `text[begin:end]` of the table's segment."""

    row: int
    column: int
    begin: int
    end: int
    header: bool = False
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""


class Segment(Struct, frozen=True):
    """A leaf of the tree: one stretch of text of one kind."""

    id: str
    """From content and occurrence, not position; the fragment id everywhere. See `narrator.article.identity`."""
    kind: SegmentKind
    text: str
    """What a reader sees, without markup: inner white space folded to one space, hard breaks as line feeds
    (code and tables keep their line feeds and tabs). Never begins or ends with white space."""
    spans: tuple[Span, ...] = ()
    """In order of `begin`, outer before inner."""
    level: int = 0
    """Headings: 1 to 6. List items: depth from 1. Else 0."""
    label: SegmentLabel | None = None
    language: str = ""
    """BCP 47 tag where it differs from the article's; else empty. For code use `code_language`."""
    code_language: str = ""
    """Programming language of a code block, as written ("python"), if stated."""
    cells: tuple[Cell, ...] = ()
    asset: str = ""
    """The id of the `Asset` that an image shows."""
    lines: tuple[int, int] | None = None
    """First and last source line, from 1. Filled in by the ledger's alignment where the reader cannot know."""
    skip: bool = False
    """The author marked it not to be spoken; it stands in the ledger."""
    say: str = ""
    """The author's own wording for the ear; empty: none."""
    voice: str = ""
    """The name of the profile's voice that the author wants for it; empty: nothing said."""
    silenced: tuple[str, ...] = ()
    """Codes of findings that the author does not want to be told of it."""
    name: str = ""
    """The author's own anchor (HTML id, `{#id}`), so that links inside the post still work."""
    chapter: str = ""
    """What a book's table of contents calls the chapter that begins here, where the text does not say it."""


class Container(Struct, frozen=True):
    """An inner node of the tree."""

    kind: ContainerKind
    children: tuple["Block", ...]
    ordered: bool = False
    """Lists: numbered."""
    start: int = 1
    """Ordered lists: the first number."""
    number: int = 0
    """List items of ordered lists, and notes: the number that readers see; 0: none."""
    checked: bool | None = None
    """Task list items."""
    name: str = ""
    title: str = ""
    """Asides: the type as written ("warning"); figures, embeds: empty."""
    language: str = ""
    cite: str = ""
    """Quotes: the source's URL, if given."""
    skip: bool = False


Block: TypeAlias = Container | Segment


class Asset(Struct, frozen=True):
    """A picture that belongs to the article."""

    id: str
    """`a` and the first ten hex digits of the SHA-256 of the reference."""
    reference: str
    """The path or URL as written."""
    alt: str | None = None
    """None: the author gave none (reported); empty: decorative."""
    path: Path | None = None
    """Where the file lies, if it is local and inside the site's root, or was fetched."""
    media_type: str = ""


class LeftOut(Struct, frozen=True):
    """Words of the source that will not be spoken, and why."""

    reason: LeftOutReason
    text: str
    kind: str = ""
    """The segment kind, where it is one; else what it is ("shortcode", "navigation")."""
    segment: str = ""
    """The segment's id, where it is one."""
    lines: tuple[int, int] | None = None
    before: str = ""
    """The id of the segment that follows it in the source, or that it stands in; empty: after the last. Keeps the
    order for the ledger."""
    offset: int = 0
    """Where it stands in that segment: how many characters of the segment's text come before it."""


class Notice(Struct, frozen=True):
    """Something the author should look at (a warning): a stable *code*, a source line and a sentence."""

    code: str
    """For example `image-without-alt`."""
    text: str
    line: int | None = None
    segment: str = ""
    """The id of the segment it is about, where the line is not known yet: the ledger's alignment finds it."""


class Given(Struct, frozen=True):
    """Metadata known before reading, from the command line or a catalogue's item: wins over what the text says."""

    title: str = ""
    author: str = ""
    published: datetime | date | None = None
    language: str = ""
    slug: str = ""
    guid: str = ""
    canonical_url: str = ""
    site_name: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False


class Source(Struct, frozen=True):
    """Where an article comes from, with the raw text that the ledger proves it against."""

    name: str
    """The path as given, the URL, or `-`."""
    format: SourceFormat
    text: str
    """The decoded source, whole, line ends as they were. For packed formats (DOCX, EPUB): their text parts."""
    path: Path | None = None
    root: Path | None = None
    """The folder that local references may not leave."""
    url: str = ""
    trusted: bool = True
    """False for URLs, feeds and exports: they set no options and reach no local file."""
    given: Given = field(default_factory=Given)
    notices: tuple[Notice, ...] = ()
    """What was noticed while it was loaded (a guessed encoding, a feed cut off); the article carries them on."""
    is_fragment: bool = False
    """HTML that is the article and nothing else (an item of a feed): no part of it is page furniture."""
    is_item: bool = False
    """One of many in a feed or an export: what is wrong with it is no failure of the whole."""
    excerpt: str = ""
    """Why an item is taken for an excerpt of the page at `url`; empty: it is whole."""
    announced: str = ""
    """The excerpt in whose place this page stands: while the feed says the same, the page counts as unchanged."""
    data: bytes = b""
    """For packed formats (DOCX, EPUB): the file itself; else empty."""


class Article(Struct, frozen=True):
    """A post that has been read."""

    source: Source
    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    language: str = SOURCE_LANGUAGE
    """BCP 47."""
    language_confidence: float = 1.0
    """1.0 where stated by the author or her configuration."""
    published: datetime | date | None = None
    published_inferred: bool = False
    updated: datetime | date | None = None
    description: str = ""
    tags: tuple[str, ...] = ()
    site_name: str = ""
    canonical_url: str = ""
    guid: str = ""
    """As given by the author or the feed; the pipeline makes one where it is empty."""
    slug: str = ""
    """As given; the pipeline makes one where it is empty."""
    cover: str = ""
    """The id of the asset that is the article's own picture."""
    draft: bool = False
    assets: tuple[Asset, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()
    silenced: Silenced = field(default_factory=Silenced)
    """What its author does not want to be told again."""
    settings: dict[str, object] = field(default_factory=dict)
    """What the post's front matter asks of narrator (its `narrator:` table), from trusted sources only."""

    def segments(self) -> tuple[Segment, ...]:
        """Return the leaves, in order."""
        found: list[Segment] = []
        _gather(self.blocks, found)
        return tuple(found)

    def asset(self, asset_id: str) -> Asset | None:
        """Return the asset with that id, or None."""
        return next((asset for asset in self.assets if asset.id == asset_id), None)


def _gather(blocks: tuple[Block, ...], found: list[Segment]) -> None:
    for block in blocks:
        if isinstance(block, Segment):
            found.append(block)
        else:
            _gather(block.children, found)


def walk(
    blocks: tuple[Block, ...], within: tuple[Container, ...] = ()
) -> Iterator[tuple[Segment, tuple[Container, ...]]]:
    """Yield each leaf with the containers it stands in, outermost first."""
    waiting = [(iter(blocks), within)]
    while waiting:
        here, within = waiting[-1]
        for block in here:
            if isinstance(block, Segment):
                yield block, within
            else:
                waiting.append((iter(block.children), (*within, block)))
                break
        else:
            waiting.pop()
