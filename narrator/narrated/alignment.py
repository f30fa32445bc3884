"""Recordings and the sentences that they should read → alignments, kept between runs."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import msgspec
from msgspec.structs import replace

from narrator.errors import NarrationError
from narrator.narrated.model import AlignedPart, NarrationPart
from narrator.narration.again import aligned_again
from narrator.narration.align import HearingOptions, align
from narrator.narration.decode import digest_of
from narrator.narration.model import Aligned, ReadingState, TextToRead
from narrator.narration.recognition import present_recognizer
from narrator.narration.text import text_to_read
from narrator.run_folders import run_folder, sweep_folders
from narrator.script.model import Script
from narrator.store.key import key_of
from narrator.store.protocol import Store

ALIGNMENTS: Final = "narrations"
FOLDER: Final = "narrator-narration-"
VERSION: Final = 1
"""Raised when the same sound and text would be aligned otherwise."""
OTHER_TEXT: Final = 0.1
"""Of the sentences, fewer read ones say that the recording is of something else."""


class _Kept(msgspec.Struct):
    """An alignment, with the words that it was made for."""

    words: list[list[str]]
    aligned: Aligned


def aligned_parts(
    script: Script,
    parts: Sequence[NarrationPart],
    *,
    store: Store,
    how: HearingOptions,
) -> tuple[AlignedPart, ...]:
    """Return *parts*, aligned: from *store* where the recording and its sentences are those of an earlier run.

    After an edit of the text only what changed is looked for again. Raises as `align` does, and `NarrationError`
    where a recording reads nearly nothing of its sentences. A retake of sentences that are gone is passed over.
    """
    texts = text_to_read(script)
    found = []
    for part in parts:
        if not part.utterances:
            continue
        own = tuple(text for text in texts if part.is_retake or text.utterance in part.utterances)
        aligned = _aligned(script, part, own, store, how)
        _refuse_another_text(part, aligned)
        found.append(AlignedPart(part, aligned))
    return _with_retakes(found)


def _with_retakes(parts: Sequence[AlignedPart]) -> tuple[AlignedPart, ...]:
    """Return *parts*, each with the utterances that are its own: a retake takes those that it reads from the others."""
    taken: frozenset[str] = frozenset()
    result: list[AlignedPart] = []
    for one in reversed(parts):
        own = one.part.utterances - taken
        if one.part.is_retake:
            own &= {reading.utterance for reading in one.aligned.readings if reading.state is ReadingState.READ}
            taken |= own
        result.append(AlignedPart(replace(one.part, utterances=own), one.aligned))
    return tuple(reversed(result))


def _aligned(
    script: Script,
    part: NarrationPart,
    texts: Sequence[TextToRead],
    store: Store,
    how: HearingOptions,
) -> Aligned:
    version = present_recognizer(how.recognizer).version
    recording = key_of("narration", VERSION, digest_of(part.path), how.recognizer, version, script.language)
    kept = _kept(store, recording)
    words = [[word.text for word in text.words] for text in texts]
    if kept is not None and kept.words == words:
        return _renamed(kept.aligned, texts)
    sweep_folders(Path(gettempdir()), prefix=FOLDER)
    with run_folder(Path(gettempdir()), FOLDER) as folder:
        if kept is None:
            aligned = align(texts, part.path, how, language=script.language, folder=folder)
        else:
            earlier = kept.aligned, kept.words
            aligned = aligned_again(earlier, texts, part.path, how, language=script.language, folder=folder)
    store.put(ALIGNMENTS, recording, msgspec.msgpack.encode(_Kept(words, aligned)))
    return aligned


def _kept(store: Store, key: str) -> _Kept | None:
    content = store.get(ALIGNMENTS, key)
    return msgspec.msgpack.decode(content, type=_Kept) if content is not None else None


def _renamed(aligned: Aligned, texts: Sequence[TextToRead]) -> Aligned:
    """Return *aligned* under the names and spellings that the sentences have now."""
    readings = tuple(
        replace(one, utterance=text.utterance, written=text.written, optional=text.optional)
        for one, text in zip(aligned.readings, texts, strict=True)
    )
    return replace(aligned, readings=readings)


def _refuse_another_text(part: NarrationPart, aligned: Aligned) -> None:
    written = [one for one in aligned.readings if not one.optional and one.utterance in part.utterances]
    read = sum(one.state is not ReadingState.UNREAD for one in written)
    if part.is_retake and any(one.state is ReadingState.READ for one in written):
        return
    if read <= OTHER_TEXT * len(written):
        raise NarrationError(
            f"reads {read} of {len(written)} sentences: it is a recording of something else",
            where=part.shown,
            hint=f"narrator align POST {part.shown} shows what was heard.",
        )
