"""One hop of a fetch over HTTP: asked at a checked address, and read within limits."""

import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import httpx
from msgspec import Struct, field

from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading.addresses import checked_address
from narrator.reading.fetch import MAX_REDIRECTS, FetchLimits

USER_AGENT: Final = "narrator (reads one page aloud for its user)"
CODINGS: Final = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
"""Of the content codings of HTTP those that are asked for, and zlib's window of each."""
SHOWN: Final = 200
"""Characters of what a library says of an answer, which may have all of it in it."""
SAVE_IT: Final = "Save the page in a browser, and give the file."
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


class Deadline(Struct):
    """Ends every connection when the time is up, also one that sends a byte now and then for ever."""

    limit_s: float
    is_over: bool = False
    _sockets: list[socket.socket] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch over what is done inside."""
        timer = threading.Timer(self.limit_s, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Note each connection that httpcore opens (its `trace` extension)."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._sockets.append(info["return_value"].get_extra_info("socket"))

    def _end(self) -> None:
        self.is_over = True
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Hop(Struct, frozen=True):
    """One hop's."""

    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    redirect: str = ""


def fetched(url: str, site: Site, limits: FetchLimits) -> tuple[str, Hop]:
    """Follow *url* to its end, and return its last address with what is there. Raises `SourceError`."""
    deadline = Deadline(limits.time_s)
    target = url
    client = httpx.Client(timeout=httpx.Timeout(limits.wait_s), follow_redirects=False, trust_env=False)
    with client, deadline.running():
        for _ in range(MAX_REDIRECTS + 1):
            answer = _get(client, _request(client, target, url, site, deadline), url, limits, deadline)
            if not answer.redirect:
                return target, answer
            target = urljoin(target, answer.redirect)
    raise SourceError(f"more than {MAX_REDIRECTS} redirects", hint="Give the page's final address.", where=url)


def _get(client: httpx.Client, asked: httpx.Request, url: str, limits: FetchLimits, deadline: Deadline) -> Hop:
    try:
        response = client.send(asked, stream=True)
        try:
            if response.status_code in REDIRECTS and "location" in response.headers:
                return Hop(redirect=response.headers["location"])
            if response.status_code >= 400:
                raise _status_error(response.status_code, url)
            data = _body(response, url, limits)
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise _too_slow(url) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        if deadline.is_over:
            raise _too_slow(url) from error
        hint, told = "Check the address and your connection.", (str(error) or type(error).__name__)[:SHOWN]
        raise SourceError(f"cannot be fetched: {told}", hint=hint, where=url) from error
    if deadline.is_over:
        raise _too_slow(url)
    media_type, charset = _content_type(response.headers.get("content-type", ""))
    return Hop(data, media_type, charset)


def _request(client: httpx.Client, target: str, url: str, site: Site, deadline: Deadline) -> httpx.Request:
    """Return a request to the checked address, under the host's own name (for virtual hosts and certificates)."""
    try:
        parts = urlsplit(target)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise SourceError(f"not an address: {target}", where=url) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise SourceError(f"only http and https addresses are read, not {target}", where=url)
    default_port = 443 if parts.scheme == "https" else 80
    address = checked_address(host, port or default_port, allow_private=site.allow_private, where=url)
    try:
        full = httpx.URL(target)
        headers = {
            "host": full.netloc.decode("ascii"),
            "user-agent": USER_AGENT,
            "accept": "text/html, */*;q=0.8",
            "accept-encoding": "gzip, deflate",
        }
        direct = full.copy_with(host=address, username=None, password=None, fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"not an address: {target}", where=url) from error
    extensions = {"sni_hostname": host, "trace": deadline.watch}
    return client.build_request("GET", direct, headers=headers, extensions=extensions)


def _body(response: httpx.Response, url: str, limits: FetchLimits) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limits.size_bytes:
        raise _too_large(url, limits)
    unpack = _unpacker(response.headers.get("content-encoding", ""), url)
    data = bytearray()
    for piece in response.iter_raw(1 << 16):
        data += unpack(piece, limits.size_bytes + 1 - len(data))
        if len(data) > limits.size_bytes:
            raise _too_large(url, limits)
    return bytes(data)


def _unpacker(coding: str, url: str) -> Callable[[bytes, int], bytes]:
    """Return what unpacks the pieces of a body, each to so many bytes at most.

    What is packed twice, or otherwise than was asked for, may grow without a bound before anybody could look at it.
    """
    if coding.strip().lower() in {"", "identity"}:
        return lambda piece, _most: piece
    if coding.strip().lower() not in CODINGS:
        raise SourceError(f"is packed as {coding[:40]!r}, which was not asked for", hint=SAVE_IT, where=url)
    window = CODINGS[coding.strip().lower()]
    inflater = zlib.decompressobj(window)

    def unpack(piece: bytes, most: int) -> bytes:
        nonlocal inflater
        try:
            return inflater.decompress(piece, most)
        except zlib.error as error:
            if window == zlib.MAX_WBITS and not inflater.eof and piece:  # some servers leave the head of zlib out
                inflater = zlib.decompressobj(-zlib.MAX_WBITS)
                with suppress(zlib.error):
                    return inflater.decompress(piece, most)
            raise SourceError(f"is not packed as the server says: {error}", hint=SAVE_IT, where=url) from error

    return unpack


def _content_type(header: str) -> tuple[str, str]:
    media_type, _, parameters = header.partition(";")
    charset = ""
    for parameter in parameters.split(";")[:10]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'")
    return media_type.strip().lower(), charset


def _status_error(status: int, url: str) -> SourceError:
    hints = {401: "It asks for a login.", 403: "It refuses programs.", 404: "Check the address.", 410: "It is gone."}
    hint = hints.get(status, "Try again later.") + " You can also paste its text, or save the page and give the file."
    return SourceError(f"the server answered {status}", hint=hint, where=url)


def _too_large(url: str, limits: FetchLimits) -> SourceError:
    what = f"larger than the limit of {limits.size_bytes / 1e6:.0f} MB"
    hint = "Save the part that you want as a file, or raise limits.page_mb in narrator.toml."
    return SourceError(what, hint=hint, where=url)


def _too_slow(url: str) -> SourceError:
    hint = "Try again later, save the page as a file, or raise limits.page_s in narrator.toml."
    return SourceError("took too long to answer", hint=hint, where=url)
