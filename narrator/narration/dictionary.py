"""Words of a post → how they sound, in ARPAbet: by the recognizer's own dictionary for English, else by eSpeak."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from msgspec import Struct

from narrator.narration.ipa import arpabet
from narrator.narration.model import WordToHear
from narrator.speech.child import SupervisedProcess

PROGRAM: Final = "narrator.narration.ipa_process"
TIME_LIMIT_S: Final = 120
MEMORY_LIMIT_BYTES: Final = 1 << 30
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
SWITCHED: Final = re.compile(r"\([a-z-]+\)")
"""Where eSpeak says a word by another language's rules."""
CYRILLIC: Final = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky")
SCRIPTS: Final = {**dict.fromkeys(CYRILLIC, "CYRILLIC"), "el": "GREEK"}
"""Languages whose words can be heard, beside those in Latin letters."""
VOICELESS: Final = frozenset({"P", "T", "K", "F", "TH"})
SIBILANTS: Final = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})
LATENT: Final = {"s": "Z", "x": "Z", "z": "Z", "t": "T", "d": "T", "n": "N", "r": "R", "p": "P"}
"""Last letter of a French word → what is heard of it before a vowel: "les amis" is heard as "lay zah-mee"."""
NEVER_LINKED: Final = frozenset({"et"})
VOWELS: Final = frozenset("aeiouyhœæ")
"""Letters that a sound of vowels begins with; of *h* nobody can tell."""
MOST_LINKED: Final = 3
"""So many pronunciations get one with the consonant: the likeliest."""


class Pronunciations(Struct, frozen=True):
    """How each word of a post may sound."""

    of: dict[str, tuple[str, ...]]
    """Dictionary name → ARPAbet, the likeliest first."""
    names: dict[tuple[str, str], str]
    """(word, first subtag of its language) → dictionary name; a word that is missing cannot be heard."""
    guessed: frozenset[str] = frozenset()
    """Names of words that a dictionary of their language does not have: another voice may say them otherwise."""

    def name(self, word: WordToHear) -> str:
        """Return the dictionary's name of *word*; empty where it has none."""
        return self.names.get((word.text, _first(word.language)), "")

    def write(self, path: Path) -> None:
        """Write them in CMUdict's format. Raises `OSError`."""
        lines = []
        for name, sounds in sorted(self.of.items()):
            lines += [f"{name}{f'({at})' if at > 1 else ''} {sound}\n" for at, sound in enumerate(sounds, 1)]
        path.write_text("".join(lines), "utf-8")


def words_in(text: str, language: str, part: int = 0) -> list[WordToHear]:
    """Return the words of a spoken *text*, as they are looked up."""
    return [
        WordToHear(normalized(match[0]), language, match.start(), match.end(), part) for match in WORD.finditer(text)
    ]


def normalized(word: str) -> str:
    """Return *word* in lower case, composed, its apostrophes straight."""
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").rstrip("'")


def pronunciations(
    words: Iterable[WordToHear], main_language: str, dictionary: str = "", *, both: bool = False
) -> Pronunciations:
    """Return how *words* are pronounced; *dictionary* is a file in CMUdict's format for the English ones.

    *both*: as eSpeak says them as well, for sound that a synthetic voice made. Raises `EngineFault` where eSpeak does
    not answer, `OSError` where the dictionary cannot be read.
    """
    wanted: defaultdict[str, dict[str, str]] = defaultdict(dict)
    words = list(words)
    before_vowels = _words_before_vowels(words)
    for word in words:
        language = _first(word.language)
        wanted[language].setdefault(word.text, word.language)
    sounds: dict[str, tuple[str, ...]] = {}
    names: dict[tuple[str, str], str] = {}
    missing: dict[str, list[str]] = {}
    guessed: set[str] = set()
    for language, texts in wanted.items():
        speakable = [text for text in texts if _is_in_script(text, language)]
        known = _from_dictionary(speakable, dictionary) if language == "en" and dictionary else {}
        for text, variants in known.items():
            names[text, language] = _name(text, language, main_language)
            sounds[names[text, language]] = variants
        left = speakable if both else [text for text in speakable if text not in known]
        if left:
            missing[texts[left[0]]] = left
        if known:
            guessed |= {_name(text, language, main_language) for text in speakable if text not in known}
    for tag, left in missing.items():
        language = _first(tag)
        for text, ipa in zip(left, _ipa_of(left, tag), strict=True):
            variants = _with_liaison(text, arpabet(SWITCHED.sub("", ipa), language), before_vowels)
            variants = tuple(dict.fromkeys((*sounds.get(names.get((text, language), ""), ()), *variants)))
            if variants:
                names[text, language] = _name(text, language, main_language)
                sounds[names[text, language]] = variants
    return Pronunciations(sounds, names, frozenset(guessed & sounds.keys()))


def _first(language: str) -> str:
    return language.partition("-")[0].lower()


def _name(text: str, language: str, main_language: str) -> str:
    return text if language == _first(main_language) else f"{text}~{language}"


def _is_in_script(text: str, language: str) -> bool:
    """Return whether all letters of *text* are those that the language's voice reads; of others it says the names."""
    script = SCRIPTS.get(language, "LATIN")
    return all(not letter.isalpha() or unicodedata.name(letter, "").startswith(script) for letter in text)


def _from_dictionary(texts: Sequence[str], path: str) -> dict[str, tuple[str, ...]]:
    """Return the pronunciations that the file has, also of possessives of its words."""
    bases = {text: text.removesuffix("'s") for text in texts}
    wanted = {*texts, *bases.values()}
    found: defaultdict[str, list[str]] = defaultdict(list)
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            word, _, sound = line.partition(" ")
            word = word.partition("(")[0]
            if word in wanted:
                found[word].append(" ".join(sound.split()))
    result = {text: tuple(found[text]) for text in texts if text in found}
    for text, base in bases.items():
        if text not in result and base != text and base in found:
            result[text] = tuple(_possessive(sound) for sound in found[base])
    return result


def _possessive(sound: str) -> str:
    last = sound.rsplit(" ", 1)[-1]
    return f"{sound} {'AH Z' if last in SIBILANTS else 'S' if last in VOICELESS else 'Z'}"


def _words_before_vowels(words: Iterable[WordToHear]) -> frozenset[str]:
    """Return the French words that stand before a vowel somewhere and end in a letter that is heard there alone."""
    return frozenset(
        one.text
        for one, following in pairwise(words)
        if _first(one.language) == "fr"
        and one.text[-1:] in LATENT
        and one.text not in NEVER_LINKED
        and unicodedata.normalize("NFD", following.text)[:1] in VOWELS
    )


def _with_liaison(text: str, sounds: Sequence[str], before_vowels: Collection[str]) -> tuple[str, ...]:
    """Return the pronunciations *sounds* of a word, and what they are before a vowel."""
    if text not in before_vowels:
        return tuple(sounds)
    consonant = LATENT[text[-1]]
    linked = (f"{sound} {consonant}" for sound in sounds[:MOST_LINKED] if sound.rpartition(" ")[2] != consonant)
    return tuple(dict.fromkeys((*sounds[:MOST_LINKED], *linked, *sounds[MOST_LINKED:])))


def _ipa_of(words: Sequence[str], language: str) -> list[str]:
    process = SupervisedProcess(PROGRAM, "espeak", {}, time_limit_s=TIME_LIMIT_S, memory_limit_bytes=MEMORY_LIMIT_BYTES)
    try:
        head, _ = process.receive(process.send({"words": list(words), "language": language}))
    finally:
        process.end()
    return [str(ipa) for ipa in head["ipa"]]
