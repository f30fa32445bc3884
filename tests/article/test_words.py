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


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("朝早く家を出たが、誰もタオルのことを考えていなかった。", 12, 18),
        ("今天早上我们沿着河边走了很久。", 7, 10),
        ("เราออกเดินทางแต่เช้าและไม่มีใครนึกถึงผ้าเช็ดตัว", 9, 13),
        ("React 18 を試す", 4, 5),
        ("블로그를 옮긴 이유", 3, 3),
    ],
)
def test_words_without_spaces_are_counted_by_their_characters(text: str, least: int, most: int) -> None:
    """Never as one word for a whole sentence."""
    assert least <= count_words(text) <= most
