"""All lexicons of a voice profile, in the order of their authority → one `Lexicon`."""

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
        stamp = path.stat().st_mtime_ns
    except OSError as problem:
        raise ProfileError(
            "there is no such lexicon", where=str(path), hint="See `lexicons` in the profile."
        ) from problem
    return _read(path, stamp)


@lru_cache(maxsize=32)
def _read(path: Path, stamp: int) -> tuple[tuple[LexiconEntry, ...], tuple[Notice, ...]]:
    """Read a file once for each time it was written (*stamp*)."""
    del stamp
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        hint = f"Name it {' or '.join(READERS)}."
        raise ProfileError(f"a lexicon cannot end in “{path.suffix}”", where=str(path), hint=hint)
    return read_pls(path) if reader == "pls" else (read_short(path), ())
