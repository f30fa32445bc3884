"""Publication → `<slug>.words.epub`: the book whose Media Overlay follows words in place of sentences."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from narrator.audio.model import WrittenWord
from narrator.publishing.epub.book import write_book
from narrator.publishing.model import Edition, Publication
from narrator.publishing.pairs import Pair
from narrator.publishing.synchronized import Synchronized

PIECE = "data-u"
"""The attribute of the further pieces of a sentence that is spread over cells."""


def make(publication: Publication, path: Path) -> None:
    """Write the book; a sentence whose words have no times stays whole."""
    write_book(publication, path, lambda text: by_word(text, publication.main))


def by_word(text: Synchronized, edition: Edition) -> Synchronized:
    """Return *text* with an element around each word whose time is known, and a pair for each of them."""
    cues = {cue.utterance: cue for cue in edition.recording.cues}
    written = {utterance.id: utterance.written for utterance in edition.script.utterances}
    pieces: dict[str, list[etree._Element]] = {}
    for element in text.section.iter(etree.Element):
        name = element.get("id") or element.get(PIECE)
        if name in cues and cues[name].words:
            pieces.setdefault(name, []).append(element)
    pairs: list[Pair] = []
    for pair in text.pairs:
        cue = cues.get(pair.target)
        elements = pieces.get(pair.target, [])
        # a formula is drawn, a reference is a number: where another text is shown than was written, offsets are none
        shown = "".join(str(element.xpath("string()")) for element in elements)
        is_markable = cue is not None and elements and not pair.refers and shown == written[pair.target]
        marked = _mark(elements, cue.words, pair.target) if cue is not None and is_markable else []
        pairs += _shared_out(pair, marked, edition)
    return replace(text, pairs=tuple(pairs))


def _shared_out(pair: Pair, words: list[tuple[str, WrittenWord]], edition: Edition) -> Iterator[Pair]:
    """Yield a pair for each of *words*; together they are as long as *pair*, so that no sound is skipped."""
    if not words:
        yield pair
        return
    begins = [edition.recording.ms(word.begin_samples) for _, word in words]
    borders = [pair.begin_ms, *begins[1:], pair.end_ms]
    for (target, _), begin, end in zip(words, borders[:-1], borders[1:], strict=True):
        yield replace(pair, target=target, begin_ms=begin, end_ms=end)


def _mark(elements: Iterable[etree._Element], words: Iterable[WrittenWord], name: str) -> list[tuple[str, WrittenWord]]:
    """Put a span around the begin of each of *words* in the text of *elements*; return their ids."""
    marked: list[tuple[str, WrittenWord]] = []
    waiting, at = list(words), 0
    for element in elements:
        for holder, where in list(_texts(element)):
            text = (holder.text if where == "text" else holder.tail) or ""
            inside = []
            while waiting and waiting[0].begin < at + len(text):
                word = waiting.pop(0)
                if word.begin >= at:
                    inside.append((f"{name}.w{len(marked) + 1}", word))
                    marked.append(inside[-1])
            _split(holder, where, [(id_, word.begin - at, min(word.end - at, len(text))) for id_, word in inside])
            at += len(text)
    return marked


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield where each stretch of text inside *element* hangs, in order."""
    yield element, "text"
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child, "tail"


def _split(holder: etree._Element, where: str, words: list[tuple[str, int, int]]) -> None:
    """Put the characters of each word into a span of its own."""
    if not words:
        return
    text = (holder.text if where == "text" else holder.tail) or ""
    spans = []
    for number, (name, begin, end) in enumerate(words):
        span = etree.Element("span", id=name)
        span.text = text[begin:end]
        following = words[number + 1][1] if number + 1 < len(words) else len(text)
        span.tail = text[end:following]
        spans.append(span)
    if where == "text":
        holder.text = text[: words[0][1]]
        for number, span in enumerate(spans):
            holder.insert(number, span)
        return
    holder.tail = text[: words[0][1]]
    parent = holder.getparent()
    if parent is not None:
        place = parent.index(holder) + 1
        for number, span in enumerate(spans):
            tail, span.tail = span.tail, None
            parent.insert(place + number, span)
            span.tail = tail
