"""A script + what was read of it → the script as it will be heard, and what the author should know."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from narrator.article.model import LeftOut, LeftOutReason, Notice
from narrator.config.narration import TOLERATED_SHARE, Asides, NarrationSettings, UnreadAnnouncements, UnreadSentences
from narrator.errors import NarrationError
from narrator.narrated.model import AlignedPart, Narrated, NarrationPart
from narrator.narration.model import Reading, ReadingState
from narrator.narration.readings import READ
from narrator.script.model import Chapter, Role, Script, Utterance

PLAIN_IN_YAML: Final = re.compile(r"[\w./-]+")
"""A file's name that YAML takes without quotation marks."""
SHOWN = 3
"""Of the unread sentences, how many an error quotes."""


def heard_script(
    script: Script, parts: Sequence[AlignedPart], settings: NarrationSettings, *, by: str, lost: Sequence[Notice] = ()
) -> Narrated:
    """Return *script* without what nobody speaks, and who speaks the rest. Raises `NarrationError` for unread ones.

    An utterance that no recording is for, in a post of which only sections are read, is the voice's. *lost* are the
    notices of retakes (`lost_retakes`).
    """
    readings = {
        one.utterance: one for part in parts for one in part.aligned.readings if one.utterance in part.part.utterances
    }
    asked = frozenset().union(*(part.part.utterances for part in parts))
    read = {name: one for name, one in readings.items() if one.span is not None and one.state is not _UNREAD}
    unread = [one for one in script.utterances if one.id in asked and one.id not in read and one.role is Role.TEXT]
    _refuse_unread(script, unread, asked, settings, parts)
    leave_out = _left_out_ids(script, unread, asked, read, settings)
    kept = tuple(one for one in script.utterances if one.id not in leave_out)
    if not kept:
        raise NarrationError("nothing of the post is read", where=parts[0].part.shown)
    gone = [one for one in script.utterances if one.id in leave_out and one.role is Role.TEXT]
    notices = (*_unread_notices(unread, settings), *_doubts(read, script), *lost)
    heard = replace(
        script,
        utterances=(*kept[:-1], replace(kept[-1], break_after_ms=0)),
        chapters=_chapters(script, kept),
        left_out=(*script.left_out, *map(_left_out, gone)),
        notices=(*script.notices, *notices),
    )
    return Narrated(by, heard, tuple(parts), read, notices, settings.asides is Asides.KEEP)


_UNREAD = ReadingState.UNREAD


def lost_retakes(parts: Sequence[NarrationPart]) -> Iterator[Notice]:
    """Yield a notice for each sentence that a retake was made for and that the post does not have any more."""
    for part in parts:
        for sentence in part.lost:
            text = f"{part.shown} was recorded for a sentence that the post does not have any more: “{sentence}”"
            yield Notice("narration-retake-lost", text)


def _refuse_unread(
    script: Script,
    unread: Sequence[Utterance],
    asked: frozenset[str],
    settings: NarrationSettings,
    parts: Sequence[AlignedPart],
) -> None:
    all_words = sum(_words(one) for one in script.utterances if one.id in asked and one.role is Role.TEXT)
    words = sum(map(_words, unread))
    where = ", ".join(part.part.shown for part in parts)
    strict = settings.unread is UnreadSentences.ERROR
    too_many = settings.unread is UnreadSentences.UNSET and words > TOLERATED_SHARE * all_words
    if words and (strict or too_many):
        first = "; ".join(f"“{one.written}”" for one in unread[:SHOWN])
        raise NarrationError(
            f"{_sentences(len(unread))} not read ({words} of {all_words} words): {first}",
            where=where,
            hint="Read them and give the new recording; or have the voice speak them, by a line of the front matter: "
            f"`narration: {_table(settings)}` (`leave-out` in place of `voice` leaves them out).",
        )


def _table(settings: NarrationSettings) -> str:
    """Return the table to write, in YAML: a recording that is named by a bare name, or by --narration, has none yet."""
    name = settings.file if PLAIN_IN_YAML.fullmatch(settings.file) else json.dumps(settings.file, ensure_ascii=False)
    return f"{{file: {name}, unread: voice}}" if settings.file else "{unread: voice}"


def _sentences(count: int) -> str:
    return "1 sentence of the post is" if count == 1 else f"{count} sentences of the post are"


def _words(utterance: Utterance) -> int:
    return len(utterance.written.split())


def _left_out_ids(
    script: Script,
    unread: Sequence[Utterance],
    asked: frozenset[str],
    read: dict[str, Reading],
    settings: NarrationSettings,
) -> frozenset[str]:
    announced: set[str] = set()
    if settings.announcements is UnreadAnnouncements.LEAVE_OUT:
        announced = {
            one.id
            for one in script.utterances
            if one.role is Role.ANNOUNCEMENT and one.id not in read and _is_asked(one, asked)
        }
    sentences = {one.id for one in unread} if settings.unread is UnreadSentences.LEAVE_OUT else set()
    return frozenset(announced | sentences)


def _is_asked(one: Utterance, asked: frozenset[str]) -> bool:
    return one.id in asked


def _chapters(script: Script, kept: Sequence[Utterance]) -> tuple[Chapter, ...]:
    """Return the chapters, each beginning with the first utterance of its own that is heard; empty ones are gone."""
    heard = {one.id for one in kept}
    starts = {chapter.utterance: chapter for chapter in script.chapters}
    current: Chapter | None = None
    found: list[Chapter] = []
    placed: set[str] = set()
    for one in script.utterances:
        current = starts.get(one.id, current)
        if one.id in heard and current is not None and current.utterance not in placed:
            placed.add(current.utterance)
            found.append(replace(current, utterance=one.id))
    return tuple(found)


def _left_out(one: Utterance) -> LeftOut:
    return LeftOut(LeftOutReason.NOT_READ, one.written, segment=one.segment, before=one.segment, offset=one.begin)


def _unread_notices(unread: Sequence[Utterance], settings: NarrationSettings) -> Iterator[Notice]:
    gone = settings.unread is UnreadSentences.LEAVE_OUT
    for one in unread:
        what = "left out" if gone else "spoken by the voice"
        text = f"not in the recording, and {what}; read it anew: “{one.written}”"
        yield Notice("narration-unread", text, segment=one.segment)


def _doubts(read: dict[str, Reading], script: Script) -> Iterator[Notice]:
    for one in script.utterances:
        reading = read.get(one.id)
        if reading is not None and reading.state is ReadingState.DOUBTFUL and one.role is Role.TEXT:
            text = f"only {reading.heard:.0%} of its words are heard in the recording: “{one.written}”"
            if reading.heard >= READ:
                text = f"the recording reads what was written there before; read it anew: “{one.written}”"
            yield Notice("narration-doubtful", text, segment=one.segment)
