"""The words that an engine gets."""

import pytest
from script.posts import paragraph, script

from narrator.article.model import Container, ContainerKind, Segment, SegmentKind, Span, SpanKind
from narrator.config.policy import Policy
from narrator.config.voice_profile import LexiconEntry, VoiceProfile, VoiceRole
from narrator.script.model import VoiceFor

PROFILE = VoiceProfile("default", policy=Policy(opening=False))


def parts(text: str, *spans: Span, language: str = "en") -> list[tuple[str, str]]:
    """Return text and language of each part of a paragraph's first sentence."""
    made = script(paragraph(text, *spans), profile=PROFILE, language=language)
    return [(part.text, part.language) for part in made.utterances[0].parts]


def test_one_language_is_one_part() -> None:
    """Emphasis and links change no voice."""
    spans = (Span(0, 3, SpanKind.EMPHASIS), Span(4, 8, SpanKind.LINK, "x"))
    assert parts("Ada Holm rowed.", *spans) == [("Ada Holm rowed.", "en")]


def test_another_language_is_a_part_with_its_closing_mark() -> None:
    """The comma after it is said with it, so that no part begins with punctuation."""
    assert parts("She said bon courage, and left.", Span(9, 20, SpanKind.LANGUAGE, "fr")) == [
        ("She said", "en"),
        ("bon courage,", "fr"),
        ("and left.", "en"),
    ]


def test_punctuation_alone_is_no_part() -> None:
    """An engine that gets a lone quotation mark is silent, or says its name."""
    assert parts("“bon courage”", Span(1, 12, SpanKind.LANGUAGE, "fr")) == [("“bon courage”", "fr")]


def test_a_language_of_the_same_tag_parts_nothing() -> None:
    """Declared twice is declared once."""
    assert parts("One two three.", Span(4, 7, SpanKind.LANGUAGE, "en")) == [("One two three.", "en")]


def test_say_marks_are_said_as_they_stand() -> None:
    """No rule of speech touches the author's own words for the ear."""
    assert parts("Meet at 7 Sea St. now.", Span(8, 17, SpanKind.SAY, "the 7th house")) == [
        ("Meet at the 7th house now.", "en")
    ]


def test_a_whole_segment_may_be_said_differently() -> None:
    """It is one utterance: written as it stands, said as the author wants."""
    made = script(Segment("", SegmentKind.PARAGRAPH, "7 Sea St. It rains.", say="the 7th house"), profile=PROFILE)
    assert [(u.written, u.spoken) for u in made.utterances] == [("7 Sea St. It rains.", "the 7th house")]


@pytest.mark.parametrize(
    ("text", "begin", "end", "expected"),
    [
        ("An area of 5 m2 is small.", 14, 15, "An area of five square meters is small."),
        ("The 2nd of May.", 5, 7, "The second of May."),
        ("As Holm says4 it rains.", 12, 13, None),
    ],
)
def test_powers_are_raised_after_a_variable_or_a_unit(text: str, begin: int, end: int, expected: str | None) -> None:
    """A raised figure after a longer word is a note's, and keeps its figure."""
    (said, _), *_ = parts(text, Span(begin, end, SpanKind.SUPERSCRIPT))
    assert said == expected or (expected is None and "squared" not in said and "fourth" not in said)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "See link to example dot org."), ("de", "See Link zu"), ("fr", "See lien vers"), ("es", "See enlace a")],
)
def test_a_bare_address_is_named_by_its_host(language: str, expected: str) -> None:
    """In the article's language; nobody wants to hear the slashes."""
    (said, _), *_ = parts("See https://www.example.org/a/b?c=d#e.", language=language)
    assert said.startswith(expected)
    assert "/" not in said


def test_a_user_name_in_an_address_is_not_its_host() -> None:
    """`https://name@host/` leads to the host."""
    (said, _), *_ = parts("See https://bank.example@evil.example/x now.")
    assert said == "See link to evil dot example now."


def test_quotes_are_spoken_by_the_quote_voice_where_there_is_one() -> None:
    """Its cues and its attribution are not."""
    quote = Container(
        ContainerKind.QUOTE,
        (Segment("", SegmentKind.QUOTE, "The sea was calm."), Segment("", SegmentKind.PARAGRAPH, "— Ada Holm")),
    )
    profile = VoiceProfile("default", policy=Policy(opening=False), quote_voice=VoiceRole("other"))
    made = script("She wrote:", quote, profile=profile)
    assert [(u.written, u.voice_for) for u in made.utterances] == [
        ("She wrote:", VoiceFor.MAIN),
        ("Quote.", VoiceFor.MAIN),
        ("The sea was calm.", VoiceFor.QUOTE),
        ("End quote.", VoiceFor.MAIN),
        ("— Ada Holm", VoiceFor.MAIN),
    ]


