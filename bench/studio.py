"""How soon the studio sounds, and whether it scrolls: python bench/studio.py [--words N] [--rounds N]

Three figures, in a studio of its own, opened in Chromium, with eSpeak NG as its voice:
- paste to first sound: from the moment a pasted post is sent until the first sentence's sound has arrived;
- "hear this sentence", warm: each of twenty sentences asked for once more, and once for the first time;
- scrolling: a post of N words (default 32,000) is walked through screen by screen; its long tasks (over 50 ms, by the
  browser's own PerformanceObserver) are listed.
"""

import argparse
import statistics
import tempfile
import threading
import time
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import quote, urlencode

from playwright.sync_api import sync_playwright
from prose import post
from runs import load

from narrator.studio.run import Studio

PASTED_WORDS = 600
SENTENCES = 20
WATCH = """() => {
    window.longest = [];
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) window.longest.push(Math.round(one.duration));
    }).observe({type: 'longtask', buffered: false});
}"""
SCROLL = """async () => {
    const high = document.documentElement.scrollHeight;
    for (let at = 0; at < high; at += innerHeight) {
        scrollTo({top: at, behavior: 'instant'});
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
    }
    return [high, window.longest];
}"""


class Asking:
    """Asks a studio as its own page does."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.cookie = ""
        self.cookie = self.ask("GET", f"/?token={studio.guard.token}")[1].get("Set-Cookie", "").partition(";")[0]

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[bytes, HTTPMessage]:
        """Return the content and the headers of an answer."""
        connection = HTTPConnection("127.0.0.1", self.studio.server.server_address[1], timeout=120)
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        if method == "POST":
            headers["Origin"] = self.studio.address
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content, given = answer.read(), answer.headers
        connection.close()
        return content, given


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=32_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    print(load())
    with tempfile.TemporaryDirectory() as folder, Studio(Path(folder), 0, cache=f"{folder}/cache") as studio:
        thread = threading.Thread(target=studio.serve_forever, daemon=True)
        thread.start()
        asking = Asking(studio)
        time.sleep(3)  # somebody reads the first page; the voice is made ready meanwhile
        firsts, warm, cold = [], [], []
        for round_ in range(given.rounds):
            seconds, again, new = first_sound(asking, studio, post(PASTED_WORDS, seed=round_))
            firsts.append(seconds)
            warm += again
            cold += new
        shown("paste to first sound", firsts)
        shown("hear this sentence, warm", warm)
        shown("hear this sentence, new", cold)
        (Path(folder) / "posts").mkdir(exist_ok=True)
        (Path(folder) / "posts/long.md").write_text(post(given.words, seed=99), "utf-8")
        scrolled(studio, given.chromium)
        studio.shutdown()
        thread.join()


def first_sound(asking: Asking, studio: Studio, text: str) -> tuple[float, list[float], list[float]]:
    """Return the seconds from a paste to the first sound, and those of sentences spoken before and not yet."""
    begin = time.perf_counter()
    place = asking.ask("POST", "/paste", urlencode({"text": text}).encode())[1]["Location"]
    name = place.partition("?")[0].removeprefix("/paste/")
    asking.ask("GET", f"/listen/{name}")
    script = studio.desk.open(name).script
    asking.ask("GET", f"/sound/{name}?u={quote(script.utterances[0].id)}")
    first = time.perf_counter() - begin
    times: tuple[list[float], list[float]] = ([], [])
    for utterance in script.utterances[5 : 5 + SENTENCES]:
        for kept in (times[1], times[0]):
            begin = time.perf_counter()
            asking.ask("GET", f"/sound/{name}?u={quote(utterance.id)}")
            kept.append(time.perf_counter() - begin)
    return first, *times


def scrolled(studio: Studio, chromium: str) -> None:
    """Print the long tasks of a long post that is walked through."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--mute-audio"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(studio.url)
        page.goto(f"{studio.address}/listen/posts/long.md", timeout=120_000)
        page.wait_for_selector("#player[data-ready]", timeout=120_000)
        page.evaluate(WATCH)
        high, tasks = page.evaluate(SCROLL)
        told = f"{len(tasks)} over 50 ms, the longest {max(tasks, default=0)} ms"
        print(f"{'scrolling, long tasks':26} {told}; {high} pixels high")
        browser.close()


def shown(name: str, seconds: list[float]) -> None:
    """Print the median of *seconds*, and their range."""
    print(f"{name:26} {statistics.median(seconds):.3f} s ({min(seconds):.3f} to {max(seconds):.3f})")


if __name__ == "__main__":
    main()
