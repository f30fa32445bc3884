"""Books in reading systems that others wrote, in Chromium: foliate-js (Foliate) and epub.js."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, Route
from publishing.books import members

from narrator.publishing.epub.check import clock_ms
from narrator.publishing.media_types import media_type

SITE = "https://reader.example"
XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
BOOKS = ("everything/everything.epub", "greeting/greeting.epub", "book.epub")
NEAR_S = 0.3
FOLIATE = """
<!doctype html><script type="module">
import "/node_modules/foliate-js/view.js";
const Sound = window.Audio;
window.Audio = function (address) { return (window.sound = new Sound(address)); };
const view = document.createElement("foliate-view");
view.style.cssText = "display: block; height: 600px";
document.body.append(view);
await view.open(new File([await (await fetch("/book.epub")).blob()], "book.epub"));
await view.init({});
window.view = view;
</script><body></body>
"""
EPUBJS = """
<!doctype html><div id="page" style="height: 600px"></div>
<script src="/node_modules/jszip/dist/jszip.min.js"></script><script src="/node_modules/epubjs/dist/epub.js"></script>
<script>
window.done = (async () => {
    const book = ePub(await (await fetch("/book.epub")).arrayBuffer());
    const rendition = book.renderTo("page", {width: 500, height: 600});
    await book.ready;
    const texts = [];
    for (const item of book.spine.spineItems) {
        await rendition.display(item.href);
        texts.push(rendition.getContents().map(one => one.document.body.textContent).join(""));
    }
    const flat = entries => entries.flatMap(one => [one.label.trim(), ...flat(one.subitems ?? [])]);
    return {texts, contents: flat(book.navigation.toc), direction: book.packaging.metadata.direction};
})();
</script>
"""
WALK = """async () => {
    const heard = [];
    const shown = () => view.renderer.getContents().map(one => one.doc.querySelector('.-epub-media-overlay-active'))
        .find(Boolean);
    const overlay = view.mediaOverlay;
    let detail;
    overlay.addEventListener('highlight', event => { detail = event.detail; });
    await overlay.start(0);
    for (let last = null, tries = 0; tries < 400;) {
        await new Promise(done => setTimeout(done, 20));
        tries += 1;
        const one = shown();
        if (!detail || detail === last || one?.id !== detail.text.split('#')[1]) continue;
        heard.push([one.id, sound.currentTime, detail.begin, detail.end]);
        last = detail;
        tries = 0;
        if (heard.length === arguments_count) break;
        overlay.next();
    }
    overlay.stop();
    return heard;
}"""


@pytest.fixture
def opened(browser: Browser, books: Path, needs: Callable[[str], str]) -> Any:
    """Return a function that opens a book in a reading system."""
    modules = Path(needs("foliate-js")).parent
    needs("epubjs")
    contexts = []

    def answer(route: Route, html: str, book: Path) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        if path.startswith("/node_modules/"):
            file = modules / path.removeprefix("/node_modules/")
            if file.is_file():
                route.fulfill(body=file.read_bytes(), content_type=media_type(file.name))
            else:
                route.abort()
        elif path == "/book.epub":
            route.fulfill(body=book.read_bytes(), content_type="application/epub+zip")
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    def open_in(html: str, book: str) -> Page:
        contexts.append(browser.new_context())
        page: Page = contexts[-1].new_page()
        page.route(f"{SITE}/**", lambda route: answer(route, html, books / book))
        page.goto(f"{SITE}/")
        return page

    yield open_in
    for context in contexts:
        context.close()


def clips_of(book: Path) -> list[tuple[str, float, float]]:
    """Return target, begin and end (seconds) of every clip, in the order of the book."""
    found = []
    for _, smil in sorted(members(book, ".smil").items()):
        for par in etree.fromstring(smil).iter(f"{SMIL}par"):
            text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
            assert text is not None
            assert audio is not None
            begin, end = (clock_ms(audio.get(name, "")) or 0 for name in ("clipBegin", "clipEnd"))
            found.append((text.get("src", "").partition("#")[2], begin / 1000, end / 1000))
    return found


@pytest.mark.parametrize("name", BOOKS[:2])
def test_foliate_marks_every_sentence_in_step(name: str, opened: Any, books: Path) -> None:
    """From the first clip to the last: the element that is heard is marked, within 0.3 s of its sound."""
    page = opened(FOLIATE, name)
    page.wait_for_function("window.view")
    clips = clips_of(books / name)
    heard = page.evaluate(WALK.replace("arguments_count", str(len(clips))))
    assert [one[0] for one in heard] == [clip[0] for clip in clips]
    for (_, time, begin, end), clip in zip(heard, clips, strict=True):
        assert (begin, end) == pytest.approx(clip[1:], abs=0.002)
        assert begin - NEAR_S <= time <= end + NEAR_S


@pytest.mark.parametrize("name", BOOKS)
def test_epub_js_shows_all_of_the_text_and_the_contents(name: str, opened: Any, books: Path) -> None:
    """Every document of the spine with its text, the contents as a tree, and which way its pages turn."""
    seen = opened(EPUBJS, name).evaluate("window.done")
    documents = members(books / name, ".xhtml")
    bodies = {path: etree.fromstring(text).find(f"{XHTML}body") for path, text in documents.items()}
    texts = {path: "".join(map(str, body.itertext())) for path, body in bodies.items() if body is not None}
    nav = texts.pop("EPUB/nav.xhtml")
    assert sorted("".join(text.split()) for text in seen["texts"]) == sorted("".join(t.split()) for t in texts.values())
    assert seen["contents"]
    assert all(label in nav for label in seen["contents"])
    assert seen["direction"] == ("rtl" if "greeting" in name else "ltr")
