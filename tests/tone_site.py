"""A small site that speaks with tones: fast, and the same bytes every time."""

from pathlib import Path
from typing import Any

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session

POST = """---
title: A test
author: The narrator project
date: 2025-09-09
lang: en
---

The first paragraph has two sentences. This is the second of them.

## One

A paragraph under a heading, long enough to be worth a passage of its own, or so one hopes.

> A quotation.

## Two

- one item
- another item
"""


class Site:
    """A folder with posts, a voice that is tones, and a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        (folder / "voices").mkdir()
        (folder / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
        (folder / "voices/tone-fast.toml").write_text('engine = "tone"\nrate = 260\n', "utf-8")
        self.post("hello.md", POST)

    def post(self, name: str, text: str) -> Path:
        """Write a post."""
        path = self.folder / "posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def make(self, *sources: str, **options: Any) -> dict[str, Any]:
        """Run `make` in this folder and return the JSON document."""
        progress = options.pop("progress", None) or Silent()
        cache = options.pop("cache", str(self.folder / "cache"))
        session = open_session(config=options.pop("config", None), cache=cache)
        given = {"voices": ("tone",), "output": self.output, **options}
        report = session.make(sources or ("posts",), MakeOptions(**given), progress)
        return report.document() | {"codes": report.codes}

    def files(self) -> dict[str, bytes]:
        """Return every published file and its bytes."""
        found = (path for path in self.output.rglob("*") if path.is_file() and ".narrator" not in path.parts)
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}
