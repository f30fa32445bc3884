"""Where clips and passages are kept: a folder, or any place that fsspec knows."""

from dataclasses import dataclass
from pathlib import Path

from narrator.errors import EnvironmentFaultError
from narrator.pipeline.cache import Folder, Store, default_folder, sealed, unsealed


@dataclass(frozen=True, slots=True)
class Remote:
    """A store behind a URL (`s3://…`, `memory://…`), for workers that share no folder."""

    url: str

    def get(self, kind: str, key: str) -> bytes | None:
        """Return the entry; a damaged or missing one is None."""
        import fsspec  # noqa: PLC0415  # comes with Dask

        try:
            with fsspec.open(self._place(kind, key), "rb") as file:
                return unsealed(file.read())
        except FileNotFoundError:
            return None

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep *content*; object stores place a file whole or not at all."""
        import fsspec  # noqa: PLC0415

        with fsspec.open(self._place(kind, key), "wb") as file:
            file.write(sealed(content))

    def has(self, kind: str, key: str) -> bool:
        """Say whether the entry is there."""
        import fsspec  # noqa: PLC0415

        file_system, path = fsspec.core.url_to_fs(self._place(kind, key))
        return bool(file_system.exists(path))

    def _place(self, kind: str, key: str) -> str:
        return f"{self.url.rstrip('/')}/{kind}/{key[:2]}/{key}"


def open_store(place: str) -> Store:
    """Return the store at *place*: a folder, an fsspec URL, or, empty, the user's own cache folder."""
    if "://" not in place:
        return Folder((Path(place) if place else default_folder()).absolute())
    try:
        import fsspec  # noqa: F401, PLC0415  # an extra
    except ImportError as problem:
        hint = "Install it: pip install 'narrator[dask]'."
        raise EnvironmentFaultError("a cache behind a URL needs fsspec", where=place, hint=hint) from problem
    return Remote(place)
