"""Signs that stand for words: "&", "™", "©", "→", "•" and their like; those that say nothing become a pause or go."""

import re
from typing import Final

from narrator.script.spoken.rule import Rule

_WORD: Final = {
    "©": "copyright", "®": "", "™": "", "℠": "", "°": "degrees", "†": "", "‡": "", "¶": "paragraph", "§": "section",
    "→": "to", "⟶": "to", "➔": "to", "➜": "to", "←": "from", "↔": "to and from", "↑": "up", "↓": "down", "✓": "check", "✔": "check", "✗": "cross",
    "✘": "cross", "•": ",", "·": ",", "‣": ",", "◦": ",", "▪": ",", "●": ",", "■": ",", "★": "star", "☆": "star", "♥": "heart", "❤": "heart", "♪": "", "♫": "",
    "♯": "sharp", "♭": "flat", "¢": "cents", "£": "pounds", "€": "euros", "$": "dollars", "¥": "yen", "%": "percent", "‰": "per mille", "№": "number",
    "℗": "copyright", "¿": "", "¡": "", "|": ",", "‖": ",", "«": '"', "»": '"', "‹": "'", "›": "'", "⌘": "command", "⌥": "option", "⇧": "shift",
    "⏎": "return", "□": "", "◆": "", "◇": "", "▶": "", "►": "", "○": "", "√": "square root of", "♂": "male", "♀": "female", "∙": ",",
}  # fmt: skip
_SIGN: Final = re.compile(f" ?[{re.escape(''.join(_WORD))}] ?")
_AND: Final = re.compile(r"(?<=[\w.)'\"”,;] )&(?= [\w(\"“'])|(?<=[A-Za-z])&(?=[A-Za-z])|(?<= )& |&amp;")
_SLASH_WORDS: Final = re.compile(
    r"(?<![\w/.])(s?he|his|him|hers?|himself|yes|true|on|pass|either|mother|parent|husband|brother|man|men|boy|win|buy|this|these|day|a|is|was|has|one)/([A-Za-z]{1,12})(?![\w/.])",
    re.IGNORECASE,
)
_AND_OR: Final = re.compile(r"\b([Aa]nd)/(or)\b|\b([Ee]ither)/(or)\b")
_PLURAL: Final = re.compile(r"(?<=[a-z])\((s|es)\)")
_SLASH: Final = re.compile(r" ?/ ?")
_ASTERISKS: Final = re.compile(r"(?<!\w)\*{1,3}(?=\w)|(?<=[\w.,!?)])\*{1,3}(?!\w)|(?<!\S)\*{1,10}(?!\S)")
_UNDERSCORES: Final = re.compile(r"_{1,20}")
_TILDE: Final = re.compile(r"(?<!\w)~ ?(?=\w)")
_BRACKETS: Final = re.compile(r"[\[\]{}⟨⟩【】〔〕]{1,9}")
_BACKSLASH: Final = re.compile(r"\\{1,4}")
_BACKTICKS: Final = re.compile(r"`{1,9}|\^|(?<= )[=<>+#@]{1,9}(?= |$)|(?<=\s)-{2,40}(?=\s|$)")
_DRAWN: Final = re.compile(r"[=_*~#-]{4,80}")


def _say_sign(match: re.Match[str]) -> str:
    word = _WORD[match[0].strip()]
    return f"{word} " if word in {",", '"', "'"} else f" {word} "


def _say_and(match: re.Match[str]) -> str:
    return "and" if match[0] == "&" and match.string[match.start() - 1] == " " else " and "


def _say_pair(match: re.Match[str]) -> str:
    return f"{match[1]} or {match[2]}"


AND: Final = Rule("ampersands", _AND, _say_and, frozenset("&"))
AND_OR: Final = re.compile(r"\b([Aa]nd)/(or)\b|\b([Ee]ither)/(or)\b")
_PLURAL: Final = re.compile(r"(?<=[a-z])\((s|es)\)")
_SLASH: Final = re.compile(r" ?/ ?")
_ASTERISKS: Final = re.compile(r"(?<!\w)\*{1,3}(?=\w)|(?<=[\w.,!?)])\*{1,3}(?!\w)|(?<!\S)\*{1,10}(?!\S)")
_UNDERSCORES: Final = re.compile(r"_{1,20}")
_TILDE: Final = re.compile(r"(?<!\w)~ ?(?=\w)")
_BRACKETS: Final = re.compile(r"[\[\]{}⟨⟩【】〔〕]{1,9}")
_BACKSLASH: Final = re.compile(r"\\{1,4}")
_BACKTICKS: Final = re.compile(r"`{1,9}|\^|(?<= )[=<>+#@]{1,9}(?= |$)|(?<=\s)-{2,40}(?=\s|$)")
_DRAWN: Final = re.compile(r"[=_*~#-]{4,80}")


def _say_sign(match: re.Match[str]) -> str:
    word = _WORD[match[0].strip()]
    return f"{word} " if word in {",", '"', "'"} else f" {word} "


def _say_and(match: re.Match[str]) -> str:
    return "and" if match[0] == "&" and match.string[match.start() - 1] == " " else " and "


def _say_pair(match: re.Match[str]) -> str:
    return f"{match[1]} or {match[2]}"


AND: Final = Rule(
    "ampersands",
    _AND,
    lambda match: (
        {"&": "and"}.get(match[0], " and ")
        if match[0] == "&" and match.string[match.start() - 1 : match.start()] == " "
        else " and "
    ),
    frozenset("&"),
)
AND_OR: Final = Rule("and/or", _AND_OR, lambda match: f"{match[1] or match[3]} or", frozenset("/"))
PAIRS: Final = Rule("alternatives", _SLASH_WORDS, _say_pair, frozenset("/"))
SLASHES: Final = Rule("slashes", _SLASH, lambda _: " ", frozenset("/"))
PLURALS: Final = Rule("optional plurals", _PLURAL, lambda match: match[1], frozenset("("))
SIGNS: Final = Rule("signs", _SIGN, _say_sign, frozenset(_WORD))
ASTERISKS: Final = Rule("asterisks", _ASTERISKS, lambda _: "", frozenset("*"))
UNDERSCORES: Final = Rule("underscores", _UNDERSCORES, lambda _: " ", frozenset("_"))
TILDES: Final = Rule("tildes", _TILDE, lambda _: "about ", frozenset("~"))
BACKTICKS: Final = Rule("stray signs", _BACKTICKS, lambda _: " ", frozenset("`^=<>+#@-"))
DRAWN: Final = Rule("drawn lines", _DRAWN, lambda _: " ", frozenset("=_*~#-"))
BACKSLASHES: Final = Rule("backslashes", _BACKSLASH, lambda _: " ", frozenset("\\"))
BRACKETS: Final = Rule("brackets", _BRACKETS, lambda _: ", ", frozenset("[]{}⟨⟩【】〔〕"))
