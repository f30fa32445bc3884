"""The order of work: what changed is put into a home, the sound first, the feed last of all."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from threading import Lock

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.config.site import Site
from narrator.errors import PublishingError, RefusedError, UsageError
from narrator.homes.choose import chosen_home, opened
from narrator.homes.delivery import Delivery, limit_notices, planned
from narrator.homes.feeds import names_in
from narrator.homes.local import FEED_TURN, is_as_it_was, local_files, sizes_of, total_bytes
from narrator.homes.manifest import NAME, Journal, Manifest, being_sent, encoded, keys_of, with_files
from narrator.homes.model import Home, LocalFile
from narrator.homes.served import Told, look
from narrator.locks import file_lock
from narrator.publishing.rss.addresses import base_url
from narrator.show.lock import LOCK, load_lock
from narrator.store.records import STATE


class EventKind(StrEnum):
    """What a `PublishEvent` tells."""

    PLANNED = "planned"
    """`total_bytes` are to be sent."""
    SENDING = "sending"
    SENT = "sent"
    DELETED = "deleted"
    REFUSED = "refused"
    NOTICE = "notice"


class PublishEvent(Struct, frozen=True):
    """One step, for whoever shows progress. Events come from several threads, one at a time."""

    kind: EventKind
    name: str = ""
    """A file's."""
    text: str = ""
    """Of a refusal and of a notice."""
    done_bytes: int = 0
    total_bytes: int = 0


class PublishOptions(Struct, frozen=True):
    """What one publication is asked for."""

    dry_run: bool = False
    take_over: bool = False
    """Replace files in the home that narrator did not put there."""
    delete: bool = False
    """Delete what narrator put there and makes no more."""
    look: bool = True
    """Look afterwards at what the home serves."""


class Delivered(Struct, frozen=True):
    """What one publication did, or with `dry_run` would do."""

    home: str
    sent: tuple[str, ...]
    sent_bytes: int
    unchanged: int
    refused: tuple[tuple[str, str], ...] = ()
    """Names, each with the reason."""
    deleted: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """What narrator put there, makes no more, and was not asked to delete."""
    private: int = 0
    """How many files stayed out, as they are of private feeds."""
    notices: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    """What the home serves otherwise than apps need."""
    address: str = ""
    """Where it is to be seen; empty: nobody said."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Suffix → bytes of what was sent, the largest first."""


Listener = Callable[[PublishEvent], None]


def publish(
    site: Site,
    output: Path,
    name: str = "",
    *,
    options: PublishOptions = PublishOptions(),  # noqa: B008  # frozen
    on_event: Listener = lambda _event: None,
) -> Delivered:
    """Bring what changed in *output* to the home *name* of *site* (empty: its `home`), and return what was done.

    Nothing that narrator did not put there is replaced or deleted; a feed is sent only once every file that it names is
    there; a run that was stopped goes on where it was. Raises `UsageError`, `ConfigError`, `HomeError`, and
    `PublishingError` where the output folder does not fit together.
    """
    settings = chosen_home(site, name)
    base = base_url(site.show)
    if not (output / STATE / "articles").is_dir():  # a narrator.toml that names somebody's own folder gets nothing
        hint = "Make the audio version first: narrator make"
        if not name and str(output) in site.homes:
            hint = f"To publish to the home of that name: narrator publish --home {output}"
        raise UsageError("nothing is made yet", where=str(output), hint=hint)
    with file_lock(output / STATE / "home.lock"), opened(settings, site, output) as home:
        files, private = local_files(output, private=settings.private)
        show = load_lock((site.path.parent if site.path is not None else output / STATE) / LOCK).feed_guid
        journal = Journal(output, home.shown)
        plan = planned(home, files, show, journal.read(), take_over=options.take_over)
        notices = tuple(limit_notices(home, files))
        if options.dry_run:
            names = tuple(file.name for file in plan.changed)
            return Delivered(home.shown, names, total_bytes(plan.changed), len(plan.files) - len(names), gone=plan.gone,
                             private=private, notices=notices, sizes=sizes_of(plan.changed))  # fmt: skip
        run = _Run(home, plan, journal, base, on_event)
        for text in notices:
            run.tell(EventKind.NOTICE, text=text)
        run.send(delete=options.delete)
        address = settings.address.rstrip("/") or base
        told = (
            look(address, [file for file in files if file.name not in run.refused]) if options.look and address else ()
        )
    sent = set(run.sent)
    return Delivered(
        home.shown, tuple(run.sent), run.done_bytes, len(plan.files) - len(plan.changed), tuple(run.refused.items()),
        plan.gone if options.delete else (), () if options.delete else plan.gone, private, notices, told, address,
        sizes_of(file for file in plan.changed if file.name in sent),
    )  # fmt: skip


