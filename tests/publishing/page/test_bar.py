"""The player is one row at the lower edge of every screen, in Chromium and in Firefox, and the reader's action wins."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from publishing.firefox import Firefox
from publishing.pages import Reader, data_of, wait_until

PAGE = "everything/index.html"
LONG = "long/index.html"
SCREENS = [
    (320, 480), (320, 568), (360, 740), (768, 1024), (1366, 620), (1440, 900),
    (683, 310), (342, 155), (720, 450), (360, 225),
]  # fmt: skip
"""Phones, a tablet, desks; then the two desks at 200 and 400 % zoom, in CSS pixels."""
FAULTS = """
const faults = [];
const row = [...document.querySelectorAll('#player .row > button, #player .row > select')]
    .map(one => [one, one.getBoundingClientRect()]);
const middles = row.map(([, box]) => (box.top + box.bottom) / 2);
if (Math.max(...middles) - Math.min(...middles) > 2) faults.push('more than one row');
for (const [one, box] of row) {
    if (box.width < 44 || box.height < 44) faults.push(`${one.id} is ${box.width} × ${box.height}`);
    const cut = box.left < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5;
    if (cut) faults.push(`${one.id} is cut`);
    const above = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!one.contains(above)) faults.push(`${one.id} is covered`);
}
if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push('scrolls sideways');
for (const id of ['elapsed', 'total']) if (!document.getElementById(id).offsetWidth) faults.push(`no ${id}`);
const bar = document.getElementById('player').getBoundingClientRect();
if (bar.height > 96) faults.push(`${bar.height} px of player`);
if (document.querySelectorAll('#marks i').length < 2) faults.push('no chapter marks');
return faults;
"""
LONGEST_LINE = """
let longest = 0;
for (const p of document.querySelectorAll('article p')) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let top = -1, count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at += 1) {
            range.setStart(node, at); range.setEnd(node, at + 1);
            const box = range.getClientRects()[0];
            if (!box || !box.width) continue;
            if (top < 0 || Math.abs(box.bottom - top) > box.height / 2) { top = box.bottom; count = 0; }
            count += 1;
            longest = Math.max(longest, count);
        }
    }
    if (longest && p.textContent.length > 300) break;
}
return longest;
"""
IN_VIEW = """
const box = document.querySelector('main [aria-current]').getBoundingClientRect();
return box.top >= 0 && box.bottom <= document.getElementById('player').getBoundingClientRect().top;
"""


def run(page: Page, script: str) -> Any:
    """Run statements in Chromium."""
    return page.evaluate(f"() => {{ {script} }}")


def test_one_row_at_the_lower_edge_in_chromium(reader: Reader) -> None:
    """Nothing of it is cut, covered, smaller than 44 px or in a second row, wherever the page is scrolled to."""
    page = reader.open(PAGE)
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        for place in (0, 10**6):
            page.evaluate("place => scrollTo({top: place, behavior: 'instant'})", place)
            assert run(page, FAULTS) == [], (width, height)


def test_one_row_at_the_lower_edge_in_firefox(firefox: Firefox, served: str) -> None:
    """The same in Firefox, by its own zoom."""
    firefox.open(f"{served}/{PAGE}")
    for width, height in SCREENS:
        firefox.resize(width, height)
        for place in (0, 10**6):
            firefox.run("scrollTo({top: arguments[0], behavior: 'instant'})", place)
            assert firefox.run(FAULTS) == [], (width, height)
    firefox.resize(1280, 900)


def test_lines_are_short_in_both(reader: Reader, firefox: Firefox, served: str) -> None:
    """No line has more than 75 characters, in any type and width (WCAG 1.4.8 allows 80)."""
    page = reader.open(LONG, viewport={"width": 1440, "height": 900})
    firefox.open(f"{served}/{LONG}")
    for family in ("serif", "sans", "legible", "dyslexia"):
        for width in ("normal", "wide"):
            choose = f"Object.assign(document.documentElement.dataset, {{family: '{family}', width: '{width}'}});"
            for longest in (run(page, choose + LONGEST_LINE), firefox.run(choose + LONGEST_LINE)):
                assert 30 < longest <= 75, (family, width)


def play_fast(page: Page, seconds: float) -> None:
    """Play at four times the speed from *seconds*."""
    page.evaluate("seconds => document.getElementById('audio').currentTime = seconds", seconds)
    page.locator("#speed").select_option("4")
    page.locator("#play").click()
    wait_until(page, "document.querySelector('main [aria-current]')")


def heard_on(page: Page) -> list[float]:
    """Return where the page was scrolled to while some sentences were heard."""
    places: list[float] = page.evaluate(
        """async () => {
            const ids = new Set(), places = [];
            while (ids.size < 4) {
                ids.add(document.querySelector('main [aria-current]').id);
                places.push(scrollY);
                await new Promise(done => setTimeout(done, 50));
            }
            return places;
        }"""
    )
    return places


def scroll_by_wheel(page: Page) -> None:
    """Turn the wheel over the text."""
    page.mouse.move(300, 300)
    page.mouse.wheel(0, -700)


def scroll_by_key(page: Page) -> None:
    """Press a key that scrolls."""
    page.locator("#article").evaluate("one => one.focus({preventScroll: true})")
    page.keyboard.press("PageUp")


def select(page: Page) -> None:
    """Select some words of the text."""
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article p'))")


def touch(page: Page) -> None:
    """Put a finger on the text."""
    page.touchscreen.tap(300, 300)


def drag(page: Page) -> None:
    """Drag the scroll bar, which scripts hear of by the scrolling alone."""
    page.wait_for_timeout(1700)
    page.evaluate("scrollBy({top: -700, behavior: 'instant'})")


@pytest.mark.parametrize("act", [scroll_by_wheel, scroll_by_key, select, touch, drag])
def test_following_yields_to_the_reader(act: Any, reader: Reader) -> None:
    """After each act of hers nothing moves until she asks for the sentence; then it is followed again."""
    page = reader.open(LONG, has_touch=True, reduced_motion="reduce")
    play_fast(page, 60)
    wait_until(page, f"(() => {{ {IN_VIEW} }})()")
    back = page.get_by_role("button", name="Back to the sentence")
    expect(back).to_be_hidden()
    act(page)
    expect(back).to_be_visible()
    page.wait_for_timeout(200)
    places = heard_on(page)
    assert max(places) - min(places) < 1
    back.click()
    expect(back).to_be_hidden()
    wait_until(page, f"(() => {{ {IN_VIEW} }})()")
    page.evaluate("document.getElementById('audio').currentTime = 200")
    wait_until(page, f"(() => {{ {IN_VIEW} }})()")


def test_following_yields_in_firefox(firefox: Firefox, served: str) -> None:
    """By the wheel, as in Chromium."""
    firefox.open(f"{served}/{LONG}")
    firefox.run("const a = document.getElementById('audio'); a.currentTime = 60; a.playbackRate = 4; a.play()")
    firefox.wait(f"document.querySelector('main [aria-current]') && (() => {{ {IN_VIEW} }})()")
    before = firefox.run("return scrollY")
    firefox.wheel(900)
    firefox.wait(f"!document.getElementById('back-to-sentence').hidden && scrollY > {before + 800}")
    place = firefox.run("return scrollY")
    firefox.run("document.getElementById('audio').currentTime = 200")
    firefox.wait("document.getElementById('audio').currentTime > 203")
    assert abs(firefox.run("return scrollY") - place) < 2
    firefox.run("document.getElementById('back-to-sentence').click()")
    firefox.wait(f"(() => {{ {IN_VIEW} }})()")


def test_play_is_one_tab_from_the_marked_sentence(reader: Reader, published: Path) -> None:
    """And behind the player the text goes on after the sentence; backwards the same way."""
    page = reader.open(PAGE)
    sentences = [cue for cue in data_of(published / PAGE)["editions"][0]["cues"] if len(cue) == 3]  # not announced
    middle = sentences[len(sentences) // 2]
    page.evaluate("s => document.getElementById('audio').currentTime = s", (middle[1] + middle[2]) / 2000)
    wait_until(page, "document.querySelector('.u[aria-current][tabindex]')")
    sentence = page.locator(".u[aria-current]").get_attribute("id")
    page.locator(".u[aria-current]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "play"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == sentence
    page.keyboard.press("Tab")
    for _ in range(20):
        page.keyboard.press("Tab")
        if not page.evaluate("document.getElementById('player').contains(document.activeElement)"):
            break
    where = "id => document.getElementById(id).compareDocumentPosition(document.activeElement)"
    assert page.evaluate(where, sentence) & 4  # DOCUMENT_POSITION_FOLLOWING
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_timeline_is_a_slider(reader: Reader) -> None:
    """Arrow keys move five seconds, Page Up and Page Down a chapter, a press goes to its place; it says where it is."""
    page = reader.open(PAGE)
    slider = page.get_by_role("slider", name="Position")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.getElementById('audio').currentTime") == pytest.approx(5, abs=0.01)
    page.keyboard.press("PageUp")
    expect(slider).to_have_attribute(
        "aria-valuetext", re.compile("^1?[0-9] seconds of (?:1 minute )?[0-9]+ seconds, A heading")
    )
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    length = page.evaluate("document.getElementById('audio').duration")
    assert page.evaluate("document.getElementById('audio').currentTime") == pytest.approx(length / 2, rel=0.02)


def test_arrow_keys_go_the_way_of_writing(reader: Reader) -> None:
    """In a text from right to left the left arrow goes on; the timeline runs from left to right in every language."""
    page = reader.open(PAGE)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.locator("article [tabindex='0'].u").focus()
    places = [page.evaluate("document.activeElement.id")]
    for key in ("ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
        places.append(page.evaluate("document.activeElement.id"))
    assert places[1] != places[0] == places[2]
    page.get_by_role("slider", name="Position").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.getElementById('audio').currentTime") == pytest.approx(5, abs=0.01)
