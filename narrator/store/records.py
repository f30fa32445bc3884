"""The records of published articles, in `.narrator/` of the output folder: feed and index are made from them."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from narrator.publishing.record import ArticleRecord, FileRecord
from narrator.store.atomic import replace_bytes, replace_text
from narrator.store.places import is_inside, is_slug

STATE = ".narrator"
DIGEST_CHARACTERS = 12
"""Of a SHA-256, in an address: 48 bits tell the versions of one file apart."""


class Stored(Struct, frozen=True):
    """A record, with the fingerprint of everything it was made from."""

    fingerprint: str
    record: ArticleRecord


class Records(Struct, frozen=True):
    """All records of one output folder."""

    output: Path

    def load(self) -> dict[str, Stored]:
        """Return slug → record.

        One that cannot be read (damaged, of another version), or that names a file elsewhere, counts as absent.
        """
        found: dict[str, Stored] = {}
        for file in sorted((self.output / STATE / "articles").glob("*.json")):
            try:
                stored = msgspec.json.decode(file.read_bytes(), type=Stored)
            except (msgspec.DecodeError, OSError):
                continue
            if _is_sound(stored.record, file.stem):
                found[file.stem] = stored
        return found

    def state(self) -> int:
        """Return a number that changes when a record is written or removed: 0 where there is none."""
        try:
            return (self.output / STATE / "articles").stat().st_mtime_ns
        except OSError:
            return 0

    def save(self, stored: Stored) -> bool:
        """Keep a record; its show notes go into a file of their own, so that an archive's records stay small."""
        slug = stored.record.slug
        replace_text(self._file(slug, ".notes.html"), stored.record.notes_html)
        bare = replace(stored, record=replace(stored.record, notes_html=""))
        return replace_bytes(self._file(slug, ".json"), msgspec.json.format(msgspec.json.encode(bare), indent=1))

    def with_notes(self, record: ArticleRecord) -> ArticleRecord:
        """Return *record* with its show notes."""
        file = self._file(record.slug, ".notes.html")
        return replace(record, notes_html=file.read_text("utf-8", "replace") if file.is_file() else "")

    def forget(self, slug: str) -> None:
        """Remove the record of an article."""
        for suffix in (".json", ".notes.html"):
            self._file(slug, suffix).unlink(missing_ok=True)

    def _file(self, slug: str, suffix: str) -> Path:
        return self.output / STATE / "articles" / (slug + suffix)


def _is_sound(record: ArticleRecord, slug: str) -> bool:
    """Return whether *record* is that of *slug*, has a date, and all that it names lies below the output folder."""
    try:
        is_dated = datetime.fromisoformat(record.published).tzinfo is not None
    except ValueError:
        return False
    return is_dated and record.slug == slug and is_slug(slug) and all(is_inside(one.name) for one in files_of(record))


def content_version(path: Path) -> str:
    """Return what an address carries so that it is new when the content of the file at *path* is."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:DIGEST_CHARACTERS]


def file_record(output: Path, path: Path, digest: str = "") -> FileRecord:
    """Return what is remembered of a file that was written; *digest* (`content_version`) of what apps keep."""
    stat = path.stat()
    return FileRecord(path.relative_to(output).as_posix(), stat.st_size, stat.st_mtime_ns, digest)


def with_earlier_files(record: ArticleRecord, earlier: ArticleRecord, output: Path) -> ArticleRecord:
    """Return *record* with the files of *earlier* that this run was not asked to make and that still lie there.

    `--only vtt` must not take an episode out of the feed. Where the article has changed since, only its sound is
    kept, and in another voice neither page nor books: the other files count as stale.
    """
    same = (record.body_hash, record.title) == (earlier.body_hash, earlier.title)
    voices = {edition.voice: edition for edition in earlier.editions}
    editions = []
    for edition in record.editions:
        older = voices.get(edition.voice)
        files = _lying(older.files, output) if older is not None else {}
        kept = files if same and older and older.duration_ms == edition.duration_ms else _only(files, "mp3")
        editions.append(replace(edition, files=kept | edition.files))
    names = {file.name for file in record.extra_files}
    extra = tuple(file for file in earlier.extra_files if same and file.name not in names and is_there(output, file))
    files = _lying(earlier.files, output) if same else {}
    if not _sounds_alike(record, earlier):
        files = _only(files, "cover")  # page and books are made of the main edition's sound
    return replace(
        record, editions=tuple(editions), files=files | record.files, extra_files=(*record.extra_files, *extra)
    )


def _sounds_alike(record: ArticleRecord, earlier: ArticleRecord) -> bool:
    """Return whether the main editions are in one voice, and as long."""
    main = [(one.voice, one.duration_ms) for article in (record, earlier) for one in article.editions[:1]]
    return len(main) == 2 and main[0] == main[1]


def _only(files: dict[str, FileRecord], name: str) -> dict[str, FileRecord]:
    return {name: files[name]} if name in files else {}


def _lying(files: dict[str, FileRecord], output: Path) -> dict[str, FileRecord]:
    return {name: file for name, file in files.items() if is_there(output, file)}


def is_there(output: Path, file: FileRecord) -> bool:
    """Return whether a file is still as it was written."""
    try:
        stat = (output / file.name).stat()
    except OSError:
        return False
    return (stat.st_size, stat.st_mtime_ns) == (file.size_bytes, file.modified_ns)


def files_of(record: ArticleRecord) -> tuple[FileRecord, ...]:
    """Return every file of an article."""
    editions = (file for edition in record.editions for file in edition.files.values())
    return (*editions, *record.files.values(), *record.extra_files)


def all_there(output: Path, record: ArticleRecord) -> bool:
    """Return whether every file of an article is still as it was written."""
    return all(is_there(output, file) for file in files_of(record))


def stale_files(folder: Path, kept: Sequence[FileRecord], output: Path) -> tuple[str, ...]:
    """Return the files in an article's folder that this run did not make and that may not fit it any more."""
    if not folder.is_dir():
        return ()
    known = {file.name for file in kept}
    found = (path.relative_to(output).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(name for name in found if name not in known))
