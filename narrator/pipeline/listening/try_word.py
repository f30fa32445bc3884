"""A word → how a voice says it now, or would: what `narrator pronounce try` lets one hear."""

import re
from pathlib import Path
from typing import Final

from narrator.article.model import Article, Source, SourceFormat
from narrator.errors import UsageError
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.pipeline.listening.preview import preview
from narrator.pipeline.session import Session
from narrator.script.lexicon.load import load_lexicon
from narrator.script.spoken_forms import in_words

_UNSAFE: Final = re.compile(r"[^\w-]+")


def spoken_word(session: Session, word: str, say: str, *, voice: str, output: Path | None) -> tuple[Path, str]:
    """Speak *word* as the site's lexicons and rules say it, or as *say*; return the MP3's path and the words said.

    *voice* names a profile, empty for the site's; *output* may be left out: then it is named for the word.
    Raises `NarratorError`.
    """
    word, say = " ".join(word.split()), " ".join(say.split())
    if not word:
        raise UsageError("a word to try is needed", hint="narrator pronounce try Nguyen")
    path = output or Path(f"pronounce-{_UNSAFE.sub('-', word).strip('-') or 'word'}.mp3")
    article = Article(Source("try", SourceFormat.TEXT, word), "Try", ())
    (profile, *_) = session.profiles(article, (voice,) if voice else ())
    preview(session, profile.name, say or word, path)
    if say:
        return path, say
    language = profile.language or session.site.language or SOURCE_LANGUAGE
    lexicon, _ = load_lexicon(profile)
    said = [
        (f"/{lexeme.phoneme}/" if lexeme.phoneme else lexeme.alias) if lexeme else in_words(stretch, language).strip()
        for stretch, lexeme in lexicon.split(word, language)
    ]
    return path, " ".join(filter(None, said))
