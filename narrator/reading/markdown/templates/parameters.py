"""The parameters of a shortcode, include or component, in any of their syntaxes."""

import re
from html import unescape
from typing import Final, NamedTuple

NAMED: Final = re.compile(
    r"""([A-Za-z_][\w:-]*+)\s*+[=:]\s*+\{?(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|`([^`]*+)`|([^\s"'{}<>(),]++))\}?"""
)
SHOWN: Final = (
    *("alt", "caption", "title", "summary", "header", "heading", "label"),
    *("attr", "author", "source", "attribution", "cite", "link"),
)
WORD: Final = re.compile(r"\w+")
ALT: Final = re.compile(r'<img [^<>]*?alt="([^"]*)"[^<>]*>')
TAG: Final = re.compile(r"<[^<>]*>")
TARGET: Final = re.compile(r"\]\([^()\s]*\)")
QUOTED: Final = re.compile(r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'""")


class Parameters(NamedTuple):
    """Values by name, in lower case, and the quoted ones without a name."""

    named: dict[str, str]
    positional: tuple[str, ...]

    def first(self, *names: str) -> str:
        """Return the first of *names* that has a value."""
        return next((self.named[name] for name in names if self.named.get(name)), "")

    def said_in(self, html: str) -> tuple[str, ...]:
        """Return the values whose words people find in *html*, which was made of them."""
        values = [self.named.get(name, "") for name in SHOWN] + list(self.positional)
        text = TAG.sub("", ALT.sub(r" \1 ", html))
        shown = f" {_words(unescape(text))} "
        return tuple(value for value in values if value and f" {_words(TARGET.sub(']', value))} " in shown)


def _words(text: str) -> str:
    return " ".join(WORD.findall(text))


def parameters(text: str) -> Parameters:
    """Return the parameters that stand in *text*, a tag without its name."""
    named: dict[str, str] = {}
    rest: list[str] = []
    position = 0
    for found in NAMED.finditer(text):
        value = next(group for group in found.groups()[1:] if group is not None)
        named.setdefault(found[1].lower(), _unescaped(value))
        rest.append(text[position : found.start()])
        position = found.end()
    rest.append(text[position:])
    positional = tuple(_unescaped(found[1] or found[2] or "") for found in QUOTED.finditer(" ".join(rest)))
    return Parameters(named, positional)


def _unescaped(value: str) -> str:
    return value.replace('\\"', '"').replace("\\'", "'").strip()
