"""eSpeak's word events → when each word of a text is heard, to the sample."""

import pytest

from narrator.speech.espeak.words import spoken_words


def heard(text, *events):
    """Return the words of *text* with their begins."""
    words = spoken_words(text, [number for event in events for number in event], 1000)
    return [(text[word.text_begin : word.text_end], word.begin_samples) for word in words]


def test_a_word_begins_with_its_event():
    """And ends where the next begins; the last with the sound."""
    words = spoken_words("One two.", [1, 0, 5, 400], 1000)
    assert [word[2:] for word in words] == [(0, 400), (400, 1000)]


def test_a_numbers_events_are_one_word():
    """Those after the first lie a little behind its begin."""
    assert heard("in 84 now", (1, 0), (4, 100), (5, 200), (5, 300), (7, 400)) == [("in", 0), ("84", 100), ("now", 400)]


def test_words_that_are_said_as_one_share_its_time():
    """As “in the” is, which has one event."""
    assert heard("in the sea", (1, 0), (8, 500)) == [("in", 0), ("the", 200), ("sea", 500)]


def test_a_clauses_event_is_no_word_and_a_dash_is_none():
    """Position 0; a dash between spaces is said as a pause."""
    assert heard("Go — now", (1, 0), (0, 300), (6, 600)) == [("Go", 0), ("now", 600)]


def test_no_events_are_no_words():
    """An older engine, or nothing said."""
    assert heard("Go now") == []


@pytest.mark.parametrize("rate", [160, 440, 450, 600])
def test_espeaks_own_words_lie_where_they_are_heard(supervise, ask, rate):
    """Behind a comma the sound of a stop sets in where the event says: nothing before, much after."""
    text = "Take, pick, touch, keep, and park 12 cars."
    sound = supervise("pyttsx3").speak(ask(text, voice="en-us", rate=rate))
    assert [text[word.text_begin : word.text_end] for word in sound.words] == text.split()
    for word in sound.words[1:4]:
        before = abs(sound.samples[word.begin_samples - 441 : word.begin_samples - 110].astype(int)).max()
        after = abs(sound.samples[word.begin_samples : word.begin_samples + 2205].astype(int)).max()
        assert before < 0.2 * after
