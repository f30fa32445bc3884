"""A note of an Obsidian vault: where nobody wrote a title, it is called as its file is."""

import re
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Source, SourceFormat
from narrator.reading.packed import Package

TITLED: Final = re.compile(
    r"\A\ufeff?(?:---\n(?:(?!---)[^\n]*\n){0,60}?title\s?:|(?:---\n(?:(?!---)[^\n]*\n){0,60}---\n)?\s*# )"
)
"""Front matter with a title, or a heading of the first level before anything else."""


def is_vault(parts: Package) -> bool:
    """Return whether the archive is a vault: Obsidian keeps its settings in it."""
    return any(".obsidian" in PurePosixPath(name).parts[:-1] for name in parts.names())


def with_file_name_as_title(source: Source, name: str) -> Source:
    """Return the note *source* with its file's name as title, unless it states one."""
    if source.format is not SourceFormat.MARKDOWN or TITLED.match(source.text[:20_000].replace("\r\n", "\n")):
        return source
    return replace(source, given=replace(source.given, title=source.given.title or PurePosixPath(name).stem))
