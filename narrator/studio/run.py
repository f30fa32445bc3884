"""A folder and a port → the running studio: its server, its window, its end."""

import os
import sys
import threading
import time
import webbrowser
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from narrator.studio.app import studio_app
from narrator.studio.desk import StudioDesk
from narrator.studio.guard import Guard
from narrator.studio.loopback import LoopbackServer

CLOSED_SECONDS: Final = 20.0
"""After its last page was closed the studio ends, unless one is opened again: to follow a link closes a page too."""
LOOK_SECONDS: Final = 1.0


class Studio:
    """The studio of one folder."""

    def __init__(self, folder: Path, port: int, *, cache: str = "") -> None:
        """Bind to *port*; 0: any that is free. Raises `EnvironmentFaultError` and `ConfigError`."""
        self.desk = StudioDesk(folder, cache=cache)
        app = studio_app(self.desk)
        app.state.end = self.shutdown
        self.guard = Guard(app)
        self.server = LoopbackServer(self.guard, port)

    @property
    def address(self) -> str:
        """Where it is, without a trailing slash."""
        return self.server.address

    @property
    def url(self) -> str:
        """The first address, with the token that lets a browser in."""
        return f"{self.address}/?token={self.guard.token}"

    def serve_forever(self) -> None:
        """Answer until `shutdown`, a signal, or the end of the last window."""
        watch = threading.Thread(target=self._watch, daemon=True)
        watch.start()
        with self.desk.in_use():
            self.server.serve_forever()

    def shutdown(self) -> None:
        """End."""
        self.server.shutdown()

    def _watch(self) -> None:
        while not self.server.ending:
            left = self.desk.events.last_left
            if left is not None and time.monotonic() - left > CLOSED_SECONDS and not self.desk.busy:
                self.shutdown()
            time.sleep(LOOK_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.__exit__(kind, problem, trace)


def open_browser(url: str) -> bool:
    """Open *url* in the user's browser; return False where there is none that shows a window."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False  # a text browser in this terminal would be no help
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False
