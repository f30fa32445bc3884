"""An EPUB file → its XHTML documents in reading order, as they are: what the ledger proves the article against."""

from narrator.reading.epub.book import read_book


def text_of_epub(data: bytes, *, where: str) -> str:
    """Return the text of the book's documents, one after the other, markup included. Raises `SourceError`."""
    return "\n".join(document.text for document in read_book(data, where=where).documents)
