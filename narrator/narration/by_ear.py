"""Sentences + the finished sound that should say them → which are not to be heard in it, or twice.

What is alarmed is heard a second time, alone between its neighbours, with a language model in which the sentence weighs
as much as the whole post: only what is doubted twice is told.
"""

import os
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct

from narrator.narration.align import HearingOptions
from narrator.narration.decode import decode
from narrator.narration.dictionary import pronunciations
from narrator.narration.hear import Hearing
from narrator.narration.language_model import write_language_model
from narrator.narration.model import HeardWord, ReadingState, SoundSpan, TextToRead
from narrator.narration.pauses import Sound16k, is_sound, levels_db, stretches
from narrator.narration.readings import SentenceTakes, takes_of
from narrator.narration.recognition import RecognizerOptions, present_recognizer

SHORT_WORDS: Final = 2
"""Sentences of so few words are not judged: in eSpeak's voice ten of twelve false alarms were such."""
STRETCH_SECONDS: Final = 30
UNHEARD: Final = "unheard"
TWICE: Final = "twice"

Stretcher = Callable[[Sound16k, float], Sound16k]


class EarDoubt(Struct, frozen=True):
    """A sentence that the ear does not confirm."""

    utterance: str
    written: str
    problem: str
    """`unheard` or `twice`."""
    heard: float
    """The share of its words that were heard."""


class HeardRecording(Struct, frozen=True):
    """What a recognizer heard of a finished recording."""

    recognizer: str
    sha256: str
    sentences: int
    doubts: tuple[EarDoubt, ...]
    too_short: tuple[str, ...]
    """Utterances of one or two words that were not heard: too short to be judged."""
    not_provable: dict[str, tuple[str, ...]]
    """Utterance → its words without a pronunciation: nobody can tell whether they are said."""


class _Post(Struct, frozen=True):
    """What is listened for."""

    names: list[list[str]]
    options: RecognizerOptions
    folder: Path


def hear_recording(
    texts: Sequence[TextToRead],
    path: Path,
    how: HearingOptions,
    *,
    language: str,
    folder: Path,
    slower: float = 1.0,
    stretcher: Stretcher | None = None,
) -> HeardRecording:
    """Return what is heard of *texts* in the sound file *path*; *folder* is for passing files.

    Sound that is read fast is slowed first, *slower* times, by *stretcher*. Raises as `align` does.
    """
    info = present_recognizer(how.recognizer)
    decoded = decode(path, folder)
    sound = _slowed(decoded.sound, slower, stretcher, folder)
    known = pronunciations((word for text in texts for word in text.words), language, info.pronunciations)
    names = [[known.name(word) for word in text.words] for text in texts]
    dictionary, model = folder / "post.dict", folder / "post.arpa"
    known.write(dictionary)
    write_language_model(model, [[word for word in sentence if word] for sentence in names])
    post = _Post(names, RecognizerOptions(language, str(dictionary), str(model), str(folder)), folder)
    with Hearing(how.recognizer, post.options, jobs=how.jobs or os.cpu_count() or 1) as hearing:
        levels = levels_db(sound)
        spans = list(stretches(is_sound(levels), levels, sound.size))
        words = [word for one in hearing.words(sound, spans) for word in one]
        takes = takes_of(names, words)
        alarmed = [at for at, one in enumerate(takes) if _alarm(one) and any(names[at])]
        again = _second_hearing(hearing, sound, post, takes, words, alarmed)
    doubts = [
        EarDoubt(texts[at].utterance, texts[at].written, _alarm(takes[at]), _share(again[at]))
        for at in alarmed
        if len(texts[at].words) > SHORT_WORDS and _alarm(again[at]) == _alarm(takes[at])
    ]
    return HeardRecording(
        recognizer=info.version,
        sha256=decoded.file.digest,
        sentences=len(texts),
        doubts=tuple(doubts),
        too_short=tuple(texts[at].utterance for at in alarmed if len(texts[at].words) <= SHORT_WORDS),
        not_provable={
            text.utterance: missing
            for text, sentence in zip(texts, names, strict=True)
            if (missing := tuple(w.text for w, name in zip(text.words, sentence, strict=True) if not name))
        },
    )


def _alarm(one: SentenceTakes) -> str:
    if one.state is not ReadingState.READ:
        return UNHEARD
    return TWICE if one.again else ""


def _share(one: SentenceTakes) -> float:
    return round(one.final.share, 3) if one.final is not None else 0.0


def _slowed(sound: Sound16k, slower: float, stretcher: Stretcher | None, folder: Path) -> Sound16k:
    if slower <= 1 or stretcher is None:
        return sound
    path = folder / "slowed.raw"
    size = STRETCH_SECONDS * 16000
    levels = levels_db(sound)
    cuts = [0]
    while cuts[-1] + size < sound.size:
        low = (cuts[-1] + size // 2) // 160
        cuts.append((low + int(levels[low : (cuts[-1] + size) // 160].argmin())) * 160)
    with path.open("wb") as out:
        for begin, end in pairwise([*cuts, sound.size]):
            out.write(stretcher(np.asarray(sound[begin:end]), slower).tobytes())
    return np.memmap(path, np.int16, "r")


def _second_hearing(
    hearing: Hearing,
    sound: Sound16k,
    post: _Post,
    takes: Sequence[SentenceTakes],
    words: Sequence[HeardWord],
    alarmed: Sequence[int],
) -> dict[int, SentenceTakes]:
    """Return, for each alarmed sentence, what is heard of it between its neighbours' words."""
    windows = [_window(takes, words, at, sound.size) for at in alarmed]
    heard_in = [at for at, window in zip(alarmed, windows, strict=True) if window.length]
    models = [_weighted_model(post, at) for at in heard_in]
    spans = [window for window in windows if window.length]
    results = hearing.words(sound, spans, models=models) if spans else []
    found = {at: SentenceTakes() for at in alarmed}
    for at, heard in zip(heard_in, results, strict=True):
        found[at] = takes_of([post.names[at]], heard)[0]
    return found


def _window(takes: Sequence[SentenceTakes], words: Sequence[HeardWord], at: int, size: int) -> SoundSpan:
    before = next((one.final for one in reversed(takes[:at]) if one.state is ReadingState.READ), None)
    after = next((_first(one) for one in takes[at + 1 :] if one.state is ReadingState.READ), None)
    begin = words[before.last].end if before is not None else 0
    end = words[after].begin if after is not None else size
    return SoundSpan(begin, max(begin, end))


def _first(one: SentenceTakes) -> int | None:
    return min((take.first for take in (one.final, *one.again) if take is not None), default=None)


def _weighted_model(post: _Post, at: int) -> str:
    """Write a language model in which sentence *at* weighs as much as all others."""
    sentences = [[word for word in sentence if word] for sentence in post.names]
    own = sentences[at]
    times = ceil(sum(map(len, sentences)) / max(len(own), 1))
    path = post.folder / f"sentence-{at}.arpa"
    write_language_model(path, [*sentences, *([own] * times)])
    return str(path)
