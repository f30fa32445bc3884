"""An EPUB file → its XHTML documents in reading order, as they are: what the ledger proves the article against."""

from msgspec.structs import replace

from narrator.article.model import Source, SourceFormat
from narrator.reading.epub.book import read_book


def convert(data: bytes, blank: Source, _argument: str) -> Source:
    """Return the source of a book, its text for the ledger. Raises `SourceError`: no EPUB, protected, damaged."""
    return replace(blank, format=SourceFormat.EPUB, data=data, text=text_of_epub(data, where=blank.name))


def text_of_epub(data: bytes, *, where: str) -> str:
    """Return the text of the book's documents, one after the other, markup included. Raises `SourceError`."""
    return "\n".join(document.text for document in read_book(data, where=where).documents)
