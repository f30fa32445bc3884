"""An edition's passages → its MP3, tags and all."""

from collections.abc import Sequence
from pathlib import Path

from narrator.passages.assemble import write_recording
from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.publishing.id3 import tag
from narrator.publishing.model import Edition, Publication

PICTURES = ("image/jpeg", "image/png")
"""What an MP3's tag may hold."""


def make(
    publication: Publication, edition: Edition, path: Path, tasks: Sequence[PassageTask], maker: PassageMaker
) -> None:
    """Write the MP3 of *edition*. Raises `OutputError`."""
    write_recording(path, tag(publication, edition, _cover(publication)), tasks, maker)


def _cover(publication: Publication) -> Path | None:
    """Return the picture for the tag: the cover that was made, else the article's own."""
    if "cover" in publication.covers:
        return publication.covers["cover"]
    asset = publication.article.asset(publication.article.cover)
    return asset.path if asset is not None and asset.media_type in PICTURES else None
