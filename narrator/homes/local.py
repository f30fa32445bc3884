"""The output folder → the files that a home gets, in the order in which they may be seen."""

import os
from collections import Counter
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Final

from narrator.errors import UsageError
from narrator.files import files_in
from narrator.homes.model import LocalFile
from narrator.publishing.media_types import media_type
from narrator.publishing.rss.addresses import EPISODES, INDEX
from narrator.store.records import Records

SOUND: Final = frozenset({".mp3", ".ogg", ".opus", ".m4a", ".epub", ".zip"})
PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".css", ".js"})
FEED_TURN: Final = 5
PRIVATE: Final = "private"
"""The folder of the output in which private feeds lie."""


def local_files(output: Path, *, private: bool) -> tuple[list[LocalFile], int]:
    """Return the files of *output* that a home gets, and how many stay out because they are of private feeds.

    What is hidden stays out: records and locks; so do links, which may lead to anything of the user's. Raises
    `UsageError` where nothing is made.
    """
    found, left = [], 0
    secret = _private_folders(output)
    for path, status in files_in(output):
        name = Path(path).relative_to(output).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or Path(path).is_symlink():
            continue
        is_private = name.split("/", 1)[0] in secret
        if is_private and not private:
            left += 1
            continue
        with Path(path).open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        found.append(
            LocalFile(
                name, status.st_size, digest, media_type(name), turn_of(name), is_private, Path(path),
                modified_ns=status.st_mtime_ns,
            )
        )  # fmt: skip
    if not found:
        raise UsageError("nothing is made yet", where=str(output), hint="Make the audio version first: narrator make")
    return sorted(found, key=lambda file: (file.turn, file.name)), left


def turn_of(name: str) -> int:
    """Return when a file may be put: what others name comes before them, feeds come last of all."""
    path = PurePosixPath(name)
    if path.suffix == ".xml":
        return FEED_TURN
    if name in {INDEX, EPISODES}:
        return 4
    if path.suffix == ".html":
        return 3
    return 0 if path.suffix in SOUND else 1 if path.suffix in PICTURES else 2


def is_as_it_was(file: LocalFile) -> bool:
    """Return whether *file* is still what its digest was made of."""
    if file.content is not None:
        return True
    try:
        status = os.stat(file.path)  # noqa: PTH116  # one call
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (file.size_bytes, file.modified_ns)


def total_bytes(files: Iterable[LocalFile]) -> int:
    """Return how many bytes *files* have together."""
    return sum(file.size_bytes for file in files)


def sizes_of(files: Iterable[LocalFile]) -> dict[str, int]:
    """Return suffix → bytes of *files*, the largest first."""
    sizes: Counter[str] = Counter()
    for file in files:
        sizes[PurePosixPath(file.name).suffix.lower().removeprefix(".") or "other"] += file.size_bytes
    return dict(sizes.most_common())


def _private_folders(output: Path) -> frozenset[str]:
    slugs = (slug for slug, stored in Records(output).load().items() if stored.record.feed)
    return frozenset({PRIVATE, *slugs})
