"""Publication → `<slug>.opus.epub`: the book with the Opus recording in place of the MP3, which is smaller."""

from pathlib import Path

from narrator.publishing.epub.book import write_book
from narrator.publishing.formats import BY_NAME
from narrator.publishing.model import Publication

SOUND = BY_NAME["opus"]


def make(publication: Publication, path: Path) -> None:
    """Write the book; the recording in Opus lies beside *path*, where its own format made it."""
    write_book(publication, path, lambda text: text, path.with_name(SOUND.name_for(publication.slug)))
