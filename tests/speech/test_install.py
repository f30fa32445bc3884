"""A voice is installed whole or not at all, from a server that misbehaves."""

import hashlib
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from narrator.errors import EnvironmentFaultError, OutputError, ProfileError
from narrator.speech.engines.piper import engine as piper
from narrator.speech.install import install_voice
from narrator.speech.model import EngineOptions, Request

NAME = "en_US-small-low"
WHERE = f"en/en_US/small/low/{NAME}.onnx"


class Shelf:
    """What the server gives, how it misbehaves, and what it was asked."""

    def __init__(self, files):
        self.files = files
        self.asked = []
        self.breaks_off_after = []
        """For each coming answer with a model: after how many bytes it breaks off (None: never)."""
        self.knows_ranges = True
        self.lies_of_range = False
        self.damages = 0
        """How many of the coming answers with a model have a wrong byte."""
        self.adds = b""

    def answer(self, path, wanted_range):
        """Return status, headers, body and the length that is promised."""
        self.asked.append((path, wanted_range))
        body = self.files.get(path.lstrip("/"))
        if body is None:
            return 404, {}, b"", 0
        status, headers = 200, {}
        if not path.endswith(".onnx"):
            return status, headers, body, len(body)
        if self.damages:
            self.damages -= 1
            body = b"\0" + body[1:]
        if wanted_range and self.knows_ranges:
            begin = int(wanted_range.removeprefix("bytes=").rstrip("-"))
            told = begin + 1 if self.lies_of_range else begin
            status, headers = 206, {"Content-Range": f"bytes {told}-{len(body) - 1}/{len(body)}"}
            body = body[begin:]
        body += self.adds
        cut = self.breaks_off_after.pop(0) if self.breaks_off_after else None
        return status, headers, body[:cut], len(body)


@pytest.fixture
def shelf(write_model, tmp_path):
    """A collection of one small voice in Piper's layout."""
    source = tmp_path / "source"
    source.mkdir()
    model = write_model(source)
    files = {WHERE: model.read_bytes(), f"{WHERE}.json": model.with_name(f"{NAME}.onnx.json").read_bytes()}
    facts = {
        where: {"size_bytes": len(body), "md5_digest": hashlib.md5(body, usedforsecurity=False).hexdigest()}
        for where, body in files.items()
    }
    index = {NAME: {"key": NAME, "files": {**facts, "en/en_US/small/low/MODEL_CARD": {"size_bytes": 1}}}}
    return Shelf({**files, "voices.json": json.dumps(index).encode()})


@pytest.fixture
def url(shelf):
    """Serve the shelf on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body, length = shelf.answer(self.path, self.headers.get("Range"))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(length)}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

        def log_message(self, *arguments):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def install(url, tmp_path):
    """Return a function that installs into `voices/` and gives what was told of progress."""

    def run(name=NAME):
        told = []
        install_voice(
            name, tmp_path / "voices", progress=lambda *news: told.append(news), tell=lambda _: None, base_url=url
        )
        return told

    return run


def installed(tmp_path):
    """Return the names in `voices/`, also hidden ones."""
    return sorted(path.name for path in (tmp_path / "voices").iterdir())


def test_an_installed_voice_speaks(install, tmp_path, supervise):
    """Both files are there, nothing else, and the real loading code reads them."""
    told = install()
    assert installed(tmp_path) == [f"{NAME}.onnx", f"{NAME}.onnx.json"]
    assert told[-1][1] == told[-1][2]
    options = EngineOptions(model=str(tmp_path / "voices" / f"{NAME}.onnx"))
    assert piper.probe(options).present
    assert supervise("piper", options).speak(Request("Good morning.", "en", NAME, 1.0)).samples.size


def test_what_is_there_is_not_fetched_again(install, shelf):
    """The second time, only the list of voices is asked for."""
    install()
    shelf.asked.clear()
    install()
    assert [path for path, _ in shelf.asked] == ["/voices.json"]


def test_a_download_goes_on_where_it_broke_off(install, shelf, tmp_path):
    """Broken off twice, it asks for the rest."""
    shelf.breaks_off_after = [300, 200]
    install()
    assert [asked for path, asked in shelf.asked if path.endswith(".onnx")] == [None, "bytes=300-", "bytes=500-"]
    assert (tmp_path / "voices" / f"{NAME}.onnx").read_bytes() == shelf.files[WHERE]


@pytest.mark.parametrize("fault", ["knows no ranges", "sends another range"])
def test_a_server_that_does_not_do_as_asked_is_begun_anew(install, shelf, tmp_path, fault):
    """The pieces are never put together wrongly."""
    shelf.breaks_off_after = [300]
    shelf.knows_ranges = fault != "knows no ranges"
    shelf.lies_of_range = fault == "sends another range"
    install()
    assert (tmp_path / "voices" / f"{NAME}.onnx").read_bytes() == shelf.files[WHERE]


def test_a_wrong_checksum_is_fetched_again(install, shelf, tmp_path):
    """A damaged model never gets its name."""
    shelf.damages = 1
    install()
    assert (tmp_path / "voices" / f"{NAME}.onnx").read_bytes() == shelf.files[WHERE]


@pytest.mark.parametrize(
    ("fault", "seen"), [("damage", "checksum"), ("excess", "more than"), ("cut", "bytes came|peer")]
)
def test_a_server_that_keeps_failing_is_an_error_and_leaves_no_model(install, shelf, tmp_path, fault, seen):
    """The model's name never stands for half a model."""
    shelf.damages = 99 if fault == "damage" else 0
    shelf.adds = b"more" if fault == "excess" else b""
    shelf.breaks_off_after = [0] * 99 if fault == "cut" else []
    with pytest.raises(EnvironmentFaultError, match=seen) as caught:
        install()
    assert caught.value.hint
    assert f"{NAME}.onnx" not in installed(tmp_path)


def test_an_interrupted_installation_goes_on_the_next_time(install, shelf, tmp_path):
    """What came is kept under a hidden name."""
    shelf.breaks_off_after = [300, 0, 0, 0, 0]
    with pytest.raises(EnvironmentFaultError):
        install()
    assert f".{NAME}.onnx.part" in installed(tmp_path)
    install()
    assert shelf.asked[-1] == (f"/{WHERE}", "bytes=300-")
    assert installed(tmp_path) == [f"{NAME}.onnx", f"{NAME}.onnx.json"]


def test_an_unknown_voice_names_those_close_to_it(install):
    """A slip of the pen is answered with the right name."""
    with pytest.raises(ProfileError) as caught:
        install("en_US-smal-low")
    assert NAME in caught.value.hint


@pytest.mark.parametrize("index", [b"<html>", b"[]", b'{"en_US-small-low": {"files": {}}}'])
def test_an_odd_list_of_voices_is_an_error(install, shelf, index):
    """An error page, a list, a voice without files."""
    shelf.files["voices.json"] = index
    with pytest.raises(EnvironmentFaultError):
        install()


def test_a_folder_that_cannot_be_made_is_an_error(install, tmp_path):
    """A file stands in its place."""
    (tmp_path / "voices").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        install()
