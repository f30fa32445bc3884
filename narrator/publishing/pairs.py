"""Edition → pairs of text and sound: what EPUB's Media Overlays and DAISY's SMIL synchronize.

The pairs cover the whole recording without a gap, so that the breaks are heard where a reading system plays one
clip after the other. What narrator announces is heard with the text that it belongs to; a block that is only
described, such as code, is a pair of its own.
"""

from dataclasses import dataclass, replace

from narrator.publishing.model import Edition
from narrator.script.model import Role, Utterance


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of text and its sound."""

    target: str
    """The id of the element: an utterance's, or, for a block that is only described, the segment's."""
    segment: str
    """Empty for the opening."""
    begin_ms: int
    end_ms: int


def pairs_of(edition: Edition) -> tuple[Pair, ...]:
    """Return the pairs of *edition* in the order of the sound; they begin at 0 and end with the recording."""
    utterances = edition.script.utterances
    with_text = {u.segment for u in utterances if u.role is Role.TEXT}
    owned = {u.id for u in utterances if u.role is Role.TEXT or u.segment not in with_text}
    begin_of = {cue.utterance: edition.recording.ms(cue.begin_samples) for cue in edition.recording.cues}
    pairs: list[Pair] = []
    waiting: int | None = 0
    """Where an announcement began that belongs to the pair after it."""
    for place, utterance in enumerate(utterances):
        if utterance.id in owned:
            target = utterance.segment if _is_description(utterance) else utterance.id
            begin_ms = begin_of[utterance.id] if waiting is None else waiting
            waiting = None
            if pairs and pairs[-1].target == target:
                continue  # two announcements describe one block
            pairs.append(Pair(target, utterance.segment, begin_ms, begin_ms))
        elif waiting is None and _belongs_to_next(utterance, utterances, place, owned):
            waiting = begin_of[utterance.id]
    if not pairs:
        return ()
    ends = [pair.begin_ms for pair in pairs[1:]] + [_last_ms(edition)]
    return tuple(replace(pair, end_ms=end_ms) for pair, end_ms in zip(pairs, ends, strict=True))


def _is_description(utterance: Utterance) -> bool:
    return utterance.role is Role.ANNOUNCEMENT and bool(utterance.segment)


def _belongs_to_next(utterance: Utterance, utterances: tuple[Utterance, ...], place: int, owned: set[str]) -> bool:
    """Say whether an announcement is about what comes after it ("Quote."), not before ("End quote.")."""
    after = next((u for u in utterances[place + 1 : place + 9] if u.id in owned), None)
    return after is not None and after.segment == utterance.segment


def _last_ms(edition: Edition) -> int:
    """Return the recording's end, rounded down: a clip may not reach beyond its sound."""
    recording = edition.recording
    return recording.sample_count * 1000 // recording.format.sample_rate_hz
