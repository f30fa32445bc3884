"""Records of all articles → `output/index.html`: a list that can be searched, and the ways to subscribe."""

from typing import Final

MOST_LISTED: Final = 2000
"""Articles on one page, the newest: a phone still filters so many at each letter. Feed and episodes.json have all."""
