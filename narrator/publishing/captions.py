"""Edition → `captions.vtt`: WebVTT in captions that a screen can show, each word with its time.

Players that know WebVTT's cue timestamps (karaoke) light up the words; the others show short captions. The transcript,
`transcript.vtt`, stays: a cue for each sentence.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from msgspec import Struct

from narrator.publishing.disclosure import speaker_names
from narrator.publishing.formats import write
from narrator.publishing.model import Edition, Publication
from narrator.publishing.transcript import timestamp, voice_name
from narrator.publishing.written_words import TimedText, timed_words

LINE_CHARACTERS: Final = 42
LINES: Final = 2
"""BBC subtitle guidelines and Netflix's timed text style guide: two lines, 42 characters."""
LONGEST_MS: Final = 7000
"""Netflix's timed text style guide, "Duration"."""
CLAUSE_ENDS: Final = frozenset(",;:—–.!?…)”»")


class Caption(Struct, frozen=True):
    """What is shown at once."""

    utterance: str
    begin_ms: int
    end_ms: int
    words: tuple[TimedText, ...]


def make(publication: Publication, edition: Edition, path: Path) -> None:
    """Write the captions."""
    write(path, captions(publication, edition))


def captions(publication: Publication, edition: Edition) -> str:
    """Return the document (https://www.w3.org/TR/webvtt1/); it has one cue for each caption."""
    language = edition.script.language
    title = " ".join(publication.article.title.split()).replace("-->", "→") or "…"
    names = speaker_names(edition)
    blocks = ["WEBVTT", f"NOTE\n{title}"]
    languages = {utterance.id: utterance.language for utterance in edition.script.utterances}
    for number, caption in enumerate(captions_of(edition), start=1):
        text = _text(caption)
        if languages[caption.utterance] != language:
            text = f"<lang {languages[caption.utterance]}>{text}</lang>"
        times = f"{timestamp(caption.begin_ms, '.')} --> {timestamp(caption.end_ms, '.')}"
        blocks.append(f"{number}\n{times}\n<v {voice_name(names[caption.utterance])}>{text}")
    return "\n\n".join(blocks) + "\n"


def captions_of(edition: Edition) -> Iterator[Caption]:
    """Yield the captions in order; a sentence of whose words no times are known is shared out by its letters."""
    for utterance, begin_ms, end_ms, words in timed_words(edition):
        fitting = [piece for word in words for piece in _fitting(word)]
        groups = list(_groups(fitting, end_ms)) or [()]
        borders = [begin_ms, *(group[0].begin_ms for group in groups[1:]), max(end_ms, begin_ms + len(groups))]
        for number, group in enumerate(groups):
            begin = max(borders[number], begin_ms + number)
            end = min(max(borders[number + 1], begin + 1), begin + LONGEST_MS)
            yield Caption(utterance.id, begin, end, tuple(group))


def _groups(words: Sequence[TimedText], end_ms: int) -> Iterator[Sequence[TimedText]]:
    """Yield runs of *words* that fit a caption, cut behind a clause where one ends in their second half."""
    first = 0
    while first < len(words):
        after = first + 1
        while after < len(words) and _fits(
            words[first : after + 1], words[after + 1].begin_ms if after + 1 < len(words) else end_ms
        ):
            after += 1
        if after < len(words):
            clauses = [n for n in range(first + 1, after + 1) if words[n - 1].text[-1:] in CLAUSE_ENDS]
            if clauses and clauses[-1] - first >= (after - first) / 2:
                after = clauses[-1]
        yield words[first:after]
        first = after


def _fits(words: Sequence[TimedText], end_ms: int) -> bool:
    return end_ms - words[0].begin_ms <= LONGEST_MS and len(_rows(words)) <= LINES


def _rows(words: Sequence[TimedText]) -> list[list[TimedText]]:
    """Return *words* in lines, each as full as it can be."""
    rows: list[list[TimedText]] = []
    room = 0
    for word in words:
        room -= len(word.text) + 1
        if room < 0 or not rows:
            rows.append([])
            room = LINE_CHARACTERS - len(word.text)
        rows[-1].append(word)
    return rows


def _fitting(word: TimedText) -> Iterator[TimedText]:
    """Yield *word*, in pieces where it is longer than a line, as a web address may be."""
    count = -(-len(word.text) // LINE_CHARACTERS)
    for number in range(count):
        text = word.text[number * LINE_CHARACTERS : (number + 1) * LINE_CHARACTERS]
        yield TimedText(text, word.begin_ms + (word.end_ms - word.begin_ms) * number // count, word.end_ms)


def _text(caption: Caption) -> str:
    """Return a caption's lines, each word but the first behind the time at which it is heard."""
    rows, last_ms = [], caption.begin_ms
    for row in _rows(caption.words):
        said = []
        for word in row:
            timed = last_ms < word.begin_ms < caption.end_ms
            last_ms = word.begin_ms if timed else last_ms
            said.append((f"<{timestamp(word.begin_ms, '.')}>" if timed else "") + escape(word.text, quote=False))
        rows.append(" ".join(said))
    return "\n".join(rows) or "…"
