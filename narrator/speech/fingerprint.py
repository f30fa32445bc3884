"""A file's checksum, computed once as long as the file stays as it is: part of an engine's version."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path


def fingerprint(*paths: Path) -> str:
    """Return sixteen digits that change when the content of one of *paths* does. Raises `OSError`."""
    digests = [_digest(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    return sha256(b"".join(digests)).hexdigest()[:16]


@lru_cache(maxsize=64)
def _digest(path: str, size: int, changed_ns: int) -> bytes:  # noqa: ARG001 - they make the cache forget changed files
    with Path(path).open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.digest()
