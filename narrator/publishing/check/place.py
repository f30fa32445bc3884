"""Addresses of a feed → files of the output folder."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct


class Place(Struct, frozen=True):
    """An output folder, and where it is served."""

    output: Path
    base: str
    """Without a trailing slash."""

    def file(self, url: str) -> Path | None:
        """Return the file that *url* serves; None where it leads elsewhere."""
        if not url.startswith(f"{self.base}/"):
            return None
        path = unquote(urlsplit(url.removeprefix(f"{self.base}/")).path)
        file = (self.output / path).resolve()
        return file if file.is_relative_to(self.output.resolve()) else None


def place_of(self_url: str, feed: Path, output: Path) -> Place:
    """Return where *output* is served, by the address that the feed in it gives itself."""
    inside = feed.resolve().relative_to(output.resolve()).as_posix()
    return Place(output, self_url.removesuffix(inside).rstrip("/"))
