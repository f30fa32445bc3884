"""The player, used as listeners use it."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from publishing.pages import Reader, data_of, wait_until

PAGE = "everything/index.html"
NOW = "document.getElementById('audio').currentTime"
SEEK = "time => document.getElementById('audio').currentTime = time"
NEAR_S = 0.06
"""A frame of the browser's, and what a seek may miss by."""


def now(page: Page) -> float:
    """Return the time of the sound."""
    seconds: float = page.evaluate(NOW)
    return seconds


def current(page: Page) -> str:
    """Return the id of the sentence that is marked."""
    return page.evaluate("document.querySelector('main [aria-current]')?.id ?? ''")  # type: ignore[no-any-return]


def tap(page: Page, sentence: str) -> None:
    """Press on the beginning of a sentence, which may go on in the next line."""
    page.locator(f"[id='{sentence}']").scroll_into_view_if_needed()
    box = page.evaluate("id => document.getElementById(id).getClientRects()[0].toJSON()", sentence)
    page.mouse.click(box["x"] + 3, box["y"] + 5)


def text_cues(published: Path, path: str = PAGE, edition: int = 0) -> list[list[Any]]:
    """Return the cues of the author's sentences."""
    return [cue for cue in data_of(published / path)["editions"][edition]["cues"] if len(cue) == 3]


@pytest.mark.parametrize("speed", [0.5, 1, 2, 4])
def test_the_marked_sentence_is_the_one_that_is_heard(speed: float, reader: Reader, published: Path) -> None:
    """At random times, while it plays: the cue that covers the time; in a break, the one that began last."""
    page = reader.open(PAGE)
    edition = data_of(published / PAGE)["editions"][0]
    chosen = random.Random(speed)
    times = [chosen.uniform(0, edition["duration"] / 1000 - 2) for _ in range(25)]
    page.locator("#speed").select_option(f"{speed:g}")
    heard = page.evaluate(
        """async times => {
            const audio = document.getElementById('audio');
            const frame = () => new Promise(done => requestAnimationFrame(done));
            await audio.play();
            const heard = [];
            for (const time of times) {
                audio.currentTime = time;
                await new Promise(done => audio.addEventListener('seeked', done, {once: true}));
                for (let n = 0; n < 5; n += 1) await frame();
                const before = audio.currentTime;
                await frame();
                heard.push([before, document.querySelector('main [aria-current]')?.id ?? '', audio.currentTime]);
            }
            return heard;
        }""",
        times,
    )
    assert page.evaluate("document.getElementById('audio').playbackRate") == speed
    shown = set(page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)"))
    for before, marked, after in heard:
        fitting = [c for c in edition["cues"] if c[1] / 1000 <= after + NEAR_S]
        first = next((n for n, c in enumerate(fitting) if c[1] / 1000 > before - NEAR_S), len(fitting))
        possible = fitting[max(first - 1, 0) :]
        ids = {next((i for i in (c[0], c[0].rpartition(".")[0]) if i in shown), "") for c in possible}
        assert marked in ids | ({""} if before < edition["cues"][0][1] / 1000 + NEAR_S else set())


