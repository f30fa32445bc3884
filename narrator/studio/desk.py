"""What the studio works with while it runs: a folder, a session, its changes, opened posts, and work that goes on."""

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace

from narrator.casting.engine_pool import EnginePool
from narrator.editing.history import History, sweep
from narrator.editing.pasting import rehearse
from narrator.editing.playback import Playback, playback_of
from narrator.editing.post import Opened, OpenPost, folder_of_posts
from narrator.errors import EnvironmentFaultError, NarratorError
from narrator.pipeline.session import Session, open_session
from narrator.studio.events import Events
from narrator.studio.listening import Listening
from narrator.studio.making import Makings
from narrator.studio.obtaining import Obtaining
from narrator.studio.serving.server import OutputServer

KEPT_PLAYBACKS = 4
READY_SENTENCES = 3
WARM_UP = "The first sentence.\n\nAnother paragraph, of April 3, 2024.\n"


class StudioDesk:
    """One author's folder."""

    def __init__(self, folder: Path, *, cache: str = "") -> None:
        """Open *folder*. Raises `EnvironmentFaultError` where it cannot be used, `ConfigError` for its settings."""
        self.folder = folder
        self.cache = cache
        self.pool = EnginePool()
        self.posts = Opened()
        self.events = Events()
        self._playbacks: dict[tuple[str, str, str], Playback] = {}
        self.makings = Makings(self.events)
        self.listening = Listening(self.events)
        self.obtaining = Obtaining(self.events)
        self._output: tuple[Path, OutputServer] | None = None
        self._lock = threading.Lock()
        if not folder.is_dir():
            raise EnvironmentFaultError(
                "there is no such folder", where=str(folder), hint="Name the folder that your posts lie in."
            )
        site = self.session().site
        self.history = History(site.root)
        self._try_to_write(site.root)
        sweep((site.root, self.folder / folder_of_posts(self.session()), self.history.folder))

    def session(self) -> Session:
        """Return a session of the folder as its settings are now, with the engines that are open."""
        return replace(open_session(self.folder, cache=self.cache), pool=self.pool)

    def open(self, name: str) -> OpenPost:
        """Return the post *name* as it is now. Raises `NarratorError`."""
        return self.posts.open(self.session(), name)

    def playback(self, post: OpenPost) -> Playback:
        """Return what speaks *post*; it is kept, for the next sentence. Raises `NarratorError`."""
        key = (post.name, post.version, repr(post.profile))
        with self._lock:
            if key not in self._playbacks:
                while len(self._playbacks) >= KEPT_PLAYBACKS:
                    self._playbacks.pop(next(iter(self._playbacks)))
                self._playbacks[key] = playback_of(self.session(), post.script, post.profile)
            return self._playbacks[key]

    def make_ready(self, post: OpenPost) -> None:
        """Have the post's first sentences spoken while its page is on its way."""

        def speak() -> None:
            with suppress(NarratorError, OSError, CancelledError):  # whoever listens is told
                playback = self.playback(post)
                for utterance in post.script.utterances[:READY_SENTENCES]:
                    playback.sentence(utterance)

        threading.Thread(target=speak, daemon=True).start()

    @property
    def busy(self) -> bool:
        """Whether work goes on that the author waits for."""
        return self.makings.running or self.listening.busy or self.obtaining.running

    def output_address(self) -> str:
        """Return where the output folder is served, as `narrator serve` does: a page of ours has its own policy."""
        with self._lock:
            output = self.session().output
            if self._output is None or self._output[0] != output:
                output.mkdir(parents=True, exist_ok=True)
                server = OutputServer(output, 0)
                threading.Thread(target=server.serve_forever, daemon=True).start()
                self._output = (output, server)
            return self._output[1].address

    def close(self) -> None:
        """End what was started beside the studio's own server."""
        if self._output is not None:
            self._output[1].shutdown()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the engines open while the studio is; what the first post needs is made ready meanwhile."""
        with self.pool.in_use():
            threading.Thread(target=self._warm_up, daemon=True).start()
            try:
                yield
            finally:
                self.close()

    def _warm_up(self) -> None:
        """Load what reads and speaks, and have the first voice calibrated, so that the first post need not wait."""
        with suppress(NarratorError, OSError, CancelledError):  # whoever needs it is told
            session = self.session()
            post = rehearse(session, WARM_UP)
            playback = playback_of(session, post.script, post.profile)
            playback.sentence(post.script.utterances[0])

    @staticmethod
    def _try_to_write(root: Path) -> None:
        probe = root / ".narrator-can-write"
        try:
            probe.touch()
            probe.unlink(missing_ok=True)
        except OSError as problem:
            raise EnvironmentFaultError(
                f"nothing can be written here: {problem.strerror}",
                where=str(root),
                hint="Allow yourself to write to this folder, or name another: narrator studio FOLDER",
            ) from problem
