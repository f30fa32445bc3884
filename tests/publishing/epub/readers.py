"""Reading systems that others wrote, in pages that open `/book.epub`: foliate-js (Foliate), epub.js, Readium.

foliate-js plays overlays itself. epub.js and Readium's navigator (2.4.0) have no player of overlays: an application
that is built on them plays the sound, and asks them to show and mark what is heard. That application is `PLAYED`.
"""

import zipfile
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urljoin

from lxml import etree
from playwright.sync_api import Page, Route
from publishing.books import members

from narrator.publishing.epub.check import clock_ms
from narrator.publishing.media_types import media_type

SITE: Final = "https://reader.example"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
SMIL: Final = "{http://www.w3.org/ns/SMIL}"
OPF: Final = "{http://www.idpf.org/2007/opf}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
TYPE: Final = "{http://www.idpf.org/2007/ops}type"
FOLIATE: Final = """
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
window.ready = true;
</script><body></body>
"""
EPUBJS: Final = """
<!doctype html><div id="page" style="height: 600px"></div>
<script src="/node_modules/jszip/dist/jszip.min.js"></script><script src="/node_modules/epubjs/dist/epub.js"></script>
<script>
(async () => {
    const book = window.book = ePub(await (await fetch("/book.epub")).arrayBuffer());
    window.rendition = book.renderTo("page", {width: 500, height: 600});
    await book.ready;
    await rendition.display();
    window.ready = true;
})();
window.seen = async () => {
    const texts = [];
    for (const item of book.spine.spineItems) {
        await rendition.display(item.href);
        texts.push(rendition.getContents().map(one => one.document.body.textContent).join(""));
    }
    const flat = entries => entries.flatMap(one => [one.label.trim(), ...flat(one.subitems ?? [])]);
    return {texts, contents: flat(book.navigation.toc), direction: book.packaging.metadata.direction};
};
let drawn, at;
window.mark = async (place, id) => {
    if (at !== place) await rendition.display(place.replace("EPUB/", ""));
    at = place;
    const contents = rendition.getContents()[0], element = contents.document.getElementById(id);
    rendition.manager.moveTo(contents.locationOf("#" + id));
    if (drawn) rendition.annotations.remove(drawn, "highlight");
    if (!element.textContent.trim()) return drawn = null, "";  // a picture: epub.js marks text alone
    const texts = [], walk = contents.document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode);
    const range = contents.document.createRange();  // its ends in text: epub.js addresses nothing else rightly
    range.setStart(texts[0], 0);
    range.setEnd(texts.at(-1), texts.at(-1).length);
    drawn = contents.cfiFromRange(range);
    try {
        rendition.annotations.highlight(drawn);
    } catch (problem) {
        return drawn = null;
    }
    return document.querySelectorAll(".epubjs-hl").length === 1 ? rendition.getRange(drawn).toString() : null;
};
</script>
"""
READIUM: Final = """
<!doctype html><div id="page" style="position: relative; width: 500px; height: 600px"></div>
<script type="module">
import {EpubNavigator} from "/node_modules/@readium/navigator/dist/index.js";
import {HttpFetcher, Link, Locator, LocatorLocations, Manifest, Publication}
    from "/node_modules/@readium/shared/dist/index.js";
const manifest = Manifest.deserialize(await (await fetch("/book/manifest.json")).json());
manifest.setSelfLink(`${location.origin}/book/manifest.json`);
const fetcher = new HttpFetcher(undefined, `${location.origin}/book/`);
const publication = new Publication({manifest, fetcher});
const items = publication.readingOrder.items;
const at = (href, more = {}) => new Locator({href, type: "application/xhtml+xml",
    locations: new LocatorLocations({position: 1 + items.findIndex(one => one.href === href), progression: 0,
                                     ...more})});
const positions = items.map(one => at(one.href));
const asked = [];
const navigator_ = window.navigator_ = new EpubNavigator(document.getElementById("page"), publication,
    {handleLocator: locator => { asked.push(locator.href); return true; }}, positions, positions[0]);
await navigator_.load();
const frame = () => navigator_._cframes[0];
const go = (href, id) => new Promise(done =>
    navigator_.go(at(href, id ? {fragments: [id]} : {}), false, ok => done(ok)));
window.mark = async (href, id) => {
    if (!await go(href, id)) return null;
    const decoration = {id: "heard", locator: at(href, {fragments: [id]}).serialize(), style: {tint: "#ffe08a"}};
    const asked = action => new Promise(done =>
        frame().msg.send("decorate", {group: "sound", action, decoration}, done));
    await asked("clear");
    await asked("add");
    const shown = [...frame().iframe.contentWindow.CSS.highlights.values()].flatMap(one => [...one]);
    const boxes = frame().iframe.contentDocument.querySelectorAll(".readium-highlight, [id^=readium-decoration]");
    if (shown.length) return shown.join("");
    return boxes.length ? frame().iframe.contentDocument.getElementById(id).textContent : null;
};
window.seen = async () => {
    const texts = [];
    for (const one of items) {
        await go(one.href);
        texts.push(frame().iframe.contentDocument.body.textContent.replaceAll("\\u200b", ""));  // its own, for columns
    }
    const flat = links => (links?.items ?? []).flatMap(one => [one.title, ...flat(one.children)]);
    return {texts, contents: flat(publication.tableOfContents ?? manifest.toc),
            direction: publication.metadata.effectiveReadingProgression};
};
window.reached = async address => {
    const [href, id] = address.split("#");
    const ok = await new Promise(done => navigator_.goLink(new Link({href: address}), false, done)).catch(() => false);
    const box = frame().iframe.contentDocument.getElementById(id)?.getBoundingClientRect();
    return Boolean(ok && box && box.left >= 0 && box.left < frame().iframe.contentWindow.innerWidth);
};
window.ready = true;
</script>
"""
PROFILE: Final = "https://readium.org/webpub-manifest/profiles/epub"
PAGES: Final = {"foliate-js": FOLIATE, "epub.js": EPUBJS, "readium": READIUM}
WALKED: Final = """async (most) => {
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
        heard.push([one.id, one.textContent, sound.currentTime, detail.begin, detail.end]);
        last = detail;
        tries = 0;
        if (heard.length === most) break;
        overlay.next();
    }
    overlay.stop();
    return heard;
}"""
"""foliate-js's own player, from one sentence to the next: id, marked text, where the sound is, begin and end (s)."""
PLAYED: Final = """async (clips) => {
    const heard = [], sounds = {};
    for (const [place, id, file, begin, end] of clips) {
        const sound = sounds[file] ??=
            new Audio(URL.createObjectURL(await (await fetch('/book/' + file)).blob()));
        for (const one of Object.values(sounds)) if (one !== sound) one.pause();
        sound.currentTime = begin;
        await sound.play();
        if (sound.seeking) await new Promise(done => sound.addEventListener('seeked', done, {once: true}));
        const text = await mark(place, id);
        heard.push([id, text, sound.currentTime, begin, end]);
    }
    for (const one of Object.values(sounds)) one.pause();
    return heard;
}"""
"""The same by an application on top of a reading system that marks what it is asked to mark."""
Clip = tuple[str, str, str, float, float]
"""Document, id of the sentence, sound file, begin and end in seconds."""


