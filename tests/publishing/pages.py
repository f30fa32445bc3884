"""Pages of a few posts, spoken in tones and served with byte ranges, and one browser for all tests that open them."""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page
from publishing.books import EVERYTHING, SECOND, working_in
from publishing.firefox import TAGS

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.studio.serving.server import OutputServer

LONG_WORDS = 10_000
BAD_REQUEST = 400
PAGES = ("everything/index.html", "greeting/index.html", "index.html")


GERMAN = """---
title: Ein Gruß
lang: de
date: 2025-05-07
---

Dieser Satz ist kurz. Dieser ist der zweite, und er ist etwas länger als der erste.
"""


def long_post() -> str:
    """Return a post of 10,000 words in sentences of 20, paragraphs of 100 and chapters of 1,000."""
    numbers = iter(range(1, 10**6))
    parts = ["---\ntitle: A long one\nlang: en\ndate: 2025-02-03\n---"]
    for chapter in range(LONG_WORDS // 1000):
        parts.append(f"## Chapter {chapter + 1}")
        for _ in range(10):
            sentences = [f"Here is sentence {next(numbers)}, with words and more words to make up the twenty that are "
                         "its share, no fewer." for _ in range(5)]  # fmt: skip
            parts.append(" ".join(sentences))
    return "\n\n".join(parts) + "\n"


def make_pages(folder: Path) -> Path:
    """Make the pages of three posts in two voices, and the index, in *folder*; return the output folder."""
    (folder / "voices").mkdir(parents=True)
    (folder / "posts").mkdir()
    (folder / "voices/tone.toml").write_text('engine = "tone"\nrate = 300\n', "utf-8")
    (folder / "voices/tone-fast.toml").write_text('engine = "tone"\nrate = 600\n', "utf-8")
    site = '[show]\ntitle = "Things to hear"\nsite_url = "https://site.example/"\nlanguage = "en"\n'
    (folder / "narrator.toml").write_text(site, "utf-8")
    shutil.copyfile(EVERYTHING, folder / "posts/everything.md")
    (folder / "posts/greeting.md").write_text(SECOND, "utf-8")
    (folder / "posts/gruss.md").write_text(GERMAN, "utf-8")
    Image.new("RGB", (8, 8), "red").save(folder / "posts/square.png")
    (folder / "long").mkdir()
    (folder / "long/long.md").write_text(long_post(), "utf-8")
    given: dict[str, Any] = {"output": folder / "output"}
    with working_in(folder):
        both = MakeOptions(voices=("tone", "tone-fast"), only=("page", "vtt", "feed", "index"), **given)
        for sources, options in (
            (("posts",), both),
            (("long/long.md",), MakeOptions(voices=("tone-fast",), only=("page",), **given)),
        ):
            report = open_session(cache=str(folder / "cache")).make(sources, options, Silent())
            assert not report.failed, report.failed
    return folder / "output"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with pages and an index."""
    return make_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def served(published: Path) -> Iterator[str]:
    """Return the address of the output folder, with byte ranges."""
    with OutputServer(published, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


class Reader:
    """Opens pages as one person's browser would."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.contexts: list[BrowserContext] = []
        self.problems: list[str] = []
        self.requests: list[str] = []

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.problems.append(text)

    def _answered(self, status: int, url: str) -> None:
        # Chromium asks every site for an icon.
        if status >= BAD_REQUEST and not url.endswith("/favicon.ico"):
            self.problems.append(f"{status} {url}")

    def open(self, path: str, **options: Any) -> Page:
        """Open *path* in a context of its own, and wait until the player is ready."""
        settings: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, **options}
        self.contexts.append(self.browser.new_context(**settings))
        page = self.contexts[-1].new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda line: self._note(line.type, line.text))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", lambda response: self._answered(response.status, response.url))
        page.goto(path if ":" in path else f"{self.address}/{path}")
        if settings.get("java_script_enabled", True) and page.locator("#player").count():
            wait_until(page, "document.documentElement.dataset.ready && document.getElementById('audio').readyState")
        return page


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    """Return a reader whose pages may not have had an error."""
    one = Reader(browser, served)
    yield one
    for context in one.contexts:
        context.close()
    assert not one.problems, one.problems


def wait_until(page: Page, expression: str) -> None:
    """Wait until *expression* holds; `wait_for_function` needs an `eval` that the page's policy forbids."""
    page.evaluate(
        f"""() => new Promise((done, fail) => {{
            const deadline = performance.now() + 20000;
            const look = () => {{
                if ({expression}) done();
                else if (performance.now() > deadline) fail(Error("too late"));
                else setTimeout(look, 20);
            }};
            look();
        }})"""
    )


def data_of(page: Path) -> dict[str, Any]:
    """Return what the page gives its player."""
    found = re.search(r'id="data">(.*?)</script>', page.read_text("utf-8"))
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe finds in WCAG 2.0 to 2.2, A and AA."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Path(axe).read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS)[
        "violations"
    ]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def vnu(java: str, jar: str, *arguments: str) -> list[str]:
    """Return what the Nu validator finds: errors and warnings."""
    done = subprocess.run(
        [java, "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", jar, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or done.stderr, done.stdout
    return done.stderr.splitlines()
