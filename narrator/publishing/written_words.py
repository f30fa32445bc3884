"""Edition → the words of each utterance as they are written, with the time at which each is heard."""

from collections.abc import Iterator
from typing import NamedTuple

from narrator.audio.model import Cue, Recording
from narrator.publishing.model import Edition
from narrator.script.model import Utterance


class TimedText(NamedTuple):
    """A word, with the signs that stand beside it and are not heard."""

    text: str
    begin_ms: int
    end_ms: int


def timed_words(edition: Edition) -> Iterator[tuple[Utterance, int, int, list[TimedText]]]:
    """Yield each utterance, when it begins and ends in milliseconds, and its words, all of them.

    A sign that is not heard (a dash) belongs to the word before it, or to the first. Words of which it is not known
    when they are heard share the time between their neighbours by their lengths: good enough to cut a caption, and
    told nowhere as a measurement.
    """
    cues = {cue.utterance: cue for cue in edition.recording.cues}
    for utterance in edition.script.utterances:
        cue = cues[utterance.id]
        words = list(_words(utterance.written, cue, edition.recording))
        yield utterance, edition.recording.ms(cue.begin_samples), edition.recording.ms(cue.end_samples), words


def _words(written: str, cue: Cue, recording: Recording) -> Iterator[TimedText]:
    begin_ms, end_ms = recording.ms(cue.begin_samples), recording.ms(cue.end_samples)
    if not cue.words:
        yield from _shared(written, begin_ms, end_ms)
        return
    borders = [0, *(word.begin for word in cue.words[1:]), len(written)]
    for word, begin, end in zip(cue.words, borders[:-1], borders[1:], strict=True):
        heard_ms, heard_until_ms = recording.ms(word.begin_samples), recording.ms(word.end_samples)
        yield from _shared(written[begin:end], heard_ms, heard_until_ms)


def _shared(text: str, begin_ms: int, end_ms: int) -> Iterator[TimedText]:
    """Yield the words of *text*, signs with the word before them, which share the time by their lengths."""
    words: list[str] = []
    for word in text.split():
        if (words and not any(map(str.isalnum, word))) or (words and not any(map(str.isalnum, words[-1]))):
            words[-1] += f" {word}"
        else:
            words.append(word)
    total, gone = sum(map(len, words)), 0
    for word in words:
        before, gone = gone, gone + len(word)
        yield TimedText(
            word, begin_ms + (end_ms - begin_ms) * before // total, begin_ms + (end_ms - begin_ms) * gone // total
        )
