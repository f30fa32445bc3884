"""Run as a program: letters and digits that the reading of the natural voice passes over, if any."""

import sys
import unicodedata

from narrator.speech.engines.hibari.model import Model
from narrator.speech.engines.hibari.reading import Reader

READER = Reader(Model().symbols)
LETTERS = filter(str.isalnum, map(chr, [*range(0x21, 0x3100, 3), *range(0x3100, 0x1F000, 301)]))
WITHOUT = len("".join(word.symbols for word in READER.read("is here.")))
LOST = [
    unicodedata.name(letter)
    for letter in LETTERS
    for written in (letter, f"a{letter}b")
    if len("".join(word.symbols for word in READER.read(f"{written} is here."))) <= WITHOUT
]
sys.stdout.write(f"{', '.join(LOST) or 'nothing is passed over'}\n")
