"""Pieces of patterns that several English rules share; every repetition is bounded."""

from typing import Final

WHOLE: Final = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,2}(?:,\d\d){1,5},\d{3}|\d{1,18})"
"""A whole number, with or without commas (Indian ones too: 10,00,000)."""
NUMBER: Final = rf"(?:{WHOLE}(?:\.\d{{1,18}})?|\.\d{{1,18}})"
"""A number that may have decimals."""
BEFORE: Final = r"(?<![\w.,])"
"""Nothing before that makes it part of a longer number or word."""
AFTER: Final = r"(?![\w]|[.,]\d)"
"""Nothing after that makes it part of a longer number or word."""
DASH: Final = r"(?:[-–—]| [-–—] | ?– ?)"
"""Between two numbers: "3-5", "3 - 5", "3–5"; not "3 -5", which is a negative number."""
ARTICLE: Final = r"(?:(?<=\ba )|(?<=\bA )|(?<=\ban )|(?<=\bAn ))"
"""Stands after "a" or "an": what follows is an adjective, its unit in the singular ("a 10 km run")."""
