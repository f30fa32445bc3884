"""How much of a sentence was heard, and what names that no dictionary has count for in it."""

from narrator.narration.model import HeardWord
from narrator.narration.second_hearing import HeardPost, heard_post

NAMES = (("we", "walked", "home"), ("from", "posthaven's", "pledge"), ("yunomine", "hashtag", "yunomine"))


def post(*words: str) -> HeardPost:
    """Return what *words*, one after another, are of the sentences."""
    return heard_post(NAMES, [HeardWord(word, at * 1000, at * 1000 + 900) for at, word in enumerate(words)])


def test_a_name_that_is_not_heard_is_no_missing_word() -> None:
    """Without it the sentence is whole; of a word that the dictionary has, a miss is a miss."""
    found = post("we", "walked", "home", "from", "passages", "pledge")
    assert found.share(1) == round(2 / 3, 3)
    assert found.share(1, {"posthaven's"}) == 1
    assert found.share(1, {"yunomine"}) == round(2 / 3, 3)


def test_a_name_that_is_heard_counts() -> None:
    """As any other word."""
    assert post("we", "walked", "home", "from", "posthaven's").share(1, {"posthaven's"}) == round(2 / 3, 3)


def test_of_a_sentence_of_names_words_tell_nothing() -> None:
    """Its length has to."""
    found = post("we", "walked", "home", "from", "posthaven's", "pledge")
    assert found.share(2) == 0
    assert found.share(2, {"yunomine"}) == 1
