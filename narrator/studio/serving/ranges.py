"""A `Range` header → the bytes that it asks for (RFC 9110, section 14)."""

import re
from typing import Final

from msgspec import Struct

ONE_RANGE: Final = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*")


class ByteRange(Struct, frozen=True):
    """A stretch of a file, both ends included."""

    first: int
    last: int

    @property
    def size_bytes(self) -> int:
        """How many bytes it has."""
        return self.last - self.first + 1


class UnsatisfiableError(ValueError):
    """The range begins after the end of the file: 416."""


def byte_range(header: str | None, size_bytes: int) -> ByteRange | None:
    """Return what *header* asks of a file of *size_bytes*; None: all of it. Raises `UnsatisfiableError`.

    Several ranges, and what is no range of bytes, may be ignored (section 14.2), and are.
    """
    found = ONE_RANGE.fullmatch(header.strip()) if header else None
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        wanted = min(int(found[2]), size_bytes)
        if not wanted:
            raise UnsatisfiableError
        return ByteRange(size_bytes - wanted, size_bytes - 1)
    first = int(found[1])
    last = min(int(found[2]), size_bytes - 1) if found[2] else size_bytes - 1
    if found[2] and int(found[2]) < first:
        return None
    if first >= size_bytes:
        raise UnsatisfiableError
    return ByteRange(first, last)
