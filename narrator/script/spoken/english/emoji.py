"""Emoji by their names: "Great 😀" → "Great, grinning face"; a run of one emoji is said once."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from narrator.script.spoken.emoji_signs import EACH, JOINERS, MARKS, RUN
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_NAMES: Final = {
    "❤": "heart", "♥": "heart", "💔": "broken heart", "💕": "two hearts", "😍": "smiling face with heart eyes",
    "☺": "smiling face", "☹": "frowning face", "☀": "sun", "☁": "cloud", "☂": "umbrella", "☎": "telephone",
    "✅": "check mark", "✔": "check mark", "✓": "check mark", "❌": "cross mark", "✗": "cross", "✘": "cross",
    "❗": "exclamation mark", "❓": "question mark", "⭐": "star", "★": "star", "☆": "star", "🌟": "glowing star",
    "⚠": "warning", "☕": "hot beverage", "✈": "airplane", "✉": "envelope", "✏": "pencil", "✂": "scissors",
    "✌": "victory hand", "✊": "raised fist", "✋": "raised hand", "👍": "thumbs up", "👎": "thumbs down",
    "👌": "O.K hand", "🙏": "folded hands", "💪": "flexed biceps", "👏": "clapping hands", "👋": "waving hand",
    "😂": "face with tears of joy", "💯": "hundred points", "🎉": "party popper", "🤷": "shrug", "🤦": "facepalm",
    "🙈": "see no evil monkey", "😎": "smiling face with sunglasses", "👀": "eyes", "🚀": "rocket", "💡": "light bulb",
    "👨‍👩‍👧": "family", "👨‍👩‍👧‍👦": "family", "👩‍💻": "woman technologist", "👨‍💻": "man technologist",
    "🏳‍🌈": "rainbow flag",
    "➡": "right arrow", "⬅": "left arrow", "⬆": "up arrow", "⬇": "down arrow", "➜": "to", "➔": "to", "❄": "snowflake",
    "♻": "recycling", "♂": "male", "♀": "female", "♯": "sharp", "♭": "flat", "♪": "musical note", "♫": "musical notes",
    "☐": "", "☑": "check mark", "❖": "", "❯": "", "❮": "", "➤": "", "✦": "", "✧": "", "❧": "", "☙": "", "✱": "",
    "✳": "",
    "❝": "", "❞": "", "⟶": "to", "✽": "", "✿": "", "❀": "", "✻": "", "⚡": "lightning",
}  # fmt: skip
"""CLDR's names where Unicode's differ; signs used as ornaments are silent."""
_COUNTRY: Final = {
    "US": "the United States", "GB": "the United Kingdom", "CA": "Canada", "AU": "Australia", "NZ": "New Zealand",
    "IE": "Ireland", "FR": "France", "DE": "Germany", "ES": "Spain", "IT": "Italy", "PT": "Portugal",
    "NL": "the Netherlands",
    "BE": "Belgium", "CH": "Switzerland", "AT": "Austria", "SE": "Sweden", "NO": "Norway", "DK": "Denmark",
    "FI": "Finland",
    "PL": "Poland", "UA": "Ukraine", "CZ": "Czechia", "GR": "Greece", "TR": "Turkey", "RU": "Russia", "IL": "Israel",
    "IN": "India", "CN": "China", "JP": "Japan", "KR": "South Korea", "BR": "Brazil", "MX": "Mexico", "AR": "Argentina",
    "ZA": "South Africa", "NG": "Nigeria", "EG": "Egypt", "EU": "the European Union", "UN": "the United Nations",
}  # fmt: skip
_PEOPLE: Final = frozenset("👨👩👧👦\u200d")
_DRESSING: Final = Pattern(
    r"^(?:heavy|black|white|medium|large|small)(?: (?:heavy|black|white|medium|large|small)){0,2} "
)


@lru_cache(maxsize=1024)
def _name(sequence: str) -> str:
    """Return what one emoji is called: ours, or Unicode's without "sign" and "black"."""
    if "\U0001f1e6" <= sequence[0] <= "\U0001f1ff":
        code = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in sequence)
        return f"flag of {_COUNTRY.get(code, '.'.join(code))}"
    bare = MARKS.sub("", sequence)
    if not bare:  # a tone of skin alone
        return ""
    if bare in _NAMES:
        return _NAMES[bare]
    if "\u200d" in bare and _PEOPLE.issuperset(bare):
        return "family"
    if "\u200d" in bare:
        return " ".join(dict.fromkeys(filter(None, map(_name, bare.split("\u200d")))))
    name = unicodedata.name(bare, "emoji").lower()
    return (
        _DRESSING.sub("", name).removeprefix("squared ").removesuffix(" sign").removesuffix(" symbol").replace("-", " ")
    )


def _say(match: re.Match[str]) -> str:
    text = match.string
    names = ", ".join(dict.fromkeys(filter(None, map(_name, EACH.findall(match[2])))))
    if not names:
        return " " if match[1] and match[3] else match[1] or match[3]
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    if names == "heart" and before.isalnum() and after.isalnum():
        return " heart "
    opening = " " if before.isdigit() else ", " if before.isalnum() else " " if before else ""
    closing = ", " if after.isalnum() else " " if after and after not in ".,;:!?)\"'" else ""
    return f"{opening}{names}{closing}"


RULE: Final = Rule("emoji", RUN, _say)
STRAY: Final = Rule("marks of emoji", JOINERS, lambda _: "", frozenset("\ufe0e\ufe0f\u200d\u20e3"))
KEYCAPS: Final = Rule("keycaps", Pattern("([0-9#*])\ufe0f?\u20e3"), lambda match: f" {match[1]} ", frozenset("\u20e3"))
