"""Files → a zip with the same bytes every time: fixed order, fixed times, no machine's attributes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
STORED_SUFFIXES = frozenset({".mp3", ".opus", ".jpg", ".jpeg", ".png", ".gif", ".webp"})
"""Compressed already."""
CHUNK_BYTES = 1 << 20


class Packed(Struct, frozen=True):
    """A member of another zip."""

    archive: Path
    name: str


Member = tuple[str, bytes | Path | Packed]
"""A name inside the zip, and its content or where that lies."""


def write_zip(path: Path, members: Iterable[Member], *, first_stored: bool = False) -> None:
    """Write *members* in the order given; *first_stored* leaves the first uncompressed (EPUB's mimetype).

    Files are copied in pieces: a recording of many hours is never in memory whole.
    """
    with ZipFile(path, "w") as archive:
        for place, (name, content) in enumerate(members):
            info = zip_entry(name, stored=first_stored and place == 0)
            if isinstance(content, bytes):
                archive.writestr(info, content)
                continue
            with _opened(content) as (file, size_bytes):
                info.file_size = size_bytes
                with archive.open(info, "w") as entry:
                    copyfileobj(file, entry, CHUNK_BYTES)


@contextmanager
def _opened(content: Path | Packed) -> Iterator[tuple[IO[bytes], int]]:
    """Yield the content, to be read in pieces, and its length."""
    if isinstance(content, Path):
        with content.open("rb") as file:
            yield file, content.stat().st_size
        return
    with ZipFile(content.archive) as archive, archive.open(content.name) as file:
        yield file, archive.getinfo(content.name).file_size


def zip_entry(name: str, *, stored: bool = False) -> ZipInfo:
    """Return the entry of a member: what is compressed already, and what is *stored*, is left as it is."""
    info = ZipInfo(name, EPOCH)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    is_compressed = Path(name).suffix.lower() in STORED_SUFFIXES
    info.compress_type = ZIP_STORED if stored or is_compressed else ZIP_DEFLATED
    return info
