"""Clips and passages in any place that fsspec knows, for workers that share no folder."""

from collections.abc import Iterator
from contextlib import contextmanager

import fsspec
from msgspec import Struct

from narrator.errors import EnvironmentFaultError, OutputError, UsageError
from narrator.store.folder import sealed, unsealed


class Remote(Struct, frozen=True):
    """A store behind a URL (`s3://…`, `memory://…`), for workers that share no folder."""

    url: str

    def get(self, kind: str, key: str) -> bytes | None:
        """Return the entry; a damaged or missing one is None. Raises `OutputError`."""
        with self._reached():
            try:
                with fsspec.open(self._place(kind, key), "rb") as file:
                    return unsealed(file.read())
            except FileNotFoundError:
                return None

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep *content*; what a place leaves half written fails its seal. Raises `OutputError`."""
        with self._reached(), fsspec.open(self._place(kind, key), "wb", auto_mkdir=True) as file:
            file.write(sealed(content))

    def has(self, kind: str, key: str) -> bool:
        """Return whether the entry is there. Raises `OutputError`."""
        with self._reached():
            file_system, path = fsspec.core.url_to_fs(self._place(kind, key))
            return bool(file_system.exists(path))

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Turn what goes wrong on the way there into an error that names the place."""
        try:
            yield
        except OSError as problem:
            raise OutputError(
                f"the cache cannot be reached: {problem}",
                where=self.url,
                hint="Check the address and your right to write there, or leave --cache out.",
            ) from problem

    def _place(self, kind: str, key: str) -> str:
        return f"{self.url.rstrip('/')}/{kind}/{key[:2]}/{key}"


def open_remote(url: str) -> Remote:
    """Return the store behind *url*. Raises `EnvironmentFaultError`, `UsageError`: no such kind of place."""
    try:
        fsspec.core.url_to_fs(url)
    except ImportError as problem:
        raise EnvironmentFaultError(f"this kind of cache is not installed: {problem}", where=url) from problem
    except ValueError as problem:
        hint = "Give a folder, or a URL of a kind that fsspec knows: s3://bucket/narrator."
        raise UsageError(f"--cache: {url!r} cannot be used: {problem}", hint=hint) from problem
    return Remote(url)
