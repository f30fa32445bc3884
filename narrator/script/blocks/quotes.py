"""Block quotations: where they begin and end can be heard, also one within another; who said it comes after."""

from msgspec.structs import replace

from narrator.article.model import Block, Container, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.model import VoiceFor
from narrator.script.writing_context import WritingContext

LONGEST_ATTRIBUTION = 120
"""Characters; what is longer begins with a dash because somebody speaks."""


def write_quote(container: Container, context: WritingContext) -> None:
    """Write a quotation with its cues, then its attribution."""
    manuscript = context.manuscript
    body, attribution = _split(container.children)
    segments = [segment for segment, _ in walk(body) if segment.text]
    if context.policy.quote in {Treatment.SKIP, Treatment.DESCRIBE} and segments:
        if context.policy.quote is Treatment.DESCRIBE:
            phrase = context.phrases.say("A quote, not read.")
            manuscript.announce(segments[0], phrase, context.phrases.language, after_ms=context.paragraph_after_ms)
        leave_out_blocks(body, LeftOutReason.POLICY, context)
    else:
        _read(body, segments, context)
    context.walk(attribution, replace(context, quote_depth=context.quote_depth + 1))


def _read(body: tuple[Block, ...], segments: list[Segment], context: WritingContext) -> None:
    announces = context.policy.quote is Treatment.ANNOUNCE and bool(segments)
    say, is_inner = context.phrases.say, bool(context.quote_depth)
    if announces:
        _cue(segments[0], say("Inner quote.") if is_inner else say("Quote."), context, context.breaks.sentence_ms)
    voice_for = VoiceFor.QUOTE if context.quote_voice else VoiceFor.MAIN
    context.walk(body, replace(context, quote_depth=context.quote_depth + 1, voice_for=voice_for))
    if announces:
        _shorten_last(context)
        _cue(
            segments[-1],
            say("End of inner quote.") if is_inner else say("End quote."),
            context,
            context.paragraph_after_ms,
        )


def _shorten_last(context: WritingContext) -> None:
    """Let the end cue follow the quotation's last sentence as closely as one sentence follows another."""
    last = context.manuscript.drafts[-1]
    context.manuscript.drafts[-1] = replace(last, after_ms=min(last.after_ms, context.breaks.sentence_ms))


def _cue(segment: Segment, phrase: str, context: WritingContext, after_ms: int) -> None:
    context.manuscript.announce(segment, phrase, context.phrases.language, after_ms=after_ms)


def _split(children: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part the quotation from the attribution that closes it."""
    cut = len(children)
    while cut > 1 and _is_attribution(children[cut - 1]):
        cut -= 1
    return children[:cut], children[cut:]


def _is_attribution(block: Block) -> bool:
    """Return whether *block* says who is quoted: labelled so, or a short line that begins with a dash."""
    if not isinstance(block, Segment):
        return False
    is_dashed = block.text.startswith(("—", "–", "―", "--")) and len(block.text) <= LONGEST_ATTRIBUTION
    return block.label is SegmentLabel.ATTRIBUTION or is_dashed
