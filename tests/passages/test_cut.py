"""Passages: borders by content, chapters always."""

import random

from narrator.passages.cut import CHARACTERS_A_SECOND, LONGEST_SECONDS, passages_of
from narrator.script.model import Chapter, Part, Role, Script, Utterance


def _script(texts: list[str], chapters: dict[int, str]) -> Script:
    utterances = tuple(
        Utterance(f"u{text}", f"s{text}", Role.TEXT, text, (Part(text, "en"),), "en", 600) for text in texts
    )
    marks = tuple(Chapter(title, 1, utterances[at].id) for at, title in chapters.items())
    return Script("p", "en", utterances, marks, 750, 2000)


def _texts(count: int) -> list[str]:
    chance = random.Random(7)
    return [f"{n} " + "word " * chance.randrange(20, 80) for n in range(count)]


def test_every_utterance_is_in_one_passage_in_order() -> None:
    """Nothing is lost, doubled or moved."""
    script = _script(_texts(200), {0: "a", 90: "b"})
    assert tuple(u for passage in passages_of(script) for u in passage) == script.utterances


def test_a_chapter_begins_a_passage() -> None:
    """So that it can be found to the sample."""
    script = _script(_texts(50), {0: "a", 7: "b", 8: "c"})
    starts = {passage[0].id for passage in passages_of(script)}
    assert {chapter.utterance for chapter in script.chapters} <= starts


def test_the_shortest_chapters_are_passages_of_their_own() -> None:
    """Which no length would cut."""
    passages = passages_of(_script(["one", "two", "three"], {0: "a", 1: "b"}))
    assert [[utterance.spoken for utterance in passage] for passage in passages] == [["one"], ["two", "three"]]


def test_a_sentence_longer_than_a_passage_is_one() -> None:
    """It cannot be cut."""
    script = _script(["before", "word " * 400, "after"], {0: "a"})
    assert [utterance for passage in passages_of(script) for utterance in passage] == list(script.utterances)


def test_a_segment_as_long_as_a_passage_is_not_cut() -> None:
    """Its two sentences stay together."""
    half = round(LONGEST_SECONDS * CHARACTERS_A_SECOND / 2)
    utterances = tuple(
        Utterance(f"s{n}.{m}", f"s{n}", Role.TEXT, text, (Part(text, "en"),), "en", 600)
        for n in range(12)
        for m, text in enumerate((f"{n} ".ljust(half, "a"), f"{n} ".ljust(half, "b")))
    )
    passages = passages_of(Script("p", "en", utterances, (), 750, 2000))
    assert [len({utterance.segment for utterance in passage}) for passage in passages] == [1] * 12


def test_an_insertion_anywhere_changes_at_most_two_passages() -> None:
    """The one it falls into, which it may cut in two."""
    texts = _texts(120)
    before = set(passages_of(_script(texts, {0: "a"})))
    for at in range(1, 120, 7):
        edited = [*texts[:at], "something entirely new, of middling length " * 3, *texts[at:]]
        after = passages_of(_script(edited, {0: "a"}))
        assert sum(passage not in before for passage in after) <= 2


def test_no_passage_is_long_and_few_are_short() -> None:
    """Long enough to encode well, short enough to make again and to hold in memory."""
    passages = passages_of(_script(_texts(400), {0: "a"}))
    seconds = [sum(len(u.spoken) for u in passage) / CHARACTERS_A_SECOND for passage in passages]
    assert max(seconds) <= LONGEST_SECONDS
    assert sum(seconds) / len(seconds) > LONGEST_SECONDS / 2


def test_a_long_paragraph_is_cut_between_its_sentences() -> None:
    """A single segment of many minutes is no single passage."""
    utterances = tuple(
        Utterance(f"s.{n}", "s", Role.TEXT, text, (Part(text, "en"),), "en", 600) for n, text in enumerate(_texts(60))
    )
    passages = passages_of(Script("p", "en", utterances, (), 750, 2000))
    assert tuple(utterance for passage in passages for utterance in passage) == utterances
    assert max(sum(len(u.spoken) for u in passage) / CHARACTERS_A_SECOND for passage in passages) <= LONGEST_SECONDS


def test_only_what_is_longer_than_a_passage_is_cut_inside_a_segment() -> None:
    """A segment of one second less than the limit is whole, one of a second more is not."""
    for seconds, whole in ((LONGEST_SECONDS - 1, True), (LONGEST_SECONDS + 1, False)):
        texts = ["x" * int(seconds * CHARACTERS_A_SECOND / 10)] * 10
        utterances = tuple(
            Utterance(f"s.{n}", "s", Role.TEXT, text, (Part(text, "en"),), "en", 600) for n, text in enumerate(texts)
        )
        assert (len(passages_of(Script("p", "en", utterances, (), 750, 2000))) == 1) is whole


def test_the_same_sentence_ten_thousand_times_is_cut_as_well() -> None:
    """Equal content is told apart by its segment."""
    utterances = tuple(
        Utterance(f"s-{n}.0", f"s-{n}", Role.TEXT, "Again.", (Part("Again.", "en"),), "en", 600) for n in range(10_000)
    )
    assert len(passages_of(Script("p", "en", utterances, (), 750, 2000))) > 70
