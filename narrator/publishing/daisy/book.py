"""Publication → `<slug>-daisy.zip`."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from narrator.publishing.daisy.content import content
from narrator.publishing.daisy.ncc import entries_of, ncc
from narrator.publishing.daisy.plan import chapters_of
from narrator.publishing.daisy.smil import chapter_smil, master_smil
from narrator.publishing.epub.book import pictures_of
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import synchronized
from narrator.publishing.zipped import Member, write_zip

OLD_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif"})
"""What players of 2001 show."""
DOCUMENTS = 4
"""ncc.html, content.html, master.smil and style.css."""
SHEETS = (("narrator.publishing.daisy", "style.css"), ("narrator.publishing.html", "scripts.css"))


def make(publication: Publication, path: Path) -> None:
    """Write the book; its bytes depend on *publication* alone. Needs `Edition.chapter_mp3` of the main edition.

    All files lie side by side, under short names of ASCII letters and digits, as old players expect.
    """
    write_zip(path, _members(publication))


def _members(publication: Publication) -> Iterator[Member]:
    pictures = [(asset, file) for asset, (_, file) in pictures_of(publication).items()]
    named = {
        asset: (f"i{number:04}{file.suffix.lower()}", file)
        for number, (asset, file) in enumerate(pictures, 1)
        if file.suffix.lower() in OLD_PICTURES
    }
    text = synchronized(publication, {asset: name for asset, (name, _) in named.items()})
    chapters = chapters_of(text, publication.main.recording)
    entries = entries_of(text, chapters)
    file_count = DOCUMENTS + 2 * len(chapters) + len(named)
    yield "ncc.html", ncc(publication, chapters, entries, file_count)
    yield "master.smil", master_smil(publication, chapters)
    yield "content.html", content(publication, text, chapters)
    yield "style.css", b"".join(files(package).joinpath(sheet).read_bytes() for package, sheet in SHEETS)
    for chapter, sound in zip(chapters, publication.main.chapter_mp3, strict=True):
        yield chapter.smil, chapter_smil(publication, chapter)
        yield chapter.audio, sound
    yield from named.values()
