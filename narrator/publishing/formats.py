"""The formats of a publication: the one table that publishing, options, help, page and media types read."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from narrator.languages.phrases import message


class FormatScope(StrEnum):
    """What a format is made of, which decides what its module's `make` is given."""

    SOUND = "sound"
    """An edition's passages: `make(publication, edition, path, tasks, maker)`, with a `PassageMaker`."""
    EDITION = "edition"
    """An edition's script and timeline: `make(publication, edition, path)`."""
    ARTICLE = "article"
    """An article with all its editions, once: `make(publication, path)`."""
    SHOW = "show"
    """The records of all articles: `make(workspace)`, which returns the names of what it wrote."""


class Format(Struct, frozen=True):
    """One format."""

    name: str
    """As `--only` names it."""
    file_name: str
    """`{slug}` is the article's; `{edition}` is `.<voice>` for further editions and empty for the main one."""
    module: str
    """The module whose `make` writes the file; what it is given depends on `scope`."""
    scope: FormatScope
    media_type: str
    label: str = ""
    """What the page calls it where it offers it to be taken along; empty: it does not."""
    needs_sound: bool = False
    """True where it is of no use without the MP3, which is then made as well."""
    holds: str = ""
    """Another format, whose file it takes up, and which is then made as well."""
    on_request: bool = False
    """True where it is made only if `--only` names it."""
    beside: tuple[str, ...] = ()
    """Files that it makes as well."""

    def name_for(self, slug: str, edition: str = "") -> str:
        """Return the file's name; *edition* is empty for the main one."""
        return self.file_name.format(slug=slug, edition=f".{edition}" if edition else "")

    def maker(self) -> Callable[..., Any]:
        """Return the module's `make`; imported only when it is needed."""
        make: Callable[..., Any] = import_module(self.module).make
        return make


_PUBLISHING = "narrator.publishing."
_CONTAINERS = "narrator.passages.containers"

FORMATS = (
    Format(
        "mp3", "{slug}{edition}.mp3", "narrator.passages.recording", FormatScope.SOUND, "audio/mpeg",
        message("MP3, the recording with its chapters"),
    ),
    Format(
        "vtt", "transcript{edition}.vtt", f"{_PUBLISHING}webvtt", FormatScope.EDITION, "text/vtt",
        message("Transcript with times (WebVTT)"),
    ),
    Format(
        "srt", "transcript{edition}.srt", f"{_PUBLISHING}subrip", FormatScope.EDITION, "application/x-subrip",
        message("Transcript with times (SubRip)"), on_request=True,
    ),
    Format(
        "captions", "captions{edition}.vtt", f"{_PUBLISHING}captions", FormatScope.EDITION, "text/vtt",
        message("Captions with the time of each word (WebVTT)"), on_request=True,
    ),
    Format(
        "words", "transcript{edition}.json", f"{_PUBLISHING}spoken_json", FormatScope.EDITION, "application/json",
        message("Transcript by words (JSON)"), on_request=True,
    ),
    Format(
        "chapters", "chapters{edition}.json", f"{_PUBLISHING}chapters", FormatScope.EDITION,
        "application/json+chapters", message("Chapters (JSON)"),
    ),
    Format(
        "m4b", "{slug}{edition}.m4b", _CONTAINERS, FormatScope.SOUND, "audio/mp4",
        message("M4B, an audiobook with chapters"), on_request=True,
    ),
    Format(
        "opus", "{slug}{edition}.opus", _CONTAINERS, FormatScope.SOUND, "audio/ogg",
        message("Opus, a smaller recording"), on_request=True,
    ),
    Format(
        "flac", "{slug}{edition}.flac", _CONTAINERS, FormatScope.SOUND, "audio/flac",
        message("FLAC, a recording without loss"), on_request=True,
    ),
    Format("cover", "cover.jpg", f"{_PUBLISHING}cover.jpeg", FormatScope.ARTICLE, "image/jpeg"),
    Format("page", "index.html", f"{_PUBLISHING}page.document", FormatScope.ARTICLE, "text/html", needs_sound=True),
    Format(
        "epub", "{slug}.epub", f"{_PUBLISHING}epub.book", FormatScope.ARTICLE, "application/epub+zip",
        message("EPUB, text and sound together"), needs_sound=True,
    ),
    Format(
        "epub-words", "{slug}.words.epub", f"{_PUBLISHING}epub.by_word", FormatScope.ARTICLE, "application/epub+zip",
        message("EPUB, text and sound together word by word"), needs_sound=True, on_request=True,
    ),
    Format(
        "epub-opus", "{slug}.opus.epub", f"{_PUBLISHING}epub.in_opus", FormatScope.ARTICLE, "application/epub+zip",
        message("EPUB with Opus sound, smaller"), needs_sound=True, on_request=True, holds="opus",
    ),
    Format(
        "daisy", "{slug}-daisy.zip", f"{_PUBLISHING}daisy.book", FormatScope.ARTICLE, "application/zip",
        message("DAISY 2.02, for DAISY players"), needs_sound=True,
    ),
    Format(
        "embed", "embed.html", f"{_PUBLISHING}embed", FormatScope.ARTICLE, "text/html",
        needs_sound=True, beside=("embed.txt",),
    ),
    Format("feed", "feed.xml", "narrator.show.feeds", FormatScope.SHOW, "application/rss+xml", needs_sound=True),
    Format("index", "index.html", "narrator.show.index", FormatScope.SHOW, "text/html", needs_sound=True),
    Format(
        "book", "book.epub", "narrator.show.book", FormatScope.SHOW, "application/epub+zip",
        needs_sound=True, on_request=True,
    ),
)  # fmt: skip
"""Every format, in the order of making."""

PER_ARTICLE = (FormatScope.SOUND, FormatScope.EDITION, FormatScope.ARTICLE)
"""What lies in an article's own folder."""
NAMES = tuple(one.name for one in FORMATS)
BY_NAME = {one.name: one for one in FORMATS}
COVER = BY_NAME["cover"]
"""The picture that other formats take up: made before them."""
MP3, EPUB, BOOK = BY_NAME["mp3"], BY_NAME["epub"], BY_NAME["book"]


def chosen(names: Iterable[str], *scopes: FormatScope) -> tuple[Format, ...]:
    """Return the formats among *names* that are of *scopes*, in the order of making."""
    wanted = set(names)
    return tuple(one for one in FORMATS if one.name in wanted and one.scope in scopes)


def write(path: Path, content: str | bytes) -> None:
    """Write a finished document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def suffix_types() -> dict[str, str]:
    """Return suffix → media type of all formats' files; chapters are told by their name, not by their suffix."""
    return {PurePosixPath(one.file_name).suffix: one.media_type for one in FORMATS if one.name != "chapters"}
