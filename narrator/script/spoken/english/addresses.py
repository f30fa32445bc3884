"""What the parts of e-mail and web addresses are called: "uni-koeln.de" → "uni dash koeln dot D.E"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits, year

_SIGNS: Final = {".": " dot ", "-": " dash ", "@": " at ", "_": " underscore ", "+": " plus ", "&": " ampersand "}
_WORDLIKE: Final = frozenset({"am", "be", "co", "in", "is", "it", "ly", "me", "so", "to"})
"""Domains of two letters that are said as a word, not spelled."""
_ENDING: Final = re.compile(r"(?<=\.)([A-Za-z]{2})\Z")
_FIGURES: Final = re.compile(r"\d{1,64}")
_PIECES: Final = re.compile(r"[.@_+&-]|[^.@_+&-]{1,4000}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def host_words(host: str) -> str:
    """Return a host in words: the domain of a country is spelled, a port is a number."""
    name, _, port = (host.lower() if host.isupper() else host).partition(":")
    ending = _ENDING.search(name)
    spelled = ".".join(ending[1].upper()) if ending and ending[1].lower() not in _WORDLIKE else ""
    said = name_words(name[:-2] if spelled else name) + spelled
    return f"{said} port {cardinal(port)}" if port.isascii() and port.isdigit() else said


def name_words(name: str) -> str:
    """Return a part of an address in words: its signs by name, its figures as they are typed."""
    return "".join(_SIGNS.get(run) or with_figures(run) for run in _PIECES.findall(name))


def mailbox_words(name: str) -> str:
    """Return what stands before the @: its signs by name, its figures one by one but a year's."""
    return "".join(
        _SIGNS.get(run) or (year(run) if _YEAR.fullmatch(run) else _FIGURES.sub(_one_by_one, run)).strip()
        for run in _PIECES.findall(name)
    )


def _one_by_one(match: re.Match[str]) -> str:
    return f" {digits(match[0])} "


def with_figures(step: str) -> str:
    """Return *step* with its figures as they are typed: a year as one, up to two as a number, more one by one."""
    if _YEAR.fullmatch(step):
        return year(step)
    return _FIGURES.sub(lambda match: _figures(match, step), step)


def _figures(match: re.Match[str], step: str) -> str:
    run = match[0]
    said = cardinal(run) if len(run) <= 2 else digits(run)
    before = " " if match.start() and step[match.start() - 1].isalpha() else ""
    after = " " if step[match.end() : match.end() + 1].isalpha() else ""
    return f"{before}{said}{after}"
