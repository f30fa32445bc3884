"""Pasted text, an address or a file → a Markdown post in the folder, and nothing of it lost."""

import re
import tempfile
from pathlib import Path, PurePosixPath
from typing import Final

from narrator.article.model import Source, SourceFormat
from narrator.editing.history import History
from narrator.editing.post import OpenPost, folder_of_posts, opened
from narrator.editing.writing.post import Reading, as_markdown
from narrator.errors import SourceError
from narrator.languages.phrases import FilledMessage, message
from narrator.pipeline.session import Session
from narrator.reading.discover import Found, is_url
from narrator.show.naming import free_slug, slugified

MOST_CHARACTERS: Final = 4_000_000
"""Of pasted text: some 700,000 words, three days of sound."""
MOST_POSTS: Final = 50
"""Of one feed or export."""
LONGEST_NAME: Final = 60
SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,10}")


def post_of_text(session: Session, history: History, text: str) -> str:
    """Make a post of *text*, pasted; return its name. Raises `SourceError` and `OutputError`."""
    if not text.strip():
        raise SourceError("nothing was pasted", hint="Copy your article, and paste it into the box.")
    if len(text) > MOST_CHARACTERS:
        raise SourceError(
            f"{len(text) / 1e6:.1f} million characters are too many for one post (the limit is 4 million)",
            hint="Paste it in parts, or save it as a file and choose that.",
        )
    if not any(character.isalpha() for character in text):
        raise SourceError("there are no words in what was pasted", hint="Copy the article itself, and paste it again.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    sources = session.load(Found("-"), stdin=text.encode("utf-8", "replace"))
    return _kept(session, history, sources, message("pasted “{title}”"))[0]


def posts_of_address(session: Session, history: History, address: str) -> tuple[str, ...]:
    """Make a post of the page at *address*, or of each item of a feed; return their names.

    Raises `SourceError` and `OutputError`.
    """
    address = address.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    if not is_url(address) or " " in address:
        raise SourceError("this is no web address", where=address, hint="It looks like https://example.com/my-post")
    sources = session.load(Found(address, url=address))
    return _kept(session, history, sources[:MOST_POSTS], message("fetched “{title}”"))


def posts_of_file(session: Session, history: History, name: str, content: bytes) -> tuple[str, ...]:
    """Make a post of a file called *name*, or of each item of a feed or export; return their names.

    Raises `SourceError` and `OutputError`.
    """
    name = re.split(r"[/\\]", name)[-1] or "file"
    suffix = PurePosixPath(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
        path = Path(folder) / (f"post{suffix}" if SUFFIX.fullmatch(suffix) else "post")
        path.write_bytes(content)
        sources = session.load(Found(name, path=path))
        return _kept(session, history, sources[:MOST_POSTS], message("added “{title}”"))


def rehearse(session: Session, text: str) -> OpenPost:
    """Do all that pasting *text* does, but keep nothing: whatever it needs is loaded then. Raises `NarratorError`."""
    (source,) = session.load(Found("-"), stdin=text.encode())
    written = as_markdown(session.article(source), _reader(session))
    place = session.folder / "post.md"
    return opened(session, Source(place.name, SourceFormat.MARKDOWN, written), place.name, place, "")


def _kept(session: Session, history: History, sources: tuple[Source, ...], how: str) -> tuple[str, ...]:
    return tuple(_post(session, history, source, how) for source in sources)


def _post(session: Session, history: History, source: Source, how: str) -> str:
    article = session.article(source)
    if not any(segment.text for segment in article.segments()):
        raise SourceError("no article was found in it", where=source.name, hint="Paste the text of the article.")
    folder = session.folder / folder_of_posts(session)
    if source.format is SourceFormat.MARKDOWN and source.trusted:
        text = source.text
    else:
        text = as_markdown(article, _reader(session))
    path = _free(folder, article.title or "post")
    history.replace(
        path, text.encode("utf-8"), FilledMessage(how, {"title": _short(article.title or path.stem)}), expected=""
    )
    return path.relative_to(session.folder).as_posix()


def _reader(session: Session) -> Reading:
    root = session.site.root.resolve()
    return lambda text: session.article(Source("post.md", SourceFormat.MARKDOWN, text, root=root))


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1] + "…"


def _free(folder: Path, title: str) -> Path:
    """Return a path in *folder* that is named for *title*, in any script, and that no file has."""
    taken = {path.stem.lower() for path in folder.glob("*.md")}
    name = slugified(title)[:LONGEST_NAME].rstrip("-") or "post"
    return folder / f"{free_slug(name, taken)}.md"
