"""`narrator.lock`: each article's guid, slug and date, pinned at its first publication and kept for ever."""

import errno
import json
import os
import tempfile
import tomllib
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from narrator.errors import ConfigError, SourceError
from narrator.files import real
from narrator.locks import file_lock
from narrator.show.naming import OWN_FILES
from narrator.store.atomic import replace_text
from narrator.store.key import key_of
from narrator.store.places import as_one_name, is_slug

LOCK = "narrator.lock"
VERSION = 1
HEADER = """\
# Written by narrator. Commit it: it keeps every episode's guid, address and date, so that subscribers never
# see an old episode as new. To change a pinned date or slug, edit it here.
"""


class Pin(Struct, frozen=True):
    """What is pinned for one article."""

    identity: str
    guid: str
    slug: str
    published: str
    """RFC 3339 with a time zone."""
    body: str
    """A hash of the article's text at its first publication: tells a rename from a new post."""
    title: str = ""
    """At its first publication: for people who read the file."""
    feed: str = ""
    """The private feed it belongs to; empty: the public one."""


class Lock(Struct):
    """The pins of a site: beside its narrator.toml, or, where there is none, in the output folder's state."""

    path: Path | None
    feed_guid: str = ""
    pins: dict[str, Pin] = field(default_factory=dict)
    """By identity."""
    _added: dict[str, str] = field(default_factory=dict)
    """Identity → the one it renames, of what was added since loading."""
    _there: dict[str, Pin] = field(default_factory=dict)
    """The pins of the file, as it was last read or written."""
    _state: tuple[int, int, int] | None = None
    """Of the file at that time."""
    changed: bool = False
    """Whether this run wrote anything new into the file."""

    def add(self, pin: Pin, *, instead_of: str = "") -> None:
        """Keep *pin*, and forget the one it renames; `write` puts it into the file."""
        self.pins.pop(instead_of, None)
        self._added.pop(instead_of, None)
        self.pins[pin.identity] = pin
        self._added[pin.identity] = instead_of

    def promise(self, pin: Pin, *, instead_of: str = "") -> Pin:
        """Put *pin* into the file before anything is published under it, and return the pin that holds.

        Where the file has the identity already, or another run was first with it, what the file says holds. Raises
        `SourceError` where another run gave the slug to another article.
        """
        if self.path is None or (not instead_of and _promise(self._there.get(pin.identity)) == _promise(pin)):
            pin = self._there.get(pin.identity, pin)
            self.add(pin, instead_of=instead_of)
            return pin
        with file_lock(_beside(self.path)):
            self._take_over()
            first = self._there.get(pin.identity)
            if first is not None:
                pin = first
            twin = self._twin(pin, instead_of)
            if twin is not None:
                raise SourceError(
                    f"another run has just published {twin.identity} as {pin.slug!r}",
                    where=pin.identity,
                    hint="Run narrator again: this one gets an address of its own.",
                )
            self.add(pin, instead_of=instead_of)
            self._write_out()
        return pin

    def reconcile(self, published: Iterable[Pin]) -> bool:
        """Put into the file what was *published* by a run that ended before it could; return whether there was any.

        What the file says holds. Raises `OutputError`.
        """
        slugs, guids = ({getattr(pin, name) for pin in self.pins.values()} for name in ("slug", "guid"))
        for pin in published:
            if pin.identity not in self.pins and pin.slug not in slugs and pin.guid not in guids:
                self.add(pin)
                slugs.add(pin.slug)
                guids.add(pin.guid)
        return bool(self._added) and self.write()

    def write(self) -> bool:
        """Write the file where it would change; return whether it did. Raises `OutputError`.

        Pins that another run has added since this one began are kept.
        """
        if self.path is None or not (self._added or self.feed_guid):
            return False
        with file_lock(_beside(self.path)):
            self._take_over()
            for identity, instead_of in self._added.items():
                twin = self._twin(self.pins[identity], instead_of)
                if twin is not None:
                    raise ConfigError(
                        f"{identity} and {twin.identity}, published by two runs at once, "
                        f"are both called {self.pins[identity].slug!r}",
                        where=str(self.path),
                        hint="Run narrator again: the later one gets an address of its own.",
                    )
            return self._write_out()

    def _take_over(self) -> None:
        """Read what another run has written since."""
        if self.path is None or _state_of(self.path) == self._state:
            return
        state = _state_of(self.path)
        there = load_lock(self.path)
        self._there, self._state = dict(there.pins), state
        self.feed_guid = there.feed_guid or self.feed_guid

    def _twin(self, pin: Pin, instead_of: str) -> Pin | None:
        """Return another article of the file that has the slug or the guid of *pin*."""
        others = (old for name, old in self._there.items() if name not in {pin.identity, instead_of})
        name = as_one_name(pin.slug)
        return next((old for old in others if as_one_name(old.slug) == name or old.guid == pin.guid), None)

    def _write_out(self) -> bool:
        pins = dict(self._there)
        for identity, instead_of in self._added.items():
            pins.pop(instead_of, None)
            pins[identity] = self.pins[identity]
        self._there, self.pins = pins, dict(pins)
        if self.path is None:
            return False
        written = replace_text(self.path, self._text())
        self.changed = self.changed or written
        self._state = _state_of(self.path)
        return written

    def _text(self) -> str:
        lines = [HEADER, f"version = {VERSION}"]
        if self.feed_guid:
            lines.append(f"feed_guid = {_string(self.feed_guid)}")
        lines += (_entry(pin) for pin in sorted(self.pins.values(), key=lambda pin: (pin.published, pin.identity)))
        return "\n".join(lines) + "\n"


