"""Files → a zip with the same bytes every time: fixed order, fixed times, no machine's attributes."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
STORED_SUFFIXES = frozenset({".mp3", ".jpg", ".jpeg", ".png", ".gif", ".webp"})
"""Compressed already."""

Member = tuple[str, bytes | Path]
"""A name inside the zip, and its content or the file that has it."""


def write_zip(path: Path, members: Iterable[Member], *, first_stored: bool = False) -> None:
    """Write *members* in the order given; *first_stored* leaves the first uncompressed (EPUB's mimetype)."""
    with ZipFile(path, "w") as archive:
        for place, (name, content) in enumerate(members):
            info = ZipInfo(name, EPOCH)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            stored = Path(name).suffix.lower() in STORED_SUFFIXES or (first_stored and place == 0)
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            data = content if isinstance(content, bytes) else content.read_bytes()
            archive.writestr(info, data)
