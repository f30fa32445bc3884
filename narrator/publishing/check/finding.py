"""Something that `check` found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend."""

    code: str
    """Stable, for programs: `feed-schema`, `enclosure-length`, …"""
    where: str
    """A file of the output folder, or an episode's title."""
    text: str
