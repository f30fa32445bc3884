"""Formulas: said where they are simple enough to follow by ear, described where not."""

from narrator.article.model import LeftOutReason, Segment, SpanKind
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.formulas import plain_formula
from narrator.script.parts import said_formula
from narrator.script.scene import Scene


def write_math(segment: Segment, scene: Scene) -> None:
    """Write a displayed formula."""
    manuscript = scene.manuscript
    treatment = scene.policy.math
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    if treatment is Treatment.DESCRIBE or not plain_formula(_tex(segment)):
        phrase = scene.wording.say("math.described")
        manuscript.announce(segment, phrase, scene.wording.language, after_ms=scene.paragraph_after_ms)
        manuscript.leave_out(segment, LeftOutReason.MATH)
        return
    if treatment is Treatment.ANNOUNCE:
        phrase = scene.wording.say("math.begin")
        manuscript.announce(segment, phrase, scene.wording.language, after_ms=scene.breaks.sentence_ms)
    words = scene.forms.of(said_formula(_tex(segment), scene.wording), segment.language or scene.language)
    text.speak_whole(segment, words, scene, after_ms=scene.paragraph_after_ms)


def _tex(segment: Segment) -> str:
    """Return the formula's TeX where the reader knew it, else its text."""
    whole = (span.value for span in segment.spans if span.kind is SpanKind.MATH and span.value)
    return next(whole, segment.text)