class _Run:
    """One publication under way."""

    def __init__(self, home: Home, plan: Delivery, journal: Journal, base: str, on_event: Listener) -> None:
        self.sent: list[str] = []
        self.refused: dict[str, str] = {}
        self.done_bytes = 0
        self._home, self._plan, self._journal, self._base = home, plan, journal, base
        self._on_event = on_event
        self._total_bytes = total_bytes(plan.changed)
        self._lock = Lock()

    def tell(self, kind: EventKind, name: str = "", text: str = "") -> None:
        """Let the listener know."""
        self._on_event(PublishEvent(kind, name, text, self.done_bytes, self._total_bytes))

    def send(self, *, delete: bool) -> None:
        """Put what changed, in turn, then the manifest; then delete, if asked to."""
        files, changed, gone = self._plan.files, self._plan.changed, self._plan.gone if delete else ()
        self.tell(EventKind.PLANNED)
        last = with_files(_without(self._plan.manifest, gone), files)
        if not changed and not gone and self._plan.manifest == last:
            self._journal.forget()
            return
        if changed and not self._home.at_once:
            self._home.put(encoded(being_sent(self._plan.manifest, changed)))
        whole = [*files, encoded(last)]
        if self._home.at_once:
            self._delete(gone)
        names = frozenset(file.name for file in changed)
        asked = self._home.begin(whole, names | {NAME})
        for turn, group in groupby(files, key=lambda file: file.turn):
            there = [file for file in group if file.name in asked]
            self._put_all(there if turn < FEED_TURN else [feed for file in there for feed in self._complete(file)])
        if not self._home.at_once:
            last = with_files(being_sent(last, (f for f in files if f.name in self.refused)), ())
        if NAME in asked:
            self._home.put(encoded(last))
        if not self._home.at_once:
            self._delete(gone)
        self._home.finish()
        self._journal.forget()

    def _delete(self, names: Iterable[str]) -> None:
        for name in names:
            self._home.delete(name)
            self.tell(EventKind.DELETED, name)

    def _put_all(self, files: list[LocalFile]) -> None:
        if self._home.lanes == 1 or len(files) == 1:
            for file in files:
                self._put(file)
            return
        with ThreadPoolExecutor(self._home.lanes, "publish") as lanes:
            pending = [lanes.submit(self._put, file) for file in files]
            try:
                for one in pending:
                    one.result()
            except BaseException:
                lanes.shutdown(cancel_futures=True)
                raise

    def _put(self, file: LocalFile) -> None:
        if not is_as_it_was(file):
            raise _changed(file)
        with self._lock:
            self.tell(EventKind.SENDING, file.name)
        try:
            self._home.put(file)
        except RefusedError as problem:
            if self._home.at_once:
                raise
            with self._lock:
                self.refused[file.name] = problem.what
                self.tell(EventKind.REFUSED, file.name, problem.what)
            return
        except FileNotFoundError as problem:
            raise _changed(file) from problem
        if not is_as_it_was(file):
            raise _changed(file)
        with self._lock:
            if not self._home.at_once:
                self._journal.add(file)
            self.sent.append(file.name)
            self.done_bytes += file.size_bytes
            self.tell(EventKind.SENT, file.name)

    def _complete(self, file: LocalFile) -> Iterator[LocalFile]:
        """Yield the feed *file*, as it is now, if every file that it names is in the home; else tell why it waits."""
        with file.opened() as opened_feed:
            feed = replace(file, content=opened_feed.read())
        if feed.digest_by("sha256") != file.digest:
            raise _changed(file)
        whole = {one.name for one in self._plan.files} if self._home.at_once else set(self.sent)
        there = (self._plan.held | whole) - self.refused.keys()
        missing = sorted(names_in(feed, self._base) - there)
        if not missing:
            yield feed
            return
        text = f"names {missing[0]}, which is not in the home" + (f", and {len(missing) - 1} more" * bool(missing[1:]))
        if self._home.at_once:
            raise PublishingError(text, where=feed.name, hint="Make it again: narrator make. Nothing was published.")
        self.refused[feed.name] = text
        self.tell(EventKind.REFUSED, feed.name, text)


def _without(manifest: Manifest, names: tuple[str, ...]) -> Manifest:
    keys = {key for name in names for key in keys_of(name)}
    return Manifest(manifest.schema, manifest.show, {k: v for k, v in manifest.files.items() if k not in keys})


def _changed(file: LocalFile) -> PublishingError:
    hint = "Wait until make is done, and publish again: what was sent is not sent again."
    return PublishingError("changed while it was published", where=file.name, hint=hint)
