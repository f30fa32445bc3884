"""A place → where clips and passages are kept there: a folder, or whatever fsspec knows."""

from pathlib import Path

from narrator.errors import EnvironmentFaultError
from narrator.store.folder import Folder, default_folder
from narrator.store.protocol import Store


def open_store(place: str) -> Store:
    """Return the store at *place*: a folder, an fsspec URL, or, empty, the user's own cache folder.

    Raises `EnvironmentFaultError`, `UsageError`: the URL is of no kind that can be used here.
    """
    if "://" not in place:
        return Folder((Path(place) if place else default_folder()).absolute())
    try:
        from narrator.store.remote import open_remote  # noqa: PLC0415  # fsspec, of an extra
    except ImportError as problem:
        hint = "Install it: pip install 'narrator-audio[dask]'."
        raise EnvironmentFaultError("a cache behind a URL needs fsspec", where=place, hint=hint) from problem
    return open_remote(place)
