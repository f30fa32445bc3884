"""URLs are fetched within limits, from a server that misbehaves."""

import gzip
import socket
import tracemalloc
import zlib
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest
from msgspec.structs import replace
from reading.conftest import Server

from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading import http_hops
from narrator.reading.fetch import FetchLimits, fetch

SMALL = FetchLimits(size_bytes=10_000, time_s=0.5, wait_s=0.3)


@pytest.fixture
def open_site(site: Site) -> Site:
    """Return a site that allows private addresses, such as the test server's."""
    return replace(site, allow_private=True)


def refusal(url: str, site: Site, limits: FetchLimits = SMALL) -> SourceError:
    """Return the error that fetching *url* raises."""
    with pytest.raises(SourceError) as error:
        fetch(url, site, limits)
    assert error.value.where == url
    return error.value


def test_a_page_comes_with_its_media_type_and_charset(server: Server, open_site: Site) -> None:
    """Both are the server's word, in plain form."""
    url = server.gives("/post", b"<p>Words.</p>", 'Text/HTML; Charset="ISO-8859-1"')
    fetched = fetch(url, open_site)
    assert (fetched.url, fetched.data) == (url, b"<p>Words.</p>")
    assert (fetched.media_type, fetched.charset) == ("text/html", "ISO-8859-1")


def test_private_addresses_are_refused_by_default(server: Server, site: Site) -> None:
    """Nothing is sent to them."""
    url = server.gives("/secret", b"secret")
    assert "private address" in refusal(url, site).what


def test_a_redirect_to_a_private_address_is_refused(
    server: Server, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each hop is checked, not only the first."""
    url = server.redirects("/start", "http://169.254.169.254/latest/meta-data")
    checked = http_hops.checked_address

    def trust_the_server(host: str, port: int, *, allow_private: bool, where: str) -> str:
        return checked(host, port, allow_private=allow_private or server.address.endswith(f":{port}"), where=where)

    monkeypatch.setattr(http_hops, "checked_address", trust_the_server)
    assert "link-local address" in refusal(url, site).what


def test_the_checked_address_is_the_one_connected_to(
    server: Server, open_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once a hop: a second answer from a hostile name server changes nothing."""
    url = server.gives("/post", b"Words.", "text/plain").replace("127.0.0.1", "rebinding.example")
    looked_up: list[str] = []
    port = int(server.address.rsplit(":", 1)[1])

    def answer(host: str, *_: object, **__: object) -> list[object]:
        looked_up.append(host)
        address = (
            "127.0.0.1" if host in {"rebinding.example", "127.0.0.1"} and looked_up.count(host) == 1 else "10.9.9.9"
        )
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert fetch(url, open_site).data == b"Words."
    assert looked_up.count("rebinding.example") == 1


def test_redirects_are_followed_to_the_end(server: Server, open_site: Site) -> None:
    """Relative ones too; the final address is told."""
    server.gives("/b/post", b"Words.")
    server.redirects("/b/start", "post")
    url = server.redirects("/a", "/b/start")
    assert fetch(url, open_site).url == f"{server.address}/b/post"


def test_a_circle_of_redirects_ends(server: Server, open_site: Site) -> None:
    """After five."""
    url = server.redirects("/circle", "/circle")
    assert refusal(url, open_site).what == "more than 5 redirects"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.com/post", "http://", "http://[::1"])
def test_a_redirect_to_anything_but_a_page_is_refused(server: Server, open_site: Site, target: str) -> None:
    """Only http and https have pages."""
    url = server.redirects("/start", target)
    assert refusal(url, open_site).what


@pytest.mark.parametrize(("status", "hint"), [(403, "refuses programs"), (404, "Check the address"), (500, "later")])
def test_error_statuses_say_what_to_do(server: Server, open_site: Site, status: int, hint: str) -> None:
    """The hint fits the status."""
    url = server.gives("/gone", b"", status=status)
    error = refusal(url, open_site)
    assert error.what == f"the server answered {status}"
    assert hint in error.hint


def test_an_announced_size_beyond_the_limit_is_refused_unread(server: Server, open_site: Site) -> None:
    """The header is enough."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**9))
        handler.end_headers()

    server.routes["/huge"] = answer
    assert "larger than the limit" in refusal(server.address + "/huge", open_site).what


def test_a_body_without_a_size_is_cut_at_the_limit(server: Server, open_site: Site) -> None:
    """A server need not tell how much comes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"words " * 1000)

    server.routes["/endless"] = answer
    assert "larger than the limit" in refusal(server.address + "/endless", open_site).what


