"""A deploy interface of our own that answers as Netlify's and Cloudflare Pages' documentation says, or misbehaves."""

import hashlib
import json
import re
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

TOKEN = "a token"  # noqa: S105


class Service:
    """What the interface holds, and how it misbehaves."""

    def __init__(self) -> None:
        self.address = ""
        self.contents: dict[str, bytes] = {}
        """Digest (Netlify) or key (Cloudflare) → bytes."""
        self.live: dict[str, str] = {}
        """Path → digest or key, of what is to be seen."""
        self.types: dict[str, str] = {}
        """Path → media type that is served; the rest is guessed."""
        self.uploads: list[str] = []
        self.deploys: dict[str, dict[str, Any]] = {}
        self.deployed = 0
        self.full_after = 10_000
        """Uploads that there is room for."""
        self.failing = 0
        """Requests that are answered with 503 first."""
        self.refuses = ""
        """A part of a name that is not taken."""
        self.read_only = False
        self.errors = ""
        """With which a deploy ends."""
        self.ranges = True
        self.cors = True
        self.base = ""
        """Path under which the live files are served to everybody."""

    def upload(self, digest: str, content: bytes, name: str) -> int:
        """Keep a content, and return the status."""
        if self.refuses and self.refuses in name:
            return 422
        if len(self.uploads) >= self.full_after:
            return 507
        self.uploads.append(name)
        self.contents[digest] = content
        return 200


@contextmanager
def serving(service: Service) -> Iterator[str]:
    """Serve, and give the address: `/netlify` and `/cloudflare` are the interfaces, everything else the files."""

    class Handler(_Handler):
        pass

    Handler.service = service
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    service.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service.address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    service: Service

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, status: int, body: object = None, headers: dict[str, str] | None = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body, path, service = self.rfile.read(length), unquote(urlsplit(self.path).path), self.service
        if not path.startswith(("/netlify", "/cloudflare")):
            self._file(path)
        elif service.failing > 0:
            service.failing -= 1
            self._answer(503, {"message": "later"}, {"Retry-After": "0"})
        elif path.startswith("/netlify"):
            self._netlify(path.removeprefix("/netlify"), body)
        else:
            self._cloudflare(path.removeprefix("/cloudflare"), body)

    do_GET = do_HEAD = do_POST = do_PUT = _handle  # noqa: N815

    def _file(self, path: str) -> None:
        service, name = self.service, path.removeprefix(self.service.base)
        key = service.live.get(name)
        if key is None:
            self._answer(404, b"<h1>no</h1>", {"Content-Type": "text/html"})
            return
        content = service.contents[key]
        guessed = {"mp3": "audio/mpeg", "vtt": "text/vtt", "json": "application/json", "html": "text/html",
                   "xml": "application/rss+xml", "jpg": "image/jpeg"}  # fmt: skip
        headers = {"Content-Type": service.types.get(name, guessed.get(name.rpartition(".")[2], "text/plain"))}
        headers |= {"Access-Control-Allow-Origin": "*"} if service.cors else {}
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if wanted and service.ranges:
            begin, end = int(wanted[1]), min(int(wanted[2]), len(content) - 1)
            headers["Content-Range"] = f"bytes {begin}-{end}/{len(content)}"
            self._answer(206, content[begin : end + 1], headers)
        else:
            self._answer(200, content, headers)

    def _netlify(self, path: str, body: bytes) -> None:
        service = self.service
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._answer(401, {"message": "who are you"})
        elif path == "/sites/my-show/files":
            listed = [
                {"path": name, "sha": sha, "size": len(service.contents[sha])} for name, sha in service.live.items()
            ]
            self._answer(200, listed)
        elif path.startswith("/sites/my-show/files/"):
            sha = service.live.get(path.removeprefix("/sites/my-show/files"))
            self._answer(200, service.contents[sha]) if sha else self._answer(404, {})
        elif service.read_only:
            self._answer(403, {"message": "you may look"})
        elif path == "/sites/my-show/deploys":
            number = str(len(service.deploys))
            files = json.loads(body)["files"]
            service.deploys[number] = {"id": number, "files": files, "state": "prepared"}
            self._answer(200, service.deploys[number])
        elif put := re.fullmatch(r"/deploys/(\d+)/files(/.+)", path):
            name = put[2]
            status = service.upload(hashlib.sha1(body, usedforsecurity=False).hexdigest(), body, name)
            self._answer(status, {"message": "no"})
        elif one := re.fullmatch(r"/deploys/(\d+)", path):
            self._answer(200, self._deploy(one[1]))
        else:
            self._answer(404, {"message": "no such thing"})

    def _deploy(self, number: str) -> dict[str, Any]:
        service, deploy = self.service, self.service.deploys[number]
        missing = sorted({sha for sha in deploy["files"].values() if sha not in service.contents})
        if service.errors:
            return {"id": number, "state": "error", "error_message": service.errors}
        if not missing and deploy["state"] != "ready":
            deploy["state"], service.live = "ready", dict(deploy["files"])
            service.deployed += 1
        return {"id": number, "state": deploy["state"], "required": missing}

    def _cloudflare(self, path: str, body: bytes) -> None:
        service, project = self.service, "/accounts/acc/pages/projects/show"
        uploads = path.startswith("/pages/assets")
        if self.headers.get("Authorization") != ("Bearer jwt" if uploads else f"Bearer {TOKEN}"):
            self._cf(status=401)
        elif path == project:
            self._cf({"subdomain": service.address, "latest_deployment": {"id": "x"} if service.live else None})
        elif service.read_only:
            self._cf(status=403)
        elif path == f"{project}/upload-token":
            self._cf({"jwt": "jwt"})
        elif path.endswith("/check-missing"):
            self._cf([key for key in json.loads(body)["hashes"] if key not in service.contents])
        elif path.endswith("/upload"):
            one = json.loads(body)[0]
            kind = one["metadata"]["contentType"]
            status = service.upload(one["key"], b64decode(one["value"]), kind)
            self._cf(status=status)
        elif path.endswith("/upsert-hashes"):
            self._cf()
        elif path == f"{project}/deployments":
            head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
            parts = {p.get_param("name", header="content-disposition"): p.get_payload(decode=True)
                     for p in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()}  # fmt: skip
            service.live = json.loads(parts["manifest"])
            assert set(service.live.values()) <= service.contents.keys()
            assert b"Access-Control-Allow-Origin" in parts["_headers"]
            service.deployed += 1
            self._cf({"id": "new"})
        else:
            self._cf(status=404)

    def _cf(self, result: object = None, *, status: int = 200) -> None:
        ok = status == 200
        self._answer(status, {"success": ok, "result": result, "errors": [] if ok else [{"message": f"no: {status}"}]})
