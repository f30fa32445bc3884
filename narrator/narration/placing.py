"""Sounds that say known words → when each word is heard: for voices that do not tell."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from narrator.narration.align import HearingOptions
from narrator.narration.bounds import WORD_EARLY
from narrator.narration.dictionary import pronunciations
from narrator.narration.hear import Hearing
from narrator.narration.language_model import write_language_model
from narrator.narration.model import HEARING_RATE_HZ, SoundSpan, WordTime, WordToHear
from narrator.narration.pauses import Sound16k
from narrator.narration.recognition import RecognizerOptions, present_recognizer

PAD = HEARING_RATE_HZ // 5
"""Silence before and after each sound: the recognizer learns the noise from it."""


def word_times_in(
    sounds: Sequence[tuple[Sound16k, Sequence[WordToHear]]],
    how: HearingOptions = HearingOptions(),  # noqa: B008 - frozen
    *,
    language: str,
    folder: Path,
) -> list[tuple[WordTime, ...]]:
    """Return, for each of *sounds* and the words that it says, when they are heard, from that sound's begin.

    Nothing for a sound that cannot be read as its words, and no time for a word without a pronunciation. *folder* is
    for passing files. Raises `EngineMissingError` where nothing can hear here, `SpeechError` where that fails.
    """
    info = present_recognizer(how.recognizer)
    known = pronunciations((word for _, words in sounds for word in words), language, info.pronunciations, both=True)
    names = [[known.name(word) for word in words] for _, words in sounds]
    asked = [at for at, sentence in enumerate(names) if any(sentence)]
    if not asked:
        return [() for _ in sounds]
    dictionary, model = folder / "post.dict", folder / "post.arpa"
    known.write(dictionary)
    write_language_model(model, [[word for word in names[at] if word] for at in asked])
    spans, whole = _laid_out([sounds[at][0] for at in asked])
    options = RecognizerOptions(language, str(dictionary), str(model), str(folder))
    with Hearing(how.recognizer, options, jobs=how.jobs or os.cpu_count() or 1) as hearing:
        found = hearing.placed(whole, spans, [[word for word in names[at] if word] for at in asked])
    result: list[tuple[WordTime, ...]] = [() for _ in sounds]
    for at, span, words in zip(asked, spans, found, strict=True):
        indexes = [index for index, name in enumerate(names[at]) if name]
        size, begin = sounds[at][0].size, span.begin + PAD
        result[at] = tuple(
            WordTime(index, min(max(word.begin + WORD_EARLY - begin, 0), size), min(max(word.end - begin, 0), size))
            for index, word in zip(indexes, words, strict=False)
        )
    return result


def _laid_out(sounds: Sequence[Sound16k]) -> tuple[list[SoundSpan], Sound16k]:
    """Return all *sounds* in one, with silence around each, and where each lies with its silence."""
    spans, pieces, at = [], [], 0
    for sound in sounds:
        spans.append(SoundSpan(at, at + sound.size + 2 * PAD))
        pieces += [np.zeros(PAD, np.int16), sound, np.zeros(PAD, np.int16)]
        at = spans[-1].end
    return spans, np.concatenate(pieces)
