"""A segment's text, its spans and its utterances → inline HTML.

Sentences and spans may cross ("*one. Two* three"): each stretch of text gets exactly the elements that hold it,
and an element that reaches beyond its parent is closed and opened again.
"""

from collections.abc import Callable, Sequence

from lxml import etree
from msgspec import Struct

from narrator.article.model import Segment, Span, SpanKind
from narrator.publishing.html.context import Context, address, language_tag, note_id
from narrator.publishing.html.formulas import formula
from narrator.script.model import Utterance
from narrator.xml_text import clean

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
CLASSED = {SpanKind.SKIP: "no-audio", SpanKind.QUOTE: "inline-quote", SpanKind.SAY: "say"}


class _Layer(Struct, frozen=True):
    """Something that holds a stretch of the text."""

    begin: int
    end: int
    make: Callable[[etree._Element], etree._Element]
    rank: int = 1
    """Utterances (0) hold spans (1): a sentence is one element, and an emphasis that crosses its end is two."""
    is_link: bool = False
    holds_text: bool = True
    """False: what it makes stands for the text."""


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
            elif all(layer.holds_text for layer, _ in self.open):
                _append(self._top(), clean(text[at:until]))

    def _reach(self, at: int) -> None:
        """Open exactly the layers that hold the character *at*, outermost first."""
        while self.next_layer < len(self.layers) and self.layers[self.next_layer].begin <= at:
            self.active.append(self.layers[self.next_layer])
            self.next_layer += 1
        self.active = [layer for layer in self.active if layer.end > at]
        self.active.sort(key=lambda layer: layer.rank)
        wanted = _without_inner_links(self.active)
        kept = 0
        while kept < len(self.open) and kept < len(wanted) and self.open[kept][0] is wanted[kept]:
            kept += 1
        del self.open[kept:]
        for layer in wanted[kept:]:
            self.open.append((layer, layer.make(self._top())))

    def _top(self) -> etree._Element:
        return self.open[-1][1] if self.open else self.parent


def _without_inner_links(layers: Sequence[_Layer]) -> list[_Layer]:
    """Return *layers* without links inside links, which HTML does not have: the outer one stands."""
    links = [layer for layer in layers if layer.is_link]
    return [layer for layer in layers if not layer.is_link or layer is links[0]]


def _layers(segment: Segment, context: Context, begin: int, end: int) -> list[_Layer]:
    """Return what holds text between *begin* and *end*: utterances outermost, then spans, longer ones first."""
    spoken = [
        _Layer(max(u.begin, begin), min(u.end, end), _utterance(u, context), rank=0)
        for u in context.utterances.get(segment.id, ())
        if u.begin < end and u.end > begin
    ]
    spans = [
        _Layer(
            max(span.begin, begin),
            min(span.end, end),
            make,
            is_link=span.kind is SpanKind.LINK,
            holds_text=span.kind is not SpanKind.MATH,
        )
        for span in segment.spans
        if span.begin < end and span.end > begin and (make := _span(span, segment, context)) is not None
    ]
    return sorted(spoken + spans, key=lambda layer: (layer.begin, layer.rank, -layer.end))


def _utterance(utterance: Utterance, context: Context) -> Callable[[etree._Element], etree._Element]:
    """Return the maker of an utterance's span; one that is spread over cells has its id on the first piece."""

    def make(parent: etree._Element) -> etree._Element:
        if utterance.id in context.used:
            return _element(parent, "span", {"class": "u", "data-u": utterance.id})
        context.used.add(utterance.id)
        return _element(parent, "span", {"class": "u", "id": utterance.id})

    return make


def _span(  # noqa: PLR0911  # one line a kind
    span: Span, segment: Segment, context: Context
) -> Callable[[etree._Element], etree._Element] | None:
    kind = span.kind
    if kind in PLAIN:
        return lambda parent: etree.SubElement(parent, PLAIN[kind])
    if kind in CLASSED:
        return lambda parent: _element(parent, "span", {"class": CLASSED[kind]})
    if kind is SpanKind.MATH:
        return formula(span, segment, context)
    if kind is SpanKind.LINK:
        target = address(span.value, context)
        return (lambda parent: _element(parent, "a", {"href": target})) if target else None
    if kind is SpanKind.LANGUAGE:
        tag = language_tag(span.value)
        return (lambda parent: _element(parent, "span", {"lang": tag})) if tag else None
    if kind is SpanKind.ABBREVIATION:
        return lambda parent: _element(parent, "abbr", {"title": clean(span.value)})
    if kind is SpanKind.IMAGE and span.value in context.media:
        alt = segment.text[span.begin : span.end]
        return _inline_picture(span.value, alt, context)
    return None


def _inline_picture(asset: str, alt: str, context: Context) -> Callable[[etree._Element], etree._Element]:
    """Return the maker of a picture, once, and of a hidden place for its words, which its `alt` has already."""
    made: list[etree._Element] = []

    def make(parent: etree._Element) -> etree._Element:
        if not made:
            made.append(picture(parent, asset, alt, context))
            made[0].set("class", "inline")
        return _element(parent, "span", {"class": "alt", "hidden": "hidden"})

    return make


def picture(parent: etree._Element, asset: str, alt: str, context: Context) -> etree._Element:
    """Append the picture *asset*, which `context.media` has, and return it."""
    element = _element(parent, "img", {"src": context.media[asset], "alt": clean(" ".join(alt.split()))})
    size = context.sizes.get(asset)
    if size is not None:
        element.set("width", str(size.width))
        element.set("height", str(size.height))
    if context.lazy:
        element.set("loading", "lazy")
    return element


def _reference(parent: etree._Element, span: Span, context: Context) -> None:
    number = context.note_numbers.get(span.value)
    if span.kind is not SpanKind.NOTE_REFERENCE or number is None:
        return
    target = note_id(span.value)
    sup = etree.SubElement(parent, "sup")
    if any(ancestor.tag == "a" for ancestor in sup.iterancestors()):
        sup.text = str(number)
        return
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
