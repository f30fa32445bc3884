"""An earlier alignment + the text as it is now → an alignment, for which only what changed is heard again."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from msgspec.structs import replace

from narrator.narration.align import HearingOptions, align, align_span
from narrator.narration.model import Aligned, AsideKind, Reading, ReadingState, SaidAside, SoundSpan, TextToRead

MOST_CHANGED = 0.3
"""Of the sentences: where more are new, all is heard again."""


def aligned_again(
    made_before: tuple[Aligned, Sequence[Sequence[str]]],
    texts: Sequence[TextToRead],
    path: Path,
    how: HearingOptions,
    *,
    language: str,
    folder: Path,
) -> Aligned:
    """Return the alignment of *texts* with the recording at *path*; *made_before* is one of it, and for which words.

    Sentences that are as they were keep their places; new ones are looked for between their neighbours'. Raises as
    `align` does.
    """
    earlier, earlier_words = made_before
    words = [tuple(word.text for word in text.words) for text in texts]
    before = [tuple(one) for one in earlier_words]
    blocks = SequenceMatcher(None, before, words, autojunk=False).get_opcodes()
    changed = sum(end - begin for kind, _, _, begin, end in blocks if kind != "equal")
    if changed > MOST_CHANGED * len(texts) or len(before) != len(earlier.readings):
        return align(texts, path, how, language=language, folder=folder)
    readings: list[Reading] = []
    for kind, old_begin, old_end, begin, end in blocks:
        if kind == "equal":
            readings += (
                replace(one, utterance=text.utterance, written=text.written, optional=text.optional)
                for one, text in zip(earlier.readings[old_begin:old_end], texts[begin:end], strict=True)
            )
        elif end > begin:
            room = _room(earlier, old_begin, old_end)
            found = align_span(texts[begin:end], path, room, texts, how, language=language, folder=folder)
            readings += (_as_written_since(one, earlier.readings[old_begin:old_end]) for one in found)
    kept = tuple(readings)
    return replace(earlier, readings=kept, asides=_asides(earlier, kept))


def _as_written_since(new: Reading, earlier: Sequence[Reading]) -> Reading:
    """Return *new*, doubtful where the same sound was heard as what was written there before, and as well.

    Of a sentence that was edited most words are still heard; but what was said is what it was.
    """
    for old in earlier:
        if (
            new.span is not None
            and old.span is not None
            and new.state is old.state is ReadingState.READ
            and old.heard >= new.heard
            and _overlap(new.span, old.span) > min(new.span.length, old.span.length) / 2
        ):
            return replace(new, state=ReadingState.DOUBTFUL)
    return new


def _overlap(one: SoundSpan, other: SoundSpan) -> int:
    return max(0, min(one.end, other.end) - max(one.begin, other.begin))


def _room(earlier: Aligned, begin: int, end: int) -> SoundSpan:
    """Return the stretch between the readings before and after those that are gone."""
    before = [one.span.end for one in earlier.readings[:begin] if one.span is not None]
    after = [one.span.begin for one in earlier.readings[end:] if one.span is not None]
    low = max(before, default=0)
    return SoundSpan(low, max(min(after, default=earlier.file.sample_count), low))


def _asides(earlier: Aligned, readings: Sequence[Reading]) -> tuple[SaidAside, ...]:
    """Return the earlier asides that no new reading lies in, and what was read before and is written no more."""
    spans = [one.span for one in readings if one.span is not None]
    gone = [
        SaidAside(one.span, AsideKind.SPEECH, one.written)
        for one in earlier.readings
        if one.span is not None and one.span not in spans
    ]
    found = [
        aside
        for aside in (*earlier.asides, *gone)
        if not any(span.begin < aside.span.end and aside.span.begin < span.end for span in spans)
    ]
    return tuple(sorted(found, key=lambda aside: aside.span.begin))
