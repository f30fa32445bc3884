"""What every format says of who speaks: a synthetic voice and whose it is, a person, or both."""

from narrator.languages.phrases import Phrasebook, phrases_for
from narrator.publishing.model import Edition


def disclosure(edition: Edition) -> str:
    """Return the sentence that stores and listeners are owed, in the edition's language."""
    credit = edition.narration
    if credit is None:
        return synthetic_voice(edition.voice_label, edition.script.language)
    return person(credit.by, edition.script.language, voice=edition.voice_label if credit.voices else "")


def synthetic_voice(label: str, language: str) -> str:
    """Return the sentence in *language*, else in English, about the voice with this *label*."""
    return phrases_for(language).say("Read by a synthetic voice ({voice}), made with narrator.", voice=label)


def person(name: str, language: str, *, voice: str = "") -> str:
    """Return the sentence about the person *name* (empty: the author); *voice* is the label of one that speaks too."""
    phrases = phrases_for(language)
    name = reader_name(name, phrases)
    if not voice:
        return phrases.say("Read by {name}, made with narrator.", name=name)
    return phrases.say(
        "Read by {name}, and in part by a synthetic voice ({voice}), made with narrator.", name=name, voice=voice
    )


def reader_name(name: str, phrases: Phrasebook) -> str:
    """Return who reads, where nobody is named: the author."""
    return name or phrases.say_in("who reads", "the author")


def byline(edition: Edition) -> str:
    """Return who speaks, as short as a line under the title asks."""
    phrases, credit = phrases_for(edition.script.language), edition.narration
    synthetic = phrases.say("synthetic voice")
    if credit is None:
        return synthetic
    read_by = phrases.say("read by {name}", name=reader_name(credit.by, phrases))
    return f"{read_by}, {synthetic}" if credit.voices else read_by


def speaker_names(edition: Edition) -> dict[str, str]:
    """Return who speaks each utterance: a person who reads, else whom the post names in a dialogue, else the voice."""
    credit = edition.narration
    reader = reader_name(credit.by, phrases_for(edition.script.language)) if credit is not None else ""
    return {
        one.id: reader if credit is not None and one.id not in credit.voices else one.speaker or edition.voice_label
        for one in edition.script.utterances
    }


def speakers(edition: Edition) -> str:
    """Return all who speak in *edition*, in one line."""
    credit = edition.narration
    if credit is None:
        return edition.voice_label
    name = reader_name(credit.by, phrases_for(edition.script.language))
    return f"{name}; {edition.voice_label}" if credit.voices else name
