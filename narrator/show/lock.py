"""`narrator.lock`: each article's guid, slug and date, pinned at its first publication and kept for ever."""

import json
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from narrator.errors import ConfigError
from narrator.store.atomic import replace_text
from narrator.store.key import key_of

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
    """A hash of the article's text: tells a rename from a new post."""
    title: str = ""
    feed: str = ""
    """The private feed it belongs to; empty: the public one."""


class Lock(Struct):
    """The pins of a site; kept in memory only, where there is no narrator.toml to stand beside."""

    path: Path | None
    feed_guid: str = ""
    pins: dict[str, Pin] = field(default_factory=dict)
    """By identity."""
    _added: dict[str, str] = field(default_factory=dict)
    """Identity → the one it renames, of what was added since loading."""

    def by_body(self, body: str) -> list[Pin]:
        """Return the pins of articles with this very text."""
        return [pin for pin in self.pins.values() if pin.body == body]

    def slugs(self) -> dict[str, str]:
        """Return slug → identity."""
        return {pin.slug: pin.identity for pin in self.pins.values()}

    def add(self, pin: Pin, *, instead_of: str = "") -> None:
        """Keep *pin*, and forget the one it renames."""
        self.pins.pop(instead_of, None)
        self.pins[pin.identity] = pin
        self._added[pin.identity] = instead_of

    def write(self) -> bool:
        """Write the file where it would change; return whether it did. Raises `OutputError`.

        Pins that another run has added since this one began are kept.
        """
        if self.path is None:
            return False
        from filelock import FileLock  # noqa: PLC0415  # where nothing is pinned

        with FileLock(_beside(self.path)):
            return self._merge(self.path)

    def _merge(self, path: Path) -> bool:
        there = load_lock(path)
        for identity, instead_of in self._added.items():
            there.pins.pop(instead_of, None)
            pin = self.pins[identity]
            twin = next((old for old in there.pins.values() if old.slug == pin.slug and old.identity != identity), None)
            if twin is not None:
                hint = "Run narrator again: the later one gets an address of its own."
                raise ConfigError(
                    f"{identity} and {twin.identity}, published by two runs at once, are both called {pin.slug!r}",
                    where=str(path),
                    hint=hint,
                )
            there.pins[identity] = pin
        there.feed_guid = there.feed_guid or self.feed_guid
        self.pins, self.feed_guid = there.pins, there.feed_guid
        return bool(self._added or self.feed_guid) and replace_text(path, self._text())

    def _text(self) -> str:
        lines = [HEADER, "version = 1"]
        if self.feed_guid:
            lines.append(f"feed_guid = {_string(self.feed_guid)}")
        for pin in sorted(self.pins.values(), key=lambda pin: (pin.published, pin.identity)):
            lines += ["", "[[article]]"]
            names = ("identity", "title", "guid", "slug", "published", "body", "feed")
            lines += [f"{name} = {_string(getattr(pin, name))}" for name in names if getattr(pin, name)]
        return "\n".join(lines) + "\n"


def load_lock(path: Path | None) -> Lock:
    """Return the lock of *path*, empty where there is none yet. Raises `ConfigError` where it is damaged."""
    if path is None or not path.is_file():
        return Lock(path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        pins = [_pin(entry) for entry in table.get("article", [])]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as problem:
        hint = "Bring back the last committed version: it keeps every episode's guid."
        raise ConfigError(f"cannot be understood: {problem}", where=str(path), hint=hint) from problem
    _refuse_twins(pins, path)
    return Lock(path, str(table.get("feed_guid", "")), {pin.identity: pin for pin in pins})


def _beside(path: Path) -> Path:
    """Return the file that two runs lock: elsewhere, so that nothing stands beside the author's own files."""
    return Path(tempfile.gettempdir()) / f"narrator-{key_of(path.resolve(), Path.home())}.lock"


def _pin(entry: dict[str, object]) -> Pin:
    known = {name: str(value) for name, value in entry.items() if name in Pin.__struct_fields__}
    return Pin(**{"body": "", **known})


def _refuse_twins(pins: Iterable[Pin], path: Path) -> None:
    """Two articles under one guid come from a merge gone wrong: only the author can tell which is right."""
    seen: dict[str, str] = {}
    for pin in pins:
        for what in (f"identity {pin.identity}", f"guid {pin.guid}", f"slug {pin.slug}"):
            if what in seen:
                hint = "Keep one of the two entries, the one that was published first."
                raise ConfigError(f"{what} stands twice ({seen[what]} and {pin.identity})", where=str(path), hint=hint)
            seen[what] = pin.identity


def _string(text: str) -> str:
    """Return *text* as a TOML basic string: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
