"""Takes an article out: its record, its files, and with them its place in feed and index."""

from collections.abc import Callable, Sequence
from pathlib import Path

from narrator.errors import UsageError
from narrator.publishing.formats import BOOK
from narrator.show.rebuild import rebuild
from narrator.show.workspace import Workspace
from narrator.store.atomic import writing_to
from narrator.store.records import files_of


def remove(
    slug: str,
    workspace: Workspace,
    formats: Sequence[str],
    *,
    keep_files: bool = False,
    notify: Callable[[str], None],
) -> tuple[str, ...]:
    """Take the article *slug* out, rebuild feed and index, and return the names of what was written.

    Its guid, slug and date stay in narrator.lock: made again, it is the same episode. Raises `UsageError` where there
    is no such article, `OutputError` where a file cannot be removed or written.
    """
    output, records = workspace.output, workspace.records
    stored = records.load()
    if slug not in stored:
        known = ", ".join(sorted(stored)) or "none"
        raise UsageError(f"there is no article {slug!r} in {output}", hint=f"Articles there: {known}.")
    with writing_to(output):
        records.forget(slug)
        if not keep_files:
            for file in files_of(stored[slug].record):
                (output / file.name).unlink(missing_ok=True)
            _remove_empty(output / slug)
    book = (BOOK.name,) if (output / BOOK.file_name).is_file() else ()  # it goes out of the whole blog's book as well
    return rebuild(workspace, (*formats, *book), notify=notify)


def _remove_empty(folder: Path) -> None:
    """Remove *folder* and those in it, as far as they are empty: what the author put there stays."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
