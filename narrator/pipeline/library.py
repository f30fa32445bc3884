"""The library: the same few words as the command line; `narrator.__init__` gives them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from narrator.article.model import Article
from narrator.config.layers import profile_for
from narrator.config.load import load_profile, load_site
from narrator.errors import SourceError
from narrator.pipeline.make import make as make_all
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.prepare import article_of
from narrator.pipeline.progress import Silent
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.script.model import Script
from narrator.script.writer import write as write_script


def read(source: str | Path) -> Article:
    """Return the article in *source*, a file or URL (the first, if it holds many). Raises `NarratorError`."""
    site = load_site(None, Path.cwd())
    for found in discover([str(source)], site=site).found:
        for one in load(found, site=site):
            return article_of(one, site)
    raise SourceError("holds no article", where=str(source))


def write(article: Article, voice: str = "default") -> Script:
    """Return what will be said for *article* in the voice profile *voice*. Raises `NarratorError`."""
    site = load_site(None, Path.cwd())
    profile = load_profile(voice, site.root)
    return write_script(article, profile_for(profile, site, article.settings, where=article.source.name))


def make(sources: Sequence[str | Path], output: str | Path = "output", **options: Any) -> dict[str, Any]:
    """Do what `narrator make` does and return what its --json prints; *options* are `MakeOptions`' fields.

    Raises `UsageError` and `EnvironmentFaultError`; sources that fail stand under `failed`.
    """
    report = make_all([str(source) for source in sources], MakeOptions(output=Path(output), **options), Silent())
    return report.document()
