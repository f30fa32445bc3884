"""Who may ask the studio, and for how much: its own page in the author's browser, and nobody else.

The first address holds a token; after it a cookie that other sites' pages do not send (SameSite=Strict). `Host` stops
pages of the web that have a name of this machine (DNS rebinding), `Origin` their forms.
"""

import secrets
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from narrator.studio.loopback import is_local

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
}
MOST_BYTES: Final = 256 << 20
"""Of one request: an hour of recorded sound, or a book with pictures."""
SLOWEST_SECONDS: Final = 30.0
"""Between two pieces of a request."""
READING: Final = frozenset({"GET", "HEAD"})
WRITING: Final = frozenset({"POST"})
OPENED_ELSEWHERE: Final = (
    "The studio opens with the address that `narrator studio` printed when it was started.\n"
    "Copy that address, with all that follows the question mark, into this browser.\n"
)


class Refused(Exception):  # noqa: N818  # it is an answer
    """The request is answered with *status*."""

    def __init__(self, status: HTTPStatus, text: str = "") -> None:
        """*text* is for people."""
        super().__init__(text)
        self.status = status
        self.text = text


class Guard:
    """Lets only the author's own browser through to the application, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard *app*; the first address has the token."""
        self.app = app
        self.token = secrets.token_urlsafe(32)
        self._secret = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it through."""
        if scope["type"] != "http":
            return

        async def send_with_headers(answered: Message) -> None:
            if answered["type"] == "http.response.start":
                headers = MutableHeaders(scope=answered)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(answered)

        try:
            answer = self._answer(scope, Headers(scope=scope))
        except Refused as refused:
            answer = PlainTextResponse(
                refused.text or f"{refused.status.value} {refused.status.phrase}\n", refused.status.value
            )
        if answer is not None:
            await answer(scope, receive, send_with_headers)
        else:
            await self.app(scope, _bounded(receive), send_with_headers)

    def _answer(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that goes no further; None: it may. Raises `Refused`."""
        host = headers.get("host", "")
        if not is_local(host):
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST)
        if scope["method"] not in READING | WRITING:
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED)
        self._check_origin(scope["method"], headers, f"http://{host}")
        port = host.rpartition(":")[2]
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if given and scope["method"] == "GET" and secrets.compare_digest(given.encode(), self.token.encode()):
            answer = RedirectResponse(scope["path"], HTTPStatus.SEE_OTHER)
            answer.set_cookie(cookie_name(port), self._secret, httponly=True, samesite="strict", path="/")
            return answer
        if not secrets.compare_digest(_cookie(headers, cookie_name(port)).encode(), self._secret.encode()):
            raise Refused(HTTPStatus.FORBIDDEN, OPENED_ELSEWHERE)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is more than the studio takes: 256 MB.\n")
        return None

    @staticmethod
    def _check_origin(method: str, headers: Headers, own: str) -> None:
        """Refuse what a page of another site asks; a browser says where a form comes from."""
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "")
        if (origin is not None and origin != own) or site in {"cross-site", "same-site"}:
            raise Refused(HTTPStatus.FORBIDDEN)
        if method in WRITING and origin is None:
            raise Refused(HTTPStatus.FORBIDDEN)


def cookie_name(port: str) -> str:
    """Return the cookie's name: browsers share cookies between the ports of one machine."""
    return f"narrator-studio-{port}"


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def _bounded(receive: Receive) -> Receive:
    """Return *receive* with limits of size and slowness, whatever the headers said."""
    taken = 0
    whole = False

    async def receive_within() -> Message:
        nonlocal taken, whole
        if whole:
            return await receive()  # waits for the browser to hang up: a stream of events may last for hours
        with anyio.fail_after(SLOWEST_SECONDS):
            message = await receive()
        taken += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if taken > MOST_BYTES:
            return {"type": "http.disconnect"}
        return message

    return receive_within
