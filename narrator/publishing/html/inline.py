"""A segment's text, its spans and its utterances → inline HTML.

Sentences and spans may cross ("*one. Two* three"): each stretch of text gets exactly the elements that hold it,
and an element that reaches beyond its parent is closed and opened again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from narrator.article.model import Segment, Span, SpanKind
from narrator.publishing.html.context import Context, address, clean, note_id
from narrator.script.model import Utterance

PLAIN = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.STRIKE: "s",
    SpanKind.INSERTED: "ins",
    SpanKind.MARK: "mark",
    SpanKind.CODE: "code",
    SpanKind.CITE: "cite",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
    SpanKind.KEYBOARD: "kbd",
}
CLASSED = {SpanKind.MATH: "math", SpanKind.SKIP: "no-audio", SpanKind.QUOTE: "inline-quote", SpanKind.SAY: "say"}


@dataclass(frozen=True, slots=True)
class _Layer:
    """Something that holds a stretch of the text."""

    begin: int
    end: int
    make: Callable[[etree._Element], etree._Element]


def render_inline(parent: etree._Element, segment: Segment, context: Context, begin: int = 0, end: int = -1) -> None:
    """Append `segment.text[begin:end]` (all of it, if *end* is -1) to *parent*."""
    end = len(segment.text) if end < 0 else end
    layers = _layers(segment, context, begin, end)
    points = [span for span in segment.spans if span.begin == span.end and begin <= span.begin <= end]
    breaks = {span.begin for span in segment.spans if span.kind is SpanKind.LINE_BREAK}
    cuts = {begin, end, *(p.begin for p in points), *(at for at in breaks if begin <= at < end)}
    cuts |= {at + 1 for at in breaks if begin <= at < end}
    cuts |= {at for layer in layers for at in (layer.begin, layer.end) if begin <= at <= end}
    _Writer(parent, layers, context).write(segment.text, sorted(cuts), points, breaks)


class _Writer:
    """Opens and closes elements along the text."""

    def __init__(self, parent: etree._Element, layers: Sequence[_Layer], context: Context) -> None:
        self.parent = parent
        self.context = context
        self.open: list[tuple[_Layer, etree._Element]] = []
        self.layers = layers
        self.next_layer = 0
        self.active: list[_Layer] = []

    def write(self, text: str, cuts: list[int], points: list[Span], breaks: set[int]) -> None:
        """Write the stretches between *cuts*; at each cut first the zero-width *points*."""
        waiting = sorted(points, key=lambda span: span.begin)
        for at, until in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
            while waiting and waiting[0].begin == at:
                # A reference stands after its word, inside whatever is open there.
                _reference(self._top(), waiting.pop(0), self.context)
            if at == until:
                continue
            self._reach(at)
            if at in breaks:
                etree.SubElement(self._top(), "br")
            else:
                _append(self._top(), clean(text[at:until]))

    def _reach(self, at: int) -> None:
        """Open exactly the layers that hold the character *at*, outermost first."""
        while self.next_layer < len(self.layers) and self.layers[self.next_layer].begin <= at:
            self.active.append(self.layers[self.next_layer])
            self.next_layer += 1
        self.active = [layer for layer in self.active if layer.end > at]
        kept = 0
        while kept < len(self.open) and kept < len(self.active) and self.open[kept][0] is self.active[kept]:
            kept += 1
        del self.open[kept:]
        for layer in self.active[kept:]:
            self.open.append((layer, layer.make(self._top())))

    def _top(self) -> etree._Element:
        return self.open[-1][1] if self.open else self.parent


def _layers(segment: Segment, context: Context, begin: int, end: int) -> list[_Layer]:
    """Return what holds text between *begin* and *end*: utterances outermost, then spans, longer ones first."""
    spoken = [
        _Layer(max(u.begin, begin), min(u.end, end), _utterance(u, segment))
        for u in context.utterances.get(segment.id, ())
        if u.begin < end and u.end > begin
    ]
    spans = [
        _Layer(max(span.begin, begin), min(span.end, end), make)
        for span in segment.spans
        if span.begin < end and span.end > begin and (make := _span(span, segment, context)) is not None
    ]
    ranked = [(layer, 0) for layer in spoken] + [(layer, 1) for layer in spans]
    ranked.sort(key=lambda one: (one[0].begin, one[1], -one[0].end))
    return [layer for layer, _ in ranked]


def _utterance(utterance: Utterance, segment: Segment) -> Callable[[etree._Element], etree._Element]:
    """Return the maker of an utterance's span; its id is given once, whatever makes it open again."""
    made: list[etree._Element] = []

    def make(parent: etree._Element) -> etree._Element:
        element = etree.SubElement(parent, "span")
        element.set("class", "u")
        if not made:
            element.set("id", utterance.id)
        made.append(element)
        return element

    del segment
    return make


def _span(  # noqa: PLR0911  # one line a kind
    span: Span, segment: Segment, context: Context
) -> Callable[[etree._Element], etree._Element] | None:
    kind = span.kind
    if kind in PLAIN:
        return lambda parent: etree.SubElement(parent, PLAIN[kind])
    if kind in CLASSED:
        return lambda parent: _element(parent, "span", {"class": CLASSED[kind]})
    if kind is SpanKind.LINK:
        target = address(span.value, context)
        return (lambda parent: _element(parent, "a", {"href": target})) if target else None
    if kind is SpanKind.LANGUAGE:
        return lambda parent: _element(parent, "span", {"lang": span.value})
    if kind is SpanKind.ABBREVIATION:
        return lambda parent: _element(parent, "abbr", {"title": clean(span.value)})
    if kind is SpanKind.IMAGE and span.value in context.media:
        source, alt = context.media[span.value], clean(segment.text[span.begin : span.end])
        return lambda parent: _picture(parent, source, alt)
    return None


def _picture(parent: etree._Element, source: str, alt: str) -> etree._Element:
    """Append a picture, and give back a place for its alternative text where only screen readers find nothing."""
    _element(parent, "img", {"src": source, "alt": alt, "class": "inline"})
    return _element(parent, "span", {"class": "alt", "hidden": "hidden"})


def _reference(parent: etree._Element, span: Span, context: Context) -> None:
    number = context.note_numbers.get(span.value)
    if span.kind is not SpanKind.NOTE_REFERENCE or number is None:
        return
    target = note_id(span.value)
    sup = etree.SubElement(parent, "sup")
    link = _element(sup, "a", {"href": f"#{target}", "role": "doc-noteref", "class": "noteref"})
    if span.value not in context.first_references:
        context.first_references[span.value] = f"{target}-ref"
        link.set("id", f"{target}-ref")
    link.text = str(number)


def _element(parent: etree._Element, name: str, attributes: dict[str, str]) -> etree._Element:
    element = etree.SubElement(parent, name)
    for key, value in attributes.items():
        element.set(key, value)
    return element


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text
