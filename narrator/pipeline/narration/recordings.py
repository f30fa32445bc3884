"""The recordings that a post names → their state on the disk, for the fingerprint of what it becomes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from narrator.article.model import Source

FRONT_MATTER_CHARACTERS: Final = 8000
"""Where a post that is not parsed is looked through for names of recordings."""
_NAMED: Final = re.compile(
    r"[^\s\"'{}\[\],]+\.(?:wav|flac|mp3|ogg|oga|opus|aiff?|m4a|mp4|aac|webm|mka)\b", re.IGNORECASE
)


def folders_of(source: Source, root: Path) -> tuple[Path, ...]:
    """Return where a recording that *source* names is looked for: beside it, then in the site's folder *root*."""
    beside = source.path.parent if source.path is not None else root
    return tuple(dict.fromkeys((beside, root)))


def recordings_state(source: Source, root: Path, given: str, folder: Path) -> str:
    """Return a text that changes with the recordings that *source* or the command line names: sizes and times."""
    return repr(sorted(_states(source, root, given, folder)))


def _states(source: Source, root: Path, given: str, folder: Path) -> Iterator[tuple[str, int, int]]:
    paths = [folder / given] if given else []
    head = source.text[:FRONT_MATTER_CHARACTERS]
    if source.trusted and "narration" in head:
        names = {match.group() for match in _NAMED.finditer(head)}
        paths += [place / name for name in names for place in folders_of(source, root)]
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            continue
        yield str(path), stat.st_size, stat.st_mtime_ns
