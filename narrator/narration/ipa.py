"""IPA as eSpeak NG writes it → ARPAbet, the phonemes of an English acoustic model.

One table for all languages, and one more for each family where the same sign sounds differently: each foreign sound
becomes the English ones that the model takes it for.
"""

from itertools import product
from typing import Final

ENGLISH: Final = {
    "tʃ": "CH", "dʒ": "JH", "eɪ": "EY", "aɪ": "AY", "ɔɪ": "OY", "aʊ": "AW", "oʊ": "OW", "əʊ": "OW",
    "iə": "IY AH", "eə": "EH R", "ʊə": "UH R", "aɪə": "AY AH", "aɪɚ": "AY ER", "aʊə": "AW ER",
    "iː": "IY", "uː": "UW", "ɑː": "AA", "ɔː": "AO", "oː": "AO", "ɜː": "ER", "ɝ": "ER", "ɚ": "ER",
    "i": "IY", "ɪ": "IH", "ᵻ": "IH", "ɛ": "EH", "e": "EH", "æ": "AE", "a": "AE", "ɐ": "AH", "ə": "AH", "ʌ": "AH",
    "ɑ": "AA", "ɒ": "AA", "ɔ": "AO", "o": "OW", "ʊ": "UH", "u": "UW", "ɜ": "ER",
    "p": "P", "b": "B", "t": "T", "d": "D", "k": "K", "ɡ": "G", "g": "G", "f": "F", "v": "V", "θ": "TH", "ð": "DH",
    "s": "S", "z": "Z", "ʃ": "SH", "ʒ": "ZH", "h": "HH", "m": "M", "n": "N", "ŋ": "NG", "l": "L", "ɹ": "R", "r": "R",
    "ɾ": "D", "j": "Y", "w": "W", "x": "K", "ʔ": "", "ç": "HH", "ɫ": "L", "n̩": "AH N", "l̩": "AH L", "m̩": "AH M",
}  # fmt: skip
"""eSpeak's docs/phonemes.md against CMUdict's own spellings of the same words."""
EVERYWHERE: Final = {
    **ENGLISH,
    "aː": "AA", "a": "AA", "ä": "AA", "eː": "EY", "e": "EY|EH", "ɛː": "EH", "oː": "OW", "o": "OW", "ɔ": "AO",
    "y": "UW|IY", "yː": "UW|IY", "ʏ": "UH|IH", "ø": "ER|EH", "øː": "ER|EY", "œ": "ER|EH", "œː": "ER", "ɜ": "AH",
    "ɐ": "AH",
    "ɑ̃": "AA N|AO", "ɔ̃": "OW N|AO", "ɛ̃": "AE N|AE", "œ̃": "AH N|AH", "ɑ̃ː": "AA N", "ɔ̃ː": "OW N", "ɛ̃ː": "AE N",
    "ts": "T S", "dz": "D Z", "pf": "P F", "tɕ": "CH", "dʑ": "JH", "ɕ": "SH", "ʑ": "ZH", "ʂ": "SH", "ʐ": "ZH",
    "ɲ": "N Y", "ʎ": "L Y", "ʝ": "Y", "ɟ": "JH", "c": "K", "β": "B|V", "ɣ": "G", "ð": "DH", "x": "HH|K", "χ": "HH",
    "ʁ": "R|HH", "ʀ": "R|HH", "r": "R|D", "rr": "R", "ɾ": "R|D", "ɥ": "W", "ʋ": "V", "ɸ": "F", "ħ": "HH", "ʕ": "AA",
    "q": "K", "ɨ": "IH", "ɯ": "UH", "ɵ": "UH", "ɤ": "AH", "ʉ": "UW", "ɬ": "SH", "ʈ": "T", "ɖ": "D", "ɳ": "N", "ɭ": "L",
}  # fmt: skip
"""Of several phonemes between bars, each gives the word a pronunciation of its own."""
FAMILIES: Final = {
    "germanic": {"??": "UH R|UH AH",
                 "ç": "SH|HH", "ɔø": "OY", "ɔʏ": "OY", "ɔy": "OY", "ɾ": "R|AH", "ʁ": "R|AH", "r": "R|AH", "x": "HH|K",
                 "œy": "AY", "ɛi": "AY", "ʌu": "AW", "a": "AA|AH"},
    "romance": {"ɛ": "EH", "e": "EY|EH", "v": "V", "o": "OW|AO"},
    "french": {"ɛ": "EH|AE", "e": "EY|EH", "a": "AA|AE", "ə": "AH|IH", "o": "OW|AO", "v": "V",
               "ɑ̃": "AO|AA N", "ɔ̃": "OW|OW N", "ɛ̃": "AE|AE N"},
    "slavic": {"ɨ": "IH", "x": "HH", "ʲ": "", "r": "R"},
}  # fmt: skip
"""`??` is what eSpeak NG 1.52 writes for the German *ur* of "kurz"."""
FAMILY_OF: Final = {
    **dict.fromkeys(("de", "nl", "sv", "nb", "nn", "da", "lb", "af"), "germanic"),
    "fr": "french",
    **dict.fromkeys(("es", "it", "pt", "ca", "ro", "gl"), "romance"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "pl", "cs", "sk", "sl", "hr", "sr", "mk"), "slavic"),
}
MARKS: Final = frozenset("ˈˌˑ.‿ʰʲ̪̥̃̊ʷ̯͡ːˤ-'|_ ")
"""Stress, length and finer marks that the table does not use: they change no phoneme of the model."""
LONGEST: Final = 3
VARIANTS: Final = 6
"""Pronunciations a word at most: each makes the search wider."""


def arpabet(ipa: str, language: str) -> tuple[str, ...]:
    """Return the pronunciations of *ipa* in ARPAbet, the likeliest first; none where a sign has no counterpart."""
    first = language.partition("-")[0].lower()
    table = ENGLISH if first == "en" else {**EVERYWHERE, **FAMILIES.get(FAMILY_OF.get(first, ""), {})}
    pieces: list[list[str]] = []
    at = 0
    while at < len(ipa):
        length = next((n for n in range(LONGEST, 0, -1) if ipa[at : at + n] in table and at + n <= len(ipa)), 0)
        if length:
            pieces.append(table[ipa[at : at + length]].split("|"))
        elif ipa[at] not in MARKS:
            return ()
        at += length or 1
    found: list[str] = []
    for choice in _few(pieces):
        phones = " ".join(" ".join(choice).split())
        if phones and phones not in found:
            found.append(phones)
    return tuple(found[:VARIANTS])


def _few(pieces: list[list[str]]) -> list[tuple[str, ...]]:
    """Return the likeliest choice, each other one of the same place everywhere, and both of the first two places."""
    first = tuple(piece[0] for piece in pieces)
    second = tuple(piece[-1] for piece in pieces)
    places = [at for at, piece in enumerate(pieces) if len(piece) > 1][:2]
    mixed = [
        tuple(piece[flags[places.index(at)]] if at in places else piece[0] for at, piece in enumerate(pieces))
        for flags in product((0, 1), repeat=len(places))
    ]
    return [first, second, *mixed]
