"""What one run was asked for."""

from pathlib import Path

from msgspec import Struct, field

from narrator.article.model import Given, SourceFormat
from narrator.publishing.formats import ARTICLE_FORMATS, CONTAINER_FORMATS, EDITION_FORMATS, ON_REQUEST, WHOLE_FORMATS

FORMATS = ("mp3", *EDITION_FORMATS, *CONTAINER_FORMATS, *ARTICLE_FORMATS, *WHOLE_FORMATS)
"""What `--only` may name, in the order of making."""


class MakeOptions(Struct, frozen=True):
    """The options of `narrator make`, as values."""

    output: Path | None = None
    """Empty: the site's."""
    voices: tuple[str, ...] = ()
    """Empty: the site's."""
    only: tuple[str, ...] = ()
    """Empty: the site's, else all but those made on request."""
    drafts: bool = False
    future: bool = False
    revoice: bool = False
    rebuild: bool = False
    jobs: int = 0
    """0: one more than there are cores."""
    scheduler: str = ""
    dry_run: bool = False
    strict: bool = False
    listen: bool = False
    book: bool = False
    """One EPUB of all articles as well."""
    format: SourceFormat | None = None
    given: Given = field(default_factory=Given)
    stdin: bytes | None = None
    since: str = ""
    limit: int = 0
    feed: str = ""
    """A private feed's name."""
    fetch_images: bool = False

    def formats(self, site_only: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is to be made, in the order of making; a page needs its sound."""
        wanted = set(self.only or site_only or set(FORMATS) - set(ON_REQUEST))
        if self.book:
            wanted.add("epub")
        if wanted & {"page", "epub", "daisy", "embed", "feed", "index"}:
            wanted.add("mp3")
        return tuple(name for name in FORMATS if name in wanted)