def clips_of(book: Path) -> list[Clip]:
    """Return every clip, in the order of the book."""
    found: list[Clip] = []
    for name, smil in sorted(members(book, ".smil").items()):
        for par in etree.fromstring(smil).iter(f"{SMIL}par"):
            text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
            assert text is not None
            assert audio is not None
            begin, end = (clock_ms(audio.get(side, "")) or 0 for side in ("clipBegin", "clipEnd"))
            place, _, target = text.get("src", "").partition("#")
            sound = _beside(name, audio.get("src", ""))
            found.append((_beside(name, place), target, sound, begin / 1000, end / 1000))
    return found


def texts_of(book: Path) -> dict[str, str]:
    """Return the text of each document, the contents under "EPUB/nav.xhtml"."""
    documents = members(book, ".xhtml")
    bodies = {path: etree.fromstring(text).find(f"{XHTML}body") for path, text in documents.items()}
    return {path: "".join(map(str, body.itertext())) for path, body in bodies.items() if body is not None}


def sentences_of(book: Path) -> dict[str, str]:
    """Return the text of every element that has an id, by "document#id"."""
    return {
        f"{path}#{element.get('id')}": "".join(map(str, element.itertext()))
        for path, text in members(book, ".xhtml").items()
        for element in etree.fromstring(text).iter()
        if element.get("id")
    }


