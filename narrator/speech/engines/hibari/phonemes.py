"""IPA, of eSpeak NG or of a lexicon → the symbols of American English that the model was trained on (misaki's)."""

import re
import unicodedata
from typing import Final

SOUNDS: Final = {
    # diphthongs and affricates are one symbol each
    "aɪ": "I", "aʊ": "W", "eɪ": "A", "ɔɪ": "Y", "oʊ": "O", "əʊ": "O", "dʒ": "ʤ", "tʃ": "ʧ", "tɕ": "ʧ", "dʑ": "ʤ",
    "tʂ": "ʧ", "dʐ": "ʤ", "ʈʂ": "ʧ", "ɪə": "iə", "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "ɝː": "ɜɹ", "ɝ": "ɜɹ", "ɚ": "əɹ",
    # vowels
    "a": "ɑ", "e": "A", "o": "O", "ɒ": "ɑ", "ɵ": "ʊ", "ɘ": "ə", "ɞ": "ɜ", "ɶ": "ɑ", "y": "u",
    "ʏ": "ʊ", "ø": "ɜ", "œ": "ɛ", "ɨ": "ɪ", "ʉ": "u", "ɯ": "u", "ɤ": "ʌ",
    # consonants
    "r": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "ɽ": "ɹ", "ɻ": "ɹ", "ɺ": "l", "ɾ": "T", "x": "k", "χ": "k", "q": "k", "c": "k",
    "ɟ": "ɡ", "ɢ": "ɡ", "ɣ": "ɡ", "g": "ɡ", "ʛ": "ɡ", "ɓ": "b", "ɗ": "d", "ɠ": "ɡ", "β": "b", "ɸ": "f",
    "ʋ": "v", "ⱱ": "v", "ʂ": "ʃ", "ʐ": "ʒ", "ɕ": "ʃ", "ʑ": "ʒ", "ʈ": "t", "ɖ": "d", "ɳ": "n", "ɴ": "n", "ɱ": "m",
    "ɲ": "nj", "ʎ": "lj", "ɭ": "l", "ʟ": "l", "ɫ": "l", "ɬ": "l", "ɮ": "l", "ʝ": "j", "ɥ": "w", "ɰ": "w", "ʍ": "w",
    "ħ": "h", "ɦ": "h", "ʜ": "h", "ɧ": "ʃ", "ʘ": "p", "ǀ": "t", "ǁ": "l", "ǂ": "ʧ", "ǃ": "t",
    "ʔ": "", "ʕ": "ə", "ʡ": "", "ʢ": "ə",
}  # fmt: skip
"""What another language has in place of an English sound, or the nearest one."""
OWN: Final = frozenset("AIOWYbdfhijklmnpstuvwzæðŋɐɑɔəɛɜɡɪɹʃʊʌʒʤʧθTᵊᵻˈˌ")
"""Symbols that the model takes as they are (hibari's own lexicon has no others)."""
SILENT: Final = frozenset(".-ːˑʰʲʷˠˤʼ˞|‖‿^_~+'’0123456789\u0361\u200d")
"""Length, secondary articulation, tone, ties: no sound of their own in English."""
UNHEARD: Final = frozenset(("Lm", "Mn", "Mc", "Sk", "Zs"))
"""Categories of further such signs: modifier letters and marks."""
LONGEST: Final = 3
PUNCTUATION: Final = frozenset(';:,.!?—…"()“” ')
"""Symbols of the model that are no sound."""
SYLLABIC: Final = re.compile("(.)\u0329")


def symbols_of(ipa: str) -> str:
    """Return the model's symbols for *ipa*. Raises `KeyError` with the first sign that has none."""
    ipa = SYLLABIC.sub(r"ə\1", unicodedata.normalize("NFD", ipa.strip("/[] ")).replace("\u0361", ""))
    symbols, at = [], 0
    while at < len(ipa):
        length = next((n for n in range(LONGEST, 0, -1) if ipa[at : at + n] in SOUNDS), 1)
        sign = ipa[at : at + length]
        at += length
        if sign in SOUNDS:
            symbols.append(SOUNDS[sign])
        elif sign in OWN or sign == " ":
            symbols.append(sign)
        elif sign not in SILENT and unicodedata.category(sign) not in UNHEARD:
            raise KeyError(sign)
    return " ".join("".join(symbols).split())


def is_sound(symbols: str) -> bool:
    """Return whether something is heard of *symbols*."""
    return any(symbol in OWN and symbol not in "ˈˌ" for symbol in symbols)
