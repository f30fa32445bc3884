"""The formats of a publication: what each file is called, and which module makes it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct


class Format(Struct, frozen=True):
    """One format: its module's `make` writes the file."""

    file_name: str
    """`{slug}` is the article's; `{edition}` is `.<voice>` for further editions and empty for the main one."""
    module: str
    beside: tuple[str, ...] = ()
    """Files that it makes as well."""

    def name_for(self, slug: str, edition: str = "") -> str:
        """Return the file's name; *edition* is empty for the main one."""
        return self.file_name.format(slug=slug, edition=f".{edition}" if edition else "")

    def maker(self) -> Callable[..., Any]:
        """Return the module's `make`; imported only when it is needed."""
        make: Callable[..., Any] = import_module(f"narrator.publishing.{self.module}").make
        return make


MP3 = Format("{slug}{edition}.mp3", "id3")

EDITION_FORMATS = {
    "vtt": Format("transcript{edition}.vtt", "webvtt"),
    "srt": Format("transcript{edition}.srt", "subrip"),
    "chapters": Format("chapters{edition}.json", "chapters"),
}
"""Made for each edition: `make(publication, edition, path)`."""

ARTICLE_FORMATS: dict[str, Format] = {
    "cover": Format("cover.jpg", "cover.jpeg"),
    "page": Format("index.html", "page.document"),
    "epub": Format("{slug}.epub", "epub.book"),
    "daisy": Format("{slug}-daisy.zip", "daisy.book"),
    "embed": Format("embed.html", "embed", beside=("embed.txt",)),
}
"""Made once for each article, in this order: `make(publication, path)`."""

WHOLE_FORMATS: tuple[str, ...] = ("feed", "index")
"""Made from the records of all articles: see `narrator.show.rebuild`."""

CONTAINER_FORMATS = {
    "m4b": Format("{slug}{edition}.m4b", "containers"),
    "opus": Format("{slug}{edition}.opus", "containers"),
    "flac": Format("{slug}{edition}.flac", "containers"),
}
"""The recording in other containers, for each edition, by ffmpeg: see `narrator.passages.containers`."""

ON_REQUEST = ("srt", *CONTAINER_FORMATS)
"""Made only where `--only` names them."""


def write(path: Path, content: str | bytes) -> None:
    """Write a finished document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
