"""What is said before the text."""

from datetime import UTC, date, datetime

from script.posts import heading, script, written

from narrator.config.policy import Policy
from narrator.config.voice_profile import Breaks, VoiceProfile

SILENT = VoiceProfile("default", policy=Policy(opening=False))


def test_the_opening_gives_title_author_date_length_and_the_synthetic_voice() -> None:
    """Each stands in an utterance of its own, so that an edit speaks only what it changed again."""
    made = script("word " * 320, author="Ada Holm", published=date(2025, 9, 9))
    assert written(made)[:5] == [
        "[Ferries.]",
        "[By Ada Holm.]",
        "[September 9, 2025.]",
        "[2 minutes.]",
        "[Read by a synthetic voice.]",
    ]
    assert [utterance.id for utterance in made.utterances[:5]] == [f"opening.a{n}" for n in range(1, 6)]


def test_a_length_below_one_minute_is_not_said() -> None:
    """A note of seconds is no minute long; one of a minute and a quarter is."""
    assert not [said for said in written(script("word " * 90)) if "minute" in said]
    assert "[1 minute.]" in written(script("longer " * 200))


def test_each_script_has_the_length_that_it_takes_to_say() -> None:
    """Letters count, of words of any length, and signs that are words; long breaks count as well."""
    lengths = {"en": "ordinary sentences " * 120, "de": "gewöhnliche Hauptsätze " * 120}
    lengths["ja"] = "山の上に雪が降る。" * 48
    for language, text in lengths.items():
        said = [u.written for u in script(text, language=language).utterances if u.id.startswith("opening")][1]
        assert said in {"2 minutes.", "2 Minuten.", "2分。"}, language
    slow = VoiceProfile("default", breaks=Breaks(sentence_ms=3000))
    assert "[2 minutes.]" in written(script("One more of them ends here. " * 28, profile=slow))


def test_what_is_unknown_is_not_said() -> None:
    """Without author and date the opening is shorter."""
    assert written(script("One word."))[:2] == ["[Ferries.]", "[Read by a synthetic voice.]"]


def test_a_title_keeps_its_own_mark() -> None:
    """A question mark needs no full stop after it."""
    assert written(script("No.", title="Does it float?"))[0] == "[Does it float?]"


def test_a_title_without_words_is_not_said() -> None:
    """A title of pure punctuation has no sound."""
    assert written(script("No.", title="***"))[0] == "[Read by a synthetic voice.]"


def test_a_first_heading_that_is_the_title_takes_its_place() -> None:
    """The title is said once, as the author's words, and the first chapter begins with it."""
    made = script(heading("Ferries!", 1), "They run.")
    assert written(made) == ["Ferries!", "[Read by a synthetic voice.]", "They run."]
    assert [chapter.title for chapter in made.chapters] == ["Ferries!"]
    assert made.chapters[0].utterance == made.utterances[0].id


def test_another_first_heading_is_said_after_the_opening() -> None:
    """Only a heading that repeats the title takes its place."""
    assert written(script(heading("Boats", 1), "They run."))[0] == "[Ferries.]"


def test_the_opening_can_be_left_out() -> None:
    """The policy's `opening = false` begins with the text."""
    assert written(script("They run.", profile=SILENT)) == ["They run."]


def test_british_dates_put_the_day_first() -> None:
    """An article in en-GB has its date as that country says it; a datetime counts by its day."""
    made = script("Yes.", language="en-GB", published=datetime(2025, 9, 9, 23, 30, tzinfo=UTC))
    assert written(made)[1] == "[9 September 2025.]"


def test_the_opening_is_in_the_articles_language() -> None:
    """German announcements come in a German voice, with the article's own tag."""
    made = script("Ja.", language="de-CH", author="Ada Holm", published=date(2025, 3, 1))
    assert written(made)[1:] == [
        "[Von Ada Holm.]",
        "[1. März 2025.]",
        "[Gelesen von einer synthetischen Stimme.]",
        "Ja.",
    ]
    assert {utterance.language for utterance in made.utterances} == {"de-CH"}


def test_a_language_without_translation_gets_english_announcements() -> None:
    """They are marked as English, so that an English voice says them, and the author is told."""
    made = script("Tere hommikust.", title="Praamid", language="et")
    assert [(u.written, u.language) for u in made.utterances][-2:] == [
        ("Read by a synthetic voice.", "en"),
        ("Tere hommikust.", "et"),
    ]
    assert made.utterances[0].language == "et"
    only_estonian = VoiceProfile("p", engine="piper", model="et.onnx")
    assert {u.language for u in script("Tere hommikust.", language="et", profile=only_estonian).utterances} == {"et"}
    assert [notice.code for notice in made.notices] == ["announcements-untranslated"]
