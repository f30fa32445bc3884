"""Silences."""

from script.posts import breaks_of, heading, paragraph, script

from narrator.article.model import Container, ContainerKind, Segment, SegmentKind, Span, SpanKind
from narrator.config.policy import Policy
from narrator.config.voice_profile import Breaks, VoiceProfile

PROFILE = VoiceProfile("default", policy=Policy(opening=False))


def test_sentences_and_paragraphs() -> None:
    """0.6 s between sentences, 1 s between paragraphs, nothing after the last: the file's own end follows."""
    made = script("One. Two.", "Three.", profile=PROFILE)
    assert breaks_of(made) == [("One.", 600), ("Two.", 1000), ("Three.", 0)]
    assert (made.start_ms, made.end_ms) == (750, 2000)


def test_the_longer_of_two_wishes_wins() -> None:
    """A heading asks for 1.25 s before itself: more than the paragraph before it asks after itself."""
    made = script("One.", heading("Two"), "Three.", profile=PROFILE)
    assert breaks_of(made) == [("One.", 1250), ("Two", 750), ("Three.", 0)]


def test_list_items_follow_closely_and_the_list_ends_like_a_paragraph() -> None:
    """0.5 s between items, 1 s after the last."""
    items = [Container(ContainerKind.LIST_ITEM, (Segment("", SegmentKind.LIST_ITEM, text),)) for text in ("a", "b")]
    made = script(Container(ContainerKind.LIST, tuple(items)), "After.", profile=PROFILE)
    assert breaks_of(made) == [("List, 2 items.", 600), ("a", 500), ("b", 1000), ("After.", 0)]


def test_a_line_that_is_no_sentence_is_followed_closely() -> None:
    """The lines of a poem are nearer to each other than sentences are."""
    made = script(paragraph("The tide\nturns.\nWe wait."), profile=PROFILE)
    assert breaks_of(made) == [("The tide", 350), ("turns.", 600), ("We wait.", 0)]


def test_a_pause_between_sentences_is_added() -> None:
    """The author's pause makes the silence longer by as much as it says."""
    made = script(paragraph("One. Two.", Span(4, 4, SpanKind.PAUSE, "1500")), profile=PROFILE)
    assert breaks_of(made)[0] == ("One.", 2100)


def test_a_pause_inside_a_sentence_parts_it() -> None:
    """The sentence stays one utterance, with a silence between its parts."""
    made = script(paragraph("Wait for it now.", Span(11, 11, SpanKind.PAUSE, "800")), profile=PROFILE)
    assert [(part.text, part.pause_after_ms) for part in made.utterances[0].parts] == [
        ("Wait for it", 800),
        ("now.", 0),
    ]


def test_a_pause_before_the_first_word_is_heard() -> None:
    """A pause at a paragraph's beginning lengthens the silence before it."""
    made = script("One.", paragraph("Two.", Span(0, 0, SpanKind.PAUSE, "700")), profile=PROFILE)
    assert breaks_of(made)[0] == ("One.", 1700)


def test_breaks_are_the_profiles() -> None:
    """Every silence is a setting."""
    profile = VoiceProfile("default", policy=Policy(opening=False), breaks=Breaks(sentence_ms=200, paragraph_ms=300))
    assert breaks_of(script("One. Two.", "Three.", profile=profile)) == [("One.", 200), ("Two.", 300), ("Three.", 0)]
