"""What is marked is what is heard, or nothing is marked."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from publishing.pages import Reader, data_of, wait_until

PAGE = "everything/index.html"
VERSIONED = re.compile(r"\.mp3\?v=[0-9a-f]{12}$")


def heard(page: Page) -> str:
    """Return the word that is marked."""
    return page.evaluate("[...(CSS.highlights.get('heard') ?? [])].map(String).join()")  # type: ignore[no-any-return]


def test_addresses_change_with_the_content(published: Path) -> None:
    """Sound, transcript and chapters carry a version, on page and index and in the feed."""
    assert all(VERSIONED.search(edition["audio"]) for edition in data_of(published / PAGE)["editions"])
    page, index = (published / PAGE).read_text("utf-8"), (published / "index.html").read_text("utf-8")
    feed = (published / "feed.xml").read_text("utf-8")
    for text in (page, index, feed):
        addresses = re.findall(r'(?:href|src|url|uri)="([^"]*\.(?:mp3|vtt)[^"]*)"', text)
        assert addresses
        assert all("?v=" in one for one in addresses), addresses


def answer_with(route: Route, body: bytes) -> None:
    """Give *body* for a recording."""
    route.fulfill(body=body, content_type="audio/mpeg", headers={"accept-ranges": "bytes"})


def test_another_recording_is_told_and_nothing_is_marked(reader: Reader, published: Path) -> None:
    """A recording of another length: after one more try the page says so, and shows neither marks nor chapters."""
    other = (published / "greeting/greeting.mp3").read_bytes()
    asked: list[str] = []
    context = reader.browser.new_context()
    page = context.new_page()
    page.route("**/*.mp3*", lambda route: (asked.append(route.request.url), answer_with(route, other))[0])
    page.goto(f"{reader.address}/{PAGE}#t=3")
    wait_until(page, "!document.getElementById('stale').hidden")
    page.evaluate("document.getElementById('play').click()")
    wait_until(page, "document.getElementById('audio').currentTime > 4")
    assert page.locator("main [aria-current], .current").count() == 0
    assert page.locator("#marks i, #chapters li").count() == 0
    assert heard(page) == ""
    assert any("again=" in one for one in asked)
    context.close()


def test_an_old_copy_in_a_cache_is_asked_for_again(reader: Reader, published: Path) -> None:
    """Where the second answer is right, everything is marked, and nobody need know."""
    old, new = ((published / f"{name}/{name}.mp3").read_bytes() for name in ("greeting", "everything"))
    context = reader.browser.new_context()
    page = context.new_page()
    page.route("**/*.mp3*", lambda route: answer_with(route, new if "again=" in route.request.url else old))
    page.goto(f"{reader.address}/{PAGE}#t=3")
    wait_until(page, "document.querySelector('main [aria-current]')")
    expect(page.locator("#stale")).to_be_hidden()
    assert page.evaluate("document.getElementById('audio').currentTime") == pytest.approx(3, abs=0.1)
    context.close()


def test_the_word_that_is_heard_is_marked(reader: Reader, published: Path) -> None:
    """At the middle of each of a sentence's words; not for who asked for less motion; it can be switched off."""
    page = reader.open(PAGE)
    edition = data_of(published / PAGE)["editions"][0]
    place = next(n for n, words in enumerate(edition["words"]) if len(words) > 16)
    sentence, begin, _ = edition["cues"][place]
    text, at, time = page.locator(f"[id='{sentence}']").inner_text(), 0, begin
    numbers = edition["words"][place]
    for n in range(0, len(numbers), 4):
        at += numbers[n]
        time += numbers[n + 2]
        page.evaluate("time => document.getElementById('audio').currentTime = time", (time + numbers[n + 3] / 2) / 1000)
        wait_until(page, "!document.getElementById('audio').seeking && CSS.highlights.has('heard')")
        assert heard(page) == text[at : at + numbers[n + 1]]
        at += numbers[n + 1]
        time += numbers[n + 3]
    page.locator("#more-open").click()
    page.get_by_label("Mark the word that is heard").uncheck()
    assert heard(page) == ""
    still = reader.open(PAGE, reduced_motion="reduce")
    still.evaluate("time => document.getElementById('audio').currentTime = time", begin / 1000 + 0.1)
    wait_until(still, "document.querySelector('main [aria-current]')")
    assert heard(still) == ""


def test_the_mark_on_a_word_costs_no_layout(reader: Reader, published: Path) -> None:
    """It moves without a change to the document, and its style holds what is only painted: no frame waits for it."""
    page = reader.open(PAGE)
    edition = data_of(published / PAGE)["editions"][0]
    place = next(n for n, words in enumerate(edition["words"]) if len(words) > 16)
    _, begin, end = edition["cues"][place]
    page.evaluate("time => document.getElementById('audio').currentTime = time", (begin + 20) / 1000)
    wait_until(page, "!document.getElementById('audio').seeking && document.querySelector('main [aria-current]')")
    page.evaluate(
        """window.changes = 0;
        new MutationObserver(found => { window.changes += found.length; }).observe(
            document.querySelector('main'), {subtree: true, childList: true, attributes: true, characterData: true});"""
    )
    words = set()
    for step in range(1, 9):
        time = begin + (end - begin) * step / 9
        page.evaluate("time => document.getElementById('audio').currentTime = time", time / 1000)
        wait_until(page, "!document.getElementById('audio').seeking")
        words.add(heard(page))
    assert len(words) > 2
    assert page.evaluate("window.changes") == 0
    painted = page.evaluate(
        """(() => {
            const rules = list => [...list].flatMap(rule => rule.cssRules?.length ? rules(rule.cssRules) : [rule]);
            return [...document.styleSheets, ...document.adoptedStyleSheets].flatMap(sheet => rules(sheet.cssRules))
                .filter(rule => rule.cssText.includes('highlight(heard)')).flatMap(rule => [...rule.style]);
        })()"""
    )
    assert painted
    assert all("color" in name or "decoration" in name or "background" in name for name in painted), painted
