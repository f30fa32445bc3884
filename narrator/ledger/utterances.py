"""Script → who says which character of which segment, and what the script leaves out of it."""

from bisect import bisect_right
from dataclasses import dataclass, field

from narrator.article.model import Article, LeftOut
from narrator.ledger.words import words
from narrator.script.model import Role, Script, Utterance


@dataclass(slots=True)
class _SegmentVoice:
    begins: list[int] = field(default_factory=list)
    said: list[Utterance] = field(default_factory=list)
    left_out: list[tuple[str, LeftOut]] = field(default_factory=list)
    """The words left out, in order; read once from front to back."""
    reached: int = 0


class Voices:
    """Answers for each word of a segment, asked in order: which utterance says it, or why none does."""

    def __init__(self, article: Article, script: Script) -> None:
        """Index the script by segment."""
        self._segments: dict[str, _SegmentVoice] = {}
        for utterance in script.utterances:
            if utterance.role is Role.TEXT:
                voice = self._segments.setdefault(utterance.segment, _SegmentVoice())
                voice.said.append(utterance)
        for voice in self._segments.values():
            voice.said.sort(key=lambda utterance: (utterance.begin, utterance.end))
            voice.begins = [utterance.begin for utterance in voice.said]
        for left_out in (*article.left_out, *script.left_out):
            if left_out.segment:
                voice = self._segments.setdefault(left_out.segment, _SegmentVoice())
                voice.left_out.extend((word.key, left_out) for word in words(left_out.text))

    def of(self, segment: str, key: str, begin: int) -> Utterance | LeftOut | None:
        """Return who accounts for the word *key* at *begin* in the segment's text; None: nobody."""
        voice = self._segments.get(segment)
        if voice is None:
            return None
        index = bisect_right(voice.begins, begin) - 1
        if index >= 0 and begin < voice.said[index].end:
            return voice.said[index]
        for place in range(voice.reached, len(voice.left_out)):
            if voice.left_out[place][0] == key:
                voice.reached = place + 1
                return voice.left_out[place][1]
        return None
