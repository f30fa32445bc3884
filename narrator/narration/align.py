"""Sentences + a sound file → each sentence read, doubtful or unread, where, and what else is in the file."""

import os
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.errors import NarrationError
from narrator.narration.asides import asides_of
from narrator.narration.bounds import SoundEdges, edges_of, span_of, word_times
from narrator.narration.decode import DecodedSound, decode
from narrator.narration.dictionary import Pronunciations, pronunciations
from narrator.narration.hear import Hearing
from narrator.narration.language_model import write_language_model
from narrator.narration.model import (
    HEARING_RATE_HZ,
    Aligned,
    HeardWord,
    Reading,
    ReadingState,
    SoundSpan,
    TextToRead,
    WordTime,
)
from narrator.narration.once_more import heard_once_more
from narrator.narration.pauses import Sound16k, is_sound, levels_db, stretches
from narrator.narration.quality import quality_of
from narrator.narration.readings import SentenceTakes, Take, takes_of
from narrator.narration.recognition import DEFAULT, RecognizerOptions, present_recognizer

SLOWEST_WORDS_A_MINUTE: Final = 60
SPARE_SECONDS: Final = 20 * 60
"""A file longer than the slowest reading of the post and so much more is of something else."""

Heard = Callable[[int, int], None]
"""Is told how many stretches of how many have been heard."""


class HearingOptions(Struct, frozen=True):
    """What hears, and how many at a time."""

    recognizer: str = DEFAULT
    jobs: int = 0
    """0: one for each core."""
    heard: Heard | None = None


def align(
    sentences: Sequence[TextToRead],
    path: Path,
    how: HearingOptions = HearingOptions(),  # noqa: B008 - frozen
    *,
    language: str,
    folder: Path,
) -> Aligned:
    """Return what the recording at *path* reads of *sentences*, a post in *language*; *folder* is for passing files.

    Raises `NarrationError` where the file cannot be a narration, `EngineMissingError` where nothing can hear it here,
    `SpeechError` where the recognizer fails.
    """
    info = present_recognizer(how.recognizer)
    decoded = decode(path, folder)
    _check_length(decoded, sentences)
    levels = levels_db(decoded.sound)
    known = pronunciations((word for text in sentences for word in text.words), language, info.pronunciations)
    names = [[known.name(word) for word in text.words] for text in sentences]
    if not any(word for sentence in names for word in sentence):
        raise NarrationError("no word of the post can be heard: none has a pronunciation", where=str(path))
    options = _options(folder, known, names, language)
    with Hearing(how.recognizer, options, jobs=how.jobs or os.cpu_count() or 1) as hearing:
        sounding = is_sound(levels)
        spans = list(stretches(sounding, levels, decoded.sound.size))
        words = _heard(hearing, decoded.sound, spans, how.heard)
        asked = [not text.optional for text in sentences]
        words = heard_once_more(hearing, decoded.sound, names, words, sounding, asked=asked, folder=folder)
    takes = takes_of(names, words)
    edges = edges_of(levels)
    readings = tuple(_readings(sentences, names, takes, words, edges, decoded.file.sample_count))
    taken = [span for one in readings for span in (one.span, *one.again, *one.begun) if span is not None]
    return Aligned(decoded.file, readings, asides_of(levels, taken, words), quality_of(decoded, levels), info.version)


def align_span(
    sentences: Sequence[TextToRead],
    path: Path,
    room: SoundSpan,
    context: Sequence[TextToRead],
    how: HearingOptions,
    *,
    language: str,
    folder: Path,
) -> tuple[Reading, ...]:
    """Return what the stretch *room* of a recording reads of *sentences*, a part of *context*.

    The words of the whole post may be heard: of a few words alone, the recognizer would find them in anything. Raises
    as `align` does.
    """
    info = present_recognizer(how.recognizer)
    decoded = decode(path, folder)
    sound = decoded.sound[room.begin : room.end]
    known = pronunciations((word for text in context for word in text.words), language, info.pronunciations)
    names = [[known.name(word) for word in text.words] for text in sentences]
    if not sound.size or not any(word for sentence in names for word in sentence):
        return tuple(_unread(text) for text in sentences)
    levels = levels_db(sound)
    options = _options(folder, known, [[known.name(word) for word in text.words] for text in context], language)
    with Hearing(how.recognizer, options, jobs=how.jobs or os.cpu_count() or 1) as hearing:
        words = _heard(hearing, sound, list(stretches(is_sound(levels), levels, sound.size)), None)
    readings = _readings(sentences, names, takes_of(names, words), words, edges_of(levels), sound.size)
    return tuple(_moved(one, room.begin) for one in readings)


