"""A text too long for one call is cut where a listener expects a pause, and nothing of it is lost."""

import pytest

from narrator.speech.capping import capped

SENTENCE = "The ferry leaves at seven, and the baker, who is early, waits. "


def test_a_short_text_stays_whole():
    """Also an empty one."""
    assert capped("Short.", 50) == ("Short.",)
    assert capped("", 50) == ("",)


def test_it_is_cut_after_a_sentence():
    """Rather than after a clause nearer to the limit."""
    assert capped(SENTENCE * 3, 100) == (SENTENCE, SENTENCE, SENTENCE)


def test_without_a_sentence_it_is_cut_after_a_clause_or_else_a_word():
    """A comma first, then a space."""
    assert capped("one two three, four five six seven", 22)[0] == "one two three, "
    assert capped("one two three four five six seven", 22)[0] == "one two three four "


def test_a_single_endless_word_is_cut_where_it_must_be():
    """No text makes an engine answer for ever."""
    assert [len(piece) for piece in capped("x" * 250, 100)] == [100, 100, 50]


@pytest.mark.parametrize("text", [SENTENCE * 40, "a" * 3001, "日本語の文です。" * 200, "- " * 900])
def test_the_pieces_are_the_text(text):
    """Joined, they give it back, and none is too long."""
    pieces = capped(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 600


def test_a_long_text_is_one_sound(supervise, ask):
    """Its pieces are joined in order."""
    supervisor = supervise("tone")
    pieces = [supervisor.speak(ask(piece, voice="low")).samples.size for piece in capped(SENTENCE * 20)]
    assert len(pieces) == 3
    assert supervisor.speak(ask(SENTENCE * 20, voice="low")).samples.size == sum(pieces)
