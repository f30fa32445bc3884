"""Block quotations: where they begin and end can be heard, also one within another; who said it comes after."""

from msgspec.structs import replace

from narrator.article.model import Block, Container, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.model import VoiceFor
from narrator.script.scene import Scene

LONGEST_ATTRIBUTION = 120
"""Characters; what is longer begins with a dash because somebody speaks."""


def write_quote(container: Container, scene: Scene) -> None:
    """Write a quotation with its cues, then its attribution."""
    manuscript = scene.manuscript
    body, attribution = _split(container.children)
    segments = [segment for segment, _ in walk(body) if segment.text]
    if scene.policy.quote in {Treatment.SKIP, Treatment.DESCRIBE} and segments:
        if scene.policy.quote is Treatment.DESCRIBE:
            phrase = scene.wording.say("quote.described")
            manuscript.announce(segments[0], phrase, scene.wording.language, after_ms=scene.paragraph_after_ms)
        leave_out_blocks(body, LeftOutReason.POLICY, scene)
    else:
        _read(body, segments, scene)
    scene.walk(attribution, replace(scene, quote_depth=scene.quote_depth + 1))


def _read(body: tuple[Block, ...], segments: list[Segment], scene: Scene) -> None:
    announces = scene.policy.quote is Treatment.ANNOUNCE and bool(segments)
    inner = "inner_" if scene.quote_depth else ""
    if announces:
        _cue(segments[0], f"quote.{inner}begin", scene, scene.breaks.sentence_ms)
    voice_for = VoiceFor.QUOTE if scene.quote_voice else VoiceFor.MAIN
    scene.walk(body, replace(scene, quote_depth=scene.quote_depth + 1, voice_for=voice_for))
    if announces:
        _shorten_last(scene)
        _cue(segments[-1], f"quote.{inner}end", scene, scene.paragraph_after_ms)


def _shorten_last(scene: Scene) -> None:
    """Let the end cue follow the quotation's last sentence as closely as one sentence follows another."""
    last = scene.manuscript.drafts[-1]
    scene.manuscript.drafts[-1] = replace(last, after_ms=min(last.after_ms, scene.breaks.sentence_ms))


def _cue(segment: Segment, key: str, scene: Scene, after_ms: int) -> None:
    scene.manuscript.announce(segment, scene.wording.say(key), scene.wording.language, after_ms=after_ms)


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
