"""Article + ledger → what the JSON and the records tell of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Article, Block, Container, LeftOutReason, Notice, Segment
from narrator.ledger.model import Ledger, ProseLeftOut


def with_lines(article: Article, ledger: Ledger) -> Article:
    """Return *article* with each segment's source lines, as the ledger's alignment found them."""
    return replace(article, blocks=_lined(article.blocks, ledger))


def kinds_of(article: Article) -> dict[str, int]:
    """Return how many segments of each kind there are."""
    kinds: dict[str, int] = {}
    for segment in article.segments():
        kinds[str(segment.kind)] = kinds.get(str(segment.kind), 0) + 1
    return kinds


def left_out_of(ledger: Ledger) -> tuple[dict[str, object], ...]:
    """Return what is not spoken, as the JSON gives it."""
    return tuple(
        {
            "segment": span.segment,
            "kind": span.kind,
            "reason": span.reason,
            "text": span.text,
            "lines": list(span.lines),
        }
        for span in ledger.left_out
    )


def warnings_of(article: Article, script_notices: Sequence[Notice], ledger: Ledger) -> tuple[dict[str, object], ...]:
    """Return what the author should look at: of the reader, of the pre-flight, and what does not add up.

    What the author has silenced is not among it.
    """
    lines = {segment.id: segment.lines[0] for segment in article.segments() if segment.lines is not None}
    noticed: Iterator[dict[str, object]] = (
        {"code": n.code, "line": n.line if n.line is not None else lines.get(n.segment), "text": n.text}
        for n in (*article.notices, *script_notices)
        if not article.silenced.holds(n.code, n.text, n.segment)
    )
    faults: Iterator[dict[str, object]] = (
        {"code": fault.problem, "line": fault.line, "text": fault.text} for fault in ledger.faults
    )
    prose: Iterator[dict[str, object]] = (
        {"code": "prose-left-out", "line": one.line or None, "text": prose_notice(one)} for one in ledger.prose
    )
    found = (*prose, *faults)
    return (*noticed, *(one for one in found if not article.silenced.holds(str(one["code"]), str(one["text"]))))


WAYS_OUT: Final = {
    LeftOutReason.TEMPLATE: "write them into the post as text",
    LeftOutReason.HIDDEN: "show them on the page",
    LeftOutReason.EMBED: "write them beside the embedded medium",
    LeftOutReason.BYLINE: "let a paragraph of their own hold them",
}


def prose_notice(prose: ProseLeftOut) -> str:
    """Return what the author is told of sentences that are left out, with the way to have them read."""
    way = WAYS_OUT.get(LeftOutReason(prose.reason), "save or paste the article without the page around it")
    plural = "words of prose are" if prose.words != 1 else "word of prose is"
    return f"{prose.words} {plural} left out as {prose.reason}: “{prose.text}” To have them read, {way}."


def _lined(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    lined: list[Block] = []
    for block in blocks:
        if isinstance(block, Container):
            lined.append(replace(block, children=_lined(block.children, ledger)))
        else:
            lined.append(_line(block, ledger))
    return tuple(lined)


def _line(segment: Segment, ledger: Ledger) -> Segment:
    lines = ledger.lines.get(segment.id)
    return segment if lines is None else replace(segment, lines=lines)
