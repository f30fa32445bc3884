"""A folder's posts, and one of them opened: its text, what narrator makes of it, and where each sentence stands."""

import hashlib
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from narrator.article.model import Article, Source, SourceFormat
from narrator.article.source_formats import file_format_of
from narrator.config.voice_profile import VoiceProfile
from narrator.editing.head import title_in
from narrator.errors import SourceError
from narrator.ledger.account import account
from narrator.ledger.model import Ledger
from narrator.pipeline.report_fields import with_lines
from narrator.pipeline.session import Session
from narrator.reading.discover import Discovery, Found
from narrator.reading.load import is_blank
from narrator.reading.markdown.front_matter.split import split
from narrator.script.model import Script, Utterance

POSTS: Final = "posts"
"""The folder that new posts go to, where narrator.toml names no other."""
KEPT: Final = 8
"""Opened posts that are remembered, by their content and the settings."""

MARKDOWN: Final = file_format_of(SourceFormat.MARKDOWN).suffixes
GLANCE_BYTES: Final = 4096
"""Front matter and the first heading lie in them, or the title is that of a post that was opened."""


class OpenPost(Struct, frozen=True):
    """A post, and all that narrator makes of it but its sound."""

    name: str
    """Its path, from the session's folder, with slashes."""
    path: Path
    version: str
    """Of its file: a change is made to this version alone."""
    article: Article
    profile: VoiceProfile
    script: Script
    ledger: Ledger

    @property
    def text(self) -> str:
        """The source, decoded."""
        return self.article.source.text

    @property
    def editable(self) -> bool:
        """Whether narrator can change it in place: it is Markdown."""
        return self.article.source.format is SourceFormat.MARKDOWN

    def utterance(self, name: str) -> Utterance | None:
        """Return the utterance with that id, or None."""
        return next((one for one in self.script.utterances if one.id == name), None)


def folder_of_posts(session: Session) -> Path:
    """Return the folder, from the session's, that new posts go to."""
    return Path(session.site.posts[0]) if session.posts else Path(POSTS)


def posts_in(session: Session) -> Discovery:
    """Return the posts of the site: in the folders that narrator.toml names, else in `posts/`, else in the folder."""
    folder = session.folder
    if session.posts:
        places = [str(Path(name).relative_to(folder) if Path(name).is_relative_to(folder) else name)
                  for name in session.posts]  # fmt: skip
    else:
        places = [POSTS] if (folder / POSTS).is_dir() else ["."]
    return session.discover(places)


def place_of(session: Session, name: str) -> Path:
    """Return where the post *name* lies. Raises `SourceError` where that is not inside the session's folder."""
    root = session.folder.resolve()
    parts = name.split("/")
    if "\0" in name or "\\" in name or any(part in {"", ".."} or part.startswith(".") for part in parts):
        raise SourceError("there is no such post", where=name)
    try:
        path = root.joinpath(*parts)
        inside = path.resolve().is_relative_to(root) and path.is_file()
    except (OSError, ValueError, RuntimeError):
        inside = False
    if not inside:
        raise SourceError("there is no such post", where=name, hint="It may have been renamed or moved.")
    return path


def version_of(content: bytes) -> str:
    """Return what tells one state of a file from another."""
    return hashlib.sha256(content).hexdigest()[:24]


def is_empty(path: Path) -> bool:
    """Return whether the file of a post is empty, or holds nothing but its head: a glance, for a list of many posts."""
    try:
        with path.open("rb") as file:
            begin = file.read(GLANCE_BYTES + 1)
    except OSError:
        return False
    if is_blank(begin):
        return len(begin) <= GLANCE_BYTES
    if len(begin) > GLANCE_BYTES or path.suffix.lower() not in MARKDOWN:
        return False
    text = begin.decode("utf-8", "ignore").replace("\r\n", "\n")
    head = split(text)
    return bool(head.fields) and not text[head.begin : head.end].strip()


class Opened:
    """The posts that were opened lately: to read and write one again is not needed while nothing has changed."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[tuple[object, ...], OpenPost] = OrderedDict()
        self._titles: dict[str, str] = {}
        self._lock = threading.Lock()

    def title(self, path: Path, name: str) -> str:
        """Return the title of the post *name* at *path*: what its first lines say, else as it was opened last; or "".

        To read a whole archive for a list would take minutes.
        """
        begin = b""
        if path.suffix.lower() in MARKDOWN:
            with suppress(OSError), path.open("rb") as file:
                begin = file.read(GLANCE_BYTES)
        return title_in(begin.decode("utf-8", "ignore")) or self._titles.get(name, "")

    def open(self, session: Session, name: str) -> OpenPost:
        """Return the post *name* as it is now. Raises `NarratorError`."""
        path = place_of(session, name)
        version = version_of(path.read_bytes())
        key = (str(path), version, _settings_mark(session, path))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        post = open_post(session, name)
        with self._lock:
            self._kept[key] = post
            self._titles[name] = post.article.title
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return post


def open_post(session: Session, name: str) -> OpenPost:
    """Return the post *name*, read, written and proved. Raises `NarratorError`."""
    path = place_of(session, name)
    version = version_of(path.read_bytes())
    sources = session.load(Found(name, path=path))
    if len(sources) != 1:
        raise SourceError(
            f"holds {len(sources)} posts", where=name, hint=f"A feed or an export is made whole: narrator make {name}"
        )
    return opened(session, sources[0], name, path, version)


def opened(session: Session, source: Source, name: str, path: Path, version: str) -> OpenPost:
    """Return what narrator makes of *source*. Raises `NarratorError`."""
    article = session.article(source)
    profile = session.profiles(article)[0]
    script = session.script(article, profile)
    ledger = account(article, script)
    return OpenPost(name, path, version, with_lines(article, ledger), profile, script, ledger)


def _settings_mark(session: Session, path: Path) -> tuple[object, ...]:
    """Return what else decides how the post is read and said: settings, voices, lexicons."""
    site = session.site
    files = [site.path, *(site.root / name for name in site.lexicons), *sorted((site.root / "voices").glob("*.toml"))]
    files += sorted(path.parent.glob("*.pls"))
    return tuple((str(file), file.stat().st_mtime_ns) for file in files if file is not None and file.is_file())
