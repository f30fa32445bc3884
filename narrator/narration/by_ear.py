"""Sentences + the finished sound that should say them → which are not to be heard in it, or twice.

What is alarmed is heard a second time, alone between its neighbours, with a language model in which the sentence weighs
as much as the whole post: only what is doubted twice is told, and what is far too short or too long for what it says.
"""

import os
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct

from narrator.narration.align import HearingOptions
from narrator.narration.decode import decode
from narrator.narration.dictionary import Pronunciations, pronunciations
from narrator.narration.hear import Hearing
from narrator.narration.language_model import write_language_model
from narrator.narration.lengths import Lengths, lengths_of
from narrator.narration.model import TextToRead
from narrator.narration.pauses import Sound16k, is_sound, levels_db, stretches
from narrator.narration.recognition import RecognizerOptions, present_recognizer
from narrator.narration.second_hearing import TWICE, UNHEARD, HeardPost, hear_again, heard_post

SHORT_WORDS: Final = 1
"""Sentences of so few words are not judged: what is heard in their place may be any word."""
STRETCH_SECONDS: Final = 30
HALF_HEARD: Final = 0.5
"""Of a sentence that sounds as long as it should, so much must be heard: of another in its place next to nothing is."""

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
    other_language: tuple[str, ...]
    """Utterances that were not heard, most of whose words are of another language: heard too inexactly to be judged."""
    not_provable: dict[str, tuple[str, ...]]
    """Utterance → its words without a pronunciation: nobody can tell whether they are said."""


def hear_recording(
    texts: Sequence[TextToRead],
    path: Path,
    how: HearingOptions,
    *,
    language: str,
    folder: Path,
    steady: bool = True,
    slower: float = 1.0,
    stretcher: Stretcher | None = None,
) -> HeardRecording:
    """Return what is heard of *texts* in the sound file *path*; *folder* is for passing files.

    *steady*: a synthetic voice reads, which keeps its pace. Sound that is read fast is slowed first, *slower* times, by
    *stretcher*. Raises as `align` does.
    """
    info = present_recognizer(how.recognizer)
    decoded = decode(path, folder)
    sound = _slowed(decoded.sound, slower, stretcher, folder)
    words = (word for text in texts for word in text.words)
    known = pronunciations(words, language, info.pronunciations, both=True)
    names = [[known.name(word) for word in text.words] for text in texts]
    dictionary, model = folder / "post.dict", folder / "post.arpa"
    known.write(dictionary)
    write_language_model(model, [[word for word in sentence if word] for sentence in names])
    options = RecognizerOptions(language, str(dictionary), str(model), str(folder))
    with Hearing(how.recognizer, options, jobs=how.jobs or os.cpu_count() or 1) as hearing:
        levels = levels_db(sound)
        sounding = is_sound(levels)
        spans = list(stretches(sounding, levels, sound.size))
        first = heard_post(names, [word for one in hearing.words(sound, spans) for word in one])
        lengths = lengths_of(first, sounding, [_phonemes(text, known, language) for text in texts], steady=steady)
        alarmed = [at for at, sentence in enumerate(names) if first.alarm(at) and any(sentence)]
        again = hear_again(hearing, sound, first, alarmed, folder) if alarmed else first
    problems = {
        at: problem for at in range(len(names)) if (problem := _problem(at, first, again, lengths, known.guessed))
    }
    short = [at for at in problems if len(texts[at].words) <= SHORT_WORDS]
    foreign = [at for at in problems if at not in short and _is_foreign(texts[at], language)]
    doubts = [
        EarDoubt(texts[at].utterance, texts[at].written, problem, again.share(at))
        for at, problem in problems.items()
        if at not in short and at not in foreign
    ]
    return HeardRecording(
        recognizer=info.version,
        sha256=decoded.file.digest,
        sentences=len(texts),
        doubts=tuple(doubts),
        too_short=tuple(texts[at].utterance for at in short),
        other_language=tuple(texts[at].utterance for at in foreign),
        not_provable={
            text.utterance: missing
            for text, sentence in zip(texts, names, strict=True)
            if (missing := tuple(w.text for w, name in zip(text.words, sentence, strict=True) if not name))
        },
    )


def _problem(at: int, first: HeardPost, again: HeardPost, lengths: Lengths, guessed: Collection[str]) -> str:
    """Return what is wrong with sentence *at*, by both hearings and by how long it sounds; or nothing."""
    alarm = first.alarm(at) if any(first.names[at]) else ""
    if again.alarm(at) not in {UNHEARD, alarm}:
        alarm = ""
    if lengths.fits(at) and (alarm == TWICE or again.share(at, guessed) >= HALF_HEARD):
        return ""  # an unclear word or two
    return alarm or lengths.misfit(at, whole=again.share(at) == 1)


def _phonemes(text: TextToRead, known: Pronunciations, language: str) -> list[int]:
    """Return how many phonemes each word has; nothing where one of them is unknown, or another voice's."""
    main = language.partition("-")[0].lower()
    if any(not known.name(word) or word.language.partition("-")[0].lower() != main for word in text.words):
        return []
    return [len(known.of[known.name(word)][0].split()) for word in text.words]


def _is_foreign(text: TextToRead, language: str) -> bool:
    main = language.partition("-")[0].lower()
    others = sum(word.language.partition("-")[0].lower() != main for word in text.words)
    return others > len(text.words) / 2


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
