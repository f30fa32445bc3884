"""How words are said on the whole site: the lexicon that the studio and `narrator pronounce` write."""

import json
import re
import tomllib
from pathlib import Path

from narrator.config.load import LEXICON
from narrator.editing.history import Change, History
from narrator.editing.post import version_of
from narrator.editing.settings import set_site
from narrator.errors import UsageError
from narrator.languages.phrases import worded
from narrator.pipeline.session import Session
from narrator.script.lexicon.add import add
from narrator.script.lexicon.edit import remove, taught


def lexicon_of(session: Session) -> Path:
    """Return the lexicon that words are written to: the site's first of the short form."""
    site = session.site
    return site.root / next((name for name in site.lexicons if name.endswith(".toml")), LEXICON)


def taught_words(session: Session) -> tuple[tuple[str, str], ...]:
    """Return each word that is taught, and what is said or its phonemes. Raises `ProfileError`."""
    return taught(lexicon_of(session))


def teach(session: Session, history: History, word: str, say: str) -> Change:
    """Say *say* for *word* in every post. Raises as `narrator.script.lexicon.add.add` does."""
    path = lexicon_of(session)
    label = worded("say “{words}” for “{word}” in all posts", words=say.strip(), word=word.strip())
    return history.around(path, label, lambda: add(word, say, path))


def teach_phonemes(session: Session, history: History, word: str, phonemes: str) -> Change:
    """Say the IPA *phonemes* for *word* in every post, in voices that can. Raises `UsageError` and `OutputError`."""
    word, phonemes = " ".join(word.split()), phonemes.strip().strip("/[]")
    if not word or not phonemes:
        raise UsageError("a word and its phonemes are needed", where="say")
    path = lexicon_of(session)
    old = path.read_text("utf-8") if path.exists() else ""
    table = f"[[lexeme]]\ngrapheme = {_quoted(word)}\nphoneme = {_quoted(phonemes)}\n"
    new = (old.rstrip("\n") + "\n\n" if old.strip() else "") + table
    try:
        tomllib.loads(new)
    except tomllib.TOMLDecodeError as problem:
        raise UsageError(f"the lexicon cannot be read: {problem}", where=path.name) from problem
    sound = f"/{phonemes}/"
    label = worded("say “{words}” for “{word}” in all posts", words=sound, word=word)
    expected = version_of(old.encode("utf-8")) if path.exists() else ""
    return history.replace(path, new.encode("utf-8"), label, expected=expected)


def forget(session: Session, history: History, word: str) -> Change:
    """Take back what was taught for *word*. Raises `UsageError` where nothing was."""
    path, label = lexicon_of(session), worded("“{word}” no longer taught", word=word)
    old = path.read_text("utf-8") if path.exists() else ""
    table = re.compile(rf"\n*\[\[lexeme\]\]\ngrapheme = {re.escape(_quoted(word))}\nphoneme = [^\n]*\n?")
    if table.search(old):  # as `teach_phonemes` writes it
        new = table.sub("\n", old, count=1).lstrip("\n")
        return history.replace(path, new.encode("utf-8"), label, expected=version_of(old.encode("utf-8")))
    return history.around(path, label, lambda: remove(word, path))


def spelled(word: str) -> str:
    """Return what is said where *word* is read letter by letter."""
    return " ".join(letter.upper() for letter in word if letter.isalnum())


def as_word(word: str) -> str:
    """Return what is said where *word*, in capitals, is a word and no row of letters."""
    return word.capitalize() if word.isupper() else word.lower()


def silenced(session: Session) -> tuple[tuple[str, str], ...]:
    """Return what the author does not want to be asked or told again: `known` and a word, `silenced` and a code."""
    kept = session.site.findings
    return (*(("known", word) for word in kept.known), *(("silenced", code) for code in kept.silenced))


def silence(session: Session, history: History, word: str) -> Change | None:
    """Ask no more about *word*: it is said as it should be. Raises as `set_site` does."""
    words = tuple(dict.fromkeys((*session.site.findings.known, word)))
    return set_site(session, history, "findings.known", words, worded("“{word}” is right as it is", word=word))


def ask_again(session: Session, history: History, kind: str, what: str) -> Change | None:
    """Ask or tell of *what* again, which `silenced` lists as *kind*. Raises as `set_site` does."""
    if (kind, what) not in silenced(session):
        raise UsageError(f"{what!r} is not silenced", where="what")
    left = tuple(one for other, one in silenced(session) if other == kind and one != what)
    return set_site(session, history, f"findings.{kind}", left, worded("“{word}” is asked about again", word=what))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
