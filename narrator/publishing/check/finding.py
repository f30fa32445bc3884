"""Something that `check` found."""

from msgspec import Struct


class Finding(Struct, frozen=True):
    """One thing to mend."""

    code: str
    """Stable, for programs: `feed-schema`, `enclosure-length`, …"""
    where: str
    """A file of the output folder, or an episode's title."""
    text: str
