"""The words of a post → a trigram model of them in the ARPA format, in which a reading may begin and end anywhere."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

DISCOUNT: Final = 0.5
"""Absolute discounting (Ney, Essen and Kneser 1994): what each count lends to what was not seen."""
BEGIN: Final = "<s>"
END: Final = "</s>"
NEVER: Final = -99.0
END_SHARE: Final = 0.02

Gram = tuple[str, ...]


def write_language_model(path: Path, sentences: Sequence[Sequence[str]]) -> None:
    """Write the trigram model of *sentences*, read one after another, to *path*. Raises `OSError`.

    Sentences follow each other in it, so that a stretch may hold several; and every word may come first or last, since
    a stretch may begin in the middle of one.
    """
    words = [word for sentence in sentences for word in sentence]
    counts = [Counter(zip(*(words[offset:] for offset in range(order)), strict=False)) for order in (1, 2, 3)]
    unigrams = _unigrams(counts[0])
    bigrams, trigrams = (_discounted(counts[order]) for order in (1, 2))
    lower: dict[Gram, float] = {gram: 10**value for gram, value in unigrams.items()}
    back_1 = _back_offs(counts[1], bigrams, lower)
    back_2 = _back_offs(counts[2], trigrams, bigrams)
    with path.open("w", encoding="utf-8") as file:
        sizes = (len(unigrams), len(bigrams), len(trigrams))
        file.write("\\data\\\n" + "".join(f"ngram {order}={size}\n" for order, size in enumerate(sizes, 1)))
        for order, grams, backs in ((1, unigrams, back_1), (2, bigrams, back_2), (3, trigrams, {})):
            file.write(f"\n\\{order}-grams:\n")
            for gram in sorted(grams):
                value = grams[gram] if order == 1 else math.log10(grams[gram])
                back = f"\t{backs.get(gram, 0.0):.4f}" if order < 3 else ""
                file.write(f"{value:.4f}\t{' '.join(gram)}{back}\n")
        file.write("\n\\end\\\n")


def _unigrams(counts: Counter[Gram]) -> dict[Gram, float]:
    """Return log10 of each word's probability, half by its count and half the same for all."""
    total, kinds = sum(counts.values()), len(counts)
    room = 1 - END_SHARE
    found = {gram: math.log10(room * (0.5 * count / total + 0.5 / kinds)) for gram, count in counts.items()}
    found[(BEGIN,)] = NEVER
    found[(END,)] = math.log10(END_SHARE)
    return found


def _discounted(counts: Counter[Gram]) -> dict[Gram, float]:
    totals: Counter[Gram] = Counter()
    for gram, count in counts.items():
        totals[gram[:-1]] += count
    return {gram: (count - DISCOUNT) / totals[gram[:-1]] for gram, count in counts.items()}


def _back_offs(counts: Counter[Gram], probabilities: dict[Gram, float], lower: dict[Gram, float]) -> dict[Gram, float]:
    """Return log10 of each history's back-off weight: what it lent, over what the lower order gives to the rest."""
    given: defaultdict[Gram, float] = defaultdict(float)
    seen_below: defaultdict[Gram, float] = defaultdict(float)
    for gram in counts:
        given[gram[:-1]] += probabilities[gram]
        seen_below[gram[:-1]] += lower.get(gram[1:], 0.0)
    return {
        history: math.log10(max(1 - given[history], 1e-6) / max(1 - seen_below[history], 1e-6)) for history in given
    }
