"""A studio that runs, with a voice of tones, and browsers that open it."""

import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page
from publishing.firefox import firefox

from narrator.studio.run import Studio

__all__ = ("firefox",)

PASTED = """top of page

Moving house

  • Writer: annfield
    annfield
  • Mar 3, 2024
  • 2 min read

We moved in the spring, and nothing was where it had been. Dr. Nguyen came by at 4:30 pm with a cake. It took a year.

Photo by Ann Field
Photo by Ann Field

The second house was smaller. We liked it better for that, and so did the cats, who had never asked for so much room.

Settling in

At first there were boxes in every corner. After a week or two we could find the spoons, and after a month the books.

“Home is where the books are.” (Ps. 46:10)

Now it is summer, and the garden wants more of us than the house ever did. None of us would have it otherwise.

Comments

© 2024 by Ann Field. Proudly created with Wix.com

bottom of page
"""
"""As a visual site builder's page comes out of the clipboard."""


class Running:
    """A studio that runs in a thread."""

    def __init__(self, folder: Path) -> None:
        (folder / "voices").mkdir(parents=True, exist_ok=True)
        (folder / "voices/tone.toml").write_text('engine = "tone"\nrate = 400\n', "utf-8")
        (folder / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")
        self.folder = folder
        self.studio = Studio(folder, 0, cache=str(folder / "cache"))
        self.thread = threading.Thread(target=self.studio.serve_forever, daemon=True)
        self.cookie = ""

    @property
    def address(self) -> str:
        """Where it is."""
        return self.studio.address

    @property
    def port(self) -> int:
        """The port that it has."""
        return self.studio.server.server_address[1]

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """Ask as the author's browser does, unless *headers* say otherwise; an empty one is not sent."""
        given = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie}
        if method == "POST":
            given |= {"Origin": self.address, "Content-Length": str(len(body or b""))}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content

    def post(self, path: str, **fields: str) -> tuple[HTTPResponse, bytes]:
        """Send a form."""
        body = urlencode(fields).encode()
        return self.ask(path, "POST", body, Content_Type="application/x-www-form-urlencoded")

    def made(self) -> None:
        """Wait until nothing is being made."""
        until = time.monotonic() + 60
        while self.studio.desk.busy:
            assert time.monotonic() < until
            time.sleep(0.02)

    def __enter__(self) -> Self:
        self.thread.start()
        response, _ = self.ask(f"/?token={self.studio.guard.token}", Cookie="")
        self.cookie = (response.headers["Set-Cookie"] or "").partition(";")[0]
        return self

    def __exit__(self, *ended: object) -> None:
        self.studio.shutdown()
        self.thread.join()


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Running]:
    """Return a studio of an empty folder."""
    with Running(tmp_path) as running:
        yield running


@pytest.fixture
def window(browser: Browser, studio: Running) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the studio in a browser of its own; no page may have had an error."""
    contexts = []
    problems: list[str] = []

    def told(kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            problems.append(text)

    def open_window(path: str = "", **options: object) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 320, "height": 640}, **options}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: told(line.type, line.text))
        page.goto(studio.studio.url)
        if path:
            page.goto(studio.address + path)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert problems == []
