"""Requests to a home's interface: tried again where that can help, and every refusal put into words."""

import time
from collections.abc import Callable, Iterable
from typing import Any, Final

import httpx

from narrator.errors import HomeError, RefusedError
from narrator.homes.unreachable import why_unreachable

WAITS_S: Final = [0.5, 2.0, 8.0]
"""Before another try where the network or the service failed for a moment."""
LONGEST_WAIT_S: Final = 60.0
"""That a service may ask for."""
TIMEOUT: Final = httpx.Timeout(60.0, connect=10.0)
AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""RFC 9110 and 6585: what may go better the next time."""
FULL: Final = frozenset({402, 507})
REFUSED: Final = frozenset({400, 413, 414, 415, 422})
"""About this one request: its size, its name, its type."""
MENDED: Final = "Publish again when that is mended: what was sent is not sent again."


def ask(
    client: httpx.Client,
    method: str,
    url: str,
    *,
    where: str,
    way_in: str,
    name: str = "",
    expected: Iterable[int] = (),
    content: Callable[[], Any] | None = None,
    **given: Any,
) -> httpx.Response:
    """Return the answer to a request: a success, or a status among *expected*.

    *content* gives the body anew for each try, *way_in* is the hint where nobody is let in, *name* the file that the
    request is about. Raises `RefusedError` where the file alone is refused, and `HomeError`.
    """
    said, waits = "", [*WAITS_S, 0.0]
    for number, wait_s in enumerate(waits):
        try:
            body = {"content": content()} if content is not None else {}
            answer = client.request(method, url, **body, **given)
        except httpx.TimeoutException:
            said = f"does not answer: asked {len(waits)} times, nothing came within {client.timeout.read or 0:g} s"
        except httpx.TransportError as problem:
            said = f"cannot be reached: {why_unreachable(problem)}"
        else:
            if answer.is_success or answer.status_code in expected:
                return answer
            said = _said(answer)
            if answer.status_code not in AGAIN:
                raise _refusal(answer, said, where=where, way_in=way_in, name=name)
            wait_s = max(wait_s, _asked_wait_s(answer))  # noqa: PLW2901  # the service knows better
        if number < len(waits) - 1:
            time.sleep(wait_s)
    raise HomeError(said, where=where, hint=MENDED)


def _said(answer: httpx.Response) -> str:
    text = " ".join(answer.text.split())[:200] if "html" not in answer.headers.get("Content-Type", "") else ""
    return f"answers {answer.status_code} {answer.reason_phrase}" + (f": {text}" if text else "")


def _refusal(answer: httpx.Response, said: str, *, where: str, way_in: str, name: str) -> HomeError | RefusedError:
    status = answer.status_code
    if status == httpx.codes.UNAUTHORIZED:
        return HomeError("lets nobody in", where=where, hint=way_in)
    if status in FULL:
        return HomeError(f"is full ({said})", where=where, hint=MENDED)
    if name and status in REFUSED:
        return RefusedError(said, where=name)
    hint = f"See who may write there. {way_in}" if status in {403, 405, 423} else MENDED
    return HomeError(said, where=where, hint=hint)


def _asked_wait_s(answer: httpx.Response) -> float:
    asked = answer.headers.get("Retry-After", "")
    return min(float(asked), LONGEST_WAIT_S) if asked.isdigit() else 0.0
