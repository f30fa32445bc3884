"""A published show: two posts in two voices, with tones."""

from pathlib import Path
from typing import Any

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.show.remove import remove as remove_article

SETTINGS = """\
voices = ["tone", "tone-fast"]

[show]
title = "A show"
author = "The author"
email = "author@example.com"
site_url = "https://example.com/pod"
language = "en"
category = ["Technology"]
"""
FORMATS = ("mp3", "vtt", "srt", "chapters", "cover", "embed", "page", "feed")


def publish(folder: Path, posts: dict[str, str], **options: Any) -> Path:
    """Write *posts* into *folder*, make them, and return the output folder. The working directory must be *folder*."""
    (folder / "voices").mkdir(exist_ok=True)
    (folder / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
    (folder / "voices/tone-fast.toml").write_text('engine = "tone"\nrate = 260\n', "utf-8")
    if not (folder / "narrator.toml").is_file():
        (folder / "narrator.toml").write_text(SETTINGS, "utf-8")
    (folder / "posts").mkdir(exist_ok=True)
    for name, text in posts.items():
        (folder / "posts" / name).write_text(text, "utf-8")
    remake(folder, **options)
    return folder / "output"


def remake(folder: Path, *sources: str, **options: Any) -> dict[str, Any]:
    """Make the posts again and return the JSON document."""
    asked = MakeOptions(**{"output": folder / "output", "only": FORMATS, **options})
    return open_session(cache=str(folder / "cache")).make(sources or ("posts",), asked, Silent()).document()


def removed(folder: Path, slug: str) -> tuple[str, ...]:
    """Take an article out of the show in *folder* and return what was written."""
    session = open_session(folder, cache=str(folder / "cache"))
    return remove_article(slug, session.workspace(folder / "output"), MakeOptions().formats(()), notify=Silent().notice)
