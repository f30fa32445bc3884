"""A home that is a project of Cloudflare Pages: a direct upload, seen as a whole.

Cloudflare documents the interface by its own program, wrangler (cloudflare/workers-sdk, `pages/upload.ts`): ask which
contents are missing, upload those, then deploy a table of all names. It tells nobody what a deployment has, so that
what lies there is known from our manifest alone, and a project without one is refused.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote

import httpx
import msgspec

from narrator.config.homes import CloudflareHome
from narrator.errors import HomeError, RefusedError
from narrator.homes.http import TIMEOUT, ask
from narrator.homes.kinds.netlify import headers_file
from narrator.homes.manifest import NAME, Manifest
from narrator.homes.model import FileByFile, Held, HomeLimits, LocalFile
from narrator.homes.secrets import secret_for, way_to_give

API: Final = ["https://api.cloudflare.com/client/v4"]
"""In a list for the tests. No setting changes it: a token goes there alone."""
TOKEN: Final = "CLOUDFLARE_API_TOKEN"  # noqa: S105  # a variable's name
ACCOUNT: Final = "cloudflare"
LIMITS: Final = HomeLimits(25 << 20, 0, 20_000, "Cloudflare Docs, Pages limits: 20,000 files of 25 MiB")
KEY_CHARACTERS: Final = 32
"""Of a content's name; wrangler takes as many of a BLAKE3."""
ASKED_AT_ONCE: Final = 1000


def open_home(settings: CloudflareHome, root: Path, output: Path, state: Path) -> "Project":  # noqa: ARG001  # all kinds' signature
    """Return the project. Raises `HomeError` where nobody has given a token, or there is no such project."""
    token = secret_for(ACCOUNT, TOKEN)
    if not token:
        raise HomeError("nobody has given a token", where=settings.project, hint=way_to_give(ACCOUNT, TOKEN))
    project = Project(httpx.Client(timeout=TIMEOUT, follow_redirects=True), settings, token)
    project.look()
    return project


class Project(FileByFile):
    """A project of Cloudflare Pages."""

    limits = LIMITS
    lanes = 3
    at_once = True

    def __init__(self, client: httpx.Client, settings: CloudflareHome, token: str) -> None:
        self.shown = f"cloudflare:{settings.project}"
        self._client, self._branch = client, settings.branch
        self._token = {"Authorization": f"Bearer {token}"}
        self._path = f"/accounts/{quote(settings.account)}/pages/projects/{quote(settings.project)}"
        self._uploads: dict[str, str] = {}
        self._address, self._is_new = "", False
        self._kept: dict[str, str] = {}
        self._whole: dict[str, str] = {}

    def look(self) -> None:
        """Ask where the project is seen, and whether anything was ever deployed to it."""
        project = self._api("GET", self._path)
        host = project.get("subdomain") or ""
        self._address = host if "://" in host else f"https://{host}"
        self._is_new = not project.get("latest_deployment") and not project.get("canonical_deployment")

    def listing(self) -> Mapping[str, Held] | None:
        """Return None: Cloudflare does not tell."""
        return None

    def read(self, name: str) -> bytes | None:
        """Return a file as it is served; of the manifest, remember which contents are there."""
        if self._is_new:
            return None
        answer = ask(
            self._client, "GET", f"{self._address}/{quote(name)}", where=self.shown, way_in="", expected=(404,)
        )
        if not answer.is_success or "html" in answer.headers.get("Content-Type", ""):  # a page for what is not there
            return None
        if name == NAME:
            try:
                files = msgspec.json.decode(answer.content, type=Manifest).files
            except msgspec.DecodeError:
                files = {}
            ours = {name: digest for name, (digest, _) in files.items() if digest and "sha256:" not in name}
            self._kept = {name: _key(name, digest) for name, digest in ours.items() if name != "_headers"}
        return answer.content

    def own_files(self) -> tuple[LocalFile, ...]:
        """Return `_headers`, which is given with the deployment."""
        return (headers_file(),)

    def has_others(self) -> bool:
        """Return whether something was deployed that we did not."""
        return not self._is_new

    def begin(self, files: Sequence[LocalFile], changed: frozenset[str]) -> frozenset[str]:  # noqa: ARG002
        """Return the names whose contents Cloudflare does not have; what was ours before and is still there stays."""
        jwt = self._api("GET", f"{self._path}/upload-token")["jwt"]
        self._uploads = {"Authorization": f"Bearer {jwt}"}
        ours = {file.name: _key(file.name, file.digest) for file in files if file.name != "_headers"}
        missing = self._missing({*ours.values(), *self._kept.values()})
        self._whole = {name: key for name, key in self._kept.items() if key not in missing} | ours
        return frozenset({key: name for name, key in ours.items() if key in missing}.values())

    def put(self, file: LocalFile) -> None:
        """Upload one content. Raises `RefusedError` where it is not taken."""
        if file.name == "_headers":
            return
        with file.opened() as opened_file:
            value = b64encode(opened_file.read()).decode("ascii")
        one = {"key": _key(file.name, file.digest), "value": value, "base64": True,
               "metadata": {"contentType": file.media_type}}  # fmt: skip
        self._api("POST", "/pages/assets/upload", self._uploads, name=file.name, json=[one])

    def delete(self, name: str) -> None:
        """Leave a file out of the next deployment."""
        self._kept.pop(name, None)

    def finish(self) -> None:
        """Deploy the table of all names."""
        self._api(
            "POST", "/pages/assets/upsert-hashes", self._uploads, json={"hashes": sorted(set(self._whole.values()))}
        )
        table = json.dumps({f"/{name}": key for name, key in sorted(self._whole.items())}, ensure_ascii=False)
        parts = {
            "manifest": (None, table),
            "branch": (None, self._branch),
            "_headers": ("_headers", headers_file().content),
        }
        self._api("POST", f"{self._path}/deployments", files=parts)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _missing(self, keys: set[str]) -> set[str]:
        ordered, missing = sorted(keys), set[str]()
        for begin in range(0, len(ordered), ASKED_AT_ONCE):
            hashes = ordered[begin : begin + ASKED_AT_ONCE]
            missing |= set(
                self._api("POST", "/pages/assets/check-missing", self._uploads, json={"hashes": hashes}) or ()
            )
        return missing

    def _api(self, method: str, path: str, token: Mapping[str, str] | None = None, name: str = "", **given: Any) -> Any:
        way_in = way_to_give(ACCOUNT, TOKEN)
        answer = ask(self._client, method, API[0] + path, where=self.shown, way_in=way_in, name=name,
                     headers=dict(token or self._token), **given)  # fmt: skip
        document = answer.json()
        if not document.get("success", True):
            said = (
                "; ".join(str(error.get("message", error)) for error in document.get("errors", ())) or "no reason given"
            )
            if name:
                raise RefusedError(said, where=name)
            raise HomeError(said, where=self.shown, hint="What the project shows is as it was.")
        return document.get("result")


def _key(name: str, digest: str) -> str:
    """Return the name of a content: the same bytes under another suffix are another one, as their type is."""
    return sha256(f"{digest}{PurePosixPath(name).suffix}".encode()).hexdigest()[:KEY_CHARACTERS]
