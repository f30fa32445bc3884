"""Books in reading systems that others wrote, in Chromium: foliate-js (Foliate), epub.js, Readium's navigator."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from publishing.epub.readers import clips_of, notes_of, read_through, sentences_of, show, texts_of

BOOKS = ("everything/everything.epub", "greeting/greeting.epub", "book.epub")
NEAR_S = 0.3
SYSTEMS = {"foliate-js": "foliate-js", "epub.js": "epubjs", "readium": "readium"}
"""Each with the name of its packages."""
CONTENTS = "EPUB/nav.xhtml"


@pytest.fixture
def opened(browser: Browser, books: Path, needs: Callable[[str], str]) -> Iterator[Callable[[str, str], Page]]:
    """Return a function that opens a book in a reading system."""
    modules = Path(needs("foliate-js")).parent
    contexts = []

    def open_in(system: str, book: str) -> Page:
        needs(SYSTEMS[system])
        contexts.append(browser.new_context())
        page: Page = contexts[-1].new_page()
        show(page, system, books / book, modules)
        return page

    yield open_in
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", BOOKS[:2])
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_sentence_is_marked_in_step(
    system: str, name: str, opened: Callable[[str, str], Page], books: Path
) -> None:
    """From the first clip to the last: exactly what is heard is marked, near the place of its sound.

    How soon, `bench/reading_systems.py` measures: a test may run beside others.
    """
    clips, sentences = clips_of(books / name), sentences_of(books / name)
    heard = read_through(opened(system, name), system, clips)
    assert [one[0] for one in heard] == [clip[1] for clip in clips]
    for (_, text, time, begin, end), clip in zip(heard, clips, strict=True):
        assert (begin, end) == pytest.approx(clip[3:], abs=0.002)
        assert text is not None
        assert text.split() == sentences[f"{clip[0]}#{clip[1]}"].split()
        assert begin - NEAR_S <= time <= end + NEAR_S


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("system", ["epub.js", "readium"])
def test_all_of_the_text_and_the_contents_are_shown(
    system: str, name: str, opened: Callable[[str, str], Page], books: Path
) -> None:
    """Every document of the spine with its text, the contents as a tree, and which way its pages turn."""
    seen = opened(system, name).evaluate("window.seen()")
    texts = texts_of(books / name)
    nav = texts.pop(CONTENTS)
    assert sorted("".join(text.split()) for text in seen["texts"]) == sorted("".join(t.split()) for t in texts.values())
    assert seen["contents"]
    assert all(label in nav for label in seen["contents"])
    assert seen["direction"] == ("rtl" if "greeting" in name else "ltr")


def test_readium_goes_to_a_note_and_back(opened: Callable[[str, str], Page], books: Path) -> None:
    """Each reference leads to a note that is then in view, and the note has a way back."""
    page = opened("readium", BOOKS[0])
    notes = notes_of(books / BOOKS[0])
    assert notes
    for address in notes:
        assert page.evaluate("address => reached(address)", address), address
