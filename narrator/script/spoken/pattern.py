"""A pattern that is compiled when it is first looked for: a plain post waits for none of the others."""

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any


class Pattern:
    """As `re.Pattern[str]`, of which it offers what rules use."""

    __slots__ = ("_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Nothing is compiled yet."""
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in `text[begin:end]`."""
        return self.compiled.search(text, begin, end)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the match at *at*."""
        return self.compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole *text*."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match in *text*."""
        return self.compiled.finditer(text)

    def findall(self, text: str) -> list[Any]:
        """Return what every match in *text* holds: a string, or a tuple where there are several groups."""
        return self.compiled.findall(text)

    def sub(self, said: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return *text* with every match replaced by *said*."""
        return self.compiled.sub(said, text)
