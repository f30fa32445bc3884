"""Takes an article out: its record, its files, and with them its place in feed and index."""

from pathlib import Path

from msgspec.structs import replace

from narrator.errors import UsageError
from narrator.pipeline.book import BOOK
from narrator.pipeline.lock import load_lock
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Progress
from narrator.pipeline.report import Report
from narrator.pipeline.site import site_of
from narrator.pipeline.whole import make_whole
from narrator.store.atomic import writing_to
from narrator.store.records import Records, files_of
from narrator.store.remote import open_store


def remove(slug: str, options: MakeOptions, progress: Progress, *, keep_files: bool = False) -> Report:
    """Take the article *slug* out and write feed and index again. Raises `UsageError` where there is none.

    Its guid, slug and date stay in narrator.lock: made again, it is the same episode.
    """
    site = site_of(options.config)
    records = Records(options.output)
    stored = records.load()
    if slug not in stored:
        known = ", ".join(sorted(stored)) or "none"
        raise UsageError(f"there is no article {slug!r} in {options.output}", hint=f"Articles there: {known}.")
    record = stored[slug].record
    with writing_to(options.output):
        records.forget(slug)
        if not keep_files:
            for file in files_of(record):
                (options.output / file.name).unlink(missing_ok=True)
            _remove_empty(options.output / slug)
    if (options.output / BOOK).is_file():
        options = replace(options, book=True)  # it goes out of the whole blog's book as well
    report = Report()
    lock = load_lock(site.path.with_name("narrator.lock") if site.path is not None else None)
    make_whole(options, site, lock, records, open_store(options.cache), options.formats(site.only), report, progress)
    return report


def _remove_empty(folder: Path) -> None:
    """Remove *folder* and those in it, as far as they are empty: what the author put there stays."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
