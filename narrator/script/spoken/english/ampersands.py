"""The ampersand: "R&B" → "R and B", "Q & A" → "Q and A"."""

import re
from typing import Final

from narrator.script.spoken.rule import Rule

_PATTERN: Final = re.compile(r" ?&(?:amp;)? ?")
RULE: Final = Rule("ampersands", _PATTERN, lambda _: " and ", frozenset("&"))
