"""Characters → their scripts, and a script → the languages that are written in it."""

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Final

LATIN: Final = "Latn"
_BY_NAME: Final = {
    "LATIN": LATIN,
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "ARABIC": "Arab",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "ORIYA": "Orya",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
    "TIBETAN": "Tibt",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "ETHIOPIC": "Ethi",
    "CHEROKEE": "Cher",
    "HANGUL": "Hang",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "KATAKANA-HIRAGANA": "Kana",
    "CJK": "Hani",
    "BOPOMOFO": "Bopo",
}
"""The first word of a letter's name in the Unicode Character Database → its script (ISO 15924), kana as one."""
_WITHOUT_VOICES: Final = {
    "THAANA": ("Thaa", "dv"),
    "NKO": ("Nkoo", "nqo"),
    "TIFINAGH": ("Tfng", "zgh"),
    "CANADIAN": ("Cans", "iu"),
    "MONGOLIAN": ("Mong", "mn"),
    "SYRIAC": ("Syrc", "syr"),
    "YI": ("Yiii", "ii"),
    "JAVANESE": ("Java", "jv"),
    "BALINESE": ("Bali", "ban"),
    "SUNDANESE": ("Sund", "su"),
    "BUGINESE": ("Bugi", "bug"),
    "TAGALOG": ("Tglg", "fil"),
    "OL": ("Olck", "sat"),
    "MEETEI": ("Mtei", "mni"),
    "CHAKMA": ("Cakm", "ccp"),
    "LIMBU": ("Limb", "lif"),
    "LEPCHA": ("Lepc", "lep"),
    "LISU": ("Lisu", "lis"),
    "TAI": ("Tale", "tdd"),
    "VAI": ("Vaii", "vai"),
    "BAMUM": ("Bamu", "bax"),
    "ADLAM": ("Adlm", "ff"),
    "HANIFI": ("Rohg", "rhg"),
    "OSAGE": ("Osge", "osa"),
    "COPTIC": ("Copt", "cop"),
    "GOTHIC": ("Goth", "got"),
    "RUNIC": ("Runr", "non"),
    "GLAGOLITIC": ("Glag", "cu"),
    "OGHAM": ("Ogam", "sga"),
    "CUNEIFORM": ("Xsux", "akk"),
    "EGYPTIAN": ("Egyp", "egy"),
    "PHOENICIAN": ("Phnx", "phn"),
}
"""As above, with who writes so: a post in such a script, or a word, is told to have no voice and never spelled."""
_WIDTHS: Final = frozenset({"HALFWIDTH", "FULLWIDTH", "MODIFIER", "COMBINING"})
LANGUAGES: Final = {
    "Grek": ("el",),
    "Hebr": ("he", "yi"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Beng": ("bn", "as"),
    "Guru": ("pa",),
    "Gujr": ("gu",),
    "Orya": ("or",),
    "Taml": ("ta",),
    "Telu": ("te",),
    "Knda": ("kn",),
    "Mlym": ("ml",),
    "Sinh": ("si",),
    "Thai": ("th",),
    "Laoo": ("lo",),
    "Mymr": ("my",),
    "Khmr": ("km",),
    "Tibt": ("bo",),
    "Geor": ("ka",),
    "Armn": ("hy",),
    "Ethi": ("am",),
    "Cher": ("chr",),
    "Hang": ("ko",),
    "Kana": ("ja",),
    "Hani": ("zh", "ja"),
    "Bopo": ("zh",),
    "Cyrl": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky"),
    **{script: (language,) for script, language in _WITHOUT_VOICES.values()},
}
"""Who writes in a script, the most first: where nothing tells them apart, the first."""
SCRIPTS_OF: Final = {
    "ja": frozenset({"Kana", "Hani"}),
    "zh": frozenset({"Hani", "Bopo"}),
    "ko": frozenset({"Hang", "Hani"}),
    "sr": frozenset({"Cyrl", LATIN}),
    "kk": frozenset({"Cyrl", LATIN, "Arab"}),
    "ky": frozenset({"Cyrl"}),
    "uz": frozenset({"Cyrl", LATIN}),
    "az": frozenset({"Cyrl", LATIN, "Arab"}),
    "pa": frozenset({"Guru", "Arab"}),
    "ku": frozenset({"Arab", LATIN}),
    "mn": frozenset({"Cyrl", "Mong"}),
    "tg": frozenset({"Cyrl"}),
    "tt": frozenset({"Cyrl"}),
    "ff": frozenset({LATIN, "Adlm"}),
    "fil": frozenset({LATIN, "Tglg"}),
    "iu": frozenset({LATIN, "Cans"}),
    "jv": frozenset({LATIN, "Java"}),
    "non": frozenset({LATIN, "Runr"}),
    "su": frozenset({LATIN, "Sund"}),
    "ba": frozenset({"Cyrl"}),
    "cv": frozenset({"Cyrl"}),
    "nog": frozenset({"Cyrl"}),
    "grc": frozenset({"Grek"}),
    "ug": frozenset({"Arab"}),
    "sd": frozenset({"Arab"}),
    "kok": frozenset({"Deva", LATIN}),
    "bpy": frozenset({"Beng"}),
}
"""The scripts of languages that `LANGUAGES` does not tell."""
UNSPACED: Final = frozenset({"Hani", "Kana", "Hang", "Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts in which a figure stands against the words before and after it."""
LETTERS_OF_A_SIGN: Final = {"Hani": 4.0, "Hang": 2.5, "Kana": 2.0}
"""How many letters of an alphabet say as much as one sign: 食べる is three signs, "to eat" five letters."""


@lru_cache(maxsize=16384)
def script_of(character: str) -> str:
    """Return the script of a letter or mark (ISO 15924); empty for figures, punctuation and signs of all scripts."""
    if character.isascii():
        return LATIN if character.isalpha() else ""
    if unicodedata.category(character)[0] not in "LM":
        return ""
    words = unicodedata.name(character, "").split(" ")
    if words[0] in _WIDTHS and len(words) > 1:
        words = words[1:]
    if character in "ªº々〆ー":
        return {"々": "Hani", "〆": "Hani", "ー": "Kana"}.get(character, LATIN)
    return _BY_NAME.get(words[0]) or _WITHOUT_VOICES.get(words[0], ("",))[0]


def shares(text: str) -> dict[str, float]:
    """Return how much of *text* each script has, in letters of an alphabet."""
    found: dict[str, float] = {}
    for script, run in groupby(filter(None, map(script_of, text))):
        found[script] = found.get(script, 0.0) + sum(1 for _ in run) * LETTERS_OF_A_SIGN.get(script, 1.0)
    return found


@lru_cache(maxsize=256)
def scripts_of(language: str) -> frozenset[str]:
    """Return the scripts that *language* (BCP 47) is written in; a stated script wins."""
    first, _, rest = language.partition("-")
    stated = rest.partition("-")[0].title()
    if len(stated) == 4 and stated.isalpha():
        return {"Hans": frozenset({"Hani"}), "Hant": frozenset({"Hani", "Bopo"})}.get(stated, frozenset({stated}))
    if first in SCRIPTS_OF:
        return SCRIPTS_OF[first]
    return frozenset(script for script, languages in LANGUAGES.items() if first in languages) or frozenset({LATIN})
