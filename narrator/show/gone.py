"""Pins and records → those whose source is no longer there, and whose text a new post nearly has."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct, field

from narrator.article.model import Article
from narrator.publishing.record import ArticleRecord
from narrator.reading.discover import KNOWN_SUFFIXES
from narrator.store.records import Stored

SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Of an address, a `tag:` or a `urn:`, or of an identity by `title:`; a single letter is a drive of Windows."""
TAG: Final = re.compile(r"<[^>]*>")
WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
"""A character, where a script writes no spaces between words."""
RUN_WORDS: Final = 3
"""Words of a run: two posts about one subject share most words, and few runs of three."""
FEWEST_RUNS: Final = 8
"""A text of ten words; a shorter one says too little of which post it is."""
ALIKE: Final = 0.5
"""The share of the shorter text's runs that the other one has; a word that is edited costs three of them."""

MOST_TOLD: Final = 10
"""Articles; a folder that was moved away takes hundreds with it."""


def is_gone(identity: str, root: Path) -> bool:
    """Return whether *identity* is a path, not a guid or an address, of a file that is not below *root* any more."""
    if SCHEME.match(identity):
        return False
    cuts = (*(found.start() for found in re.finditer("#", identity)), len(identity))  # a name may have one, too
    files = [identity[:end] for end in cuts if Path(identity[:end]).suffix.lower() in KNOWN_SUFFIXES]
    return bool(files) and not any(_is_there(root / name) for name in files)


def _is_there(path: Path) -> bool:
    """Return whether *path* exists; a name that no file system takes is nobody's, so nothing is known of it."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def gone_notices(
    records: Iterable[ArticleRecord], folders: Iterable[Path], root: Path, *, output: str = ""
) -> Iterator[str]:
    """Yield a line for each of *records* whose source is gone from below *folders*, which were looked through.

    *output* is the output folder, where `narrator remove` has to be told it.
    """
    looked, top = [folder.resolve() for folder in folders], root.resolve()
    told = 0
    for record in records if looked else ():
        path = record.path or record.identity
        if not is_gone(path, root) or not any((top / path).is_relative_to(folder) for folder in looked):
            continue
        told += 1
        if told <= MOST_TOLD:
            option = f" -o {output}" if output else ""
            yield f"{record.slug}: its source {path} is gone; still published; narrator remove {record.slug}{option}"
    if told > MOST_TOLD:
        yield f"{told - MOST_TOLD} more articles are still published whose sources are gone"


class Texts(Struct):
    """The texts of what was published before, by the runs of words in them: asked for by a new post alone."""

    root: Path
    stored: dict[str, Stored]
    """By slug, as the records were when the run began."""
    with_notes: Callable[[ArticleRecord], ArticleRecord]
    """Returns a record with its show notes: the article's text, as HTML."""
    _gone: dict[PurePosixPath, list[ArticleRecord]] | None = None
    """Folder → what has gone from it."""
    _runs: dict[str, frozenset[str]] = field(default_factory=dict)
    """By slug."""

    def nearly(self, article: Article, path: str) -> Iterator[ArticleRecord]:
        """Yield what has gone from the folder of *path* (empty: none) and has nearly the text of *article*."""
        gone = self._by_folder().get(PurePosixPath(path).parent) if path else None
        if not gone:
            return
        runs = _runs_of(" ".join(segment.text for segment in article.segments()))
        if len(runs) < FEWEST_RUNS:
            return
        for record in gone:
            if record.slug not in self._runs:
                self._runs[record.slug] = _runs_of(html.unescape(TAG.sub(" ", self.with_notes(record).notes_html)))
            before = self._runs[record.slug]
            if len(before & runs) > ALIKE * max(FEWEST_RUNS, min(len(before), len(runs))):  # notes may be a beginning
                yield record

    def _by_folder(self) -> dict[PurePosixPath, list[ArticleRecord]]:
        if self._gone is None:
            self._gone = {}
            for one in self.stored.values():
                path = one.record.path or one.record.identity
                if is_gone(path, self.root):
                    self._gone.setdefault(PurePosixPath(path).parent, []).append(one.record)
        return self._gone


def _runs_of(text: str) -> frozenset[str]:
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1))
