"""What the tests of reading share: a site, sources, and a server that misbehaves on request."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from narrator.article.model import Given, Source, SourceFormat
from narrator.config.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site whose root is a fresh folder."""
    return Site(root=tmp_path)


@pytest.fixture
def text_source() -> Callable[..., Source]:
    """Return a maker of plain-text sources."""

    def make(text: str, *, path: Path | None = None, given: Given | None = None) -> Source:
        return Source("post.txt", SourceFormat.TEXT, text, path=path, given=given or Given())

    return make


class Answers(BaseHTTPRequestHandler):
    """Answers by path, from `routes`: a function that writes the whole answer."""

    routes: dict[str, Callable[[BaseHTTPRequestHandler], None]]

    def do_GET(self) -> None:
        """Give the answer; a client that has had enough is what some tests are about."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.routes[self.path](self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server:
    """A local server; tests put answers into `routes`."""

    def __init__(self, address: str, routes: dict[str, Callable[[BaseHTTPRequestHandler], None]]) -> None:
        self.address = address
        self.routes = routes

    def gives(self, path: str, body: bytes, content_type: str = "text/html", status: int = 200) -> str:
        """Let *path* answer with *body*; return its URL."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Type", content_type)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = answer
        return self.address + path

    def redirects(self, path: str, target: str) -> str:
        """Let *path* redirect to *target*; return its URL."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(302)
            handler.send_header("Location", target)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        self.routes[path] = answer
        return self.address + path


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server on loopback."""
    routes: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
    handler = type("Handler", (Answers,), {"routes": routes})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield Server(f"http://127.0.0.1:{listening.server_port}", routes)
        listening.shutdown()
        thread.join()
