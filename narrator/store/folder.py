"""A store in a folder, which several processes may share, which checks what it reads, and which can be bounded."""

import os
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from fastcrc import crc64
from msgspec import Struct
from platformdirs import user_cache_path

from narrator.errors import OutputError
from narrator.files import write_whole
from narrator.store.sizes import size_bytes

MAGIC = b"nrt2"
SEAL = struct.Struct("<4sQ")
"""`MAGIC`, and a CRC-64 of the content: it finds damage, at fifty times the speed of a cryptographic digest."""
DEFAULT_LIMIT = "2GB"
"""Some 12 hours of clips, kept losslessly, with the passages made of them."""
SAMPLED_SHELVES = 8
"""Of 256: enough to guess the size of a large cache to a tenth, by looking at a thirtieth of it."""
NEARLY = 0.95
LOWERED = 0.75


def sealed(content: bytes) -> bytes:
    """Return *content* with the seal that `unsealed` checks."""
    return SEAL.pack(MAGIC, crc64.xz(content)) + content


def unsealed(entry: bytes) -> bytes | None:
    """Return the content of an entry, or None where it was damaged."""
    content = entry[SEAL.size :]
    return content if entry[: SEAL.size] == SEAL.pack(MAGIC, crc64.xz(content)) else None


class Folder(Struct, frozen=True):
    """A store in a folder: one file an entry, placed by renaming, so that readers see it whole or not at all."""

    path: Path

    def get(self, kind: str, key: str) -> bytes | None:
        """Return the entry, and mark it as used; a damaged one is removed."""
        file = self._file(kind, key)
        try:
            entry = file.read_bytes()
        except OSError:
            return None
        content = unsealed(entry)
        with suppress(OSError):  # pruned by another process, or not ours to write
            if content is None:
                file.unlink()
            else:
                os.utime(file)
        return content

    def has(self, kind: str, key: str) -> bool:
        """Return whether the entry is there, and mark it as used lately, so that pruning spares it."""
        try:
            os.utime(self._file(kind, key))
        except OSError:
            return False
        return True

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep *content*. Raises `OutputError` where the folder cannot be written."""
        file = self._file(kind, key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, sealed(content), durable=False)  # damage is found by the seal, and made good
        except OSError as problem:
            raise OutputError(
                f"the cache cannot be written: {problem.strerror or problem}",
                where=str(self.path),
                hint="Make room, or point NARRATOR_CACHE at a folder that can be written.",
            ) from problem

    def entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Yield every entry with its size and the time of its last use."""
        yield from _stats(self.path.glob("*/*/*"))

    def keep_within(self, limit_bytes: int) -> None:
        """Prune where the cache is larger than *limit_bytes*, by a fifth, so that the next prune is not the next run's.

        Keys are evenly spread, so that a few of the 256 shelves tell how large the whole is; all are looked at only
        where it is likely that something has to go.
        """
        shelves = (self.path.glob(f"*/{number:02x}/*") for number in range(SAMPLED_SHELVES))
        sampled = sum(stat.st_size for shelf in shelves for _, stat in _stats(shelf))
        if sampled * 256 / SAMPLED_SHELVES > limit_bytes * NEARLY:
            self.prune(round(limit_bytes * LOWERED))

    def prune(self, limit_bytes: int) -> tuple[int, int]:
        """Remove what was used longest ago until at most *limit_bytes* remain; return (entries, bytes) removed."""
        found = sorted(self.entries(), key=lambda entry: entry[1].st_mtime)
        total = sum(stat.st_size for _, stat in found)
        removed = removed_bytes = 0
        for file, stat in found:
            if total <= limit_bytes:
                break
            file.unlink(missing_ok=True)
            total -= stat.st_size
            removed, removed_bytes = removed + 1, removed_bytes + stat.st_size
        return removed, removed_bytes

    def _file(self, kind: str, key: str) -> Path:
        return self.path / kind / key[:2] / key


def limit_bytes() -> int:
    """Return how large the cache may grow: NARRATOR_CACHE_LIMIT, else `DEFAULT_LIMIT`. Raises `UsageError`."""
    return size_bytes(os.environ.get("NARRATOR_CACHE_LIMIT") or DEFAULT_LIMIT, where="NARRATOR_CACHE_LIMIT")


def _stats(files: Iterable[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    for file in files:
        with suppress(FileNotFoundError):  # another process pruned it
            yield file, file.stat()


def default_folder() -> Path:
    """Return NARRATOR_CACHE, or the user's cache folder for narrator."""
    named = os.environ.get("NARRATOR_CACHE")
    if named:
        return Path(named)
    folder = user_cache_path("narrator")
    if folder.is_absolute():
        return folder
    user = os.getuid() if hasattr(os, "getuid") else ""  # in a container, a user may have no home: `~` is no folder
    return Path(tempfile.gettempdir()) / f"narrator-{user}"
