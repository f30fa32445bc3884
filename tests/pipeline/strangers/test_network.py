"""Addresses of this machine and its network, in somebody else's posts: nothing is asked of them."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tone_site import Site

from narrator.config.load import load_site
from narrator.errors import NarratorError
from narrator.reading.fetch import fetch

POST = "---\ntitle: Hello\nlang: en\ndate: 2025-01-01\n{more}---\n\n{text}\n"


class Redirect(BaseHTTPRequestHandler):
    """Sends everybody on to an address of this machine."""

    def do_GET(self) -> None:  # the library's name
        """Answer."""
        self.send_response(302)
        self.send_header("Location", self.server.target)  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def listening() -> Iterator[tuple[int, list[object]]]:
    """Return the port of a service of this machine, and who has come to it."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def accept() -> None:
            while not stop.is_set():
                try:
                    connection, peer = server.accept()
                except TimeoutError:
                    continue
                came.append(peer)
                connection.close()

        thread = threading.Thread(target=accept)
        thread.start()
        yield server.getsockname()[1], came
        stop.set()
        thread.join()


HOSTS = ("127.0.0.1", "localhost", "0.0.0.0", "0", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]",  # noqa: S104
         "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.1.", "user@127.0.0.1",
         "[fe80::1%25lo]", "①②⑦.0.0.1")  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_no_address_of_this_machine_is_asked(site: Site, listening: tuple[int, list[object]], host: str) -> None:
    """By a picture that is to be fetched, by the items of a feed; however the address is spelled."""
    port, came = listening
    url = f"http://{host}:{port}/x.png"
    site.post("hello.md", POST.format(more=f"image: {url}\n", text=f"Hello. ![A picture]({url}) <img src='{url}'>"))
    item = f"<item><title>A</title><link>{url}</link><description>An excerpt …</description></item>"
    feed = f"<rss version='2.0'><channel><title>F</title>{item}</channel></rss>"
    site.post("feed.xml", feed)
    site.make(fetch_images=True, only=("page", "mp3"))
    with pytest.raises(NarratorError):
        fetch(url, load_site(None, site.folder))
    assert came == []


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "gopher://x/", "//[::1]/"]
)
def test_no_redirect_leads_further_than_the_user_said(site: Site, target: str) -> None:
    """--allow-private is for the address that the user gives; link-local ones and other schemes stay refused."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Redirect)
    server.target = target  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pytest.raises(NarratorError):
            fetch(f"http://127.0.0.1:{server.server_port}/", load_site(None, site.folder))
    finally:
        server.shutdown()
        server.server_close()
