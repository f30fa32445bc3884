"""Paths through menus: "Go to File > Print > Save" → "Go to File, then Print, then Save"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_ITEM: Final = (
    r"[A-Z][\w&'’/-]{1,30}(?: [A-Z&][\w&'’/-]{0,30}| (?:and|of|to|for|the|my|your|a) [\w'’-]{1,30}){0,4}(?:…|\.\.\.)?"
)
_SIGN: Final = r" ?(?:>{1,2}|›|»|→|➔|➜|▸|▶) ?"
_PATH: Final = Pattern(rf"({_ITEM})((?:{_SIGN}(?:{_ITEM}|\d{{1,4}}(?![\w.,%°]))){{1,8}})")
_STEP: Final = Pattern(_SIGN)
_LEADS: Final = Pattern(
    r"\b(?:[Gg]o to|[Cc]lick(?: on)?|[Cc]hoose|[Ss]elect|[Oo]pen|[Uu]nder|[Ii]n|[Vv]ia|[Tt]ap(?: on)?|[Uu]se"
    r"|[Nn]avigate to|[Ff]rom|[Ss]ee|[Pp]ress|[Tt]hrough) (?:the |your )?(?:menu )?[\"“']?$"
)
_MENUS_WORDS: Final = """
File Edit View Insert Format Tools Window Help Settings Preferences Options Menu Home System Account Privacy
Network General Accessibility Advanced Security Start Layout Page Data Review Image Layer Select Filter
"""
_MENUS: Final = frozenset(_MENUS_WORDS.split())


_VERBS: Final = frozenset({"Choose", "Click", "Select", "Open", "Tap", "Press", "Use"})


def _say(match: re.Match[str]) -> str:
    """Two signs, a word that sends the reader there, or a menu of that name tell a path from a comparison."""
    steps = _STEP.findall(match[2])
    before = match.string[max(0, match.start() - 30) : match.start()]
    words = match[1].split()
    known = bool(_MENUS.intersection(words)) or words[0] in _VERBS or _LEADS.search(before) is not None
    arrows = all(step.strip() not in {">", ">>", "»", "›"} for step in steps)
    if len(steps) == 1 and match[0][-1].isdigit() and match[2].strip(" >›»→➔➜▸▶").isdigit():
        return match[0]
    if not known and (len(steps) < 2 or arrows):
        return match[0]
    return match[1] + _STEP.sub(lambda _: ", then ", match[2])


RULE: Final = Rule("paths through menus", _PATH, _say, frozenset(">›»→➔➜▸▶"))
