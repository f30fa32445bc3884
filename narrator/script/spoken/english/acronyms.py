"""Acronyms that a voice would read as a word though they are spelled: "FAQ" → "F.A.Q", "the IT team"."""

import re
from typing import Final

from narrator.script.ordinary_words import rarity
from narrator.script.spoken.english.acronym_lists import SAID_AS_WORDS, SPELLED
from narrator.script.spoken.english.common_words import COMMON, is_word
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_UNCLEAR: Final = frozenset({"US", "IT", "WHO", "AM", "ER", "IS", "IF", "AN", "DO", "GO", "HE", "ME", "MY", "OR", "UP"})
"""Words as well as acronyms."""
_PATTERN: Final = Pattern(r"(?<![\w.'@/&-])([A-Z]{2,6})('?s)?(?![\w@]|\.\w|'[a-z])")
_ONSET: Final = (
    "(?:[BCDFGHJKLMNPQRSTVWXYZ]|[BCFGKPS]L|[BCDFGKPTW]R|S[CKMNPQTW]|SCR|SPL|SPR|STR|[CGPSTW]H|TW|DW|KN|WR|QU|THR|SHR)?"
)
_CODA: Final = (
    "(?:[BCDFGKLMNPRSTVWXYZH]|[LRNS][CDKPST]|[LR][BFGMN]|[CFGKPRST]S|N[GK]|M[PS]|[CP]T|FT|SH|CH|TH|CK|NTH|RTH"
    "|SS|LL|FF|ZZ)?"
)
_SAYABLE: Final = Pattern(rf"{_ONSET}(?:[AEIOUY]{{1,2}}(?:[BCDFGKLMNPRSTVWXYZH]{{1,2}}[AEIOUY]{{1,2}}){{0,3}}){_CODA}")
"""Capitals that can be read as a word: vowels between the clusters that begin and end English syllables."""
_STAGE: Final = Pattern(r"[IVX]{2,4}[A-D]")
"""A Roman numeral with a letter: "IIIB"."""
_NAMED: Final = 500
"""How often the list of ordinary words must hold a speaker's name of two or three letters."""
_NOT_FROZEN: Final = Pattern(
    r" (?:\d{1,4}\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}t(?:y|een))\b"
    r"|trains?\b|lines?\b|agents?\b|officers?\b|raids?\b|detention|detainees?\b|custody|arrests?\b)"
)
"""Behind the name of a train or of an agency."""
_VOWEL: Final = Pattern("[AEIOUY]")


def is_spelled(letters: str) -> bool:
    """Return whether capitals are an initialism that a voice might read as a word."""
    if letters in SAID_AS_WORDS or not _VOWEL.search(letters):
        return False
    if letters in _UNCLEAR:
        return letters in {"US", "IT", "ER", "AM"}
    if letters.lower() in COMMON or (letters not in SPELLED and is_word(letters)):
        return False
    return len(letters) <= 3 or letters in SPELLED or not is_sayable(letters)


def is_sayable(letters: str) -> bool:
    """Return whether capitals could be read as an English word."""
    return bool(_SAYABLE.fullmatch(letters))


def spelled(letters: str) -> str:
    """Return letters so that a voice says each by its name: "F.A.Q"; of "F A Q" eSpeak makes "eff uh queue"."""
    return ".".join(letters)


def _is_name(letters: str) -> bool:
    """Return whether who speaks in a dialogue is named: "ANN: Out."; the list of words has few letters of acronyms."""
    known = SAID_AS_WORDS | SPELLED | _UNCLEAR | {"ETA", "FAQ", "NB"}
    return letters not in known and bool(_VOWEL.search(letters)) and (rarity(letters) or 0) >= _NAMED


def _say(match: re.Match[str]) -> str:
    letters, ending = match[1], match[2] or ""
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    if match.start() == 0 and not ending and match.string[match.end() : match.end() + 2] == ": " and _is_name(letters):
        return letters.capitalize()
    if letters == "AM" and match.string.startswith(" I", match.end()):
        return "am"  # "AM I LATE?"
    if (letters == "WHO" and before == "the ") or (letters == "ICE" and _NOT_FROZEN.match(match.string, match.end())):
        return spelled(letters) + ending
    if _STAGE.fullmatch(letters):
        return match[0]
    if not is_spelled(letters):
        return (
            letters.lower() + ending
            if ending != "s" and letters not in SAID_AS_WORDS | _UNCLEAR | SPELLED and is_word(letters)
            else match[0]
        )
    return f"{spelled(letters[:-1])} {letters[-1]}'s" if ending else spelled(letters)


RULE: Final = Rule("acronyms", _PATTERN, _say, frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
