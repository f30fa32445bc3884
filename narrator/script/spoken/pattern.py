"""A pattern that is compiled when it is first looked for: a plain post waits for none of the others."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol

_METHODS: Final = frozenset({"findall", "finditer", "fullmatch", "match", "search", "sub"})


class _Search(Protocol):
    def __call__(self, text: str, begin: int = ..., end: int = ..., /) -> re.Match[str] | None: ...


class Pattern:
    """As `re.Pattern[str]`, of which it offers what rules use."""

    __slots__ = ("_compiled", "findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "sub")
    search: _Search
    """Return the first match in `text[begin:end]`."""
    match: _Search
    """Return the match at *begin*."""
    fullmatch: Callable[[str], re.Match[str] | None]
    """Return the match of the whole text."""
    finditer: Callable[[str], Iterator[re.Match[str]]]
    """Yield every match in the text."""
    findall: Callable[[str], list[Any]]
    """Return what every match in the text holds: a string, or a tuple where there are several groups."""
    sub: Callable[[str | Callable[[re.Match[str]], str], str], str]
    """Return the text with every match replaced by what is given."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Nothing is compiled yet."""
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """Return the method of that name, which is the compiled pattern's own from then on.

        Some ninety patterns are looked for in every sentence with a figure: a method of ours around each costs as much
        as the search.
        """
        if name not in _METHODS:
            raise AttributeError(name)
        setattr(self, name, getattr(self.compiled, name))
        return getattr(self, name)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled
