"""What happens while the studio works → every page that is open, as server-sent events."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, Final

import msgspec

BEAT_SECONDS: Final = 15.0
"""Between two signs of life, by which a page that was closed is noticed."""
MOST_WAITING: Final = 200


class Events:
    """A channel that any thread may write to, and any number of pages read."""

    def __init__(self) -> None:
        """Begin with no reader."""
        self._readers: set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[str]]] = set()
        self._lock = threading.Lock()
        self.last_left: float | None = None
        """When the last reader went, by the monotonic clock; None: there is one, or there was none yet."""

    @property
    def readers(self) -> int:
        """How many pages listen."""
        return len(self._readers)

    def send(self, kind: str, **data: Any) -> None:
        """Tell every open page."""
        text = f"event: {kind}\ndata: {msgspec.json.encode(data).decode()}\n\n"
        with self._lock:
            readers = list(self._readers)
        for loop, queue in readers:
            with suppress(RuntimeError):  # its loop has ended
                loop.call_soon_threadsafe(_put, queue, text)

    async def stream(self) -> AsyncIterator[str]:
        """Yield events until the page goes."""
        reader = (asyncio.get_running_loop(), asyncio.Queue[str](MOST_WAITING))
        with self._lock:
            self._readers.add(reader)
            self.last_left = None
        try:
            yield "retry: 2000\n\n"
            while True:
                try:
                    yield await asyncio.wait_for(reader[1].get(), BEAT_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            with self._lock:
                self._readers.discard(reader)
                if not self._readers:
                    self.last_left = time.monotonic()


def _put(queue: "asyncio.Queue[str]", text: str) -> None:
    with suppress(asyncio.QueueFull):  # a page that sleeps: it asks anew when it wakes
        queue.put_nowait(text)
