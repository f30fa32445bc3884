"""A formula in its line → its drawing with MathML beside it, or its phrase."""

from collections.abc import Callable

from lxml import etree

from narrator.article.model import Segment, SegmentKind, Span
from narrator.formulas.drawing import drawing_of
from narrator.formulas.phrase import NOTHING_SAID, phrase_of
from narrator.formulas.wording import said_in
from narrator.publishing.html.context import Context
from narrator.xml_text import clean


def formula(span: Span, segment: Segment, context: Context) -> Callable[[etree._Element], etree._Element]:
    """Return the maker of the formula *span* of *segment*, which is made once, however often its text is cut."""
    made: list[etree._Element] = []

    def make(parent: etree._Element) -> etree._Element:
        holder = etree.SubElement(parent, "span")
        holder.set("class", "math")
        if not made:
            made.append(holder)
            _fill(holder, span, segment, context)
        return holder

    return make


def _fill(holder: etree._Element, span: Span, segment: Segment, context: Context) -> None:
    text = segment.text[span.begin : span.end]
    value, language = span.value or text, said_in(segment.language or context.article.language)
    phrase = phrase_of(value, language)
    if phrase.problem == NOTHING_SAID:
        return
    if context.draws_formulas:
        name = f"formula-{len(context.drawn) + 1}"
        drawing = drawing_of(value, language, displayed=segment.kind is SegmentKind.MATH, name=name)
        if drawing is not None:
            context.drawn.append(name)
            holder.append(drawing.svg)
            if drawing.mathml is not None:
                beside = etree.SubElement(holder, "span")
                beside.set("class", "mathml")
                beside.append(drawing.mathml)
            return
    holder.text = phrase.text or clean(text)
