"""A place of a site → how it is named from the folder that somebody works in."""

from pathlib import Path


def named_from(place: Path, folder: Path) -> Path:
    """Return *place* as it is named from *folder*: relative to it where it lies in it, else as it is."""
    base = folder.absolute()
    return folder / place.relative_to(base) if place.is_relative_to(base) else place
