"""`serve`: what a podcast app and a browser need, and nothing else of this machine."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import podcastparser
import pytest
from show.published import publish

from narrator.errors import EnvironmentFaultError
from narrator.studio.prompt_protocol import PromptProtocol
from narrator.studio.serving.server import OutputServer

Get = Callable[..., tuple[HTTPResponse, bytes]]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Publish a show, once."""
    folder = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        output = publish(folder, {"one.md": "---\ntitle: One\nlang: en\ndate: 2025-09-09\n---\n\nSome words.\n"})
        (folder / "secret.txt").write_text("secret", "utf-8")
        (output / "out.txt").symlink_to(folder / "secret.txt")
        (output / "empty.txt").touch()
        yield output


@pytest.fixture(scope="module")
def server(output: Path) -> Iterator[OutputServer]:
    """Serve it."""
    with OutputServer(output, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def get(server: OutputServer) -> Get:
    """Return a function that asks."""

    def ask(path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    return ask


def test_a_file_comes_whole_or_in_part(get: Get, output: Path) -> None:
    """200, 206 and 416, each with the length that it announces."""
    content = (output / "one/one.mp3").read_bytes()
    response, body = get("/one/one.mp3")
    assert (response.status, body, response.headers["Accept-Ranges"]) == (200, content, "bytes")
    response, body = get("/one/one.mp3", Range="bytes=100-199")
    assert (response.status, body) == (206, content[100:200])
    assert response.headers["Content-Range"] == f"bytes 100-199/{len(content)}"
    response, body = get("/one/one.mp3", Range="bytes=-50")
    assert (response.status, body) == (206, content[-50:])
    response, body = get("/one/one.mp3", Range=f"bytes={len(content)}-")
    assert (response.status, body, response.headers["Content-Range"]) == (416, b"", f"bytes */{len(content)}")


def test_head_tells_what_get_would_send(get: Get, output: Path) -> None:
    """Stores ask with HEAD first."""
    response, body = get("/one/one.mp3", "HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) == (output / "one/one.mp3").stat().st_size
    response, body = get("/one/one.mp3", "HEAD", Range="bytes=0-9")
    assert (response.status, body, response.headers["Content-Length"]) == (206, b"", "10")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/one/one.mp3", "audio/mpeg"),
        ("/one/transcript.vtt", "text/vtt; charset=utf-8"),
        ("/one/transcript.srt", "application/x-subrip"),
        ("/one/chapters.json", "application/json+chapters; charset=utf-8"),
        ("/one/cover.jpg?v=abc", "image/jpeg"),
        ("/one/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
    ],
)
def test_media_types_are_those_of_the_standards(get: Get, path: str, kind: str) -> None:
    """Players on other sites may read transcripts and chapters, and nothing else: any open page could read drafts."""
    response, _ = get(path)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    for_players = path.endswith((".vtt", ".srt", "chapters.json"))
    assert response.headers["Access-Control-Allow-Origin"] == ("*" if for_players else None)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/one/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/out.txt",
        "/.narrator/articles/one.json",
        "/one%00.mp3",
        "/gone.txt",
        "//etc/passwd",
        "/one\\one.mp3",
    ],
)
def test_nothing_outside_and_nothing_hidden_is_served(get: Get, path: str) -> None:
    """Neither by dots, nor by links, nor by the names of records."""
    response, body = get(path)
    assert response.status == 404
    assert b"secret" not in body


def test_a_page_of_the_web_cannot_ask_under_its_own_name(get: Get) -> None:
    """DNS rebinding gets 421."""
    assert get("/feed.xml", Host="evil.example:8000")[0].status == 421
    assert get("/feed.xml", Host="localhost:8000")[0].status == 200


def test_a_folder_has_a_slash_and_an_empty_file_is_served(get: Get) -> None:
    """Relative links of a page need the slash."""
    response, _ = get("/one")
    assert (response.status, response.headers["Location"]) == (301, "/one/")
    response, body = get("/empty.txt")
    assert (response.status, body) == (200, b"")


def test_what_the_client_has_is_not_sent_again(get: Get) -> None:
    """304 for the same entity; a part of another version comes whole."""
    tag = get("/one/one.mp3")[0].headers["ETag"]
    assert get("/one/one.mp3", If_None_Match=tag)[0].status == 304
    assert get("/one/one.mp3", Range="bytes=0-9", If_Range=tag)[0].status == 206
    assert get("/one/one.mp3", Range="bytes=0-9", If_Range='"old"')[0].status == 200


def test_browsers_may_ask_for_parts_from_another_origin(get: Get) -> None:
    """The preflight of a Range request."""
    response, _ = get("/one/transcript.vtt", "OPTIONS")
    assert response.status == 204
    assert "Range" in response.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in get("/one/", "OPTIONS")[0].headers


