"""What every format says of the voice: that it is synthetic, and whose it is."""

from narrator.languages.phrases import phrases_for
from narrator.publishing.model import Edition


def disclosure(edition: Edition) -> str:
    """Return the sentence that stores and listeners are owed, in the edition's language."""
    return synthetic_voice(edition.voice_label, edition.script.language)


def synthetic_voice(label: str, language: str) -> str:
    """Return the sentence in *language*, else in English, about the voice with this *label*."""
    return phrases_for(language).say("Read by a synthetic voice ({voice}), made with narrator.", voice=label)
