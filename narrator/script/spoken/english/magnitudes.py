"""Magnitudes after an amount: "5.2 million", "1.2bn", "10K"."""

from typing import Final

MAGNITUDE: Final = {
    "k": "thousand", "K": "thousand", "thousand": "thousand", "hundred": "hundred", "lakh": "lakh", "crore": "crore",
    "m": "million", "M": "million", "mn": "million", "mio": "million", "mil": "million", "mill": "million",
    "mln": "million", "MM": "million", "mm": "million", "million": "million", "b": "billion", "B": "billion",
    "bn": "billion", "Bn": "billion", "BN": "billion", "bil": "billion", "bln": "billion", "billion": "billion",
    "t": "trillion", "T": "trillion", "tn": "trillion", "trn": "trillion", "trillion": "trillion",
    "Million": "million", "Billion": "billion", "Trillion": "trillion", "quadrillion": "quadrillion",
}  # fmt: skip
WORDS: Final = "hundred|thousand|lakh|crore|million|billion|trillion|quadrillion|Million|Billion|Trillion"
"""Those that follow any number; the abbreviations are clear after a sign of currency only."""
