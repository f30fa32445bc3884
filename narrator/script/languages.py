"""Which language a text is in, with a confidence, and which paragraphs are wholly in another one."""

import re
from functools import lru_cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from narrator.article.model import Segment, SegmentKind

_LATIN_TAGS: Final = (
    "af az ca cs cy da de en eo es et eu fi fr ga gl hr hu id is it la lt lv "
    "ms mt nb nl no pl pt ro sk sl sq sv sw tr vi"
)
LATIN: Final = frozenset(_LATIN_TAGS.split())
_RUSSIAN: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SERBIAN: Final = "абвгдежзијклљмнњопрстуфхцчџш"
CYRILLIC_LETTERS: Final = {
    "ru": frozenset(_RUSSIAN),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "sr": frozenset(_SERBIAN + "ђћ"),
    "mk": frozenset(_SERBIAN + "ѓќѕ"),
    "kk": frozenset(_RUSSIAN + "әғқңөұүһі"),
    "ky": frozenset(_RUSSIAN + "ңөү"),
}
"""The alphabets tell most Cyrillic languages apart, where byte n-grams confuse them."""
CYRILLIC: Final = frozenset(CYRILLIC_LETTERS)
ARABIC: Final = frozenset(["ar", "fa", "ur"])
DEVANAGARI: Final = frozenset(["hi", "mr", "ne"])
SCRIPTS: Final = (
    ("[\u0041-\u024f\u1e00-\u1eff]", LATIN),
    ("[\u0400-\u052f]", CYRILLIC),
    ("[\u0600-\u06ff\u0750-\u077f]", ARABIC),
    ("[\u0900-\u097f]", DEVANAGARI),
    ("[\u3040-\u30ff]", frozenset(["ja"])),
    ("[\uac00-\ud7af]", frozenset(["ko"])),
    ("[\u4e00-\u9fff]", frozenset(["zh"])),
    ("[\u0370-\u03ff\u1f00-\u1fff]", frozenset(["el"])),
    ("[\u0590-\u05ff]", frozenset(["he"])),
    ("[\u0e00-\u0e7f]", frozenset(["th"])),
    ("[\u0980-\u09ff]", frozenset(["bn"])),
    ("[\u0a00-\u0a7f]", frozenset(["pa"])),
    ("[\u0b80-\u0bff]", frozenset(["ta"])),
    ("[\u0c00-\u0c7f]", frozenset(["te"])),
    ("[\u0530-\u058f]", frozenset(["hy"])),
    ("[\u10a0-\u10ff]", frozenset(["ka"])),
)
"""The letters of a script, and the languages that an engine may speak in it: an order for texts that mix them."""
SAMPLE_CHARACTERS: Final = 400
MOST_SAMPLES: Final = 16
SURE: Final = 0.95
"""Confidence from which a paragraph is spoken in a language that nobody declared."""
FEWEST_WORDS: Final = 6
"""Shorter paragraphs are names and titles as often as sentences."""
_FREQUENT_WORDS: Final = {
    "en": "the of and to in a is that it for was on with as i you be are this at have not but",
    "de": "der die das und ist in zu den von mit nicht ein eine ich es sie auf für dem im als wir",
    "fr": "le la les de des et est un une à en que qui pour dans ne pas il elle je vous ce au du",
    "es": "el la los las de y es en que un una por con para no se lo su al del como más pero",
    "it": "il la le di e è un una in che per non con del della i gli si lo da sono come ma",
    "pt": "o a os as de e é um uma em que para não com do da no na se por mais como mas",
    "nl": "de het een en van in is dat op te zijn met voor niet ik je die er aan maar om ook",
}
FREQUENT: Final = {language: frozenset(words.split()) for language, words in _FREQUENT_WORDS.items()}
"""The most frequent words of some languages: a paragraph with its share of them needs no detection."""
ORDINARY_SHARE: Final = 0.12
_WORD: Final = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> tuple[str, float]:
    """Return the language of *text* (ISO 639-1, the first part of a BCP 47 tag) and a confidence from 0 to 1.

    Script decides where it can; py3langid (a naive Bayes over byte n-grams, trained on many domains) the rest, on
    samples from the whole text. Returns `("", 0.0)` for a text without letters.
    """
    totals: dict[str, float] = {}
    samples = _samples(text)
    for sample in samples:
        for language, share in _shares(sample).items():
            totals[language] = totals.get(language, 0) + share * len(sample)
    if not totals:
        return "", 0.0
    best = max(totals, key=lambda language: (totals[language], language))
    return _tag(best), round(totals[best] / sum(totals.values()), 3)