def _unread(text: TextToRead) -> Reading:
    return Reading(text.utterance, text.written, ReadingState.UNREAD, 0.0, None, optional=text.optional)


def _moved(one: Reading, by: int) -> Reading:
    """Return *one* with its times counted from *by* samples earlier."""

    def moved(span: SoundSpan) -> SoundSpan:
        return SoundSpan(span.begin + by, span.end + by)

    return replace(
        one,
        span=moved(one.span) if one.span is not None else None,
        again=tuple(map(moved, one.again)),
        begun=tuple(map(moved, one.begun)),
        words=tuple(WordTime(word.index, word.begin + by, word.end + by) for word in one.words),
    )


def _check_length(decoded: DecodedSound, sentences: Sequence[TextToRead]) -> None:
    words = sum(len(text.words) for text in sentences)
    seconds = decoded.file.sample_count / HEARING_RATE_HZ
    if seconds > words * 60 / SLOWEST_WORDS_A_MINUTE + SPARE_SECONDS:
        raise NarrationError(
            f"lasts {seconds / 60:.0f} minutes, and the post has {words} words: it is a recording of something else",
            where=decoded.file.path,
            hint="Name the recording of this post, or cut it to the reading.",
        )


def _options(folder: Path, known: Pronunciations, names: list[list[str]], language: str) -> RecognizerOptions:
    dictionary, model = folder / "post.dict", folder / "post.arpa"
    known.write(dictionary)
    write_language_model(model, [[word for word in sentence if word] for sentence in names])
    return RecognizerOptions(language, str(dictionary), str(model), str(folder))


def _heard(hearing: Hearing, sound: Sound16k, spans: Sequence[SoundSpan], heard: Heard | None) -> list[HeardWord]:
    done = 0

    def one() -> None:
        nonlocal done
        done += 1
        if heard is not None:
            heard(done, len(spans))

    return [word for words in hearing.words(sound, spans, heard=one) for word in words]


def _readings(
    sentences: Sequence[TextToRead],
    names: Sequence[Sequence[str]],
    takes: Sequence[SentenceTakes],
    heard: Sequence[HeardWord],
    edges: SoundEdges,
    size: int,
) -> list[Reading]:
    rooms = _rooms(takes, heard, size)
    found = []
    for text, words, one in zip(sentences, names, takes, strict=True):
        spans = {take: span_of(take, words, heard, edges, rooms[take]) for take in _all(one)}
        final = one.final
        span = spans[final] if final is not None else None
        found.append(
            Reading(
                utterance=text.utterance,
                written=text.written,
                state=one.state,
                heard=round(final.share, 3) if final is not None else 0.0,
                span=span,
                again=tuple(spans[take] for take in one.again),
                begun=tuple(spans[take] for take in one.begun),
                words=word_times(final, heard, span) if final is not None and span is not None else (),
                not_provable=tuple(w.text for w, name in zip(text.words, words, strict=True) if not name),
                optional=text.optional,
            )
        )
    return _without_overlap(found)


def _all(one: SentenceTakes) -> list[Take]:
    return [take for take in (one.final, *one.again, *one.begun) if take is not None]


def _rooms(takes: Sequence[SentenceTakes], heard: Sequence[HeardWord], size: int) -> dict[Take, SoundSpan]:
    """Return for each take the stretch between the words of the takes beside it."""
    every = sorted({take for one in takes for take in _all(one)}, key=lambda take: take.first)
    if not every:
        return {}
    ends = [0, *(heard[take.last].end for take in every[:-1])]
    begins = [*(heard[take.first].begin for take in every[1:]), size]
    return {take: SoundSpan(end, max(begin, end)) for take, end, begin in zip(every, ends, begins, strict=True)}


def _without_overlap(readings: list[Reading]) -> list[Reading]:
    """Return *readings*, none of which ends after the next one on the timeline begins."""
    spans = [(one.span, at) for at, one in enumerate(readings) if one.span is not None]
    spans.sort(key=lambda item: item[0].begin)
    result = list(readings)
    for (span, at), (following, _) in pairwise(spans):
        if span.end > following.begin:
            cut = SoundSpan(span.begin, max(following.begin, span.begin))
            result[at] = replace(result[at], span=cut)
    return result
