"""What a home is, and what is brought there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import new
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol

from msgspec import Struct

CHUNK_BYTES = 1 << 20


class LocalFile(Struct, frozen=True):
    """A file to bring to a home."""

    name: str
    """In the home, and in the output folder: relative, with forward slashes."""
    size_bytes: int
    digest: str
    """SHA-256 of the content, in hex digits."""
    media_type: str
    turn: int = 0
    """Files of a lower turn are there before one of a higher turn is sent."""
    is_private: bool = False
    """Whether it belongs to a private feed, whose names are secrets."""
    path: Path = Path()
    content: bytes | None = None
    """Of a file that is not on disk."""
    modified_ns: int = 0

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Give the content as a binary file. Raises `OSError`."""
        if self.content is not None:
            yield BytesIO(self.content)
            return
        with self.path.open("rb") as file:
            yield file

    def digest_by(self, algorithm: str, header: bytes = b"") -> str:
        """Return the digest of *header* and the content by an *algorithm* of hashlib, in hex digits."""
        found = new(algorithm, header, usedforsecurity=False)
        with self.opened() as file:
            while piece := file.read(CHUNK_BYTES):
                found.update(piece)
        return found.hexdigest()


class Held(Struct, frozen=True):
    """What a home tells of one of its files."""

    size_bytes: int | None = None
    """None: it does not tell."""
    digest: str = ""
    """By the home's own measure, as `Home.digest` gives it; empty: it has none."""


class HomeLimits(Struct, frozen=True):
    """What a service takes at most; 0: it does not say."""

    file_bytes: int = 0
    total_bytes: int = 0
    files: int = 0
    source: str = ""
    """Where the service says so."""


class Home(Protocol):
    """A place where published files live. Every method may raise `HomeError`."""

    shown: str
    """What people are told: `s3://bucket/prefix`."""
    limits: HomeLimits
    lanes: int
    """How many files may be put at the same time."""
    at_once: bool
    """Whether nothing is to be seen before `finish`, and then everything."""

    def listing(self) -> Mapping[str, Held] | None:
        """Return name → what the home tells of each file in it; None where it cannot tell."""

    def read(self, name: str) -> bytes | None:
        """Return the content of a small file; None: there is none."""

    def digest(self, file: LocalFile) -> str:
        """Return the digest by which the listing tells contents apart; empty: it does not."""

    def own_files(self) -> tuple[LocalFile, ...]:
        """Return what a home of this kind needs to serve as apps need, put where nobody else's is there."""

    def has_others(self) -> bool:
        """Return whether something may lie there that a missing manifest does not tell, and nobody can list."""

    def begin(self, files: Sequence[LocalFile], changed: frozenset[str]) -> frozenset[str]:
        """Prepare for *files*, all that shall be there, and return the names to be put, as a rule *changed*."""

    def put(self, file: LocalFile) -> None:
        """Put one file in place, whole or not at all. Raises `RefusedError` where it alone is not taken."""

    def delete(self, name: str) -> None:
        """Take one file away."""

    def finish(self) -> None:
        """Let everything be seen, where it is not yet."""

    def close(self) -> None:
        """Let go of connections."""


class FileByFile:
    """What most homes have in common: each file is seen as it is put, and the listing tells names and sizes alone.

    A kind of home that does otherwise says so in its own class.
    """

    limits = HomeLimits()
    lanes = 1
    at_once = False

    def digest(self, file: LocalFile) -> str:  # noqa: ARG002
        """Return nothing: it knows no digests of its own."""
        return ""

    def own_files(self) -> tuple[LocalFile, ...]:
        """Return nothing: how it is served is said elsewhere."""
        return ()

    def has_others(self) -> bool:
        """Return False: the listing tells."""
        return False

    def begin(self, files: Sequence[LocalFile], changed: frozenset[str]) -> frozenset[str]:  # noqa: ARG002
        """Put what changed."""
        return changed

    def finish(self) -> None:
        """Everything is seen already."""
