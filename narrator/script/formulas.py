"""Which formulas can be followed by ear."""

import re
from typing import Final

LONGEST_SAID: Final = 60
"""Characters of a formula that a listener can still hold in mind."""
_TEX: Final = re.compile(r"[\\{}&]|\^\S*\^|_\S*_")


def is_sayable(formula: str) -> bool:
    """Return whether *formula* can be read out: short, in one line, without TeX commands or nesting."""
    return len(formula) <= LONGEST_SAID and "\n" not in formula and not _TEX.search(formula[: LONGEST_SAID + 1])
