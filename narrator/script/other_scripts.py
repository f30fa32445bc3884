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
FEWEST_LETTERS: Final = 2
"""A single letter of an alphabet is a sign (α, Δ, ж) and has a name in the text's own language."""
WHOLE_WORDS: Final = frozenset({"Hani", "Kana", "Hang"})
"""Scripts in which one sign is a word."""

_JAPANESE: Final = re.compile(r"(?i:japan|japon|japón|giappon|kanji)|[\u3041-\u30fa]")
"""A sentence that speaks of Japanese, or has kana in it: its Han signs are Japanese, which look like Chinese alone."""


def runs_of_other_scripts(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where *text*, which is in *language* (BCP 47), has words of another script, and in which language they are.

    What stands between two such words belongs to them, if it is no word itself. Latin words are left as they are: names
    of products stand in every language, and every engine's voices read them.
    """
    if text.isascii():
        return
    own = scripts_of(language)
    begin = end = 0
    script = ""
    for match in _WORD.finditer(text):
        found = _script_of_word(match[0])
        is_word = len(match[0]) >= FEWEST_LETTERS or found in WHOLE_WORDS
        is_foreign = bool(found) and found not in own and found != LATIN and (is_word or found == script)
        if is_foreign and found == script:
            end = match.end()
            continue
        if script:
            yield begin, end, _language_of(text[begin:end], script, text)
        script = found if is_foreign else ""
        begin, end = match.span()
    if script:
        yield begin, end, _language_of(text[begin:end], script, text)


def _script_of_word(word: str) -> str:
    """Return the script that all letters of *word* are in; empty for a mixture."""
    scripts = {script for character in word if (script := script_of(character))}
    if scripts == {"Kana", "Hani"}:
        scripts = {"Kana"}
    return scripts.pop() if len(scripts) == 1 else ""


def _language_of(text: str, script: str, sentence: str) -> str:
    if script == "Hani" and _JAPANESE.search(sentence):
        return "ja"
    candidates = LANGUAGES[script]
    shares = of_han(text) if script == "Hani" else of_alphabet(text, script)
    return max(shares, key=lambda language: shares[language]) if shares else candidates[0]
