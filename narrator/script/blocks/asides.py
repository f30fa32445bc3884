"""Asides, details and embedded media: what they are, then what they hold."""

from narrator.article.model import Container, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.scene import Scene


def write_aside(container: Container, scene: Scene) -> None:
    """Write an admonition or call-out with its title and its end."""
    _framed(container, scene, _aside_cue(container, scene), "aside.end")


def write_details(container: Container, scene: Scene) -> None:
    """Write a details element: the summary that is seen first, then what it opens."""
    _framed(container, scene, scene.wording.say("details.begin"), "details.end")


def _aside_cue(container: Container, scene: Scene) -> str:
    """Return what to say first: nothing where the aside's own title says it."""
    kind = container.title.strip().lower()
    known = f"aside_types.{kind}"
    cue = (
        scene.wording.say("aside.titled", title=scene.wording.say(known))
        if scene.wording.has(known)
        else scene.wording.say("aside.begin")
    )
    title = next((s.text for s, _ in walk(container.children) if s.label is SegmentLabel.TITLE), "")
    says_it = {kind, scene.wording.say(known).lower() if scene.wording.has(known) else kind}
    return "" if title.strip(" .:!").lower() in says_it - {""} else cue


def _framed(container: Container, scene: Scene, cue: str, end_key: str) -> None:
    segments = [segment for segment, _ in walk(container.children) if segment.text]
    if not segments:
        return
    manuscript = scene.manuscript
    treatment = scene.policy.aside
    if treatment in {Treatment.ANNOUNCE, Treatment.DESCRIBE} and cue:
        manuscript.announce(segments[0], cue, scene.wording.language, after_ms=scene.breaks.sentence_ms)
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        leave_out_blocks(container.children, LeftOutReason.POLICY, scene)
        return
    scene.walk(container.children, scene)
    if treatment is Treatment.ANNOUNCE:
        phrase = scene.wording.say(end_key)
        manuscript.announce(segments[-1], phrase, scene.wording.language, after_ms=scene.paragraph_after_ms)


def write_embed(segment: Segment, scene: Scene) -> None:
    """Write embedded media: that it is there, and its title."""
    manuscript = scene.manuscript
    treatment = scene.policy.embed
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.EMBED)
        return
    is_read = bool(segment.text) and treatment is not Treatment.DESCRIBE
    if treatment is not Treatment.SPEAK:
        after_ms = scene.breaks.sentence_ms if is_read else scene.paragraph_after_ms
        phrase = scene.wording.say("embed.begin" if is_read else "embed.untitled")
        manuscript.announce(segment, phrase, scene.wording.language, after_ms=after_ms)
    if is_read:
        text.speak(segment, scene, after_ms=scene.paragraph_after_ms)
    elif segment.text:
        manuscript.leave_out(segment, LeftOutReason.EMBED)
