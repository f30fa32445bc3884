"""A sentence → the model's symbols, word by word: hibari's own reading, and eSpeak's for what that cannot read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from hibari.g2p import G2P
from hibari.g2p.normalize import normalize
from msgspec import Struct

from narrator.errors import SpeechError
from narrator.speech.engines.hibari.phonemes import is_sound, symbols_of
from narrator.speech.espeak.reading import LATIN, PhonemeReader, plain_letters, script_of
from narrator.speech.letter_a import is_letter

ITS_LETTERS: Final = re.compile(r"[A-Za-z0-9]")
PHONEME_MARKUP: Final = re.compile(r"\](?=\()")
"""In hibari's texts `[word](/phonemes/)` is no text. A space between the two takes the meaning, and is not heard."""
LETTER_A: Final = "ˈA"
HINT: Final = "give the word a pronunciation: `narrator pronounce add WORD ALIAS`"


class ReadWord(Struct, frozen=True):
    """What stands between two spaces, and its symbols."""

    text: str
    symbols: str
    """With its punctuation, without the space after it; empty where it has no sound (a bracket)."""


class Reader:
    """hibari's lexicon and rules, and eSpeak NG beside them."""

    def __init__(self, known: frozenset[str]) -> None:
        """Load both; *known* are the model's symbols. Raises `EngineMissingError`."""
        self._known = known
        self._espeak = PhonemeReader()
        self._g2p = G2P(oov=self._unknown)

    def read(self, text: str) -> tuple[ReadWord, ...]:
        """Return the words of *text*, a sentence. Raises `SpeechError` where a letter has no sound."""
        plain = normalize(PHONEME_MARKUP.sub("] ", plain_letters(text)))
        tokens = self._g2p.tokenize(plain)
        for token in tokens:
            self._prepare(token)
        _name_letters(tokens)
        return tuple(self._words(self._g2p.phonemize_tokens(tokens)))

    def symbols_of_ipa(self, ipa: str) -> str:
        """Return the symbols of a lexicon's *ipa*; "" where a sign of it has none: then the text is read."""
        try:
            symbols = symbols_of(ipa)
        except KeyError:
            return ""
        return symbols if is_sound(symbols) else ""

    def _prepare(self, token: Any) -> None:
        """Decide how a token is read that hibari would spell, drop, or read as gibberish."""
        text = token.text
        if any(c.isalnum() and (script_of(c) != LATIN or not (c.isalpha() or ITS_LETTERS.match(c))) for c in text):
            token.phonemes, token.rating = self._unknown(text), 2
        elif len(text) > 1 and text.isalpha() and text.isupper():
            lexicon, small = self._g2p.lexicon, text.lower()
            if small in lexicon.golds.d or (text not in lexicon.golds and small in lexicon.silvers):
                token.alias = small  # BUT, ACT, TERMS: hibari spells them; what is to be spelled has full stops
            elif text not in lexicon.golds:
                token.phonemes, token.rating = self._unknown(text), 2

    def _unknown(self, word: str) -> str:
        """Return the symbols with which eSpeak says *word*. Raises `SpeechError` where a letter has no sound."""
        try:
            symbols = symbols_of(self._espeak.ipa(word))
            symbols = symbols if is_sound(symbols) else symbols_of(self._espeak.name(word))
        except KeyError as unknown:
            raise SpeechError(f"the voice has no sound for {unknown} in “{word}”", hint=HINT) from unknown
        if not is_sound(symbols):
            raise SpeechError(f"the voice has no sound for “{word}”", hint=HINT)
        return symbols

    def _words(self, tokens: Iterable[Any]) -> Iterator[ReadWord]:
        text = symbols = ""
        for token in tokens:
            said = token.phonemes or ""
            if any(map(str.isalnum, token.text)) and not is_sound(said):
                said = self._unknown(token.text)
            if strange := set(said) - self._known:
                raise SpeechError(f"the voice has no sound for {min(strange)!r} in “{token.text}”", hint=HINT)
            text, symbols = text + token.text, symbols + said
            if token.whitespace:
                yield ReadWord(text, symbols)
                text = symbols = ""
        if text:
            yield ReadWord(text, symbols)


def _name_letters(tokens: Sequence[Any]) -> None:
    """Decide where an "A" is the letter's name; hibari takes most for the article."""
    words = ["", *(token.text for token in tokens), "", ""]
    for token, before, after, later in zip(tokens, words, words[2:], words[3:], strict=False):
        is_mark = after == ")" and token.text in {"A", "a"}
        ends = token.text == "A" and not after[:1].isalnum()
        if is_mark or ends or (token.text == "A" and is_letter(before if before[-1:].isalnum() else "", after, later)):
            token.phonemes, token.rating = LETTER_A, 4
