"""Ctrl-C, SIGTERM and SIGHUP → `KeyboardInterrupt`, but never in the middle of what must not be cut in two.

Python raises the exception between any two instructions of the main thread. Inside `Executor.submit` that leaves a
lock taken which the workers wait for, so that the program never ends; between a record and its pin it would lose one.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""SIGHUP, a terminal that is closed, does not exist on Windows."""


class _State:
    """How deep the main thread is in stretches that are not interrupted, and whether a signal came meanwhile."""

    depth = 0
    pending = False


def listen() -> None:
    """Let every signal of `SIGNALS` interrupt the program; one that is ignored already (`nohup`) stays so."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


@contextmanager
def deferred() -> Iterator[None]:
    """Raise no `KeyboardInterrupt` inside the block; one that came meanwhile is raised at its end."""
    _State.depth += 1
    try:
        yield
    finally:
        _State.depth -= 1
        if _State.pending and not _State.depth:
            _State.pending = False
            raise KeyboardInterrupt


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # a handler is given both
    if _State.depth:
        _State.pending = True
    else:
        raise KeyboardInterrupt
