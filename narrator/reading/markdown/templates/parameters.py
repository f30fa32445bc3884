"""The parameters of a shortcode, include or component, in any of their syntaxes."""

import re
from html import unescape
from typing import Final, NamedTuple

QUOTED: Final = r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'"""
VALUE: Final = re.compile(
    rf"""([A-Za-z_](?:[\w-]|:(?=\w))*+)\s*+(?:=|:(?!//))\s*+(?:\{{\s*+)?+(?:{QUOTED}|`([^`]*+)`|(?<=[{{\s])(<[A-Za-z>][^{{}}]*>)|([^\s"'{{}}<>(),]++))\s*+\}}?|{QUOTED}"""
)
_STRING: Final = r"""\s*+(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`[^`$]*+`)\s*+"""
ARRAY: Final = re.compile(rf"([A-Za-z_][\w-]*+)\s*+=\s*+\{{?\s*+\[({_STRING}(?:,{_STRING})*+,?\s*+)\]")
"""An attribute that holds strings alone: `items={["one", "two"]}`."""
STRING: Final = re.compile(r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|`([^`$]*+)`""")
EXPRESSION: Final = re.compile(r"=\s*+\{\s*+$")
NUMBER: Final = re.compile(r"[-\d.]+")
SHOWN: Final = (
    *("alt", "caption", "title", "summary", "header", "heading", "label"),
    *("attr", "author", "source", "attribution", "cite", "link"),
)
WORD: Final = re.compile(r"\w+")
ALT: Final = re.compile(r'<img [^<>]*?alt="([^"]*)"[^<>]*>')
TAG: Final = re.compile(r"<[^<>]*>")
TARGET: Final = re.compile(r"\]\([^()\s]*\)")


class Parameters(NamedTuple):
    """Values by name, in lower case, and the quoted ones without a name."""

    named: dict[str, str]
    positional: tuple[str, ...]
    ordered: tuple[tuple[str, str], ...] = ()
    """Names (empty: none) and values, as they stand."""
    arrays: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names and strings of the values that are arrays of strings."""

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
    ordered: list[tuple[str, str]] = []
    arrays = tuple((found[1].lower(), _strings(found[2])) for found in ARRAY.finditer(text)) if "[" in text else ()
    text = ARRAY.sub(" ", text) if arrays else text
    for found in VALUE.finditer(text):
        name = (found[1] or "").lower()
        if found[6] and not NUMBER.fullmatch(found[6]) and EXPRESSION.search(text, 0, found.start(6)):
            continue  # the name of something in a script
        value = _unescaped(next(group for group in found.groups()[1:] if group is not None))
        ordered.append((name, value))
        if name:
            named.setdefault(name, value)
    return Parameters(named, tuple(value for name, value in ordered if not name), tuple(ordered), arrays)


def _strings(text: str) -> tuple[str, ...]:
    return tuple(
        _unescaped(next(group for group in found.groups() if group is not None)) for found in STRING.finditer(text)
    )


def _unescaped(value: str) -> str:
    return value.replace('\\"', '"').replace("\\'", "'").strip()