def test_a_compressed_bomb_is_cut_at_the_limit(server: Server, open_site: Site) -> None:
    """The limit holds for what it unpacks to."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        body = gzip.compress(bytes(5_000_000))
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    server.routes["/bomb"] = answer
    assert "larger than the limit" in refusal(server.address + "/bomb", open_site).what


def _packed(server: Server, coding: str, body: bytes) -> str:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", coding)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    server.routes["/packed"] = answer
    return f"{server.address}/packed"


RAW_DEFLATE = zlib.compressobj(wbits=-zlib.MAX_WBITS)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(b"<p>Words.</p>", mtime=0)),
        ("X-GZIP", gzip.compress(b"<p>Words.</p>", mtime=0)),
        ("deflate", zlib.compress(b"<p>Words.</p>")),
        ("deflate", RAW_DEFLATE.compress(b"<p>Words.</p>") + RAW_DEFLATE.flush()),
        ("identity", b"<p>Words.</p>"),
        ("", b"<p>Words.</p>"),
    ],
    ids=["gzip", "x-gzip", "zlib", "raw deflate", "identity", "none"],
)
def test_a_packed_page_is_unpacked(server: Server, open_site: Site, coding: str, body: bytes) -> None:
    """In the ways that are asked for."""
    assert fetch(_packed(server, coding, body), open_site).data == b"<p>Words.</p>"


@pytest.mark.parametrize(
    "coding", ["gzip, gzip", "gzip,gzip,gzip", "br", "zstd", "x-" + "y" * 5000], ids=lambda coding: coding[:20]
)
def test_what_is_packed_otherwise_is_refused(server: Server, open_site: Site, coding: str) -> None:
    """A kilobyte that is packed twice unpacks to a gigabyte, before any limit could be looked at."""
    body = gzip.compress(gzip.compress(bytes(20_000_000)))
    tracemalloc.start()
    refused = refusal(_packed(server, coding, body), open_site)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "which was not asked for" in refused.what
    assert len(refused.what) < 200
    assert peak < 10_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_is_not_packed_as_it_says_is_refused(server: Server, open_site: Site, coding: str) -> None:
    """With a way out."""
    refused = refusal(_packed(server, coding, b"<p>Words.</p>"), open_site)
    assert "is not packed as the server says" in refused.what
    assert refused.hint == "Save the page in a browser, and give the file."


def test_an_answer_that_is_no_http_is_told_in_short(server: Server, open_site: Site) -> None:
    """Not with all that the server sent."""
    server.routes["/junk"] = lambda handler: handler.wfile.write(bytes(range(128, 256)) * 40) and None
    assert len(refusal(server.address + "/junk", open_site).what) < 300


def test_a_silent_server_is_given_up(server: Server, open_site: Site) -> None:
    """It took the request and says nothing."""
    done = Event()
    server.routes["/silent"] = lambda _: done.wait(5) and None
    try:
        assert refusal(server.address + "/silent", open_site).what == "took too long to answer"
    finally:
        done.set()


def test_a_dripping_server_is_given_up(server: Server, open_site: Site) -> None:
    """A byte now and then keeps every single read within its limit; the whole has one too."""
    done = Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not done.wait(0.05):
            handler.wfile.write(b"a")

    server.routes["/drip"] = answer
    try:
        assert refusal(server.address + "/drip", open_site).what == "took too long to answer"
    finally:
        done.set()


@pytest.mark.parametrize("answer", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf"])
def test_a_broken_answer_is_an_error(server: Server, open_site: Site, answer: bytes) -> None:
    """No answer, no HTTP, or half of what was announced."""
    server.routes["/broken"] = lambda handler: handler.wfile.write(answer) and None
    assert "cannot be fetched" in refusal(server.address + "/broken", open_site).what


def test_a_port_where_nobody_listens_is_an_error(open_site: Site) -> None:
    """Refused connections name the page."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "cannot be fetched" in refusal(f"http://127.0.0.1:{port}/", open_site).what
