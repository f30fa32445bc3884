"""What one run was asked for."""

from pathlib import Path

from msgspec import Struct, field

from narrator.article.model import Given
from narrator.article.source_formats import WantedFormat
from narrator.errors import UsageError
from narrator.publishing.formats import BOOK, BY_NAME, EPUB, FORMATS, MP3, NAMES


class MakeOptions(Struct, frozen=True):
    """The options of `narrator make`, as values."""

    output: Path | None = None
    """Empty: the site's."""
    voices: tuple[str, ...] = ()
    """Empty: the site's."""
    verbosity: str = ""
    """How much narrator says of its own (`narrator.config.verbosity`); empty: the post's, the site's, the profile's."""
    only: tuple[str, ...] = ()
    """Empty: the site's, else all but those made on request."""
    narration: str = ""
    """A person's recording of the one source."""
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
    format: WantedFormat | None = None
    given: Given = field(default_factory=Given)
    stdin: bytes | None = None
    since: str = ""
    limit: int = 0
    feed: str = ""
    """A private feed's name."""
    fetch_images: bool = False
    fetch_pages: bool = False
    """Of a feed's excerpts the pages are read."""
    excerpts: bool = False
    """They are made as they are."""

    def formats(self, site_only: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of what is to be made, in the order of making; a page needs its sound.

        Raises `UsageError` for a name that is no format's.
        """
        wanted = set(self.only or site_only or (one.name for one in FORMATS if not one.on_request))
        unknown = sorted(wanted - set(NAMES))
        if unknown:
            raise UsageError(f"there is no format {unknown[0]!r}", hint=f"Formats: {', '.join(NAMES)}.")
        if self.book:
            wanted.add(BOOK.name)
        if BOOK.name in wanted:
            wanted.add(EPUB.name)
        wanted |= {BY_NAME[name].holds for name in wanted} - {""}
        if any(BY_NAME[name].needs_sound for name in wanted):
            wanted.add(MP3.name)
        return tuple(name for name in NAMES if name in wanted)
