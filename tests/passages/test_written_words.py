"""Words that were spoken → the words that were written for them."""

from itertools import pairwise

import pytest

from narrator.article.identity import with_ids
from narrator.article.model import Article, Segment, SegmentKind, Source, SourceFormat
from narrator.config.voice_profile import VoiceProfile
from narrator.passages.written_words import written_words
from narrator.script.model import Part, Role, SpokenSpan, Utterance
from narrator.script.writer import write
from narrator.speech.model import SpokenWord
from narrator.speech.word_positions import WORD


def spoken(part, begin=0):
    """Return each word of a part's text, 100 samples long."""
    words = enumerate(WORD.finditer(part.text))
    return tuple(SpokenWord(*match.span(), begin + 100 * n, begin + 100 * n + 100) for n, match in words)


def utterance(written, *parts):
    """Return an utterance."""
    return Utterance("p.1", "p", Role.TEXT, written, tuple(parts), "en", 0)


def times(one, *words):
    """Return the written words with their begins and ends."""
    return [(one.written[w.begin : w.end], w.begin_samples, w.end_samples) for w in written_words(one, words)]


def test_words_as_they_are_written_keep_their_times():
    """A dash is no word."""
    part = Part("Go — now", "en", spans=(SpokenSpan(0, 8, 0, 8),))
    assert times(utterance("Go — now", part), spoken(part)) == [("Go", 0, 100), ("now", 200, 300)]


def test_a_figure_has_the_time_of_all_its_words():
    """And two words that are said as one stretch share it by their lengths."""
    part = Part("of five point two million dollars now", "en", spans=(
        SpokenSpan(0, 3, 0, 3), SpokenSpan(3, 15, 3, 33), SpokenSpan(15, 19, 33, 37)))  # fmt: skip
    one = utterance("of $5.2 million now", part)
    assert times(one, spoken(part)) == [("of", 0, 100), ("$5.2", 100, 266), ("million", 308, 600), ("now", 600, 700)]


def test_as_many_words_as_were_written_are_those():
    """Said otherwise, each has its own time."""
    part = Part("Mister Smith", "en", spans=(SpokenSpan(0, 9, 0, 12),))
    assert times(utterance("Mr. Smith", part), spoken(part)) == [("Mr.", 0, 100), ("Smith", 100, 200)]


def test_what_nobody_wrote_belongs_to_no_word():
    """The time of “link to” is nobody's."""
    part = Part(
        "see link to x", "en", spans=(SpokenSpan(0, 4, 0, 4), SpokenSpan(4, 4, 4, 12), SpokenSpan(4, 5, 12, 13))
    )
    assert times(utterance("see x", part), spoken(part)) == [("see", 0, 100), ("x", 300, 400)]


def test_what_is_not_said_has_no_time():
    """A web address that is left out."""
    part = Part("see here", "en", spans=(SpokenSpan(0, 4, 0, 4), SpokenSpan(4, 10, 4, 4), SpokenSpan(10, 14, 4, 8)))
    assert times(utterance("see (x y) here", part), spoken(part)) == [("see", 0, 100), ("here", 100, 200)]


def test_parts_follow_each_other():
    """Each in its own voice; a word may begin in one and end in the next."""
    first = Part("He said re", "en", spans=(SpokenSpan(0, 10, 0, 10),))
    second = Part("naissance.", "fr", spans=(SpokenSpan(10, 20, 0, 10),))
    found = times(utterance("He said renaissance.", first, second), spoken(first), spoken(second, 1000))
    assert found == [("He", 0, 100), ("said", 100, 200), ("renaissance.", 200, 1100)]


def test_a_part_of_which_nothing_is_known_leaves_its_words_out():
    """Another engine's."""
    first = Part("He said", "en", spans=(SpokenSpan(0, 8, 0, 7),))
    second = Part("oui.", "fr", spans=(SpokenSpan(8, 12, 0, 4),))
    assert times(utterance("He said oui.", first, second), spoken(first), ()) == [("He", 0, 100), ("said", 100, 200)]


@pytest.mark.parametrize(
    "text",
    [
        "In 1984, 25 cats ate $5.2 million of fish (really) — see Luke 4:23–25 at 3:30 pm.",
        "BUT WE MUST go to https://example.com/a/b, e.g. on the 3rd of May, & pay 10 % of 1/2 km².",
        "Henry VIII, Dr. Smith's C++ and the A4 📄 in Café “X”… 12 °C.",
    ],
)
def test_every_written_word_that_is_said_has_a_time_in_order(text):
    """Whatever the rules make of it; none begins before another ends."""
    article = Article(
        Source("a", SourceFormat.TEXT, text), "T", with_ids((Segment("", SegmentKind.PARAGRAPH, text),)), language="en"
    )
    for one in write(article, VoiceProfile("x")).utterances:
        words, begins = [], 0
        for part in one.parts:
            words.append(spoken(part, begins))
            begins += 100 * len(part.text.split())
        found = written_words(one, words)
        said = [match for match in WORD.finditer(one.written) if any(map(str.isalnum, match.group()))]
        assert len(found) >= len(said) - 1
        assert all(a.end <= b.begin and a.end_samples <= b.begin_samples for a, b in pairwise(found))
        assert found[-1].end_samples <= begins
