"""All lexicons of a voice profile, in the order of their authority → one `Lexicon`."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from narrator.article.model import Notice
from narrator.config.voice_profile import LexiconEntry, VoiceProfile
from narrator.errors import ProfileError
from narrator.script.lexicon.matcher import Lexicon
from narrator.script.lexicon.pls import read_pls
from narrator.script.lexicon.short import read_short

READERS = {".pls": "pls", ".xml": "pls", ".toml": "short"}


def load_lexicon(profile: VoiceProfile) -> tuple[Lexicon, tuple[Notice, ...]]:
    """Return the lexemes of the profile's files, then its own, which win. Raises `ProfileError` with file and line."""
    entries: list[LexiconEntry] = []
    notices: list[Notice] = []
    for path in profile.lexicons:
        found, remarks = read_lexicon(path)
        entries += found
        notices += remarks
    return Lexicon((*entries, *profile.lexicon)), tuple(notices)


def read_lexicon(path: Path) -> tuple[tuple[LexiconEntry, ...], tuple[Notice, ...]]:
    """Return the lexemes of a PLS or short TOML file, and what of it was not understood."""
    try:
        stamp = path.stat().st_mtime_ns if path.is_file() else None
    except OSError:
        stamp = None
    if stamp is None:
        raise ProfileError("there is no such lexicon", where=str(path), hint="See `lexicons` in the profile.")
    return _read(path, stamp)


@lru_cache(maxsize=32)
def _read(path: Path, stamp: int) -> tuple[tuple[LexiconEntry, ...], tuple[Notice, ...]]:
    """Read a file once for each time it was written (*stamp*)."""
    del stamp
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        hint = f"Name it {' or '.join(READERS)}."
        raise ProfileError(f"a lexicon cannot end in “{path.suffix}”", where=str(path), hint=hint)
    entries, notices = read_pls(path) if reader == "pls" else (read_short(path), ())
    return entries, (*notices, *_contradictions(path, entries))


def _contradictions(path: Path, entries: tuple[LexiconEntry, ...]) -> Iterator[Notice]:
    """Yield each grapheme that one file has said in two ways: the later counts, which its author may not want."""
    last: dict[tuple[str, str], LexiconEntry] = {}
    for entry in entries:
        key = (entry.grapheme, entry.language)
        earlier = last.get(key)
        if earlier is not None and (earlier.alias, earlier.phoneme) != (entry.alias, entry.phoneme):
            first, second = (one.alias or one.phoneme for one in (earlier, entry))
            text = f"{path.name}: “{entry.grapheme}” is said “{first}” and “{second}”: the later counts"
            yield Notice("lexicon-contradiction", text)
        last[key] = entry
