"""Elements inside a line: each becomes a span of the text around it, or nothing."""

from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason as Reason
from narrator.article.model import SegmentKind, SpanKind
from narrator.reading.walker import attributes, images
from narrator.reading.walker.elements import SPANS
from narrator.reading.walker.text_run import OpenSpan
from narrator.reading.walker.visit import End, Visit

_PERMALINK_CLASSES = {
    "headerlink", "header-anchor", "heading-link", "permalink", "anchorjs-link", "anchor-link", "heading-anchor",
    "header-link", "hash-link", "mw-editsection", "direct-link", "markdownit-header-anchor", "zola-anchor",
}  # fmt: skip
_PERMALINK_SIGNS = frozenset("#¶§🔗∞†^⚓ ") | {"\ufe0f"}


def open_inline(visit: Visit, element: HtmlElement) -> End | None:
    """Open the spans that *element* stands for; return how to close them."""
    builder, tag = visit.builder, element.tag
    if not builder.name and tag in ("a", "span") and (element.get("id") or element.get("name")):
        builder.name = element.get("id") or element.get("name") or ""
    if tag == "hr":
        builder.flush()
        return None
    if tag == "br":
        break_line(visit)
        return None
    if tag in ("a", "span") and is_permalink(visit, element):
        return visit.leave(Reason.FURNITURE, "permalink")
    spans = [builder.run.open(kind, value) for kind, value in _spans_of(visit, element)]
    spans = [span for span in spans if span is not None]
    builder.silenced += attributes.silenced(element)
    pause = attributes.pause_ms(element)
    if pause:
        builder.run.point(SpanKind.PAUSE, pause)
    if tag == "q":
        return _quoted(visit, spans)
    if not spans:
        return None
    return lambda: _close(visit, spans)


def break_line(visit: Visit) -> None:
    """End a line; after an empty one, a new paragraph begins."""
    builder = visit.builder
    if builder.table is not None:
        builder.run.space()
    elif builder.run.line_break() and builder.scope.kind is not SegmentKind.HEADING:
        builder.flush()


def _close(visit: Visit, spans: list[OpenSpan | None]) -> None:
    for span in reversed(spans):
        visit.builder.run.close(span)


def _quoted(visit: Visit, spans: list[OpenSpan | None]) -> End:
    """Set the quotation marks that a browser would show around `q`."""
    run = visit.builder.run
    run.glue("“")

    def end() -> None:
        run.glue("”", after=True)
        _close(visit, spans)

    return end


def _spans_of(visit: Visit, element: HtmlElement) -> list[tuple[SpanKind, str]]:
    tag = element.tag
    spans: list[tuple[SpanKind, str]] = []
    if tag in SPANS:
        spans.append((SPANS[tag], ""))
    elif tag == "a":
        target = (element.get("href") or "").strip()
        if target and not target.lower().startswith(("javascript:", "data:", "vbscript:")):
            spans.append((SpanKind.LINK, images.absolute(target, visit.base_url)))
    elif tag in ("abbr", "acronym") and element.get("title"):
        spans.append((SpanKind.ABBREVIATION, " ".join(element.get("title").split())))
    elif tag == "q":
        spans.append((SpanKind.QUOTE, images.absolute(element.get("cite") or "", visit.base_url)))
    language = attributes.language_of(element)
    if language and language.lower() != visit.builder.scope.language.lower():
        spans.append((SpanKind.LANGUAGE, language))
    if attributes.is_skipped(element):
        spans.append((SpanKind.SKIP, ""))
    voice = attributes.voice_of(element)
    if voice:
        spans.append((SpanKind.VOICE, voice))
    say = element.get("data-narrator-say")
    if say and say.strip():
        spans.append((SpanKind.SAY, say.strip()))
    return spans


def is_permalink(visit: Visit, element: HtmlElement) -> bool:
    """Return whether the element is a heading's link to itself, or a wiki's "edit"."""
    names = attributes.classes(element)
    if names & _PERMALINK_CLASSES:
        return True
    if visit.builder.scope.kind is not SegmentKind.HEADING or element.tag != "a" or len(element):
        return False
    text = (element.text or "").strip()
    return (element.get("href") or "").startswith("#") and len(text) <= 3 and set(text) <= _PERMALINK_SIGNS
