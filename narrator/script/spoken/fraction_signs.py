"""Fractions that have a sign of their own."""

from typing import Final

SIGN_OF: Final = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}
"""What is written with a stroke → its sign."""