def test_moving_by_sentence_paragraph_heading_and_seconds(reader: Reader, published: Path) -> None:
    """Each button goes where its name says, and says where that is."""
    page = reader.open(PAGE)
    cues = text_cues(published)
    page.locator("#more-open").click()
    page.evaluate(SEEK, cues[3][1] / 1000 + 0.01)
    page.get_by_role("button", name="Next sentence").click()
    assert current(page) == cues[4][0]
    expect(page.locator("#status")).not_to_be_empty()
    page.get_by_role("button", name="Previous sentence").click()
    assert current(page) == cues[3][0]
    page.get_by_role("button", name="Next paragraph").click()
    first = next(c for c in cues[4:] if c[0].rpartition(".")[0] != cues[3][0].rpartition(".")[0])
    assert current(page) == first[0]
    chapters = data_of(published / PAGE)["editions"][0]["chapters"]
    page.evaluate(SEEK, 0)
    page.get_by_role("button", name="Next heading").click()
    assert now(page) == pytest.approx(chapters[1][1] / 1000, abs=0.001)
    expect(page.locator("#status")).to_have_text(chapters[1][0])
    page.get_by_role("button", name="Forward 10 seconds").click()
    assert now(page) == pytest.approx(chapters[1][1] / 1000 + 10, abs=0.001)
    page.get_by_role("button", name="Back 10 seconds").click()
    assert now(page) == pytest.approx(chapters[1][1] / 1000, abs=0.001)
    page.get_by_role("button", name="Chapters").click()
    page.locator("#chapters").get_by_role("button", name=chapters[-1][0]).click()
    assert now(page) == pytest.approx(chapters[-1][1] / 1000, abs=0.001)


def test_a_sentence_is_a_place_to_play_from(reader: Reader, published: Path) -> None:
    """By a tap where the reader asked for it, and by Enter on the sentence with the focus; arrows move the focus."""
    page = reader.open(PAGE)
    cue = text_cues(published)[2]
    tap(page, cue[0])
    assert now(page) == 0
    page.locator("#more-open").click()
    page.get_by_label("A tap on a sentence plays from it").check()
    page.keyboard.press("Escape")
    tap(page, cue[0])
    wait_until(page, "!document.getElementById('audio').paused")
    assert now(page) >= cue[1] / 1000 - NEAR_S
    tap(page, cue[0])
    assert page.evaluate("document.getElementById('audio').paused")
    page.locator(".u[tabindex]").focus()
    page.keyboard.press("ArrowRight")
    focused = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    wait_until(page, "!document.getElementById('audio').paused")
    begin = next(c[1] for c in text_cues(published) if c[0] == focused)
    assert now(page) >= begin / 1000 - NEAR_S
    assert page.locator("article [tabindex='0'].u").count() == 1


def test_shortcuts_work_in_the_player_only(reader: Reader) -> None:
    """They can be changed, stay changed, and can be switched off (WCAG 2.1.4)."""
    page = reader.open(PAGE)
    page.locator("#article").focus()
    page.keyboard.press("l")
    assert now(page) == 0
    page.locator("#play").focus()
    page.keyboard.press("l")
    assert now(page) == 10
    page.locator("#more-open").click()
    page.locator(".shortcuts > summary").click()
    page.get_by_role("textbox", name="Forward 10 seconds").fill("x")
    page.locator("#play").focus()
    page.keyboard.press("x")
    assert now(page) == 20
    page.get_by_role("textbox", name="Previous heading").fill("x")
    page.keyboard.press("Tab")
    expect(page.locator("#status")).to_contain_text("x is taken")
    page.get_by_label("On, while the player has the focus").uncheck()
    page.locator("#play").focus()
    page.keyboard.press("x")
    assert now(page) == 20
    page.reload()
    assert page.locator("#key-forward").input_value() == "x"
    assert not page.locator("#keys-on").is_checked()


def test_it_goes_on_where_one_left(reader: Reader) -> None:
    """Place, speed and bookmarks outlast a visit; a link with a time wins over the place."""
    page = reader.open(PAGE)
    page.evaluate(SEEK, 21)
    page.locator("#more-open").click()
    page.get_by_role("button", name="Bookmark this place").click()
    page.get_by_label("Speed", exact=True).select_option("2")
    page.get_by_role("button", name="Link to this place").click()
    assert page.url.endswith("#t=21")
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(address)
    wait_until(page, "document.documentElement.dataset.ready")
    assert now(page) == pytest.approx(21, abs=0.1)
    assert page.get_by_label("Speed", exact=True).input_value() == "2"
    page.locator("#more-open").click()
    page.evaluate(SEEK, 1)
    page.locator("#bookmarks button").first.click()
    assert now(page) == pytest.approx(21, abs=0.1)
    page.goto("about:blank")
    page.goto(f"{address}#t=0:07")
    wait_until(page, "document.documentElement.dataset.ready")
    assert now(page) == pytest.approx(7, abs=0.1)


