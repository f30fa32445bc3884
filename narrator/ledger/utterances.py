"""Script → who says which character of which segment, and what the script leaves out of it."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct, field

from narrator.article.model import Article, LeftOut
from narrator.ledger.words import words
from narrator.script.model import Role, Script, Utterance


class _SegmentVoice(Struct):
    text: str = ""
    begins: list[int] = field(default_factory=list)
    said: list[Utterance] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    """What is left out of the segment, where it says where; ascending."""
    elsewhere: list[tuple[str, LeftOut]] = field(default_factory=list)
    """The words of what does not, in order; read once from front to back."""
    reached: int = 0

    def at(self, place: int) -> tuple[Utterance | LeftOut, int] | None:
        """Return who accounts for the character at *place*, and up to where."""
        index = bisect_right(self.begins, place) - 1
        if index >= 0 and place < self.said[index].end:
            return self.said[index], self.said[index].end
        index = bisect_right(self.offsets, place) - 1
        if index >= 0 and place < self.offsets[index] + len(self.left_out[index].text):
            return self.left_out[index], self.offsets[index] + len(self.left_out[index].text)
        return None


class Voices:
    """Answers for each word of a segment, asked in order: which utterance says it, or why none does."""

    def __init__(self, article: Article, script: Script) -> None:
        """Index the script by segment."""
        self._segments = {segment.id: _SegmentVoice(segment.text) for segment in article.segments()}
        for utterance in script.utterances:
            if utterance.role is Role.TEXT and utterance.segment in self._segments:
                self._segments[utterance.segment].said.append(utterance)
        for left_out in (*article.left_out, *script.left_out):
            voice = self._segments.get(left_out.segment)
            if voice is None:
                continue
            if left_out.text and voice.text.startswith(left_out.text, left_out.offset):
                voice.left_out.append(left_out)
            else:
                voice.elsewhere.extend((word.key, left_out) for word in words(left_out.text))
        for voice in self._segments.values():
            voice.said.sort(key=attrgetter("begin", "end"))
            voice.begins = [utterance.begin for utterance in voice.said]
            voice.left_out.sort(key=attrgetter("offset"))
            voice.offsets = [left_out.offset for left_out in voice.left_out]

    def of(self, segment: str, key: str, begin: int, end: int) -> Utterance | LeftOut | None:
        """Return who accounts for the word *key*, `text[begin:end]` of the segment; None: not for all of it."""
        voice = self._segments.get(segment)
        if voice is None:
            return None
        found = voice.at(begin)
        if found is not None and found[1] >= end:
            return found[0]
        accounts = list(_accounts(voice, begin, end))
        if None not in accounts:
            return accounts[0] if accounts else None
        for place in range(voice.reached, len(voice.elsewhere)):
            if voice.elsewhere[place][0] == key:
                voice.reached = place + 1
                return voice.elsewhere[place][1]
        return None


def _accounts(voice: _SegmentVoice, begin: int, end: int) -> Iterator[Utterance | LeftOut | None]:
    """Yield who accounts for each part of a word; None for a letter that nobody does."""
    place = begin
    while place < end:
        found = voice.at(place)
        if found is not None:
            yield found[0]
            place = found[1]
        else:
            if place == begin or voice.text[place].isalnum():
                yield None
            place += 1
