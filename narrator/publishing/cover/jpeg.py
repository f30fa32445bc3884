"""What a cover shows → its JPEG, and the key of everything that could change it."""

import io
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from narrator.config.site import Show
from narrator.publishing.cover.design import designed
from narrator.publishing.cover.picture import cropped
from narrator.publishing.model import Publication

VERSION: Final = 1
"""Counts up when the design changes."""
QUALITY: Final = 88


class Wanted(Struct, frozen=True):
    """What a cover shows."""

    title: str
    author: str
    colours_of: str
    picture: Path | None = None
    """The author's own; drawn where it is missing, unreadable, too small or too long."""

    def key(self) -> str:
        """Return what a cover may be kept under: made of its content alone."""
        picture = self.picture.read_bytes() if self.picture is not None and self.picture.is_file() else b""
        shown = (VERSION, QUALITY, self.title, self.author, self.colours_of)
        return sha256(repr(shown).encode("utf-8", "surrogatepass") + picture).hexdigest()

    def jpeg(self) -> bytes:
        """Return the cover: 3000 × 3000, RGB (Apple: 1400 to 3000, without alpha)."""
        own = cropped(self.picture) if self.picture is not None and self.picture.is_file() else None
        image = own if own is not None else designed(self.title, self.author, self.colours_of)
        file = io.BytesIO()
        image.save(file, "JPEG", quality=QUALITY, optimize=True)
        return file.getvalue()


def episode_cover(publication: Publication) -> Wanted:
    """Return what the cover of an article shows: its own picture, or its title in the show's colours."""
    article, show = publication.article, publication.show
    asset = article.asset(article.cover)
    return Wanted(
        article.title,
        article.author or show.author,
        show.title or article.site_name or article.title,
        asset.path if asset is not None else None,
    )


def show_cover(show: Show, title: str, root: Path) -> Wanted:
    """Return what the show's cover shows; *root* is the folder of narrator.toml."""
    return Wanted(title, show.author, show.title or title, root / show.cover if show.cover else None)


def make(publication: Publication, path: Path) -> None:
    """Write an article's cover."""
    path.write_bytes(episode_cover(publication).jpeg())
