"""Which language a text is in, with a confidence, and which paragraphs are wholly in another one."""

import re
from functools import lru_cache
from typing import Final

from narrator.article.model import Segment, SegmentKind
from narrator.languages.alphabets import of_alphabet, of_han
from narrator.languages.registry import language_of
from narrator.languages.scripts import LANGUAGES, LATIN, scripts_of, shares
from narrator.script.detector import by_words, latin_shares, shares_of, weighed

SAMPLE_CHARACTERS: Final = 400
MOST_SAMPLES: Final = 16
SURE: Final = 0.95
"""Confidence from which a paragraph is spoken in a language that nobody declared."""
TAKEN: Final = 0.6
"""Confidence from which a post that nobody declared is taken for what it seems to be; below it is the fallback's.

Of 500 titles, sentences and paragraphs in twenty languages (tests/fixtures/languages) none that is wrong reaches it."""
OWN_SHARE: Final = 0.3
"""A text is in a script other than Latin from this share on: names of products and code are in Latin everywhere,
while words of other scripts in a Latin text are few."""
FEWEST_WORDS: Final = 6
"""Shorter paragraphs are names and titles as often as sentences."""
ORDINARY_SHARE: Final = 0.12
"""A paragraph with this share of its language's commonest words needs no detection."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNACCENTED: Final = re.compile(r"(?<![\u00c0-\u024f])[!-~]++(?![\u00c0-\u024f])")
"""A run without spaces and accents; words without spaces between them (Chinese, Thai) do not belong to it."""
_OF_MACHINES: Final = re.compile(r"[/\\_@=<>{}|~]|\w[.:(\[#]+\w|\d[A-Za-z]|[A-Za-z]\d|[a-z][A-Z]|\(\)")
"""What addresses, names of files and functions, digests and versions have in them, and words have not."""


def detect_language(text: str) -> tuple[str, float]:
    """Return the language of *text* (the first part of a BCP 47 tag) and a confidence from 0 to 1.

    The script decides where only one language is written in it, the letters where a few are, and a detector the rest,
    on samples from the whole text. Returns `("", 0.0)` for a text without letters.
    """
    totals: dict[str, float] = {}
    for sample in _samples(text):
        for language, share in _shares(sample).items():
            totals[language] = totals.get(language, 0) + share * len(sample)
    if not totals:
        return "", 0.0
    best = max(totals, key=lambda language: (totals[language], language))
    return best, round(totals[best] / sum(totals.values()), 3)


def foreign_language(segment: Segment, language: str) -> tuple[str, float] | None:
    """Return the language of a paragraph or quote that is wholly in another one than *language*, else None.

    Only where nobody declared one, and only on high confidence: a wrong guess makes a paragraph unintelligible.
    """
    if segment.language or segment.kind not in {SegmentKind.PARAGRAPH, SegmentKind.QUOTE}:
        return None
    return other_language(segment.text, language)


def other_language(text: str, language: str) -> tuple[str, float] | None:
    """Return the language that a whole *text* is plainly in, where it is another one than *language*; else None."""
    primary = language.partition("-")[0].lower()
    if not _looks_foreign(text, primary):
        return None
    found, confidence = detect_language(text)
    return (found, confidence) if found != primary and confidence >= SURE else None


def is_written_in(text: str, language: str) -> bool:
    """Return whether *text* is in a script that *language* is written in; so is a text without letters."""
    script = _script(shares(text[: SAMPLE_CHARACTERS * MOST_SAMPLES]))
    return not script or script in scripts_of(language)


def _looks_foreign(text: str, primary: str) -> bool:
    """Return whether *text* lacks what every text in *primary* has: a look at the words, before any model is loaded."""
    beginning = text[: SAMPLE_CHARACTERS * 4]
    script = LATIN if beginning.isascii() else _script(shares(beginning))
    if script and script not in scripts_of(primary):
        return True
    if len(beginning) < 2 * FEWEST_WORDS - 1:
        return False
    frequent = _frequent(primary)
    words = _WORD.findall(beginning.lower()) if frequent else []
    if not frequent or len(words) < FEWEST_WORDS:
        return False
    return sum(word in frequent for word in words) / len(words) < ORDINARY_SHARE


@lru_cache(maxsize=64)
def _frequent(language: str) -> frozenset[str]:
    return frozenset(language_of(language).frequent.split())


def _samples(text: str) -> list[str]:
    """Return up to sixteen stretches, spread over the text: their words, unless there is only what machines read."""
    step = max(SAMPLE_CHARACTERS, -(-len(text) // MOST_SAMPLES))
    samples = [text[begin : begin + SAMPLE_CHARACTERS] for begin in range(0, len(text), step)]
    in_words = [_UNACCENTED.sub(_word_or_space, sample) for sample in samples]
    return in_words if any(character.isalpha() for sample in in_words for character in sample) else samples


def _word_or_space(match: re.Match[str]) -> str:
    return " " if _OF_MACHINES.search(match[0].strip("()[]{}<>\"'.,:;!?*#")) else match[0]


def _script(found: dict[str, float]) -> str:
    """Return the script that a text with these *found* shares is in; empty where it has no letters."""
    others = {script: share for script, share in found.items() if script != LATIN}
    if others and sum(others.values()) >= OWN_SHARE * sum(found.values()):
        # Japanese writes most of its words with Chinese characters, and nobody else writes kana.
        if "Kana" in others and "Hani" in others:
            return "Kana"
        return max(others, key=lambda script: (others[script], script))
    return LATIN if LATIN in found else max(others, default="", key=lambda script: others[script])


def _shares(sample: str) -> dict[str, float]:
    """Return each candidate's probability."""
    found = shares(sample)
    script = _script(found)
    if not script:
        return {}
    if script == LATIN:
        return latin_shares(sample)
    if script == "Hani":
        return of_han(sample)
    candidates = LANGUAGES[script]
    if len(candidates) == 1:
        return {candidates[0]: 1.0}
    lettered = of_alphabet(sample, script)
    if lettered and max(lettered.values()) >= SURE:
        return lettered
    return by_words(weighed(shares_of(sample, frozenset(lettered or candidates)), lettered), sample)
