"""A run: what is made, what is left alone, what fails alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tone_site import POST, Site

from narrator.errors import ExitCode, OutputError, ProfileError
from narrator.speech.engines import tone


def test_a_post_becomes_an_mp3_with_its_ledger(site: Site) -> None:
    """One post gives one article with the files that the document names."""
    document = site.make()
    (article,) = document["articles"]
    assert article["title"] == "A test"
    assert article["author"] == "The narrator project"
    assert article["slug"] == "hello"
    assert article["words"] > 30
    assert article["warnings"] == []
    (edition,) = article["editions"]
    assert edition["duration_ms"] > 10_000
    assert [chapter["title"] for chapter in edition["chapters"]] == ["A test", "One", "Two"]
    assert edition["spoken_now"] == edition["utterances"]
    mp3 = site.output / edition["files"]["mp3"]
    assert mp3.read_bytes()[:3] == b"ID3"
    assert (site.output / "hello/ledger.json").is_file()


def test_nothing_is_done_again_where_nothing_changed(site: Site) -> None:
    """A second run speaks nothing, encodes nothing and writes nothing."""
    site.make()
    before = {path: path.stat().st_mtime_ns for path in site.output.rglob("*") if path.is_file()}
    document = site.make()
    edition = document["articles"][0]["editions"][0]
    assert (edition["spoken_now"], edition["passages_encoded"]) == (0, 0)
    after = {path: path.stat().st_mtime_ns for path in site.output.rglob("*") if path.is_file()}
    assert after == before


def test_a_removed_file_is_made_again_from_the_cache(site: Site) -> None:
    """What was deleted comes back, byte for byte, without a word being spoken."""
    site.make()
    before = site.files()
    (site.output / "hello/hello.mp3").unlink()
    edition = site.make()["articles"][0]["editions"][0]
    assert (edition["spoken_now"], edition["passages_encoded"]) == (0, 0)
    assert site.files() == before


def test_an_inserted_paragraph_speaks_itself_alone(site: Site, paragraphs: Callable[[int], str]) -> None:
    """A paragraph at the top is spoken, its neighbours are not, and at most two passages are encoded."""
    text = paragraphs(40)
    site.post("hello.md", text)
    first = site.make()["articles"][0]["editions"][0]
    assert first["passages_encoded"] > 4
    site.post("hello.md", text.replace("Paragraph number 0 ", "Something new at the top.\n\nParagraph number 0 ", 1))
    edition = site.make()["articles"][0]["editions"][0]
    assert edition["spoken_now"] == 1
    assert edition["passages_encoded"] <= 2


def test_an_edit_changes_only_what_it_touches(site: Site, paragraphs: Callable[[int], str]) -> None:
    """Each of many single edits speaks the edited sentence alone and encodes at most two passages."""
    text = paragraphs(30)
    site.post("hello.md", text)
    site.make()
    for n in (3, 11, 29):
        site.post("hello.md", text.replace(f"about {n * 7} things", f"about {n * 7} other things"))
        edition = site.make()["articles"][0]["editions"][0]
        assert edition["spoken_now"] == 1
        assert edition["passages_encoded"] <= 2


def test_the_number_of_workers_changes_no_byte(site: Site, paragraphs: Callable[[int], str]) -> None:
    """One worker and four make the same files."""
    site.post("hello.md", paragraphs(12))
    site.make(jobs=1)
    one = site.files()
    site.make(jobs=4, cache=str(site.folder / "other-cache"), output=site.folder / "other")
    site.output = site.folder / "other"
    assert site.files() == one


def test_a_source_that_fails_leaves_the_others_made(site: Site) -> None:
    """An empty file and a missing one are reported with a way out; the good one is made."""
    site.post("empty.md", "")
    document = site.make("posts", "nowhere.md")
    assert [article["slug"] for article in document["articles"]] == ["hello"]
    assert sorted(Path(failed["source"]).name for failed in document["failed"]) == ["empty.md", "nowhere.md"]
    assert document["codes"] == {ExitCode.SOURCE_FAILED}


def test_a_failure_leaves_the_earlier_result_whole(site: Site) -> None:
    """A post that has become empty is a failure; what was made of it before is still there."""
    site.make()
    before = site.files()
    site.post("hello.md", "---\ntitle: A test\n---\n\n")
    assert site.make()["failed"]
    assert site.files() == before


def test_drafts_and_future_posts_wait(site: Site) -> None:
    """They are passed over with the option that publishes them."""
    site.post("draft.md", POST.replace("lang: en", "lang: en\ndraft: true"))
    site.post("later.md", POST.replace("2025-09-09", "2999-01-01"))
    reasons = {Path(over["source"]).name: over["reason"] for over in site.make()["passed_over"]}
    assert "--drafts" in reasons["draft.md"]
    assert "--future" in reasons["later.md"]
    assert len(site.make(drafts=True, future=True)["articles"]) == 3


def test_two_voices_make_two_editions(site: Site) -> None:
    """The first is the main one; the further one carries its voice in its name."""
    (article,) = site.make(voices=("tone", "tone-fast"))["articles"]
    main, further = article["editions"]
    assert (main["main"], further["main"]) == (True, False)
    assert further["files"]["mp3"] == "hello/hello.tone-fast.mp3"
    assert further["duration_ms"] < main["duration_ms"]


def test_the_dry_run_makes_nothing(site: Site) -> None:
    """It tells words, minutes and bytes, and writes no file."""
    (article,) = site.make(dry_run=True)["articles"]
    assert article["editions"][0]["estimated_bytes"] > 10_000
    assert not site.output.exists()


def test_an_unknown_voice_is_named(site: Site) -> None:
    """The error lists the profiles that are here."""
    with pytest.raises(ProfileError, match="nosuch") as problem:
        site.make(voices=("nosuch",))
    assert "tone-fast" in problem.value.hint


def test_an_output_that_cannot_be_written_stops_the_run(site: Site) -> None:
    """A file where the folder should be is an error of the environment."""
    site.output.write_text("in the way", "utf-8")
    with pytest.raises(OutputError):
        site.make()


def test_two_posts_of_one_name_get_two_slugs(site: Site) -> None:
    """The second is numbered, and both keep theirs in the next run."""
    site.post("2025/hello.md", POST.replace("A test", "Another test"))
    slugs = {article["source"]: article["slug"] for article in site.make()["articles"]}
    assert sorted(slugs.values()) == ["hello", "hello-2"]
    site.post("2025/hello.md", POST.replace("A test", "A third test"))
    assert {article["source"]: article["slug"] for article in site.make()["articles"]} == slugs


def test_the_same_chapter_twice_is_two_places(site: Site) -> None:
    """Chapters of the same words share their sound, not their place on the timeline."""
    site.post("hello.md", POST + "\n## Again\n\nThe same words.\n\n## Again\n\nThe same words.\n\n## End\n\nThe end.\n")
    (edition,) = site.make()["articles"][0]["editions"]
    titles = [(chapter["title"], chapter["begin_ms"]) for chapter in edition["chapters"]]
    again = [begin for title, begin in titles if title == "Again"]
    assert len(again) == 2
    assert again[0] < again[1]


def test_published_articles_keep_their_engine_until_revoiced(
    site: Site, paragraphs: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version of an engine speaks what is new, and all only where `--revoice` asks for it."""
    text = paragraphs(40).replace("It has a second sentence, too, of some length.", "")  # which all would share
    site.post("hello.md", text)
    first = site.make(only=("mp3",))["articles"][0]["editions"][0]["spoken_now"]
    probe = tone.probe
    monkeypatch.setattr(tone, "probe", lambda options: replace(probe(options), version="tone 2"))
    site.post("hello.md", text.replace("number 20 says", "number 20 tells", 1))
    edited = site.make(only=("mp3",))["articles"][0]["editions"][0]
    assert edited["spoken_now"] == 1
    assert site.make(only=("mp3",), revoice=True)["articles"][0]["editions"][0]["spoken_now"] == first - 1
    assert site.make(only=("mp3",), revoice=True)["articles"][0]["editions"][0]["spoken_now"] == 0
