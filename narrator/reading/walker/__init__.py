"""The one walker for all HTML: lxml tree (page, Python-Markdown's, EPUB's or mammoth's output) → blocks and left-outs."""

from narrator.reading.walker.parse import parse_html
from narrator.reading.walker.walk import Exclusion, Walked, walk_html

__all__ = ["Exclusion", "Walked", "parse_html", "walk_html"]
