"""How long a text takes to say, each script counted as it is spoken: by its letters, which time goes with."""

import re
from typing import Final

from narrator.article.words import UNSPACED
from narrator.config.voice_profile import Breaks, VoiceProfile
from narrator.languages.registry import language_of
from narrator.script.model import Script
from narrator.script.spoken.characters import plain

_SIGNS: Final = (*UNSPACED, (r"\uac00-\ud7af", 1.9))
"""Those of scripts without spaces, and Hangul."""
_WORD: Final = re.compile(rf"[^\W\d_{''.join(signs for signs, _ in _SIGNS)}]+")
_FIGURES: Final = (re.compile(r"\d"), 1.3)
_COUNTED: Final = (*((re.compile(f"[{signs}]"), each) for signs, each in _SIGNS), _FIGURES)
"""Characters that take the time of an English word, of scripts that write no spaces and of figures.

Chinese and Japanese: some 260 to 300 characters a minute beside 165 words. Estimates, not measured on every voice.
"""
_ALPHABET: Final = 3.0
"""Letters a word, from which on a language counts letters: the others count signs that are words."""
_SPOKEN_OUT: Final = 1.08
"""Letters of a text in spoken words beside the written ones that `letters_a_word` counts."""
_SENTENCE_WORDS: Final = 0.7
"""What each sentence takes beyond its letters, as its end is drawn out. Fitted on nine English and French posts."""
_WORDS_A_BREAK: Final = 38
"""Between two breaks of a kind, where a rate is calibrated: 19 words a sentence, two sentences a paragraph."""
_LEAST_SPEECH: Final = 0.4
"""The share of the time that is speech at least, however long a profile's breaks are."""


def spoken_words(text: str, language: str) -> float:
    """Return the time that *text* takes to say, in words of a post in *language* (BCP 47)."""
    characters = plain(text)
    words = _WORD.findall(characters)
    letters_a_word = language_of(language).letters_a_word
    is_counted_by_letters = letters_a_word > _ALPHABET
    spelled = sum(map(len, words)) / (letters_a_word * _SPOKEN_OUT) if is_counted_by_letters else len(words)
    counted = (_FIGURES,) if characters.isascii() else _COUNTED
    return spelled + sum(len(kind.findall(characters)) / each for kind, each in counted)


def spoken_ms(text: str, language: str, rate_wpm: float, breaks: Breaks) -> float:
    """Return how long a voice speaks for the utterance *text*, the break after it not counted.

    A rate in words a minute has the *breaks* of ordinary prose in it. Of a rate that is none: 0.
    """
    if rate_wpm <= 0:
        return 0
    whole_ms = 60_000 / rate_wpm
    silent_ms = (breaks.sentence_ms + breaks.paragraph_ms) / _WORDS_A_BREAK
    return (spoken_words(text, language) + _SENTENCE_WORDS) * max(whole_ms - silent_ms, _LEAST_SPEECH * whole_ms)


def script_ms(script: Script, profile: VoiceProfile) -> float:
    """Return about how long the recording of *script* will be in *profile*."""
    said = script.utterances
    speech_ms = sum(spoken_ms(one.spoken, one.language, profile.rate, profile.breaks) for one in said)
    return speech_ms + sum(one.break_after_ms for one in said) + script.start_ms + script.end_ms