def test_another_voice_keeps_the_sentence(reader: Reader, published: Path) -> None:
    """The sentence that was heard begins again in the other edition, with that edition's times."""
    page = reader.open(PAGE)
    first, second = text_cues(published)[5], text_cues(published, edition=1)[5]
    assert first[0] == second[0]
    page.evaluate(SEEK, first[1] / 1000 + 0.05)
    page.locator("#more-open").click()
    page.get_by_label("Voice", exact=True).select_option("tone-fast")
    wait_until(page, "document.getElementById('audio').readyState > 0")
    assert now(page) == pytest.approx(second[1] / 1000, abs=0.01)
    assert current(page) == first[0]


def test_where_am_i_search_and_switches(reader: Reader, published: Path) -> None:
    """One polite message each; the mark can be switched off, and `aria-current` stays."""
    page = reader.open(PAGE)
    cues = text_cues(published)
    page.evaluate(SEEK, cues[4][1] / 1000 + 0.01)
    page.locator("#more-open").click()
    page.get_by_role("button", name="Where am I?").click()
    expect(page.locator("#status")).to_contain_text(" left.")
    assert page.locator("[role=status]").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.current')).textDecorationLine") == "underline"
    page.get_by_label("Mark the current sentence").uncheck()
    assert page.locator(".current").count() == 0
    assert page.locator("main [aria-current]").count() == 1
    word = page.locator(f"[id='{cues[1][0]}']").inner_text().split()[0]
    page.get_by_label("Search in the text").fill(word)
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("1 of ")
    page.get_by_label("Search in the text").fill("nowhere to be found")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("is not in the text")


def test_the_sleep_timer_ends_with_the_chapter(reader: Reader, published: Path) -> None:
    """It pauses where the next chapter begins."""
    page = reader.open(PAGE)
    begin = data_of(published / PAGE)["editions"][0]["chapters"][1][1] / 1000
    page.locator("#more-open").click()
    page.evaluate(SEEK, begin - 0.5)
    page.get_by_label("Sleep timer").select_option("chapter")
    page.get_by_role("button", name="Play", exact=True).click()
    wait_until(page, "document.getElementById('audio').paused")
    assert now(page) == pytest.approx(begin, abs=0.6)
    expect(page.locator("#status")).to_have_text("Paused by the sleep timer.")


def test_every_control_has_a_name_and_its_place_in_the_order(reader: Reader) -> None:
    """Tab goes from the skip links through the text and the downloads to the player; the text is the fourth stop."""
    page = reader.open(PAGE)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate("for (const one of document.querySelectorAll('.sheet')) one.hidden = false")
    seen: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => { const one = document.activeElement;
                if (one === document.body) return '';
                const order = [...document.querySelectorAll('*')].indexOf(one);
                const label = one.ariaLabel || one.labels?.[0]?.textContent || one.textContent;
                return JSON.stringify([order, label.trim().slice(0, 40)]); }"""
        )
        if not name or name == (seen[0] if seen else None):
            break
        if name not in seen[-1:]:
            seen.append(name)
    stops = [tuple(json.loads(one)) for one in seen]
    assert stops == sorted(stops, key=lambda stop: stop[0])
    assert all(name for _, name in stops)
    names = [name for _, name in stops]
    assert names[:3] == ["Skip to the text", "Skip to the player", "All articles"]
    assert page.locator("article .u[tabindex='0']").inner_text().startswith(names[3][:20])
    assert {"Play", "Back 10 seconds", "Speed", "Position", "Chapters", "Voice", "Sleep timer"} <= set(names)