def load_lock(path: Path | None) -> Lock:
    """Return the lock of *path*, empty where there is none yet. Raises `ConfigError` where it is damaged."""
    if path is None or not path.is_file():
        return Lock(path)
    try:
        state = _state_of(path)
        table = tomllib.loads(path.read_text("utf-8"))
        _refuse_newer(table.get("version", VERSION), path)
        pins = [_pin(entry) for entry in table.get("article", [])]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        hint = "Bring back the last committed version: it keeps every episode's guid."
        raise ConfigError(f"cannot be understood: {problem}", where=str(path), hint=hint) from problem
    _refuse_twins(pins, path)
    found = {pin.identity: pin for pin in pins}
    return Lock(path, str(table.get("feed_guid", "")), found, _there=dict(found), _state=state)


def _refuse_newer(version: object, path: Path) -> None:
    """What a later narrator pins may mean what this one does not know, and would lose."""
    if version != VERSION:
        hint = "Update narrator: pip install --upgrade narrator-audio. Nothing was changed."
        raise ConfigError(f"is of version {version}, and this narrator writes {VERSION}", where=str(path), hint=hint)


def _beside(path: Path) -> Path:
    """Return the file that two runs lock: elsewhere, so that nothing stands beside the author's own files."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")  # a container's may have no home
    return Path(tempfile.gettempdir()) / f"narrator-{key_of(real(path), user)}.lock"


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError as problem:
        if problem.errno not in {errno.ENOENT, errno.ELOOP}:
            raise
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _promise(pin: Pin | None) -> tuple[str, ...]:
    """Return what subscribers see of *pin*, and what must never change."""
    return (pin.guid, pin.slug, pin.published) if pin is not None else ()


@lru_cache(maxsize=1 << 16)
def _entry(pin: Pin) -> str:
    """Return *pin* as TOML: remembered, because the file is written again for each new article."""
    names = ("identity", "title", "guid", "slug", "published", "body", "feed")
    lines = (f"{name} = {_string(getattr(pin, name))}" for name in names if getattr(pin, name))
    return "\n".join(("", "[[article]]", *lines))


def _pin(entry: dict[str, object]) -> Pin:
    known = {name: str(value) for name, value in entry.items() if name in Pin.__struct_fields__}
    pin = Pin(**{"body": "", **known})
    if not is_slug(pin.slug) or pin.slug.lower() in OWN_FILES:
        raise ValueError(f"the slug {pin.slug!r} is no name for a folder")
    if datetime.fromisoformat(pin.published).tzinfo is None:
        raise ValueError(f"the date {pin.published!r} has no time zone: write 2025-09-09T12:00:00+00:00")
    return pin


def _refuse_twins(pins: Iterable[Pin], path: Path) -> None:
    """Two articles under one guid come from a merge gone wrong: only the author can tell which is right."""
    seen: dict[str, str] = {}
    for pin in pins:
        for what in (f"identity {pin.identity}", f"guid {pin.guid}", f"slug {as_one_name(pin.slug)}"):
            if what in seen:
                hint = "Keep one of the two entries, the one that was published first."
                raise ConfigError(f"{what} stands twice ({seen[what]} and {pin.identity})", where=str(path), hint=hint)
            seen[what] = pin.identity


def _string(text: str) -> str:
    """Return *text* as a TOML basic string: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
