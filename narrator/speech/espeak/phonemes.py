"""IPA of an English lexicon → eSpeak's phoneme names, which it speaks in `[[…]]`."""

from typing import Final

NAMES: Final = {
    "tʃ": "tS", "dʒ": "dZ", "eɪ": "eI", "aɪ": "aI", "ɔɪ": "OI", "aʊ": "aU", "oʊ": "oU", "əʊ": "oU",
    "iː": "i:", "uː": "u:", "ɑː": "A:", "ɔː": "O:", "ɜː": "3:", "ɝ": "3:", "ɚ": "3",
    "i": "i", "u": "u:", "ɑ": "A:", "ɔ": "O:", "ɜ": "3:", "ə": "@", "ɪ": "I", "ʊ": "U", "ɛ": "E", "e": "E",
    "æ": "a", "a": "a", "ʌ": "V", "ɒ": "0",
    "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɹ": "r", "r": "r", "ɡ": "g", "g": "g", "ɾ": "t#",
    **{letter: letter for letter in "pbtdkfvszhmnlwj"},
    "ˈ": "'", "ˌ": ",", " ": " ", ".": "", "ˑ": "", "\u0361": "",
}  # fmt: skip
"""docs/phonemes.md of eSpeak NG, for its English voices. The tie bar and the syllable's dot have no sound."""
LONGEST: Final = 2
SYLLABIC: Final = {"n̩": "@n", "l̩": "@l", "m̩": "@m"}


def espeak_phonemes(ipa: str, voice: str) -> str:
    """Return eSpeak's names for *ipa*, or nothing where one has none or the voice is not English: then text is said.

    Nothing is left out of a word: one unknown sign, and the whole is given up.
    """
    if voice.partition("-")[0].partition("+")[0] != "en":
        return ""
    ipa = ipa.strip("/[] ").replace("\u0361", "")
    for sign, name in SYLLABIC.items():
        ipa = ipa.replace(sign, f"\0{name}\0")
    names = []
    for at, stretch in enumerate(ipa.split("\0")):
        found = [stretch] if at % 2 else _names(stretch)
        if found is None:
            return ""
        names += found
    return "".join(names)


def _names(ipa: str) -> list[str] | None:
    names, at = [], 0
    while at < len(ipa):
        sign = next((ipa[at : at + length] for length in range(LONGEST, 0, -1) if ipa[at : at + length] in NAMES), "")
        if not sign:
            return None
        names.append(NAMES[sign])
        at += len(sign)
    return names
