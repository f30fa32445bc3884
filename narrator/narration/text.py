"""A script's utterances → the sentences that a narration should read, word by word."""

from narrator.narration.dictionary import words_in
from narrator.narration.model import TextToRead
from narrator.script.model import Role, Script, Utterance

LEAST_ANNOUNCED_WORDS = 3
"""Shorter announcements ("Quote.") are heard in anything."""


def text_to_read(script: Script) -> tuple[TextToRead, ...]:
    """Return the sentences of *script* in order; announcements are optional, and short ones are left to the voice."""
    texts = (sentence_of(utterance) for utterance in script.utterances)
    return tuple(text for text in texts if not (text.optional and len(text.words) < LEAST_ANNOUNCED_WORDS))


def sentence_of(utterance: Utterance) -> TextToRead:
    """Return *utterance* as it should be heard."""
    words = [word for at, part in enumerate(utterance.parts) for word in words_in(part.text, part.language, at)]
    written = " ".join(utterance.written.split()) or utterance.spoken
    return TextToRead(utterance.id, written, tuple(words), utterance.role is Role.ANNOUNCEMENT)
