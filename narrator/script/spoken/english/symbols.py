"""Signs that stand for words: "©", "→", "€" alone; those that say nothing become a pause or go."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_WORD: Final = {
    "©": "copyright", "℗": "copyright", "°": "degrees", "¶": "paragraph", "§": "section", "№": "number",
    "¢": "cents", "£": "pound", "€": "euro", "$": "dollar", "¥": "yen",
    "₩": "won", "₹": "rupee", "₽": "ruble", "₺": "lira", "₪": "shekel", "₿": "bitcoin",
    "%": "percent", "‰": "per mille",
    "→": "to", "⟶": "to", "➔": "to", "➜": "to", "←": "from", "↔": "to and from", "↑": "up", "↓": "down",
    "✓": "check", "✔": "check", "✗": "cross", "✘": "cross", "★": "star", "☆": "star", "♥": "heart", "❤": "heart",
    "♯": "sharp", "♭": "flat", "♂": "male", "♀": "female", "⌘": "command", "⌥": "option", "⇧": "shift", "⏎": "return",
}  # fmt: skip
_PAUSE: Final = "•·‣◦▪●■∙|‖"
_SILENT: Final = "®™℠†‡♪♫¿¡□◆◇▶►○"
_SIGN: Final = Pattern(f" ?([{re.escape(''.join(_WORD))}]) ?|( ?)[{_PAUSE}] ?|([{_SILENT}])")


def _say(match: re.Match[str]) -> str:
    if match[1]:
        return f" {_WORD[match[1]]} "
    if match[3]:
        return ""
    return ", " if match.start() and match.end() < len(match.string) else ""


POINTERS: Final = Rule(
    "arrows that only point", Pattern(r"(?<=[a-z]) [→⟶➔➜] (?=(?:for|to|in|and|or|at|on|by|with|if"
    r"|when)\b)"), lambda _: " ",
    frozenset("→⟶➔➜"),
)  # fmt: skip
SIGNS: Final = Rule("signs", _SIGN, _say, frozenset({*_WORD, *_PAUSE, *_SILENT}))
COPYRIGHT: Final = Rule(
    "copyright said twice", Pattern(r"\b([Cc]opyright) (?:©|\([cC]\))"), lambda match: match[1], frozenset("©(")
)
