"""`narrator pronounce list` and `remove`: what a lexicon of the short form teaches, and one line less in it."""

from pathlib import Path

from narrator.errors import UsageError
from narrator.script.lexicon.add import find_lines, write_lexicon
from narrator.script.lexicon.load import read_lexicon


def taught(path: Path) -> tuple[tuple[str, str], ...]:
    """Return each word that the lexicon at *path* teaches, in its order, with what is said or its phonemes.

    Empty where there is no such file. Raises `ProfileError` where the file is no lexicon.
    """
    if not path.exists():
        return ()
    entries, _ = read_lexicon(path)
    return tuple((entry.grapheme, entry.alias or f"/{entry.phoneme}/") for entry in entries)


def remove(word: str, path: Path) -> None:
    """Take the line for *word* out of the lexicon at *path*; everything else stays as it is.

    Raises `UsageError` where there is no such line: a word that is taught by a table or a PLS file is named as such.
    """
    word = " ".join(word.split())
    known = dict(taught(path))
    text = path.read_text(encoding="utf-8") if known else ""
    lines = text.splitlines(keepends=True)
    places = set(find_lines(lines, word))
    if not places:
        if word in known:
            raise UsageError(
                f"“{word}” is taught by a table of the lexicon", where=str(path), hint="Take it out in an editor."
            )
        raise UsageError(
            f"no word “{word}” is taught", where=str(path), hint="`narrator pronounce list` shows those that are."
        )
    write_lexicon(path, "".join(line for place, line in enumerate(lines) if place not in places))
