"""A home that is a folder of a WebDAV server (Nextcloud, a hoster's network drive, …), by RFC 4918 through httpx."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Final
from urllib.parse import quote, unquote, urlsplit

import httpx
from lxml import etree

from narrator.config.homes import WebdavHome
from narrator.errors import ConfigError, HomeError
from narrator.files import PART
from narrator.homes.http import TIMEOUT, ask
from narrator.homes.model import CHUNK_BYTES, FileByFile, Held, LocalFile
from narrator.homes.secrets import secret_for, way_to_give

WHAT: Final = b'<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>'
DAV: Final = "{DAV:}"
ABSENT: Final = (404, 409)


def open_home(settings: WebdavHome, root: Path, output: Path, state: Path) -> "Webdav":  # noqa: ARG001  # all kinds' signature
    """Return the folder. Raises `ConfigError` where the address would send a password in the clear."""
    parts = urlsplit(settings.url)
    here = parts.hostname in {"127.0.0.1", "::1", "localhost"}
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        raise ConfigError("a WebDAV home has an https:// address", where=settings.url, hint="Others could read along.")
    account = f"webdav://{settings.user}@{parts.hostname}" if settings.user else f"webdav://{parts.hostname}"
    secret = secret_for(account)
    auth = httpx.BasicAuth(settings.user, secret) if settings.user or secret else None
    return Webdav(httpx.Client(auth=auth, timeout=TIMEOUT), settings.url.rstrip("/"), way_to_give(account))


class Webdav(FileByFile):
    """A folder of a WebDAV server."""

    lanes = 2

    def __init__(self, client: httpx.Client, url: str, way_in: str) -> None:
        self.shown = url
        self._client, self._way_in = client, way_in
        self._path = unquote(urlsplit(url).path).rstrip("/")
        self._made: set[str] = set()
        self._moves = True

    def listing(self) -> Mapping[str, Held]:
        """Return what is there: in one answer where the server gives all at once, else folder by folder."""
        answer = self._ask(
            "PROPFIND", "", expected=(403, 404, 400, 501), headers={"Depth": "infinity"}, content=lambda: WHAT
        )
        if answer.status_code == httpx.codes.NOT_FOUND:
            return {}
        if answer.status_code == httpx.codes.MULTI_STATUS:
            return {name: held for name, held in self._entries(answer) if held is not None}
        return dict(self._below(""))

    def _below(self, folder: str) -> Iterator[tuple[str, Held]]:
        answer = self._ask("PROPFIND", folder, headers={"Depth": "1"}, content=lambda: WHAT)
        for name, held in self._entries(answer):
            if held is not None:
                yield name, held
            elif name.rstrip("/") != folder.rstrip("/"):
                yield from self._below(name)

    def _entries(self, answer: httpx.Response) -> Iterator[tuple[str, Held | None]]:
        """Yield each name in *answer*, with what is told of a file; None: it is a folder."""
        try:
            root = etree.fromstring(
                answer.content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            )
        except etree.XMLSyntaxError as problem:
            raise HomeError("does not answer as WebDAV does", where=self.shown, hint="Look at `url`.") from problem
        for one in root.iter(f"{DAV}response"):
            path = unquote(urlsplit(one.findtext(f"{DAV}href", "")).path)
            name = path.removeprefix(self._path).lstrip("/")
            if one.find(f".//{DAV}resourcetype/{DAV}collection") is not None:
                yield name, None
            else:
                length = one.findtext(f".//{DAV}getcontentlength", "")
                yield name, Held(int(length) if length.isdigit() else None)

    def read(self, name: str) -> bytes | None:
        """Return a file's content."""
        answer = self._ask("GET", name, expected=ABSENT)
        return answer.content if answer.is_success else None

    def begin(self, files: Sequence[LocalFile], changed: frozenset[str]) -> frozenset[str]:  # noqa: ARG002
        """Make all folders: several lanes would make one twice."""
        for name in sorted(changed):
            self._make(str(PurePosixPath(name).parent))
        return changed

    def put(self, file: LocalFile) -> None:
        """Upload *file* beside its place and move it there; a server that cannot move gets it at once."""
        path = PurePosixPath(file.name)
        self._make(str(path.parent))
        headers = {"Content-Type": file.media_type, "Content-Length": str(file.size_bytes)}
        part = str(path.with_name(f"{PART}narrator-{path.name}")) if self._moves else file.name
        with file.opened() as opened_file:
            self._ask("PUT", part, name=file.name, headers=headers, content=_from_start(opened_file))
        if part == file.name:
            return
        target = {"Destination": self._url(file.name), "Overwrite": "T"}
        moved = self._ask("MOVE", part, name=file.name, headers=target, expected=(405, 501, 502))
        if not moved.is_success:
            self._moves = False
            self._ask("DELETE", part, expected=ABSENT)
            self.put(file)

    def delete(self, name: str) -> None:
        """Delete a file, and its folder where that is empty then."""
        self._ask("DELETE", name, expected=ABSENT)
        folder = str(PurePosixPath(name).parent)
        if folder != ".":
            there = self._ask("PROPFIND", folder, headers={"Depth": "1"}, content=lambda: WHAT, expected=ABSENT)
            if there.status_code == httpx.codes.MULTI_STATUS and len(list(self._entries(there))) == 1:
                self._ask("DELETE", folder + "/", expected=ABSENT)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _make(self, folder: str) -> None:
        """Make *folder*, and the home itself, where they are not there; above it nothing is made."""
        for name in ("", *(str(one) for one in reversed(PurePosixPath(folder).parents) if str(one) != "."), folder):
            if name not in self._made and name != ".":
                self._ask("MKCOL", f"{name}/" if name else "", expected=(405, 301))  # 405: it is there
                self._made.add(name)

    def _url(self, name: str) -> str:
        return f"{self.shown}/{quote(name)}"

    def _ask(
        self, method: str, path: str, *, name: str = "", expected: Sequence[int] = (),
        headers: Mapping[str, str] | None = None, content: Callable[[], object] | None = None,
    ) -> httpx.Response:  # fmt: skip
        return ask(
            self._client, method, self._url(path), where=self.shown, way_in=self._way_in, name=name,
            expected=expected, headers=dict(headers or {}), content=content,
        )  # fmt: skip


def _from_start(file: IO[bytes]) -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        file.seek(0)
        while piece := file.read(CHUNK_BYTES):
            yield piece

    return pieces
