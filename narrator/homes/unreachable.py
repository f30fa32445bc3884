"""What a network library raised → why the other side cannot be reached, in plain words."""

import socket
import ssl
from collections.abc import Iterator

NO_NAME = "nobody knows that name: there is no network, or the address is wrong or not set up yet"
NOBODY = "nothing answers there: it is not set up yet, or turned off"
NO_ROUTE = "there is no way to it: there is no network, or a firewall is between"
SLOW = "no answer came in time"
CERTIFICATE = "its certificate is not good"
SAID = (
    (("getaddrinfo", "name resolution", "not known", "nodename", "resolve", "No address associated"), NO_NAME),
    (("refused",), NOBODY),
    (("unreachable", "No route"), NO_ROUTE),
    (("certificate", "CERTIFICATE"), CERTIFICATE),
    (("timed out", "timeout", "Timeout"), SLOW),
)
"""What stands in texts of libraries that hand no cause on."""


def why_unreachable(problem: BaseException) -> str:
    """Return why nobody was reached, by what the system said; else the first line of what *problem* says."""
    for cause in _causes(problem):
        if isinstance(cause, socket.gaierror):
            return NO_NAME
        if isinstance(cause, ConnectionRefusedError):
            return NOBODY
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CERTIFICATE
        if isinstance(cause, TimeoutError):
            return SLOW
    text = f"{type(problem).__name__} {problem}"
    plain = next((said for marks, said in SAID if any(mark in text for mark in marks)), "")
    return plain or str(problem).partition("\n")[0].strip() or type(problem).__name__


def _causes(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[object] = [problem]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
