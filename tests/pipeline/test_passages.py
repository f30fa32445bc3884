"""Passages: borders by content, chapters always."""

import random

from narrator.pipeline.passages import passages_of
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


def test_an_insertion_anywhere_changes_at_most_two_passages() -> None:
    """The one it falls into, which it may cut in two."""
    texts = _texts(120)
    before = set(passages_of(_script(texts, {0: "a"})))
    for at in range(1, 120, 7):
        edited = [*texts[:at], "something entirely new, of middling length " * 3, *texts[at:]]
        after = passages_of(_script(edited, {0: "a"}))
        assert sum(passage not in before for passage in after) <= 2


def test_passages_last_about_45_seconds() -> None:
    """Long enough to encode well, short enough to make again."""
    passages = passages_of(_script(_texts(400), {0: "a"}))
    mean = sum(len(u.spoken) for passage in passages for u in passage) / len(passages) / 14
    assert 30 < mean < 75
