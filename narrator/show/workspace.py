"""A site and an output folder → where a run reads and writes: records, store and lock."""

from pathlib import Path

from msgspec import Struct, field

from narrator.config.site import Site
from narrator.show.lock import LOCK, Lock, load_lock
from narrator.store.choose import open_store
from narrator.store.protocol import Store
from narrator.store.records import STATE, Records


class Workspace(Struct, frozen=True):
    """Where a run reads and writes."""

    site: Site
    output: Path
    store: Store
    records: Records
    lock: Lock
    notices: list[str] = field(default_factory=list)
    """What the author should know of the whole: told, and emptied, by `narrator.show.rebuild.rebuild`."""


def open_workspace(site: Site, output: Path, *, cache: str = "") -> Workspace:
    """Return the workspace of *site* with *output*; *cache* is a folder or an fsspec URL, empty: the user's own.

    Raises `ConfigError` where narrator.lock is damaged, `UsageError` or `EnvironmentFaultError` where the cache
    cannot be used.
    """
    beside = site.path.parent if site.path is not None else output / STATE  # without a narrator.toml, the folder's own
    lock = load_lock(beside / LOCK)
    return Workspace(site, output, open_store(cache), Records(output), lock)
