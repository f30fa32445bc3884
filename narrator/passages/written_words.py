"""Cues with the words that were spoken + script → cues with the words that were written for them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, takewhile
from operator import itemgetter

from msgspec.structs import replace

from narrator.audio.model import Cue, WrittenWord
from narrator.script.model import Part, Script, SpokenSpan, Utterance
from narrator.speech.model import SpokenWord
from narrator.speech.word_positions import WORD

_Heard = tuple[int, int]
"""Begin and end, in samples."""


def with_words(cues: Sequence[Cue], script: Script) -> tuple[Cue, ...]:
    """Return *cues*, those of all utterances of *script* in order, with the time of each written word.

    A word of which nothing is said has none; what is said for several words at once is shared by their lengths.
    """
    pairs = zip(cues, script.utterances, strict=True)
    return tuple(replace(cue, spoken=(), words=written_words(utterance, cue.spoken)) for cue, utterance in pairs)


def written_words(utterance: Utterance, spoken: Sequence[Sequence[SpokenWord]]) -> tuple[WrittenWord, ...]:
    """Return the words of *utterance* that are heard; *spoken* are those of each of its parts, in samples."""
    parts = zip(utterance.parts, spoken, strict=False)
    pieces = [piece for part, words in parts for piece in _pieces(utterance.written, part, words)]
    found: list[tuple[int, int, _Heard]] = []
    first = 0
    for match in WORD.finditer(utterance.written):
        begin, end = match.span()
        while first < len(pieces) and pieces[first][1] <= begin:
            first += 1
        within = takewhile(lambda piece: piece[0] < end, islice(pieces, first, None))  # noqa: B023 - used up at once
        heard = [_cut(piece, begin, end) for piece in within]
        if heard and any(map(str.isalnum, match.group())):
            found.append((begin, end, (heard[0][0], heard[-1][1])))
    return tuple(_apart(found))


def _pieces(written: str, part: Part, words: Sequence[SpokenWord]) -> Iterator[tuple[int, int, _Heard, bool]]:
    """Yield written characters and when what is said for them is heard; True where that may be shared among them."""
    spans = part.spans or (SpokenSpan(0, len(part.text), 0, len(part.text)),)
    for span in spans:
        kept = _same(written[span.written_begin : span.written_end], part.text[span.spoken_begin : span.spoken_end])
        inside = [w for w in words if w.text_begin < span.spoken_end and w.text_end > span.spoken_begin]
        if not inside or span.written_begin == span.written_end:
            continue
        own = list(WORD.finditer(written, span.written_begin, span.written_end))
        if not kept and len(own) == len(inside):
            yield from ((*one.span(), word[2:], False) for one, word in zip(own, inside, strict=True))
            continue
        if not kept:
            heard = inside[0].begin_samples, inside[-1].end_samples
            yield span.written_begin, span.written_end, heard, True
            continue
        shift = span.written_begin - span.spoken_begin
        for word in inside:
            begin = max(word.text_begin, span.spoken_begin) + shift
            end = min(word.text_end, span.spoken_end) + shift
            yield begin, end, (word.begin_samples, word.end_samples), False


def _same(written: str, spoken: str) -> bool:
    """Return whether each character is said as it is written, in capitals or not."""
    return len(written) == len(spoken) and written.casefold() == spoken.casefold()


def _cut(piece: tuple[int, int, _Heard, bool], begin: int, end: int) -> _Heard:
    """Return the share of a piece's time that falls to the characters from *begin* to *end*."""
    first, last, (begin_samples, end_samples), shared = piece
    if not shared:
        return begin_samples, end_samples
    length, duration = last - first, end_samples - begin_samples
    from_, to = max(begin, first) - first, min(end, last) - first
    return begin_samples + duration * from_ // length, begin_samples + duration * to // length


def _apart(found: Iterable[tuple[int, int, _Heard]]) -> Iterator[WrittenWord]:
    """Yield the words so that none begins before another ends; those that were said as one share its time."""
    last = 0
    for heard, group in groupby(found, key=itemgetter(2)):
        words = list(group)
        begin, finish = max(last, heard[0]), max(last, heard[1])
        total, gone = sum(end - start for start, end, _ in words), 0
        for start, end, _ in words:
            before, gone = gone, gone + end - start
            times = (begin + (finish - begin) * share // total for share in (before, gone))
            yield WrittenWord(start, end, *times)
        last = finish