@pytest.mark.parametrize("text", ["***", "—", "…", "\u200b"])
def test_what_has_no_spoken_form_is_left_out(text: str) -> None:
    """An engine would give a silent clip; the ledger gets the reason instead."""
    made = script("One.", text, profile=PROFILE)
    assert [utterance.written for utterance in made.utterances] == ["One."]
    assert [(entry.text, entry.reason) for entry in made.left_out] == [(text, "not speakable")]


def test_a_say_mark_over_two_sentences_joins_them() -> None:
    """Its wording is said once, for all that it covers."""
    made = script(paragraph("We met. Then left. It rained.", Span(3, 17, SpanKind.SAY, "parted")), profile=PROFILE)
    assert [(u.written, u.spoken) for u in made.utterances] == [
        ("We met. Then left.", "We parted."),
        ("It rained.", "It rained."),
    ]


def test_a_reference_before_a_sentence_belongs_to_the_one_before() -> None:
    """Wherever the mark stands between two sentences, the note is named between them."""
    made = script(paragraph("It ran. It sank.", Span(8, 8, SpanKind.NOTE_REFERENCE, "n1")), profile=PROFILE)
    assert [utterance.written for utterance in made.utterances] == ["It ran.", "Note.", "It sank."]


@pytest.mark.parametrize(
    ("text", "begin", "end", "expected"),
    [
        ("See xi rise.", 5, 6, "See x sub i rise."),
        ("See x1 rise.", 5, 6, "See x one rise."),
        ("Drink H2O now.", 7, 8, "Drink H two O now."),
        ("A notelow stands.", 6, 9, "A notelow stands."),
    ],
)
def test_what_stands_lowered_is_an_index(text: str, begin: int, end: int, expected: str) -> None:
    """After a variable or an element; a word stays one."""
    (said, _), *_ = parts(text, Span(begin, end, SpanKind.SUBSCRIPT))
    assert said == expected


def test_pauses_stand_after_what_they_follow() -> None:
    """Two at one place add up; one that is no number, or before the first word, is none."""

    def pauses(*spans: Span) -> list[tuple[str, int]]:
        made = script(paragraph("Wait for it now.", *spans), profile=PROFILE)
        return [(part.text, part.pause_after_ms) for part in made.utterances[0].parts]

    assert pauses(Span(11, 11, SpanKind.PAUSE, "800")) == [("Wait for it", 800), ("now.", 0)]
    both = (Span(11, 11, SpanKind.PAUSE, "800"), Span(11, 11, SpanKind.PAUSE, "300"))
    assert pauses(*both) == [("Wait for it", 1100), ("now.", 0)]
    assert sum(pause for _, pause in pauses(Span(11, 11, SpanKind.PAUSE, "soon"))) == 0
    apart = (Span(4, 4, SpanKind.PAUSE, "200"), Span(11, 11, SpanKind.PAUSE, "800"))
    assert pauses(*apart) == [("Wait", 200), ("for it", 800), ("now.", 0)]


def test_struck_text_is_announced_at_both_ends() -> None:
    """Where it begins, and where it ends, also at the end of a sentence."""
    assert parts("It was old and new.", Span(7, 10, SpanKind.STRIKE))[0][0] == (
        "It was struck out: old, end struck, and new."
    )


def test_a_formula_is_said_as_it_is_formed() -> None:
    """No rule of speech, and no lexicon, changes its words."""
    profile = VoiceProfile("default", policy=Policy(opening=False), lexicon=(LexiconEntry("squared", alias="to two"),))
    text = "See x^2 here, squared."
    made = script(paragraph(text, Span(4, 7, SpanKind.MATH, "x^2")), profile=profile)
    assert made.utterances[0].spoken == "See x squared here, to two."


def test_formulas_side_by_side_are_heard_as_two() -> None:
    """With a pause between, whether white space parts them or nothing."""
    for text, second in (("a=b c=d", 4), ("a=bc=d", 3)):
        spans = Span(0, 3, SpanKind.MATH, "a=b"), Span(second, second + 3, SpanKind.MATH, "c=d")
        (utterance,) = (one for one in script(paragraph(text, *spans)).utterances if one.role == "text")
        assert "".join(part.text for part in utterance.parts).replace(" ,", ",") == "A equals b, c equals d"