def foreign_language(segment: Segment, language: str) -> tuple[str, float] | None:
    """Return the language of a paragraph or quote that is wholly in another one than *language*, else None.

    Only where nobody declared one, and only on high confidence: a wrong guess makes a paragraph unintelligible.
    """
    if segment.language or segment.kind not in {SegmentKind.PARAGRAPH, SegmentKind.QUOTE}:
        return None
    primary = language.partition("-")[0].lower()
    if not _looks_foreign(segment.text, primary):
        return None
    found, confidence = detect_language(segment.text)
    return (found, confidence) if found != primary and confidence >= SURE else None


def _looks_foreign(text: str, primary: str) -> bool:
    """Return whether *text* lacks what every text in *primary* has: a look at the words, before any model is loaded."""
    candidates = _candidates(text[: SAMPLE_CHARACTERS * 4])
    if candidates and primary not in candidates and _is_known(primary):
        return True
    frequent = FREQUENT.get(primary)
    words = _WORD.findall(text[: SAMPLE_CHARACTERS * 4].lower()) if frequent else []
    if frequent is None or len(words) < FEWEST_WORDS:
        return False
    return sum(word in frequent for word in words) / len(words) < ORDINARY_SHARE


def _is_known(primary: str) -> bool:
    return any(primary in languages for _, languages in SCRIPTS)


def _samples(text: str) -> list[str]:
    """Return up to sixteen stretches, spread over the text."""
    step = max(SAMPLE_CHARACTERS, -(-len(text) // MOST_SAMPLES))
    return [text[begin : begin + SAMPLE_CHARACTERS] for begin in range(0, len(text), step)]


def _candidates(sample: str) -> frozenset[str]:
    """Return the languages of the script that most of the sample's letters belong to."""
    if sample.isascii():
        return LATIN if _WORD.search(sample) else frozenset()
    counts = [len(re.findall(letters, sample)) for letters, _ in SCRIPTS]
    if not any(counts):
        return frozenset()
    kana, han = counts[4], counts[6]
    if kana and (kana + han) * 2 > sum(counts):
        return SCRIPTS[4][1]  # Japanese writes most of its words with Chinese characters.
    return SCRIPTS[counts.index(max(counts))][1]


def _shares(sample: str) -> dict[str, float]:
    """Return each candidate's probability."""
    candidates = _candidates(sample)
    if candidates == CYRILLIC:
        candidates = _cyrillic(sample)
    if len(candidates) <= 1:
        return dict.fromkeys(candidates, 1.0)
    ranked = {label: float(share) for label, share in _identifier().rank(sample) if label in candidates}
    whole = sum(ranked.values())
    return {label: share / whole for label, share in ranked.items()} if whole else {}


def _cyrillic(sample: str) -> frozenset[str]:
    """Return the languages that have all the letters, and whose own further letters are there as well."""
    letters = {character for character in sample.lower() if "а" <= character <= "ӿ"}
    fitting = {language for language, alphabet in CYRILLIC_LETTERS.items() if letters <= alphabet}
    plain = {language for language in fitting if language not in {"kk", "ky"} or letters - CYRILLIC_LETTERS["ru"]}
    return frozenset(plain or CYRILLIC)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _tag(label: str) -> str:
    return "nb" if label == "no" else label
