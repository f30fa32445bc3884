"""Covers, drawn once: kept by what they show."""

from typing import TYPE_CHECKING

from narrator.store.protocol import Store

if TYPE_CHECKING:
    from narrator.publishing.cover.jpeg import Wanted

COVERS = "covers"


def cover_bytes(wanted: "Wanted", store: Store) -> bytes:
    """Return the JPEG of *wanted*, from *store* where it was made before."""
    key = wanted.key()
    kept = store.get(COVERS, key)
    if kept is not None:
        return kept
    made = wanted.jpeg()
    store.put(COVERS, key, made)
    return made
