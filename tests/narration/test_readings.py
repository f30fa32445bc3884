"""A last word after a pause is a sentence's own, or the begin of something that was added."""

from narrator.narration.model import HEARING_RATE_HZ, HeardWord, ReadingState
from narrator.narration.readings import takes_of

SENTENCES = (("there", "was", "nothing", "on", "the", "rock"), ("we", "rowed", "home", "before", "dark"))


def said(*words: str, pause_before: int, seconds: float = 0.5) -> list[HeardWord]:
    """Return *words* of 0.3 s, one after another, with a pause before one of them."""
    step, pause = HEARING_RATE_HZ * 3 // 10, int(seconds * HEARING_RATE_HZ)
    begins = [at * step + (pause if at >= pause_before else 0) for at in range(len(words))]
    return [HeardWord(word, begin, begin + step) for word, begin in zip(words, begins, strict=True)]


def test_what_begins_something_else_is_not_the_sentences_last_word() -> None:
    """After the pause somebody adds "the line he drew": the article is not the one that is written."""
    heard = said("there", "was", "nothing", "on", "the", "line", "he", "drew", *SENTENCES[1], pause_before=4)
    first, second = takes_of(SENTENCES, heard)
    assert first.final is not None
    assert first.final.last == 3
    assert first.state is ReadingState.DOUBTFUL
    assert second.state is ReadingState.READ


def test_a_last_word_after_a_pause_is_kept() -> None:
    """Where the next sentence follows it, or nothing."""
    for heard in (said(*SENTENCES[0], *SENTENCES[1], pause_before=5), said(*SENTENCES[0], pause_before=5)):
        one = takes_of(SENTENCES, heard)[0]
        assert one.final is not None
        assert one.final.last == 5
