"""What counts as a word, and when two titles are the same."""

import pytest

from narrator.article.words import count_words, folded


@pytest.mark.parametrize(("one", "other"), [("What's new?", "Whats New"), ("A – B", "a/b"), ("?!", " ?! ")])
def test_titles_that_are_the_same(one, other):
    """Case, spaces and punctuation part no titles; a title of nothing else is compared as it stands."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("?!", "!!"), ("?!", ""), ("A1", "A2")])
def test_titles_that_differ(one, other):
    """Letters, digits, and where there are none the signs, tell titles apart."""
    assert folded(one) != folded(other)


def test_words_hold_a_letter_or_a_digit():
    """A dash between spaces is no word."""
    assert count_words("one – two, 3") == 3
