"""An ASGI application → a web server on this machine alone."""

import contextlib
import re
import socket
from types import TracebackType
from typing import Final, Self

import uvicorn
from starlette.types import ASGIApp

from narrator.errors import EnvironmentFaultError
from narrator.studio.prompt_protocol import PromptProtocol

LOOPBACK: Final = "127.0.0.1"
LOCAL_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Under another name it is a page of the web that asks (DNS rebinding)."""
PORT: Final = re.compile(r":\d{1,5}$")
IDLE_SECONDS: Final = 60
ENDING_SECONDS: Final = 1
"""How long an answer that is being sent may still take when the server ends."""


def is_local(host: str) -> bool:
    """Return whether the `Host` header *host* names this machine."""
    return PORT.sub("", host) in LOCAL_NAMES


class LoopbackServer:
    """Serves one application on loopback, from the constructor on reachable, until it is left."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Bind to *port*; 0: any that is free. Raises `EnvironmentFaultError` where it is taken."""
        self._socket = socket.socket()
        try:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would let two programs have one port
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind((LOOPBACK, port))
            self._socket.listen(128)
        except OSError as problem:
            self._socket.close()
            raise EnvironmentFaultError(
                f"port {port} cannot be used: {problem.strerror}", hint="Choose another with --port, or 0 for any."
            ) from problem
        self.server_address = (LOOPBACK, int(self._socket.getsockname()[1]))
        config = uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            http=PromptProtocol,
            ws="none",
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=ENDING_SECONDS,
        )
        self._server = uvicorn.Server(config)

    @property
    def address(self) -> str:
        """Where it is, without a trailing slash."""
        return f"http://{LOOPBACK}:{self.server_address[1]}"

    @property
    def ending(self) -> bool:
        """Whether it was told to end."""
        return self._server.should_exit

    def serve_forever(self) -> None:
        """Answer until `shutdown`; in the main thread until a signal, which is raised again at the end."""
        self._server.run(sockets=[self._socket])

    def shutdown(self) -> None:
        """Let `serve_forever`, in another thread, come to its end."""
        self._server.should_exit = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        with contextlib.suppress(OSError):
            self._socket.close()
