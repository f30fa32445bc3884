"""The value of a Roman numeral."""

from typing import Final

STRICT: Final = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A well-formed numeral, or nothing: look ahead for a letter first."""
_VALUE: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def value(numeral: str) -> int:
    """Return the value of a Roman numeral in capitals."""
    total = 0
    for index, letter in enumerate(numeral):
        after = _VALUE[numeral[index + 1]] if index + 1 < len(numeral) else 0
        total += -_VALUE[letter] if _VALUE[letter] < after else _VALUE[letter]
    return total
