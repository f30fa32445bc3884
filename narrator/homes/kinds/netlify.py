"""A home that is a site of Netlify: a deploy by digests, seen as a whole (docs.netlify.com, "Netlify API").

A deploy replaces all that a site has, so what others put there stands in ours too, by its digest.
"""

import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import httpx

from narrator.config.homes import NetlifyHome
from narrator.errors import HomeError
from narrator.homes.http import TIMEOUT, ask
from narrator.homes.model import FileByFile, Held, LocalFile
from narrator.homes.secrets import secret_for, way_to_give

API: Final = ["https://api.netlify.com/api/v1"]
"""In a list for the tests, which serve one of their own. No setting changes it: a token goes there alone."""
TOKEN: Final = "NETLIFY_AUTH_TOKEN"  # noqa: S105  # a variable's name
ACCOUNT: Final = "netlify"
POLL_S: Final = [1.0]
LONGEST_S: Final = 900.0
HEADERS: Final = b"""/*
  Access-Control-Allow-Origin: *
/*/chapters.json
  Access-Control-Allow-Origin: *
  Content-Type: application/json+chapters
"""
"""`_headers` of Netlify and Cloudflare Pages: players on other sites may read transcripts and chapters."""


def open_home(settings: NetlifyHome, root: Path, output: Path, state: Path) -> "Netlify":  # noqa: ARG001  # all kinds' signature
    """Return the site. Raises `HomeError` where nobody has given a token."""
    token = secret_for(ACCOUNT, TOKEN)
    if not token:
        raise HomeError("nobody has given a token", where=settings.site, hint=way_to_give(ACCOUNT, TOKEN))
    client = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=TIMEOUT)
    return Netlify(client, settings.site, settings.folder.strip("/"))


def headers_file() -> LocalFile:
    """Return the file that tells Netlify and Cloudflare Pages what to say with each file."""
    return LocalFile("_headers", len(HEADERS), sha256(HEADERS).hexdigest(), "text/plain", content=HEADERS)


class Netlify(FileByFile):
    """A site, or a folder of it."""

    lanes = 4
    at_once = True

    def __init__(self, client: httpx.Client, site: str, folder: str) -> None:
        self.shown = f"netlify:{site}" + (f"/{folder}" if folder else "")
        self._client, self._site = client, site
        self._before = f"/{folder}/" if folder else "/"
        self._all: dict[str, tuple[str, int | None]] | None = None
        self._deploy = ""
        self._sha1: dict[str, str] = {}
        """SHA-256 → SHA-1 of the contents that were asked about: each file is read once."""

    def listing(self) -> Mapping[str, Held]:
        """Return what the site's deploy of today has, with SHA-1s."""
        if self._all is None:
            answer = self._ask("GET", f"/sites/{quote(self._site)}/files", expected=(404,))
            if answer.status_code == httpx.codes.NOT_FOUND:
                self._ask("GET", f"/sites/{quote(self._site)}")  # says whether there is such a site
            files = answer.json() if answer.is_success else []
            self._all = {one["path"]: (one["sha"], one.get("size")) for one in files}
        return {
            path.removeprefix(self._before): Held(None, sha)
            for path, (sha, _) in self._all.items()
            if path.startswith(self._before)
        }

    def read(self, name: str) -> bytes | None:
        """Return a file's content: Netlify gives it to whoever asks for its raw form."""
        path = f"/sites/{quote(self._site)}/files/{quote(self._before.lstrip('/') + name)}"
        accept = {"Accept": "application/vnd.bitballoon.v1.raw"}
        answer = self._ask("GET", path, expected=(404,), headers=accept)
        return answer.content if answer.is_success else None

    def digest(self, file: LocalFile) -> str:
        """Return the content's SHA-1."""
        if file.digest not in self._sha1:
            self._sha1[file.digest] = file.digest_by("sha1")
        return self._sha1[file.digest]

    def own_files(self) -> tuple[LocalFile, ...]:
        """Return `_headers`, for a site that is ours alone."""
        return () if self._before != "/" else (headers_file(),)

    def begin(self, files: Sequence[LocalFile], changed: frozenset[str]) -> frozenset[str]:  # noqa: ARG002
        """Open a deploy of everything, and return one name for each content that Netlify does not have yet."""
        digests = {file.name: self.digest(file) for file in files}
        whole = {path: sha for path, (sha, _) in (self._all or {}).items()}
        whole |= {self._before + name: sha for name, sha in digests.items()}
        answer = self._ask("POST", f"/sites/{quote(self._site)}/deploys", json={"files": whole, "async": True})
        self._deploy = answer.json()["id"]
        required = set(self._wait(("prepared", "uploading", "uploaded", "ready")).get("required") or ())
        return frozenset({sha: name for name, sha in digests.items() if sha in required}.values())

    def put(self, file: LocalFile) -> None:
        """Upload one content."""
        path = f"/deploys/{self._deploy}/files/{quote(self._before.lstrip('/') + file.name)}"
        kind = {"Content-Type": "application/octet-stream"}
        with file.opened() as opened_file:
            content = opened_file.read()
        self._ask("PUT", path, name=file.name, headers=kind, content=content)

    def delete(self, name: str) -> None:
        """Leave a file out of the next deploy."""
        if self._all is not None:
            self._all.pop(self._before + name, None)

    def finish(self) -> None:
        """Wait until the deploy is what the site shows."""
        self._wait(("ready", "current"))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _wait(self, states: Sequence[str]) -> dict[str, Any]:
        began = time.monotonic()
        while time.monotonic() - began < LONGEST_S:
            deploy: dict[str, Any] = self._ask("GET", f"/deploys/{self._deploy}").json()
            if deploy.get("state") in states:
                return deploy
            if deploy.get("state") == "error":
                what = f"the deploy failed: {deploy.get('error_message') or 'no reason given'}"
                raise HomeError(what, where=self.shown, hint="What the site shows is as it was. Publish again.")
            time.sleep(POLL_S[0])
        raise HomeError("the deploy does not become ready", where=self.shown, hint="Publish again later.")

    def _ask(
        self, method: str, path: str, *, name: str = "", expected: Sequence[int] = (), content: bytes | None = None,
        **given: Any,
    ) -> httpx.Response:  # fmt: skip
        body = None if content is None else lambda: content
        return ask(self._client, method, API[0] + path, where=self.shown, way_in=way_to_give(ACCOUNT, TOKEN), name=name,
                   expected=expected, content=body, **given)  # fmt: skip
