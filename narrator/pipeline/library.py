"""The library: the same few words as the command line, through the same session; `narrator.__init__` gives them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from narrator.article.model import Article
from narrator.errors import SourceError
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.script.model import Script


def read(source: str | Path) -> Article:
    """Return the article in *source*, a file or URL.

    Raises `SourceError` where it holds none or several (`read_all` gives those), and `ConfigError`.
    """
    articles = read_all(source)
    if len(articles) != 1:
        what = "holds no article" if not articles else f"holds {len(articles)} articles"
        raise SourceError(what, where=str(source), hint="narrator.read_all returns every article of a source.")
    return articles[0]


def read_all(source: str | Path) -> tuple[Article, ...]:
    """Return every article in *source*, a file, folder, feed, export or URL. Raises `SourceError`, `ConfigError`."""
    return tuple(open_session().articles(str(source)))


def write(article: Article, voice: str = "") -> Script:
    """Return what will be said for *article* in the voice profile *voice*; empty: as `narrator script` chooses.

    That is the main one of the post's own profiles, else of the site's. Raises `ConfigError` or `ProfileError`.
    """
    session = open_session()
    return session.script(article, session.profiles(article, (voice,) if voice else ())[0])


def make(
    sources: str | Path | Sequence[str | Path],
    output: str | Path | None = None,
    *,
    config: str | Path | None = None,
    cache: str = "",
    allow_private: bool = False,
    **options: Any,
) -> dict[str, Any]:
    """Do what `narrator make` does and return what its --json prints.

    *sources* is one file, folder or URL, or several; *output* the folder for what is made (None: the site's), *config*
    a narrator.toml (None: the nearest one), *cache* a folder or an fsspec URL, *options* the other fields of
    `MakeOptions`. Raises `UsageError` and `EnvironmentFaultError`; sources that fail stand under `failed`.
    """
    given = (sources,) if isinstance(sources, str | Path) else sources
    session = open_session(config=Path(config) if config else None, allow_private=allow_private, cache=cache)
    asked = MakeOptions(output=Path(output) if output is not None else None, **options)
    return session.make([str(source) for source in given], asked, Silent()).document()
