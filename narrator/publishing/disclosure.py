"""What every format says of the voice: that it is synthetic, and whose it is."""

from narrator.publishing.model import Edition


def disclosure(edition: Edition) -> str:
    """Return the sentence that stores and listeners are owed."""
    return f"Read by a synthetic voice ({edition.voice_label}), made with narrator."
