"""What does not add up, run by run: words without an account, words without a source, sentences without sound."""

from collections.abc import Iterator, Sequence
from typing import Final

from narrator.article.model import Segment, SegmentKind
from narrator.ledger.model import Fault
from narrator.ledger.said import Claim
from narrator.ledger.source import LineFinder, Token
from narrator.ledger.words import words
from narrator.script.model import Role, Script, Utterance

_LONGEST: Final = 200
"""Characters of the text that a fault shows."""


def unaccounted(text: str, source: Sequence[Token], missing: dict[int, str], finder: LineFinder) -> Iterator[Fault]:
    """Yield a fault for each run of tokens without an account; *missing*: token index → segment id, if known."""
    run: list[int] = []
    for index in sorted(missing):
        if run and (index != run[-1] + 1 or missing[index] != missing[run[-1]]):
            yield _unaccounted(text, source, run, missing, finder)
            run = []
        run.append(index)
    if run:
        yield _unaccounted(text, source, run, missing, finder)


def _unaccounted(
    text: str, source: Sequence[Token], run: list[int], missing: dict[int, str], finder: LineFinder
) -> Fault:
    begin, end = source[run[0]].begin, source[run[-1]].end
    return Fault("unaccounted", text[begin:end][:_LONGEST], finder.line(begin), missing[run[0]])


def invented(
    segments: Sequence[Segment], claims: Sequence[Claim], lines: dict[str, tuple[int, int]]
) -> Iterator[Fault]:
    """Yield a fault for each run of words that the source does not have (there, or not so often)."""
    run: list[Claim] = []
    for claim in claims:
        if run and (claim.segment != run[-1].segment or claim.left_out is not run[-1].left_out):
            yield _invented(segments, run, lines)
            run = []
        run.append(claim)
    if run:
        yield _invented(segments, run, lines)


def _invented(segments: Sequence[Segment], run: list[Claim], lines: dict[str, tuple[int, int]]) -> Fault:
    left_out = run[0].left_out
    if left_out is not None:
        return Fault("invented", left_out.text[run[0].begin : run[-1].end][:_LONGEST], (left_out.lines or (0, 0))[0])
    segment = segments[run[0].segment]
    shown = segment.text[run[0].begin : run[-1].end][:_LONGEST]
    return Fault("invented", shown, lines.get(segment.id, (0, 0))[0], segment.id)


def script_faults(segments: Sequence[Segment], script: Script, lines: dict[str, tuple[int, int]]) -> Iterator[Fault]:
    """Yield a fault for each utterance that is silent, is not its segment's text, or says it again."""
    by_id = {segment.id: segment for segment in segments}
    reached: dict[str, int] = {}
    for utterance in script.utterances:
        line = lines.get(utterance.segment, (0, 0))[0]
        if not utterance.spoken.strip() and next(words(utterance.written), None):
            yield Fault("unspoken", utterance.written[:_LONGEST], line, utterance.segment)
        if utterance.role is Role.TEXT and not _faithful(utterance, by_id, reached):
            yield Fault("invented", utterance.written[:_LONGEST], line, utterance.segment)


def _faithful(utterance: Utterance, by_id: dict[str, Segment], reached: dict[str, int]) -> bool:
    """Return whether the utterance is its stretch of its segment, said after what stands before it, and once."""
    segment = by_id.get(utterance.segment)
    if segment is None or utterance.written != segment.text[utterance.begin : utterance.end]:
        return False
    # A table is read by rows with its headers said again for each cell.
    in_order = segment.kind is SegmentKind.TABLE or utterance.begin >= reached.get(segment.id, 0)
    reached[segment.id] = utterance.end
    return in_order
