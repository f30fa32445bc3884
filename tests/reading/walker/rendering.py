"""Draws a walked tree as lines that a non-programmer can read."""

from narrator.article.containers import walk_named
from narrator.article.model import Segment


def rendered(walked):
    """Return one line a segment, `container container kind: text`, and one for each left-out, at its place."""
    waiting = {}
    for left in walked.left_out:
        waiting.setdefault(left.before, []).append(f"({left.reason}, {left.kind}) {left.text}")
    lines = []
    for segment, within in walk_named(walked.blocks):
        lines += waiting.pop(segment.id, [])
        lines.append(_line(segment, within))
    for rest in waiting.values():
        lines += rest
    return "\n".join(lines)


def _line(segment, within):
    kind = f"{segment.kind}{segment.level or ''}"
    details = [segment.label or "", segment.code_language, segment.language, segment.say and f"say {segment.say}"]
    details += ["skipped"] if segment.skip else []
    details += [f"header {cell.row},{cell.column}" for cell in segment.cells if cell.header]
    details += [
        f"{cell.row},{cell.column} spans {cell.rows}x{cell.columns}"
        for cell in segment.cells
        if cell.rows > 1 or cell.columns > 1
    ]
    stated = ", ".join(detail for detail in details if detail)
    head = " ".join((*within, kind)) + (f" [{stated}]" if stated else "")
    return f"{head}: {_marked(segment)}".rstrip()


def _marked(segment: Segment):
    """Return the text with its spans in braces: `{strong:bold}`, `{link=/a:text}`, `{note_reference=fn1}`."""
    opens, closes, points = {}, {}, {}
    for span in segment.spans:
        head = span.kind + (f"={span.value}" if span.value else "")
        if span.begin == span.end:
            points.setdefault(span.begin, []).append("{" + head + "}")
        elif span.kind != "line_break":
            opens.setdefault(span.begin, []).append("{" + head + ":")
            closes[span.end] = closes.get(span.end, "") + "}"
    pieces = []
    for index in range(len(segment.text) + 1):
        pieces += [closes.get(index, ""), *points.get(index, []), *opens.get(index, [])]
        pieces.append(segment.text[index : index + 1].replace("\n", " / ").replace("\t", " | "))
    return "".join(pieces)
