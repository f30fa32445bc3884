"""Formulas: said where they are simple enough to follow by ear, described where not."""

from narrator.article.model import LeftOutReason, Segment
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.formulas import is_sayable
from narrator.script.scene import Scene


def write_math(segment: Segment, scene: Scene) -> None:
    """Write a displayed formula."""
    manuscript = scene.manuscript
    treatment = scene.policy.math
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    if treatment is Treatment.DESCRIBE or not is_sayable(segment.text):
        phrase = scene.wording.say("math.described")
        manuscript.announce(segment, phrase, scene.wording.language, after_ms=scene.paragraph_after_ms)
        manuscript.leave_out(segment, LeftOutReason.MATH)
        return
    if treatment is Treatment.ANNOUNCE:
        phrase = scene.wording.say("math.begin")
        manuscript.announce(segment, phrase, scene.wording.language, after_ms=scene.breaks.sentence_ms)
    text.speak(segment, scene, after_ms=scene.paragraph_after_ms)
