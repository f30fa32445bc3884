"""Requests → files of the output folder, whole or in part, to this machine alone."""

import re
import sys
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from narrator.errors import EnvironmentFaultError
from narrator.publishing.media_types import CHAPTERS, media_type
from narrator.studio.serving.ranges import ByteRange, UnsatisfiableError, byte_range
from narrator.studio.serving.rewriting import rewritten

LOOPBACK: Final = "127.0.0.1"
LOCAL_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Under another name it is a page of the web that asks (DNS rebinding)."""
PORT: Final = re.compile(r":\d{1,5}$")
CHUNK_BYTES: Final = 64 * 1024
IDLE_SECONDS: Final = 60


class ServedFile(Struct, frozen=True):
    """A file that may be sent."""

    path: Path
    content: bytes | None
    """In place of the file's own; None: as it is."""
    size_bytes: int
    etag: str
    modified: float


class Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and OPTIONS."""

    protocol_version = "HTTP/1.1"
    server_version = "narrator"
    sys_version = ""
    timeout = IDLE_SECONDS
    server: "OutputServer"

    def do_GET(self) -> None:
        """Send the file, or the part of it that is asked for."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without the content."""
        self._answer(with_body=False)

    def do_OPTIONS(self) -> None:
        """Say what may be asked: browsers want to know before a page asks for a range."""
        self.send_response(HTTPStatus.NO_CONTENT)
        if is_for_players(unquote(urlsplit(self.path).path)):
            self._open_to_all()
            self.send_header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
            self.send_header("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in the standard library
        """Say nothing for each request."""

    def _answer(self, *, with_body: bool) -> None:
        if PORT.sub("", self.headers.get("Host", "")) not in LOCAL_NAMES:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, with_body=with_body)
            return
        path = self.server.file_for(self.path)
        if path is None:
            self._refuse(HTTPStatus.NOT_FOUND, with_body=with_body)
        elif path.is_dir():
            self._redirect(urlsplit(self.path).path)
        else:
            self._send(self.server.answer_for(path), with_body=with_body)

    def _send(self, answer: ServedFile, *, with_body: bool) -> None:
        if answer.etag in self.headers.get("If-None-Match", ""):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._describe(answer)
            self.end_headers()
            return
        asked = self.headers.get("Range")
        if self.headers.get("If-Range", answer.etag) not in {answer.etag, formatdate(answer.modified, usegmt=True)}:
            asked = None  # the file has changed since the client got its first part
        try:
            part = byte_range(asked, answer.size_bytes)
        except UnsatisfiableError:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{answer.size_bytes}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        whole = ByteRange(0, answer.size_bytes - 1)
        self.send_response(HTTPStatus.OK if part is None else HTTPStatus.PARTIAL_CONTENT)
        self._describe(answer)
        if part is not None:
            self.send_header("Content-Range", f"bytes {part.first}-{part.last}/{answer.size_bytes}")
        self.send_header("Content-Length", str((part or whole).size_bytes))
        self.end_headers()
        if with_body:
            self._write(answer, part or whole)

    def _describe(self, answer: ServedFile) -> None:
        kind = media_type(answer.path.name)
        text = kind.startswith("text/") or kind.endswith(("xml", "json", "+chapters"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("ETag", answer.etag)
        self.send_header("Last-Modified", formatdate(answer.modified, usegmt=True))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if is_for_players(answer.path.name):
            self._open_to_all()

    def _open_to_all(self) -> None:
        """Let players on other sites read transcripts and chapters (Podcast Namespace, "podcast:transcript")."""
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag")

    def _write(self, answer: ServedFile, part: ByteRange) -> None:
        try:
            if answer.content is not None:
                self.wfile.write(answer.content[part.first : part.last + 1])
                return
            with answer.path.open("rb") as file:
                file.seek(part.first)
                left = part.size_bytes
                while left > 0 and (piece := file.read(min(CHUNK_BYTES, left))):
                    self.wfile.write(piece)
                    left -= len(piece)
                if left:
                    self.close_connection = True  # the file grew shorter: the client must see that something is missing
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the listener seeks: the old request is of no more use

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote(unquote(path)) + "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, status: HTTPStatus, *, with_body: bool) -> None:
        body = f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def is_for_players(name: str) -> bool:
    """Return whether players on other sites may read the file: transcripts and chapters, never pages and drafts."""
    return name.lower().endswith((".vtt", ".srt")) or (media_type(name.rpartition("/")[2]) == CHAPTERS)


class OutputServer(ThreadingHTTPServer):
    """Serves one folder on loopback; a thread a request, so that one listener does not stop another."""

    daemon_threads = True

    def __init__(self, output: Path, port: int) -> None:
        """Bind to *port*; 0: any that is free. Raises `EnvironmentFaultError` where it is taken."""
        self.output = output.resolve()
        try:
            super().__init__((LOOPBACK, port), Handler)
        except OSError as problem:
            raise EnvironmentFaultError(
                f"port {port} cannot be used: {problem.strerror}", hint="Choose another with --port, or 0 for any."
            ) from problem

    @property
    def address(self) -> str:
        """Where it is, without a trailing slash."""
        return f"http://{LOOPBACK}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of listeners that hang up, which they do whenever they seek."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typed for sockets alone

    def file_for(self, target: str) -> Path | None:
        """Return the file or folder that a request names; None: nothing that may be seen.

        Hidden files are not seen: records and secrets lie in them. Links that lead out of the folder are not followed.
        """
        name = unquote(urlsplit(target).path)
        parts = [part for part in name.split("/") if part]
        if "\0" in name or "\\" in name or any(part.startswith(".") for part in parts):
            return None
        try:
            path = self.output.joinpath(*parts).resolve()
            path.lstat()
        except (OSError, ValueError, RuntimeError):  # a name that is too long, no text, or a link to itself
            return None
        if not path.is_relative_to(self.output):
            return None
        if path.is_dir() and name.endswith("/"):
            path /= "index.html"
        return path if path.exists() else None

    def answer_for(self, path: Path) -> ServedFile:
        """Return what is sent for *path*: a feed gets this machine's addresses."""
        stat = path.stat()
        content = None
        if path.name == "feed.xml":
            content = rewritten(path.read_bytes(), path.relative_to(self.output).as_posix(), self.address)
        size = len(content) if content is not None else stat.st_size
        return ServedFile(path, content, size, f'"{stat.st_mtime_ns:x}-{size:x}"', stat.st_mtime)