@pytest.mark.parametrize(
    "name", ["a" * 300, "%ed%a0%80", "%ff%fe", "one.mp3/x", "%0a", "a" * 5000, "%F0%9F%98%80" * 80]
)
def test_an_odd_name_is_not_found(get: Get, name: str) -> None:
    """And no traceback, and no closed connection."""
    assert get(f"/{name}")[0].status == 404


def test_a_podcast_app_subscribes_downloads_and_resumes(get: Get, output: Path, server: OutputServer) -> None:
    """The parser of gPodder finds the episode under this machine's address; a broken download goes on to the byte."""
    address = f"{server.address}/feed.xml"
    podcast = podcastparser.parse(address, BytesIO(get("/feed.xml")[1]))
    (episode,) = podcast["episodes"]
    enclosure = episode["enclosures"][0]
    assert enclosure["url"].startswith(f"{server.address}/one/one.mp3?v=")
    path = urlsplit(enclosure["url"]).path
    first, begun = get(path, Range="bytes=0-999")
    _, rest = get(path, Range=f"bytes={len(begun)}-", If_Range=first.headers["ETag"])
    assert begun + rest == (output / "one/one.mp3").read_bytes()
    assert len(begun + rest) == enclosure["file_size"]
    assert "example.com" not in episode["link"]
    assert b"https://example.com/pod/" in (output / "feed.xml").read_bytes()


def test_a_port_that_is_taken_is_named(output: Path, server: OutputServer) -> None:
    """With the way out."""
    with pytest.raises(EnvironmentFaultError, match=str(server.server_address[1])):
        OutputServer(output, server.server_address[1])


REQUEST = b"GET /empty.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def connection(server: OutputServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Connect to the server, whose patience is short."""
    monkeypatch.setattr(PromptProtocol, "header_seconds", 0.4)
    monkeypatch.setattr(PromptProtocol, "idle_seconds", 1.2)
    with socket.create_connection(server.server_address, timeout=10) as connection:
        yield connection


def answers(connection: socket.socket) -> bytes:
    """Return all that the server sends until it closes the connection."""
    received = b""
    while piece := connection.recv(4096):
        received += piece
    return received


@pytest.mark.parametrize("begun", [b"G", REQUEST, REQUEST + b"X-Long: " + b"a" * 9000])
def test_headers_that_never_end_are_given_up(connection: socket.socket, begun: bytes) -> None:
    """With 408, however often one more byte comes."""
    connection.sendall(begun)
    began = time.monotonic()
    connection.settimeout(0.1)
    received = b""
    while time.monotonic() - began < 5:
        try:
            piece = connection.recv(4096)
        except TimeoutError:
            connection.sendall(b"X")
            continue
        except ConnectionError:  # what was sent after the end
            break
        if not piece:
            break
        received += piece
    assert time.monotonic() - began < 5
    assert received.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert b"connection: close" in received.lower()


def test_a_connection_that_asks_nothing_is_closed(connection: socket.socket) -> None:
    """Without an answer to nothing."""
    began = time.monotonic()
    assert answers(connection) == b""
    assert time.monotonic() - began < 5


def test_a_connection_is_kept_for_further_requests(connection: socket.socket) -> None:
    """Also where the pause between two is longer than headers may take, and two come at once."""
    for requests in (REQUEST + b"\r\n", (REQUEST + b"\r\n") * 2, REQUEST + b"Connection: close\r\n\r\n"):
        connection.sendall(requests[:20])
        time.sleep(0.1)
        connection.sendall(requests[20:])
        count = requests.count(b"GET")
        received = b""
        while received.count(b"HTTP/1.1 200 OK") < count:
            received += connection.recv(4096)
        time.sleep(0.6)
    assert answers(connection) == b""


def test_the_headers_of_a_second_request_have_to_end_too(connection: socket.socket) -> None:
    """It may have begun in the same piece as the first."""
    connection.sendall(REQUEST + b"\r\n" + REQUEST)
    received = answers(connection)
    assert received.startswith(b"HTTP/1.1 200 OK")
    assert b"HTTP/1.1 408 Request Timeout" in received


def test_a_body_that_nobody_waits_for_has_to_end(connection: socket.socket) -> None:
    """The answer comes at once; what is sent after it keeps the connection open for a moment alone."""
    connection.sendall(REQUEST + b"Content-Length: 1000000\r\n\r\n")
    received = connection.recv(4096)
    began = time.monotonic()
    with contextlib.suppress(ConnectionError):
        while time.monotonic() - began < 5:
            connection.sendall(b"a")
            time.sleep(0.05)
    assert received.startswith(b"HTTP/1.1 200 OK")
    assert time.monotonic() - began < 3
