"""Forms of a taught word: "Nguyens" and "NGUYEN" follow "Nguyen", so that a word is taught once."""

from typing import Final

from msgspec.structs import replace

from narrator.config.voice_profile import LexiconEntry
from narrator.languages.registry import language_of

_SHORTEST_IN_CAPITALS: Final = 4
"""Letters: shorter capitals are more often an abbreviation of something else ("us", "US")."""
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_HISSING_SOUNDS: Final = tuple("szʃʒ")
_VOICELESS_SOUNDS: Final = tuple("ptkfθ")


def is_capital_form(found: str, taught: str) -> bool:
    """Return whether *found* is *taught* with a first capital, as at a sentence's start, or all in capitals."""
    if found == taught[:1].upper() + taught[1:] and taught.islower():
        return True
    return found == taught.upper() and len(taught) >= _SHORTEST_IN_CAPITALS and taught.isalpha()


def singulars(word: str, language: str) -> tuple[str, ...]:
    """Return what *word*, in small letters, may be the plural of; nothing where plurals end otherwise."""
    if not language_of(language).plural_s or not word.endswith("s") or len(word) < _SHORTEST_IN_CAPITALS:
        return ()
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def plural(entry: LexiconEntry) -> LexiconEntry:
    """Return *entry* said as a plural: "win" → "wins", /wɪn/ → /wɪnz/."""
    alias = entry.alias and entry.alias + ("es" if entry.alias.endswith(_HISSING) else "s")
    phoneme = entry.phoneme.rstrip()
    if phoneme:
        phoneme += "ɪz" if phoneme.endswith(_HISSING_SOUNDS) else "s" if phoneme.endswith(_VOICELESS_SOUNDS) else "z"
    return replace(entry, grapheme=f"{entry.grapheme}s", alias=alias, phoneme=phoneme)
