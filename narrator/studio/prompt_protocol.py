"""Connections whose requests have to arrive in time: a client that sends no end would keep its own for ever."""

import asyncio
from http import HTTPStatus
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PromptProtocol(H11Protocol):
    """uvicorn's own, with limits for a connection that sends nothing, and for the headers of each request.

    Bodies that an application waits for are the application's matter, pauses between requests uvicorn's
    (`timeout_keep_alive`).
    """

    idle_seconds: ClassVar[float] = 60
    """Until the first byte of the first request."""
    header_seconds: ClassVar[float] = 5
    """From a request's first byte to the end of its headers; also for the rest of a body that nobody waited for."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._limit: asyncio.TimerHandle | None = None
        self._is_late = False
        """Whether the limit that runs is one of headers or of a body."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request, not for ever."""
        super().connection_made(transport)
        self._limit = self.loop.call_later(self.idle_seconds, self.timeout_keep_alive_handler)

    def data_received(self, data: bytes) -> None:
        """Take what came, and see whether more of the request has to come."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """See whether the next request has begun, or the last one still sends."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._end_limit()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.transport.is_closing():
            self._end_limit()
            return
        is_begun = self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])
        is_answered = self.cycle is not None and self.cycle.response_complete
        if not is_begun and not (is_answered and self.conn.their_state is h11.SEND_BODY):
            self._end_limit()
        elif not self._is_late:
            self._end_limit()
            self._is_late = True
            self._limit = self.loop.call_later(self.header_seconds, self._give_up)

    def _end_limit(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
        self._limit, self._is_late = None, False

    def _give_up(self) -> None:
        """Answer that the request did not come, where no answer was given yet, and close."""
        if self.transport.is_closing():
            return
        if self.conn.our_state is h11.IDLE:
            late = HTTPStatus.REQUEST_TIMEOUT
            headers = [("content-length", "0"), ("connection", "close")]
            answer = h11.Response(status_code=late.value, headers=headers, reason=late.phrase)
            self.transport.write((self.conn.send(answer) or b"") + (self.conn.send(h11.EndOfMessage()) or b""))
        self.transport.close()
