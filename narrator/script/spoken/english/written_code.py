"""Pieces of programs in prose: "[::]:443", "Array#map", "1.2.3+build.5", "-b:v", "//example.org", "the nth"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_ADDRESS: Final = Pattern(r"\[(::|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4})\](?::(\d{2,5}))?(?![\w\]]|[.,:]\d)")
_SIGN: Final = re.compile("[0-9a-fA-F:]")
_MEMBER: Final = Pattern(r"\b([A-Z]\w{1,40})#(?=[a-z_]\w)")
_BUILD: Final = Pattern(r"(?<=\d)\+([a-z]\w{0,20}(?:\.\w{1,20}){0,4})(?!\w)")
_VERSION: Final = re.compile(r"(?<![\w.,])\d{1,5}\.\d{1,5}\.\d{1,5}(?:-[\w.]{1,20})?\Z")
_LONGEST_VERSION: Final = 40
_OPTION: Final = Pattern(r"(?<= )-([a-z]{1,6}):([a-z]\d?)(?= )")
_HOST: Final = Pattern(r"(?<![\w:/])//(?=(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}(?:/|[,;:)]|\.?(?:\s|\Z)))")
_PLACE: Final = Pattern(r"(?<![\w'’-])([ijkmnx])-th(?![\w'’-])")
PLACES: Final = {"i": "eyeth", "j": "jayth", "k": "kayth", "m": "emth", "n": "enth", "x": "exth"}
"""As eSpeak NG gets them: it spells the end of "nth" and "i-th"; without a hyphen, `heteronyms.py` has them."""


def _say_address(match: re.Match[str]) -> str:
    address, port = match.groups()
    signs = " ".join("colon" if sign == ":" else sign.upper() for sign in _SIGN.findall(address))
    said = re.sub(r"\d", lambda figure: cardinal(figure[0]), signs)
    return f"{said} port {cardinal(port)}" if port else said


def _say_build(match: re.Match[str]) -> str:
    """Say what stands behind the version's plus, part by part."""
    before = match.string[max(0, match.start() - _LONGEST_VERSION) : match.start()]
    return f" plus {match[1].replace('.', ' dot ')}" if _VERSION.search(before) else match[0]


ADDRESSES: Final = Rule("addresses in brackets and their ports", _ADDRESS, _say_address, frozenset("["))
MEMBERS: Final = Rule("members of a class", _MEMBER, lambda match: f"{match[1]} hash ", frozenset("#"))
BUILDS: Final = Rule("builds of a version", _BUILD, _say_build, frozenset("+"))
OPTIONS: Final = Rule(
    "options of a stream", _OPTION, lambda match: f"dash {match[1]} colon {match[2]}", frozenset(":"),
)  # fmt: skip
HOSTS: Final = Rule("addresses without their scheme", _HOST, lambda _: "", frozenset("/"))
PLACE: Final = Rule("places of a variable", _PLACE, lambda match: PLACES.get(match[1], match[0]), frozenset("-"))
