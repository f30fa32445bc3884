"""Edition → pairs of text and sound: what EPUB's Media Overlays and DAISY's SMIL synchronize.

The pairs cover the whole recording without a gap, so that the breaks are heard where a reading system plays one
clip after the other. What narrator announces is heard with the text that it belongs to; a block that is only
described, such as code, is a pair of its own, and so is a reference to a note, which readers may skip.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from narrator.publishing.model import Edition
from narrator.script.model import Role, Script, Utterance


class Pair(Struct, frozen=True):
    """A stretch of text and its sound."""

    target: str
    """The id of the element: an utterance's, or, for a block that is only described, the segment's."""
    segment: str
    """Empty for the opening."""
    begin_ms: int
    end_ms: int
    refers: str = ""
    """The name of the note, where the pair is a reference to one."""


def pairs_of(edition: Edition) -> tuple[Pair, ...]:
    """Return the pairs of *edition* in the order of the sound; they begin at 0 and end with the recording."""
    utterances = edition.script.utterances
    titles = {chapter.utterance for chapter in titled_chapters(edition.script)}
    owned = _owned(utterances, titles)
    begin_of = {cue.utterance: edition.recording.ms(cue.begin_samples) for cue in edition.recording.cues}
    follows = _next_owned(utterances, owned)
    pairs: list[Pair] = []
    waiting: int | None = 0
    """Where an announcement began that belongs to the pair after it."""
    for utterance, after in zip(utterances, follows, strict=True):
        if utterance.id in owned:
            target = _target(utterance, titles)
            begin_ms = begin_of[utterance.id] if waiting is None else waiting
            waiting = None
            if pairs and pairs[-1].target == target:
                continue  # two announcements describe one block
            pairs.append(Pair(target, utterance.segment, begin_ms, begin_ms, utterance.refers))
        elif waiting is None and after is not None and after.segment == utterance.segment:
            waiting = begin_of[utterance.id]  # "Quote." is about what comes after it, "End quote." is not
    return contiguous(pairs, _last_ms(edition))


def titled_chapters(script: Script) -> tuple["TitledSection", ...]:
    """Return the chapters that begin with a title of narrator's own ("Notes."), which no heading of the post has."""
    announced = {u.id: u.segment for u in script.utterances if u.role is Role.ANNOUNCEMENT and u.segment}
    return tuple(
        TitledSection(chapter.utterance, announced[chapter.utterance], chapter.title)
        for chapter in script.chapters[1:]  # the first is the article's own, whatever it begins with
        if not chapter.segment and chapter.utterance in announced
    )


class TitledSection(Struct, frozen=True):
    """A chapter without a heading in the text."""

    utterance: str
    segment: str
    """The segment that it stands before."""
    title: str


def contiguous(pairs: Iterable[Pair], end_ms: int) -> tuple[Pair, ...]:
    """Return *pairs* with each one's end where the next begins, and the last one's at *end_ms*."""
    pairs = tuple(pairs)
    ends = [*(pair.begin_ms for pair in pairs[1:]), end_ms]
    return tuple(replace(pair, end_ms=end) for pair, end in zip(pairs, ends, strict=True) if pairs)


def pairs_within(pairs: tuple[Pair, ...], ids: Collection[str]) -> tuple[Pair, ...]:
    """Return *pairs* whose text is among *ids*; the sound of any other goes to the pair before it, or after."""
    kept = [pair for pair in pairs if pair.target in ids]
    if not kept:
        return ()
    kept[0] = replace(kept[0], begin_ms=pairs[0].begin_ms)
    return contiguous(kept, pairs[-1].end_ms)


def _owned(utterances: tuple[Utterance, ...], titles: Collection[str]) -> set[str]:
    """Return the ids of the utterances that begin a pair of their own."""
    with_text = {u.segment for u in utterances if u.role is Role.TEXT}
    return {u.id for u in utterances if u.role is Role.TEXT or u.refers or u.id in titles or u.segment not in with_text}


def _target(utterance: Utterance, titles: Collection[str]) -> str:
    is_description = utterance.role is Role.ANNOUNCEMENT and utterance.segment and not utterance.refers
    return utterance.segment if is_description and utterance.id not in titles else utterance.id


def _next_owned(utterances: tuple[Utterance, ...], owned: set[str]) -> list[Utterance | None]:
    """Return for each utterance the next one that begins a pair."""
    follows: list[Utterance | None] = []
    after: Utterance | None = None
    for utterance in reversed(utterances):
        follows.append(after)
        if utterance.id in owned:
            after = utterance
    return follows[::-1]


def _last_ms(edition: Edition) -> int:
    """Return the recording's end, rounded down: a clip may not reach beyond its sound."""
    recording = edition.recording
    return recording.sample_count * 1000 // recording.format.sample_rate_hz
