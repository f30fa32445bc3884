"""Text and IPA → what Pico can say: it passes over every letter that its language does not have, without a sign."""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

from narrator.errors import SpeechError
from narrator.speech.espeak.reading import plain_letters

OWN_LETTERS: Final = {
    "de": "äöüßÄÖÜ", "es": "áéíóúüñÁÉÍÓÚÜÑ", "it": "àèéìíòóùúÀÈÉÌÍÒÓÙÚ", "en": "",
    "fr": "àâæçéèêëîïôœùûüÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ",
}  # fmt: skip
"""Letters of each language's own spelling, beside a to z: those that its voice is known to read."""
SPELLED: Final = {"en": {"r": "r\\\\"}}
"""X-SAMPA's English r has a backslash, which Pico wants twice."""
MARKUP: Final = str.maketrans({"ẞ": "SS", "<": " ", ">": " ", "&": " ", "\\": " "})
"""Signs that Pico takes for markup of its own, with all that stands between them; and a capital that anyascii has as
one and a half."""
DASH: Final = re.compile(r"(?:\s+–(?![^\s,;:.!?])|\s*[—―])\s*(?=(?P<next>.?))")
ELLIPSIS: Final = re.compile(r"\s*(?:…|\.{2,})\s*(?=(?P<next>.?))")
PAUSED: Final = frozenset(",;:.!?")
"""Signs at which Pico makes a pause; of a dash or an ellipsis, at which readers make one, it takes no notice."""

_SIGNS: Final = {
    "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɲ": "J", "ʎ": "L", "θ": "T", "ð": "D", "ç": "C", "χ": "x", "ʁ": "R", "ʀ": "R",
    "ɾ": "r", "ɹ": "r", "ɡ": "g", "ɪ": "I", "ʊ": "U", "ɛ": "E", "ɔ": "O", "ə": "@", "ɐ": "6", "ʌ": "V", "æ": "{",
    "ɒ": "Q", "ɜ": "3", "ø": "2", "œ": "9", "ʏ": "Y", "ɑ": "A", "β": "B", "ɣ": "G", "ɥ": "H", "ː": ":",
    "\u0303": "~",
}  # fmt: skip
_SILENT: Final = frozenset("ˈˌ.‿ \u0361\u0329\u032f")
SOUNDS: Final = {
    "de": "p b t d k g m n N R l f v s z S Z x C h j ts dz tS dZ pf i I e E a O o u U y Y 2 9 @ 6 i: e: E: a: o: u: "
    "y: 2: aI aU OY",
    "fr": "p b t d k g m n N J R l f v s z S Z j w H i e E a O o u y 2 9 @ e~ a~ o~ 9~",
    "es": "p b t d k g m n N J r rr L l f s T D x j tS B G i e a o u",
    "it": "p b t d k g m n J r rr L l f v s z S ts dz tS dZ i e E a o u",
    "en": "p b t d k g m n N l f v s z S Z T D h j w tS dZ r I E U @ V { Q 3: i: A: O: u: aI aU OI eI @U I@ e@ U@",
}
"""Of each voice, in X-SAMPA: what was heard to add to a sound (Pico passes over any other)."""
NEAREST: Final = {
    "r": "R", "R": "r", "w": "u", "j": "i", "O": "o", "o": "O", "E": "e", "e": "E", "I": "i", "i": "I", "U": "u",
    "u": "U", "A": "a", "a": "{", "V": "a", "{": "E", "Q": "o", "@": "e", "6": "a", "y": "u", "2": "e", "9": "E",
    "Y": "y", "3": "@", "C": "S", "x": "k", "h": "x", "T": "s", "D": "d", "z": "s", "v": "b", "Z": "S", "N": "n",
    "J": "n", "L": "l", "B": "b", "G": "g", "H": "w", "A:": "a", "O:": "o", "i:": "i", "u:": "u", "e:": "e",
    "a:": "a", "o:": "o", "E:": "E", "y:": "y", "2:": "2", "3:": "9",
}  # fmt: skip
"""What stands for a sound that a voice lacks."""
LONGEST: Final = 2


def readable(text: str, language: str) -> str:
    """Return *text* in letters that the voice of *language* reads, and without its markup.

    A letter of another spelling becomes its base letter (ł → l), one of another script its usual transliteration; a
    dash and an ellipsis become a comma, an ellipsis at the end a full stop. Raises `SpeechError` for one that has none.
    """
    own = OWN_LETTERS[language]
    plain = _with_pauses(plain_letters(text).translate(MARKUP))
    return plain if plain.isascii() else "".join(_readable(character, own) for character in plain)


def _with_pauses(text: str) -> str:
    """Return *text* with signs at which Pico makes a pause in place of dashes and ellipses."""
    text = ELLIPSIS.sub(lambda found: _pause(found, "," if found["next"].islower() else "."), text)
    return DASH.sub(lambda found: _pause(found, ","), text)


def _pause(found: re.Match[str], sign: str) -> str:
    """Return *sign*, and a space where text follows; no sign where the text begins or a pause is made already."""
    before, after = found.string[: found.start()].rstrip()[-1:], found["next"]
    if not before or before in PAUSED or after in PAUSED:
        sign = ""
    return f"{sign} " if after and after not in PAUSED else sign


def _readable(character: str, own: str) -> str:
    if character.isascii() or character in own:
        return character
    if unicodedata.category(character).startswith("M"):
        return anyascii(character)
    if not character.isalnum():
        return character
    letters = anyascii(character)
    if not any(map(str.isalnum, letters)):
        raise SpeechError(
            f"the voice has no sound for “{character}”", hint="give the word a pronunciation: `narrator pronounce add`"
        )
    return letters


def x_sampa(ipa: str, language: str) -> str:
    """Return *ipa* as the voice of *language* takes it; "" where one sign has no sound near it: then text is read."""
    signs = [_SIGNS.get(sign, sign) for sign in unicodedata.normalize("NFD", ipa.strip("/[] ")) if sign not in _SILENT]
    sounds = frozenset(SOUNDS[language].split())
    said, at = [], 0
    while at < len(signs):
        length = next((n for n in range(LONGEST, 0, -1) if "".join(signs[at : at + n]) in sounds), 0)
        if length:
            sound = "".join(signs[at : at + length])
            said.append(SPELLED.get(language, {}).get(sound, sound))
        elif signs[at] not in ":~":
            length = 2 if "".join(signs[at : at + 2]) in NEAREST else 1
            near = _nearest("".join(signs[at : at + length]), sounds)
            if not near:
                return ""
            said.append(SPELLED.get(language, {}).get(near, near))
        at += max(length, 1)
    return "".join(said)


def _nearest(sound: str, sounds: frozenset[str]) -> str:
    """Return the sound of the voice that is nearest to *sound*, by at most three steps; "" where there is none."""
    for _ in range(3):
        sound = NEAREST.get(sound, "")
        if sound in sounds:
            return sound
    return ""