def notes_of(book: Path) -> list[str]:
    """Return where references to notes lead, as "document#id"."""
    return [
        _beside(path, link.get("href", ""))
        for path, text in members(book, ".xhtml").items()
        for link in etree.fromstring(text).iter(f"{XHTML}a")
        if link.get(TYPE) == "noteref"
    ]


def manifest_of(book: Path) -> dict[str, Any]:
    """Return the Readium Web Publication Manifest of *book*, as a streamer makes it of an EPUB."""
    with zipfile.ZipFile(book) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        contents = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    hrefs = {item.get("id"): f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    said = {name: package.findtext(f".//{DC}{name}") for name in ("title", "language", "identifier")}
    progression = spine.get("page-progression-direction", "ltr")
    order = [{"href": hrefs[ref.get("idref")], "type": "application/xhtml+xml"} for ref in spine]
    toc = contents.find(f".//{XHTML}nav[@{TYPE}='toc']/{XHTML}ol")
    return {
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": {**said, "readingProgression": progression, "conformsTo": PROFILE},
        "links": [],
        "readingOrder": order,
        "toc": _toc(toc),
    }


def show(page: Page, system: str, book: Path, modules: Path) -> None:
    """Open *book* in *system*, whose packages lie in *modules*, and wait until it is there."""
    page.route(f"{SITE}/**", lambda route: _answer(route, PAGES[system], book, modules))
    page.goto(f"{SITE}/")
    page.wait_for_function("window.ready", timeout=60_000)


def read_through(page: Page, system: str, clips: list[Clip]) -> list[tuple[str, str | None, float, float, float]]:
    """Return of every clip its id, the text that *system* marked, where the sound was then, its begin and end (s)."""
    found = page.evaluate(WALKED, len(clips)) if system == "foliate-js" else page.evaluate(PLAYED, clips)
    return [tuple(one) for one in found]


def _beside(name: str, address: str) -> str:
    """Return what *address* in the member *name* leads to, as a member's name."""
    return unquote(urljoin(f"{SITE}/{name}", address).removeprefix(f"{SITE}/"))


def _toc(listed: Any) -> list[dict[str, Any]]:
    if listed is None:
        return []
    found = []
    for entry in listed.iterchildren(f"{XHTML}li"):
        link = entry[0]
        title = " ".join("".join(map(str, link.itertext())).split())
        href = _beside("EPUB/nav.xhtml", link.get("href", ""))
        found.append({"href": href, "title": title, "children": _toc(entry.find(f"{XHTML}ol"))})
    return found


def _answer(route: Route, html: str, book: Path, modules: Path) -> None:
    path = route.request.url.removeprefix(SITE).partition("?")[0]
    if path.startswith("/node_modules/"):
        file = modules / path.removeprefix("/node_modules/")
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=media_type(file.name))
        else:
            route.abort()
    elif path == "/book.epub":
        route.fulfill(body=book.read_bytes(), content_type="application/epub+zip")
    elif path == "/book/manifest.json":
        route.fulfill(json=manifest_of(book))
    elif path.startswith("/book/"):
        with zipfile.ZipFile(book) as archive:
            route.fulfill(body=archive.read(path.removeprefix("/book/")), content_type=media_type(path))
    else:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
