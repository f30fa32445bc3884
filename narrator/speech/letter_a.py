"""The letter A in an English sentence, which voices take for the article and say as "uh": "Plan A was to wait"."""

import re
from typing import Final

from narrator.languages.folders import primary

ENGLISH: Final = "en"

_NAMES: Final = """
appendix area block bus category class column company division exhibit figure form gate grade group hemophilia hepatitis
influenza key level line model note option paragraph part phase plan platform point product route row scenario schedule
section serie series side site step table team terminal type unit version vitamin wing zone
"""
NAMED: Final = frozenset(_NAMES.split())
"""What a letter follows as a name, also where every word begins with a capital: "Vitamin A Deficiency"."""
_NUMBER_WORDS: Final = """
zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
"""
NUMBERS: Final = frozenset(_NUMBER_WORDS.split())
LINKS: Final = frozenset({"to", "through", "or", "and", "vs", "versus", "plus", "minus", "times", "over", "comma"})
MATH: Final = frozenset({"squared", "cubed", "sub", "prime"})
RELATIONS: Final = frozenset({"equals", "is", *LINKS})
"""What follows the letter in what is said for a formula that begins with it: "A squared plus b"."""
_LETTER: Final = re.compile(r"[B-HJ-Z]")
_ONE_LETTER: Final = re.compile(r"[B-HJ-Zb-hj-z]")
_A: Final = re.compile(r"(?:(?<=\s)|^)A(?=\s)|(?:(?<=[\s(\w]\()|(?<=\s)|(?<=^\()|^)[Aa](?=\))")
"""An A between spaces, or the mark of a point: "(a)", "a)"."""
_BEFORE: Final = re.compile(r"([\w’'%-]+),?\s$")
_AFTER: Final = re.compile(r"\s([\w’'-]+)(?:\s([\w’'-]+))?")
_REACH: Final = 60
"""Characters looked at on either side."""


def is_letter(before: str, after: str, later: str = "") -> bool:
    """Return whether an "A" between the words *before* and *after* is the letter's name; *later* follows *after*.

    In a title the article has a capital as well ("Once Upon A Time"): only what letters are names of, figures, other
    letters and words in small letters beside it tell. Nothing stands *before* it at the begin of a sentence.
    """
    if not before:
        is_term = bool(_ONE_LETTER.fullmatch(later)) or later in NUMBERS
        in_formula = (
            after == "equals" or (after in LINKS and is_term) or (after in MATH and (later in RELATIONS or is_term))
        )
        return in_formula or bool(_LETTER.fullmatch(after))
    if before.lower() in NAMED or before.lower().removesuffix("s") in NAMED:
        return True
    if {before, after} & NUMBERS or _LETTER.fullmatch(before) or _LETTER.fullmatch(after):
        return True
    return after[:1].islower() and not (len(before) > 1 and before.isupper())


def letters_a(text: str, language: str) -> tuple[int, ...]:
    """Return where in *text* the letter A stands that a voice would take for the article; *language* is BCP 47.

    Other languages than English have no such article.
    """
    if not ("A " in text or "A)" in text or "a)" in text) or primary(language) != ENGLISH:
        return ()
    places = []
    for match in _A.finditer(text):
        if text[match.end() : match.end() + 1] == ")":
            places.append(match.start())
            continue
        before = _BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
        after = _AFTER.match(text[match.end() : match.end() + _REACH])
        if after and is_letter(before[1] if before else "", after[1], after[2] or ""):
            places.append(match.start())
    return tuple(places)
