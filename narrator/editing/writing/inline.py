"""A segment's text and spans → inline Markdown."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from narrator.article.model import Segment, Span, SpanKind

SPECIAL: Final = re.compile(r"[\\`*\[\]<^$={}|]|~(?=~)|~(?=\S)|_(?!\w)|(?<!\w)_|&(?=[#\w]+;)|%(?=[%}])|!(?=\[)")
"""What CommonMark or a dialect would take for a mark inside a line."""
ANY: Final = re.compile(r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]""")
"""All that a backslash may stand before (CommonMark 0.31, 2.4)."""
LINE_START: Final = re.compile(r"(?m)^([#>+=:\-—~]|\d{1,9}(?=[.)])|!!!|\?\?\?)(?=.?)")
"""What would make a line of text another kind of block."""
TAGS: Final = {
    SpanKind.EMPHASIS: ("<em>", "</em>"),
    SpanKind.STRONG: ("<strong>", "</strong>"),
    SpanKind.STRIKE: ("<s>", "</s>"),
    SpanKind.INSERTED: ("<ins>", "</ins>"),
    SpanKind.MARK: ("<mark>", "</mark>"),
    SpanKind.SUPERSCRIPT: ("<sup>", "</sup>"),
    SpanKind.SUBSCRIPT: ("<sub>", "</sub>"),
    SpanKind.KEYBOARD: ("<kbd>", "</kbd>"),
    SpanKind.CITE: ("<cite>", "</cite>"),
}
MARKS: Final = {SpanKind.EMPHASIS: "*", SpanKind.STRONG: "**"}
LITERAL: Final = frozenset({SpanKind.CODE})


def inline(segment: Segment, *, cautious: bool = False) -> str:
    """Return the text of *segment* as Markdown; *cautious*: with a backslash before whatever could be a mark."""
    text = segment.text
    spans = _nested([span for span in segment.spans if span.end > span.begin])
    points = [span for span in segment.spans if span.begin == span.end]
    written: list[str] = []
    stack: list[tuple[int, str]] = []
    at = 0
    for cut in sorted({0, len(text), *(p.begin for p in points), *(e for s in spans for e in (s.begin, s.end))}):
        inside = _inside(spans, at)
        written.append(_plain(text[at:cut], inside, cautious=cautious))
        at = cut
        while stack and stack[-1][0] <= cut:
            written.append(stack.pop()[1])
        written += [_point(point) for point in points if point.begin == cut]
        for span in spans:
            if span.begin == cut:
                before, after = _around(span, text)
                written.append(before)
                stack.append((span.end, after))
    whole = "".join(written)
    return whole if cautious else LINE_START.sub(_escaped_start, whole)


def _escaped_start(match: re.Match[str]) -> str:
    return match[0] + "\\" if match[1].isdigit() else "\\" + match[0] if match[1] != "—" else match[0]


def _inside(spans: Sequence[Span], at: int) -> frozenset[SpanKind]:
    return frozenset(span.kind for span in spans if span.begin <= at < span.end)


def _plain(text: str, inside: frozenset[SpanKind], *, cautious: bool) -> str:
    if SpanKind.LINE_BREAK in inside:
        return "\\\n"
    if inside & LITERAL:
        return text
    return (ANY if cautious else SPECIAL).sub(lambda match: "\\" + match[0], text)


def _nested(spans: list[Span]) -> list[Span]:
    """Return *spans* without those that cross an earlier one, and without those that Markdown has no word for."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.begin, -one.end)):
        known = span.kind in TAGS or span.kind in {SpanKind.CODE, SpanKind.LINK, SpanKind.LINE_BREAK, SpanKind.LANGUAGE}
        crosses = any(one.begin < span.begin < one.end < span.end for one in kept)
        literal = any(one.kind in LITERAL and one.begin <= span.begin < one.end for one in kept)
        linked = span.kind is SpanKind.LINK and any(
            one.kind is SpanKind.LINK and one.begin <= span.begin < one.end for one in kept
        )
        if known and not (crosses or literal or linked):
            kept.append(span)
    return kept


def _around(span: Span, text: str) -> tuple[str, str]:
    inner = text[span.begin : span.end]
    if span.kind is SpanKind.LINE_BREAK:
        return "", ""
    if span.kind is SpanKind.CODE:
        fence = "`" * (max((len(run) for run in re.findall("`+", inner)), default=0) + 1)
        pad = " " if inner[:1] in "` " or inner[-1:] in "` " else ""
        return fence + pad, pad + fence
    if span.kind is SpanKind.LINK:
        target = re.sub(r"[\s<>\\]", lambda match: f"%{ord(match[0]):02X}", span.value)
        return ("[", f"](<{target}>)") if re.search(r"[()]", target) else ("[", f"]({target})")
    if span.kind is SpanKind.LANGUAGE:
        return f'<span lang="{escape(span.value)}">', "</span>"
    tight = inner[:1].strip() and inner[-1:].strip()
    apart = not (text[span.begin - 1 : span.begin].isalnum() or text[span.end : span.end + 1].isalnum())
    if span.kind in MARKS and tight and apart:
        return MARKS[span.kind], MARKS[span.kind]
    return TAGS[span.kind]


def _point(span: Span) -> str:
    if span.kind is SpanKind.NOTE_REFERENCE:
        return f"[^{_label(span.value)}]"
    if span.kind is SpanKind.PAUSE:
        return f"<!-- narrator: pause {span.value} -->"
    return ""


def _label(name: str) -> str:
    return re.sub(r"[^\w-]", "-", name)
