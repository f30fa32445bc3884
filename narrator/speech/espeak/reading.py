"""A word in any script → the IPA with which eSpeak NG says it: for engines that cannot read all that is written.

eSpeak never passes over a letter: what it cannot read, it names. A process of its own is not needed, since nothing is
spoken: the same word gives the same phonemes, whatever was asked before.
"""

import ctypes
import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from narrator.errors import EngineMissingError
from narrator.speech.espeak import library as espeak

IPA_MODE: Final = 0x02
"""espeakPHONEMES_IPA of speak_lib.h."""
UTF8: Final = 1
NO_SOUND_MS: Final = 0
SCRIPT_VOICES: Final = {
    "ARABIC": "ar", "ARMENIAN": "hy", "BENGALI": "bn", "CYRILLIC": "ru", "DEVANAGARI": "hi", "ETHIOPIC": "am",
    "GEORGIAN": "ka", "GREEK": "el", "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko", "HEBREW": "he",
    "HIRAGANA": "ja", "KANNADA": "kn", "KATAKANA": "ja", "MALAYALAM": "ml", "MYANMAR": "my", "SINHALA": "si",
    "TAMIL": "ta", "TELUGU": "te", "THAI": "th",
}  # fmt: skip
"""The most spoken language of a script that one word alone can be read in, by the first word of its letters' names."""
LATIN: Final = "LATIN"
SWITCH: Final = re.compile(r"\([a-z-]+\)")
"""eSpeak's mark of another language inside a word: no sound."""
KNOWN_LATIN: Final = "\u017f"
"""The last letter that eSpeak's English reads with its accent; of those beyond, it spells the number."""


class PhonemeReader:
    """eSpeak NG, loaded for reading alone."""

    def __init__(self, voice: str = "en-us") -> None:
        """Load it; *voice* reads Latin letters, digits, and scripts that no other voice is known for.

        Raises `EngineMissingError`.
        """
        library = espeak.find_library()
        if library is None:
            raise EngineMissingError("eSpeak NG is not on this machine", hint=espeak.HOW_TO_GET)
        self._dll = _started(library.path, str(library.data).encode() if library.data is not None else None)
        self._voice = voice
        self.ipa = lru_cache(maxsize=4096)(self._ipa)
        """A word → its IPA, "" where eSpeak says nothing; stress marks stand before the vowel."""

    def _ipa(self, word: str) -> str:
        return "".join(self._run(script, "".join(run)) for script, run in groupby(_plain(word), script_of))

    def _run(self, script: str, text: str) -> str:
        voices = (SCRIPT_VOICES[script], self._voice) if script in SCRIPT_VOICES else (self._voice,)
        said = next(filter(None, (self._read(text, voice) for voice in voices)), "")
        return said or self.name(text)

    def name(self, text: str) -> str:
        """Return the IPA that says of each letter of *text* which script it is of, as eSpeak does of Chinese ones."""
        return " ".join(self._read(_name(letter), self._voice) for letter in text if letter.isalnum())

    def _read(self, text: str, voice: str) -> str:
        if self._dll.espeak_SetVoiceByName(voice.encode()) != 0:
            return ""
        rest = ctypes.c_char_p(text.encode())
        said = []
        while rest.value:
            said.append((self._dll.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA_MODE) or b"").decode())
        return SWITCH.sub("", " ".join(said)).strip()


@cache
def _started(path: str, data: bytes | None) -> ctypes.CDLL:
    """Load eSpeak NG and start it: once in a process, since to start it anew moves the tables that are in use."""
    dll = ctypes.CDLL(path)
    if dll.espeak_Initialize(espeak.SYNCHRONOUS, NO_SOUND_MS, data, espeak.DO_NOT_EXIT) != espeak.SAMPLE_RATE_HZ:
        raise EngineMissingError("eSpeak NG does not start: its data are missing", hint=espeak.HOW_TO_GET)
    dll.espeak_TextToPhonemes.restype = ctypes.c_char_p
    dll.espeak_TextToPhonemes.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
    return dll


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Return the script of a letter by its Unicode name (`LATIN`, `CJK`); of all else, what belongs to any: `""`."""
    if unicodedata.category(character).startswith("M"):
        return unicodedata.name(character, "").partition(" ")[0].replace("COMBINING", LATIN)
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else LATIN


def _name(letter: str) -> str:
    """Return what is said for a letter that no voice reads: "Cherokee letter"."""
    return f"{unicodedata.name(letter, 'unknown').partition(' ')[0].title()} letter"


def _plain(word: str) -> str:
    """Return *word* with Latin letters that eSpeak's English does not know by their base letter: ễ → e."""
    composed = unicodedata.normalize("NFC", word)
    return "".join(
        unicodedata.normalize("NFD", c)[0] if c > KNOWN_LATIN and script_of(c) == LATIN else c for c in composed
    )


def plain_letters(text: str) -> str:
    """Return *text* with digits of any script and letters in a typographic form as plain ones: ٣ → 3, 𝐁 → B, ﬁ → fi."""
    return text if text.isascii() else "".join(map(_plain_letter, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _plain_letter(character: str) -> str:
    if not character.isalnum():
        return character
    digit = unicodedata.decimal(character, None)
    compatible = unicodedata.normalize("NFKC", character)
    return str(digit) if digit is not None else compatible if compatible.isalnum() else character
