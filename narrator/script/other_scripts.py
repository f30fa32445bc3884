"""Words of another script inside a sentence → the stretches that another language's voice reads."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.languages.alphabets import of_alphabet, of_han
from narrator.languages.scripts import LANGUAGES, LATIN, script_of, scripts_of

_BORDERS: Final = (
    r"\s!-&(-/:-@\[-^`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    r"\u2010-\u2018\u201a-\u206f\u060c\u061b\u061f\u06d4\u0964\u0965\u3000-\u3004\u3008-\u303f"
    r"\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD: Final = re.compile(rf"[^\W\d_][^{_BORDERS}]*")
"""From a letter to white space or punctuation: marks and joiners belong to it, which Python's own words leave out."""
SPELLING_LATIN: Final = frozenset({"he", "ja", "be", "ky", "kok", "my"})
"""Languages whose eSpeak voices spell Latin words: their phonemes of "React" are those of "R E A C T"."""
LATIN_READER: Final = "en"
"""Whose voice reads such a word: most are names of products and programs."""
_FIGURE_BEFORE: Final = re.compile(r"\d[ \u00a0\u202f]?\Z")
_FIGURE_AFTER: Final = re.compile(r"[ \u00a0\u202f]?\d")
LONGEST_UNIT: Final = 4
"""Letters of a sign that belongs to the figure beside it: 5 km, 300 kWh, USD 20."""
FEWEST_LETTERS: Final = 2
"""A single letter of an alphabet is a sign (α, Δ, ж) and has a name in the text's own language."""
WHOLE_WORDS: Final = frozenset({"Hani", "Kana", "Hang"})
"""Scripts in which one sign is a word."""

_JAPANESE: Final = re.compile(r"(?i:japan|japon|japón|giappon|kanji)|[\u3041-\u30fa]")
"""A sentence that speaks of Japanese, or has kana in it: its Han signs are Japanese, which look like Chinese alone."""


def runs_of_other_scripts(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where *text*, which is in *language* (BCP 47), has words of another script, and in which language they are.

    What stands between two such words belongs to them, if it is no word itself. Latin words are left as they are, for
    names of products stand in every language and nearly all voices read them, unless the language's voices spell them.
    """
    spelled = language.partition("-")[0] in SPELLING_LATIN
    if text.isascii() and not spelled:
        return
    own = scripts_of(language)
    begin = end = 0
    script = ""
    for match in _WORD.finditer(text):
        found = _script_of_word(match[0])
        is_word = len(match[0]) >= FEWEST_LETTERS or found in WHOLE_WORDS
        is_read = found != LATIN or (spelled and not _is_unit(text, match))
        is_foreign = bool(found) and found not in own and is_read and (is_word or found == script)
        if is_foreign and found == script:
            end = match.end()
            continue
        if script:
            yield begin, end, _language_of(text[begin:end], script, text)
        script = found if is_foreign else ""
        begin, end = match.span()
    if script:
        yield begin, end, _language_of(text[begin:end], script, text)


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """Return whether a Latin word is the unit or the currency of the figure beside it."""
    if len(match[0]) > LONGEST_UNIT:
        return False
    is_currency = match[0].isupper() and len(match[0]) == len("USD")
    return bool(
        _FIGURE_BEFORE.search(text, max(0, match.start() - 2), match.start())
        or (is_currency and _FIGURE_AFTER.match(text, match.end()))
    )


def _script_of_word(word: str) -> str:
    """Return the script that all letters of *word* are in; empty for a mixture."""
    scripts = {script for character in word if (script := script_of(character))}
    if scripts == {"Kana", "Hani"}:
        scripts = {"Kana"}
    return scripts.pop() if len(scripts) == 1 else ""


def _language_of(text: str, script: str, sentence: str) -> str:
    if script == LATIN:
        return LATIN_READER
    if script == "Hani" and _JAPANESE.search(sentence):
        return "ja"
    candidates = LANGUAGES[script]
    shares = of_han(text) if script == "Hani" else of_alphabet(text, script)
    return max(shares, key=lambda language: shares[language]) if shares else candidates[0]
