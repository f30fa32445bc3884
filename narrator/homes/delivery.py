"""The output folder's files + what a home tells → what is to be sent, what is gone, and what is somebody else's."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from narrator.errors import HomeError, UsageError
from narrator.homes.local import total_bytes
from narrator.homes.manifest import NAME, Manifest, decoded, keys_of
from narrator.homes.model import Held, Home, LocalFile
from narrator.publishing.rss.addresses import FEED

NEAR = 0.8
"""The share of a limit from which it is told."""
LIGHTER = "--only leaves books out, `bit_rate_kbps` in the voice profile makes sound smaller: docs/publish.md"


class Delivery(Struct, frozen=True):
    """What a publication has to do."""

    files: tuple[LocalFile, ...]
    """All that shall be there, in the order in which it may be seen."""
    changed: tuple[LocalFile, ...]
    """In the order in which they may be seen."""
    held: frozenset[str]
    """Names of what is there already, and as it should be."""
    gone: tuple[str, ...]
    """Names of what narrator put there and makes no more."""
    manifest: Manifest
    """As it is in the home, of this show."""


def planned(
    home: Home, files: Sequence[LocalFile], show: str, journal: Mapping[str, str], *, take_over: bool
) -> Delivery:
    """Return what has to be done so that *home* has *files*. *journal*: name → digest of what a killed run has put.

    Raises `UsageError` where files of somebody else, or another show, are in the way, and `HomeError` for what is
    larger than the home takes.
    """
    _refuse_too_large(home, files)
    listing = home.listing()
    manifest = decoded(home.read(NAME) if listing is None or NAME in listing else None, home.shown)
    if manifest is not None and manifest.show and show and manifest.show != show and not take_over:
        hint = "Give each show a home, a folder or a prefix of its own, or replace the other one: --take-over."
        raise UsageError("another show lies in this home", where=home.shown, hint=hint)
    if manifest is None and not take_over and home.has_others():
        hint = (
            "What is published replaces everything there: make a place for narrator alone, or replace it: --take-over."
        )
        raise UsageError("something lies in this home that narrator did not put there", where=home.shown, hint=hint)
    known = manifest or Manifest(show=show)
    own = [f for f in home.own_files() if f.name not in (listing or {}) or f.name in known.files]
    files = sorted((*files, *own), key=lambda file: (file.turn, file.name))
    changed = [file for file in files if not _is_held(home, file, known, listing, journal)]
    if not take_over:
        _refuse_strangers(home, changed, known, listing, show)
    names = {file.name for file in files}
    held = names - {file.name for file in changed}
    there = _ours_in(listing, known)
    return Delivery(
        tuple(files),
        tuple(changed),
        frozenset(held | (there - names)),
        tuple(sorted(there - names - {NAME})),
        Manifest(known.schema, show or known.show, known.files),
    )


def limit_notices(home: Home, files: Sequence[LocalFile]) -> Iterator[str]:
    """Yield which limits of *home* come near, or are passed; a file that is too large is an error elsewhere."""
    limits, total = home.limits, total_bytes(files)
    if limits.total_bytes and total > NEAR * limits.total_bytes:
        yield f"{total / 1e9:.2f} GB, and this home takes {limits.total_bytes / 1e9:g} GB ({limits.source}); {LIGHTER}"
    if limits.files and len(files) > NEAR * limits.files:
        yield f"{len(files)} files, and this home takes {limits.files} ({limits.source}); {LIGHTER}"
    largest = max(files, key=lambda file: file.size_bytes, default=None)
    if largest is not None and limits.file_bytes and largest.size_bytes > NEAR * limits.file_bytes:
        yield (
            f"{largest.name} has {largest.size_bytes / 1e6:.0f} MB, and this home takes "
            f"{limits.file_bytes / 1e6:.0f} MB a file ({limits.source}); {LIGHTER}"
        )


def _refuse_too_large(home: Home, files: Sequence[LocalFile]) -> None:
    most = home.limits.file_bytes
    large = [file for file in files if most and file.size_bytes > most]
    if large:
        more = f", and {len(large) - 1} more" if len(large) > 1 else ""
        what = (
            f"{large[0].name} has {large[0].size_bytes / 1e6:.0f} MB{more}; this home takes {most / 1e6:.0f} MB a file"
        )
        raise HomeError(f"{what} ({home.limits.source})", where=home.shown, hint=f"Nothing was sent. {LIGHTER}")


def _is_held(
    home: Home, file: LocalFile, manifest: Manifest, listing: Mapping[str, Held] | None, journal: Mapping[str, str]
) -> bool:
    """Return whether *file* is in *home* with this content: by the home's own digest, else by manifest and size."""
    there = listing.get(file.name) if listing is not None else Held()
    if there is None:
        return False
    if there.digest:
        return there.digest == home.digest(file)
    digest, size = _entry(manifest, file.name)
    if not digest:  # it was being sent when a run ended: the journal of that run says whether it arrived
        digest, size = journal.get(file.name, ""), file.size_bytes
    return (digest, size) == (file.digest, file.size_bytes) and there.size_bytes in {None, file.size_bytes}


def _entry(manifest: Manifest, name: str) -> tuple[str, int]:
    return next((manifest.files[key] for key in keys_of(name) if key in manifest.files), ("", 0))


def _ours_in(listing: Mapping[str, Held] | None, manifest: Manifest) -> set[str]:
    """Return the names of what narrator has put there; of private feeds only where the home can list."""
    if listing is None:
        return {key for key in manifest.files if not key.startswith("sha256:")}
    return {name for name in listing if any(key in manifest.files for key in keys_of(name))}


def _refuse_strangers(
    home: Home, changed: Sequence[LocalFile], manifest: Manifest, listing: Mapping[str, Held] | None, show: str
) -> None:
    """Raise `UsageError` where a file that narrator did not put there would be replaced.

    A home that has a feed of this very show was filled by hand before: what is there is the show's.
    """
    known = manifest.files
    strangers = [
        f.name for f in changed if f.name in (listing or {}) and not any(key in known for key in keys_of(f.name))
    ]
    if not strangers:
        return
    feed = home.read(FEED) if FEED in (listing or {}) else None
    if feed is not None and show and show.encode() in feed:
        return
    more = f", and {len(strangers) - 1} more" if len(strangers) > 1 else ""
    raise UsageError(
        f"{strangers[0]}{more} is there already, and narrator did not put it there",
        where=home.shown,
        hint="Give the home a folder or a prefix of its own, or let narrator replace them: --take-over.",
    )
