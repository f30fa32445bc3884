"""Files → a zip with the same bytes every time: fixed order, fixed times, no machine's attributes."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
STORED_SUFFIXES = frozenset({".mp3", ".jpg", ".jpeg", ".png", ".gif", ".webp"})
"""Compressed already."""
CHUNK_BYTES = 1 << 20

Member = tuple[str, bytes | Path]
"""A name inside the zip, and its content or the file that has it."""


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
            info.file_size = content.stat().st_size
            with content.open("rb") as file, archive.open(info, "w") as entry:
                copyfileobj(file, entry, CHUNK_BYTES)


def zip_entry(name: str, *, stored: bool = False) -> ZipInfo:
    """Return the entry of a member: what is compressed already, and what is *stored*, is left as it is."""
    info = ZipInfo(name, EPOCH)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    is_compressed = Path(name).suffix.lower() in STORED_SUFFIXES
    info.compress_type = ZIP_STORED if stored or is_compressed else ZIP_DEFLATED
    return info
