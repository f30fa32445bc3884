"""Elements that are read whole: code, pictures, formulas, players."""

from lxml.html import HtmlElement

from narrator.article.file_names import is_file_name
from narrator.article.model import LeftOutReason as Reason
from narrator.article.model import Notice, SegmentKind, Span, SpanKind
from narrator.reading.walker import attributes, code, drawings, formulas, images
from narrator.reading.walker.text_run import InlineImage
from narrator.reading.walker.visit import Visit

_SENTENCE_ENDS = frozenset(".!?…:;。！？”\"')]\n")


def read_code(visit: Visit, element: HtmlElement) -> None:
    """Read a `pre` as one code segment; one of pictures alone is none."""
    if not any(text.strip() for text in element.itertext()) and element.find(".//img") is not None:
        return
    visit.skip_subtree = True
    builder = visit.builder
    builder.flush()
    text, numbers = code.code_of(element)
    in_table = builder.table is not None
    for place, number in numbers:
        builder.leave_out(Reason.FURNITURE, "line number", f"{number} ", offset=None if in_table else place)
    if in_table or not text:
        builder.run.add(text)
        return
    builder.add(SegmentKind.CODE, text, code_language=code.code_language(element))


def read_image(visit: Visit, element: HtmlElement) -> None:
    """Read a picture: a segment of its own at the edge of a text, a span inside a line."""
    builder = visit.builder
    stated = element.get("alt")
    alt = " ".join((stated or "").split())
    if element in visit.twins:
        builder.leave_out(Reason.REPEATED, "image", f" {alt} ")
        return
    reference = images.reference_of(element, visit.base_url)
    if images.is_tracker(element) or not (reference or alt):
        return
    if is_file_name(alt, reference):
        told = f"An image's alternative text is a file's name, not a description: {alt[:100]}"
        builder.notices.append(Notice("image-without-alt", told))
    asset = builder.asset(reference, stated)
    if element.get("alt") is None:
        alt = " ".join((element.get("title") or "").split())
        if not alt:
            builder.notices.append(Notice("image-without-alt", f"An image has no alternative text: {reference[:200]}"))
    picture = InlineImage(alt, asset, (element.get("data-narrator-say") or "").strip())
    _place(visit, picture, inline=images.is_icon(element))


def read_drawing(visit: Visit, element: HtmlElement) -> None:
    """Read a drawing that its author describes as a picture; the words in it are left out."""
    visit.skip_subtree = True
    alt = drawings.description_of(element)
    reference = images.absolute(drawings.reference_of(element), visit.base_url)
    asset = visit.builder.asset(reference, alt) if reference else ""
    _place(visit, InlineImage(alt, asset, (element.get("data-narrator-say") or "").strip()), inline=False)
    for child in element:
        if child.tag not in ("title", "desc") and isinstance(child.tag, str):
            visit.builder.leave_out(Reason.IMAGE, "drawing", f" {' '.join(child.itertext())} ")


def _place(visit: Visit, picture: InlineImage, *, inline: bool) -> None:
    builder = visit.builder
    if builder.table is not None or inline:
        builder.run.image(picture)
        builder.run.place_images()
    elif not builder.run.length or (
        builder.run.last in _SENTENCE_ENDS and builder.scope.kind is not SegmentKind.HEADING
    ):
        builder.flush()
        builder.picture(picture)
    else:
        builder.run.image(picture)


def read_formula(visit: Visit, element: HtmlElement) -> None:
    """Read a formula once, whatever the renderer put beside it."""
    visit.skip_subtree = True
    formula = formulas.formula_of(element)
    if not formula.text:
        return
    builder = visit.builder
    before, after = formulas.beside(element, formula)
    if formula.block:
        builder.flush()
    builder.leave_out(Reason.REPEATED, "math", before)
    if formula.block and builder.table is None:
        span = Span(0, len(formula.text), SpanKind.MATH, formula.tex)
        builder.add(SegmentKind.MATH, formula.text, spans=(span,))
    else:
        span_open = builder.run.open(SpanKind.MATH, formula.tex)
        builder.run.add(formula.text)
        builder.run.close(span_open)
    builder.leave_out(Reason.REPEATED, "math", after)


def read_embed(visit: Visit, element: HtmlElement) -> None:
    """Read a player or frame as its title; what stands inside for old browsers is left out."""
    visit.skip_subtree = True
    builder = visit.builder
    builder.leave_out(Reason.EMBED, "embed", " ".join(element.itertext()))
    source = element.get("src") or element.get("data-src") or element.get("data") or ""
    if not source:
        inner = next(element.iter("source"), None)
        source = (inner.get("src") or "") if inner is not None else ""
    title = " ".join((element.get("title") or element.get("aria-label") or "").split())
    sides = (attributes.pixels(element.get("width")), attributes.pixels(element.get("height")))
    if builder.table is not None or any(side is not None and side <= 1 for side in sides):
        builder.leave_out(Reason.EMBED, "embed", title)
        return
    if not title and (not source or source.startswith(("about:", "javascript:", "data:"))):
        return
    builder.flush()
    target = images.absolute(source.strip(), visit.base_url)
    spans = (Span(0, len(title), SpanKind.LINK, target),) if target else ()
    builder.add(SegmentKind.EMBED, title, spans=spans)


def read_lone_reference(visit: Visit, element: HtmlElement) -> None:
    """Leave out a figure that refers to a note which is not on the page."""
    visit.leave_text(Reason.FURNITURE, "reference", element)


def read_note_reference(visit: Visit, element: HtmlElement) -> None:
    """Set down that a note is referred to here; the number that readers see is no part of the text."""
    visit.builder.note_reference(visit.notes.references[element])
    visit.leave_text(Reason.REPEATED, "note reference", element)
