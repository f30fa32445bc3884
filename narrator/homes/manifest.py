"""What narrator has put into a home: a file in the home that says it, and a journal of a run that is not finished."""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

from narrator.errors import HomeError
from narrator.homes.model import LocalFile
from narrator.store.key import key_of
from narrator.store.records import STATE

NAME: Final = "narrator-home.json"
"""Not hidden: some servers show no hidden files, and some programs copy none."""


class Manifest(Struct, frozen=True):
    """The files of one show in one home."""

    schema: int = 1
    show: str = ""
    """The feed's guid; empty: there was no feed."""
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Key of a name (`key_in`) → SHA-256 and bytes; an empty digest: it is being sent, and may be anything."""


def key_in(name: str, *, is_private: bool = False) -> str:
    """Return how a manifest names a file: a manifest can be read by everybody, and names of private feeds are secrets.

    Those are given by their SHA-256.
    """
    return f"sha256:{sha256(name.encode()).hexdigest()}" if is_private else name


def keys_of(name: str) -> tuple[str, str]:
    """Return both keys that a file called *name* could have."""
    return name, key_in(name, is_private=True)


def decoded(content: bytes | None, where: str) -> Manifest | None:
    """Return the manifest in *content*; None: there is none. Raises `HomeError` where it is not understood."""
    if content is None:
        return None
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as problem:
        hint = f"Bring it back, or delete it and publish with --take-over: {NAME} says which files are narrator's."
        raise HomeError(f"{NAME} cannot be understood: {problem}", where=where, hint=hint) from problem
    if found.schema != 1:
        raise HomeError(f"{NAME} was written by a newer narrator", where=where, hint="Update this one.")
    return found


def encoded(manifest: Manifest) -> LocalFile:
    """Return *manifest* as a file of a home."""
    content = msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=0) + b"\n"
    return LocalFile(NAME, len(content), sha256(content).hexdigest(), "application/json", turn=6, content=content)


def being_sent(manifest: Manifest, files: Iterable[LocalFile]) -> Manifest:
    """Return *manifest* with *files* marked as being sent: whoever reads it meanwhile relies on none of them."""
    return msgspec.structs.replace(manifest, files=manifest.files | {_key(file): ("", 0) for file in files})


def with_files(manifest: Manifest, files: Iterable[LocalFile]) -> Manifest:
    """Return *manifest* with *files* as they are now."""
    held = {_key(file): (file.digest, file.size_bytes) for file in files}
    return msgspec.structs.replace(manifest, files=manifest.files | held)


def _key(file: LocalFile) -> str:
    return key_in(file.name, is_private=file.is_private)


class Journal:
    """What a run has put so far: the next one, if this is killed, goes on from there."""

    def __init__(self, output: Path, shown: str) -> None:
        """*shown* tells one home of the output folder from another."""
        self._path = output / STATE / "homes" / f"{key_of('home', shown)}.jsonl"

    def read(self) -> dict[str, str]:
        """Return name → digest of what an unfinished run has put; a line that was cut is none."""
        found = {}
        with suppress(OSError):
            for line in self._path.read_text("utf-8", "replace").splitlines():
                with suppress(ValueError, TypeError):
                    name, digest = json.loads(line)
                    found[str(name)] = str(digest)
        return found

    def add(self, file: LocalFile) -> None:
        """Remember that *file* is there. Raises `OSError`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as journal:
            journal.write(json.dumps([file.name, file.digest]) + "\n")

    def forget(self) -> None:
        """Everything is in the home's own manifest now."""
        self._path.unlink(missing_ok=True)
