"""Requests → files of the output folder, whole or in part, to this machine alone."""

from collections.abc import AsyncIterator
from email.utils import formatdate
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

import anyio
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from narrator.publishing.media_types import CHAPTERS, media_type
from narrator.studio.loopback import LoopbackServer, is_local
from narrator.studio.serving.ranges import ByteRange, UnsatisfiableError, byte_range
from narrator.studio.serving.rewriting import rewritten

CHUNK_BYTES: Final = 64 * 1024
TO_ALL: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
}
"""Lets players on other sites read transcripts and chapters (Podcast Namespace, "podcast:transcript")."""
ASKING: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match",
}


class ServedFile(Struct, frozen=True):
    """A file that may be sent."""

    path: Path
    content: bytes | None
    """In place of the file's own; None: as it is."""
    size_bytes: int
    etag: str
    modified: float

    @property
    def headers(self) -> dict[str, str]:
        """What is said of it, whole or in part."""
        kind = media_type(self.path.name)
        text = kind.startswith("text/") or kind.endswith(("xml", "json", "+chapters"))
        return {
            "Content-Type": f"{kind}; charset=utf-8" if text else kind,
            "Accept-Ranges": "bytes",
            "ETag": self.etag,
            "Last-Modified": formatdate(self.modified, usegmt=True),
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            **(TO_ALL if is_for_players(self.path.name) else {}),
        }


class FolderApp:
    """Answers GET, HEAD and OPTIONS with the files of one folder."""

    def __init__(self, folder: Path) -> None:
        """Serve *folder*."""
        self.folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        await (await self._answer(request))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        name = unquote(request.scope["raw_path"].decode("ascii", "replace"))
        if request.method == "OPTIONS":
            # browsers want to know before a page asks for a range
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=TO_ALL | ASKING if is_for_players(name) else {})
        if request.method not in {"GET", "HEAD"}:
            return _refusal(HTTPStatus.NOT_IMPLEMENTED)
        host = request.headers.get("host", "")
        if not is_local(host):
            return _refusal(HTTPStatus.MISDIRECTED_REQUEST)
        path = await run_in_threadpool(self.file_for, name)
        if path is None:
            return _refusal(HTTPStatus.NOT_FOUND)
        if path.is_dir():
            return Response(status_code=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": quote(name) + "/"})
        server = request.scope.get("server") or ("", 0)
        return _sent(request, await run_in_threadpool(self.answer_for, path, f"http://{server[0]}:{server[1]}"))

    def file_for(self, name: str) -> Path | None:
        """Return the file or folder that a request names; None: nothing that may be seen.

        Hidden files are not seen: records and secrets lie in them. Links that lead out of the folder are not followed.
        """
        parts = [part for part in name.split("/") if part]
        if "\0" in name or "\\" in name or any(part.startswith(".") for part in parts):
            return None
        try:
            path = self.folder.joinpath(*parts).resolve()
            path.lstat()
        except (OSError, ValueError, RuntimeError):  # a name that is too long, no text, or a link to itself
            return None
        if not path.is_relative_to(self.folder):
            return None
        if path.is_dir() and name.endswith("/"):
            path /= "index.html"
        return path if path.exists() else None

    def answer_for(self, path: Path, address: str) -> ServedFile:
        """Return what is sent for *path*: a feed gets this machine's *address*."""
        stat = path.stat()
        content = None
        if path.name == "feed.xml":
            content = rewritten(path.read_bytes(), path.relative_to(self.folder).as_posix(), address)
        size = len(content) if content is not None else stat.st_size
        return ServedFile(path, content, size, f'"{stat.st_mtime_ns:x}-{size:x}"', stat.st_mtime)


def _sent(request: Request, answer: ServedFile) -> Response:
    if answer.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=answer.headers)
    asked = request.headers.get("range")
    if request.headers.get("if-range", answer.etag) not in {answer.etag, formatdate(answer.modified, usegmt=True)}:
        asked = None  # the file has changed since the client got its first part
    try:
        part = byte_range(asked, answer.size_bytes)
    except UnsatisfiableError:
        return Response(
            status_code=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            headers={"Content-Range": f"bytes */{answer.size_bytes}"},
        )
    headers = answer.headers
    if part is not None:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{answer.size_bytes}"
    whole = part or ByteRange(0, answer.size_bytes - 1)
    headers["Content-Length"] = str(whole.size_bytes)
    status = HTTPStatus.OK if part is None else HTTPStatus.PARTIAL_CONTENT
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    return StreamingResponse(_pieces(answer, whole), status_code=status, headers=headers)


async def _pieces(answer: ServedFile, part: ByteRange) -> AsyncIterator[bytes]:
    """Yield the bytes; of a file that grew shorter too few, so that the client sees that something is missing."""
    if answer.content is not None:
        yield answer.content[part.first : part.last + 1]
        return
    async with await anyio.open_file(answer.path, "rb") as file:
        await file.seek(part.first)
        left = part.size_bytes
        while left > 0 and (piece := await file.read(min(CHUNK_BYTES, left))):
            yield piece
            left -= len(piece)


def _refusal(status: HTTPStatus) -> Response:
    return PlainTextResponse(f"{status.value} {status.phrase}\n", status_code=status)


def is_for_players(name: str) -> bool:
    """Return whether players on other sites may read the file: transcripts and chapters, never pages and drafts."""
    return name.lower().endswith((".vtt", ".srt")) or (media_type(name.rpartition("/")[2]) == CHAPTERS)


class OutputServer(LoopbackServer):
    """Serves one folder on loopback."""

    def __init__(self, output: Path, port: int) -> None:
        """Bind to *port*; 0: any that is free. Raises `EnvironmentFaultError` where it is taken."""
        super().__init__(FolderApp(output), port)
