"""Language tags (BCP 47): whether a tag is one, and which may be meant."""

import re
from types import ModuleType
from typing import Final

SOURCE_LANGUAGE: Final = "en"
"""The language of the messages in the code, and of a post of which nothing else is known."""
_TAG: Final = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""RFC 5646, 2.1: language, script, region, variants, extensions, private use."""
_TWO_LETTERS: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "  # noqa: SIM905
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw "
    "ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm "
    "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh "
    "zu".split()
)
"""ISO 639-1, with the codes that were withdrawn."""


def tag_fault(tag: str) -> str:
    """Return why *tag* is no language tag of BCP 47, with one that may be meant; empty where it is one."""
    first = tag.partition("-")[0].lower()
    if _TAG.fullmatch(tag) and (first in _TWO_LETTERS or (len(first) == 3 and _names().is_registered(first))):
        return ""
    meant = meant_tag(tag)
    return f"“{tag}” is no language tag (BCP 47)" + (f": write “{meant}”" if meant else "")


def meant_tag(text: str) -> str:
    """Return the tag that somebody meant by `en_US`, `German` or `español`; empty where that is not clear."""
    dashed = text.strip().replace("_", "-")
    if dashed != text and not tag_fault(dashed):
        return dashed
    found: str = _names().tag_named(text)
    return found


def three_letters(tag: str) -> str:
    """Return the bibliographic code of *tag*'s language (ISO 639-2/B), as ID3 wants it; empty where there is none."""
    found: str = _names().three_letters(tag)
    return found


def _names() -> ModuleType:
    """Return the module that knows all names."""
    from narrator.languages import iana  # noqa: PLC0415  # heavy, and only for tags of three letters or after a mistake

    return iana
