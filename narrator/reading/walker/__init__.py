"""The one walker for all HTML: lxml tree (page, Markdown's, EPUB's, mammoth's output) → blocks and left-outs."""

from narrator.reading.walker.parse import parse_html
from narrator.reading.walker.walk import Exclusion, Walked, walk_html

__all__ = ["Exclusion", "Walked", "parse_html", "walk_html"]
