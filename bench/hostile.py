"""Letters lost in hostile sentences: python bench/hostile.py [--sentences N] [--seed N]

Sentences of words in every script, of mixed ones, of forty letters, in capitals, with accents apart from their letters,
of emoji, markup of the engines' own and invisible signs. Of each written word with a letter or a digit it is asked what
the engine is given: hibari phonemes that sound, Pico letters of its voice, or an error that names it. A word of which
neither is true is lost; the bench then ends with 1.
"""

import argparse
import random
import sys
import unicodedata
from collections.abc import Iterator

from narrator.errors import SpeechError
from narrator.speech.engines.hibari.model import Model
from narrator.speech.engines.hibari.phonemes import is_sound
from narrator.speech.engines.hibari.reading import Reader
from narrator.speech.engines.pico.letters import OWN_LETTERS, readable

PLAIN = ["She", "said", "it", "twice", "before", "the", "ferry", "left", "and", "nobody", "had", "an", "answer"]
ODD = (
    "[word](/wɜːd/)",
    "<b>bold</b>",
    "&amp;",
    "a\u200db",
    "co\u00adop",
    "\ufeffmark",
    "ﬁne",
    "①",
    "½",
    "x²",
    "№5",
    "Ⅻ",
)
LETTERS = [
    chr(code) for code in range(0x21, 0x1FBFA) if unicodedata.category(chr(code)) in {"Lu", "Ll", "Lo", "Lt", "Nd"}
]
MARKS = [chr(code) for code in range(0x300, 0x370)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    texts = list(sentences(given.sentences, given.seed))
    reader = Reader(Model().symbols)
    lost = 0
    for name, losses in (("hibari", lambda text: hibari_losses(reader, text)), ("pico", pico_losses)):
        told, found = 0, []
        for text in texts:
            try:
                found += losses(text)
            except SpeechError:
                told += 1
        lost += len(found)
        print(f"{name}: {len(texts)} sentences, {told} refused by name, {len(found)} words lost: {found[:10]}")
    sys.exit(bool(lost))


def sentences(count: int, seed: int) -> Iterator[str]:
    """Yield *count* sentences, the same for the same seed."""
    draw = random.Random(seed)
    for _ in range(count):
        words = [draw.choice(PLAIN) for _ in range(draw.randint(2, 8))]
        for _ in range(draw.randint(1, 3)):
            words.insert(draw.randint(0, len(words)), hostile_word(draw))
        yield " ".join(words) + draw.choice((".", "?", "!", "", " …"))


def hostile_word(draw: random.Random) -> str:
    kind = draw.randrange(6)
    if kind == 0:
        return draw.choice(ODD)
    if kind == 1:  # one script: letters that stand together in Unicode
        at = draw.randrange(len(LETTERS))
        return "".join(draw.choice(LETTERS[at : at + 20]) for _ in range(draw.randint(1, 7)))
    if kind == 2:
        return "".join(draw.choice(LETTERS) for _ in range(draw.randint(1, 6)))
    if kind == 3:
        return "".join(draw.choice("abcdefghijklmnoprstuvwz") for _ in range(draw.randint(25, 45)))
    if kind == 4:
        return "".join(draw.choice("BCDFGLMNPRSTAEIOU") for _ in range(draw.randint(2, 9)))
    return "".join(letter + draw.choice(MARKS) for letter in draw.choice(PLAIN))


def hibari_losses(reader: Reader, text: str) -> list[str]:
    """Return the words of which the model gets no sound; its reader raises for a letter that has none."""
    words = reader.read(text)
    read = sum(map(str.isalnum, "".join(word.text for word in words)))
    silent = [word.text for word in words if any(map(str.isalnum, word.text)) and not is_sound(word.symbols)]
    return silent + ([text] if read < sum(map(str.isalnum, text)) else [])


def pico_losses(text: str) -> list[str]:
    """Return the words of which the voice gets a letter less, or one that it does not read, in any of its languages."""
    found = []
    for language, own in OWN_LETTERS.items():
        for word in text.split():
            given = readable(word, language)
            foreign = [letter for letter in given if letter.isalpha() and not (letter.isascii() or letter in own)]
            if foreign or (any(map(str.isalnum, word)) and not any(map(str.isalnum, given))):
                found.append(f"{language}: {word}")
    return found


if __name__ == "__main__":
    main()
