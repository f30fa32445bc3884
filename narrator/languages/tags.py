"""Language tags (BCP 47): which of narrator's languages a tag belongs to, and which way it is written."""

import re
from functools import lru_cache
from importlib.resources import files
from types import ModuleType
from typing import Final

SOURCE_LANGUAGE: Final = "en"
"""The language of the messages in the code."""
SAME_LANGUAGE: Final = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "cmn": "zh", "tl": "fil"}
"""Tags whose readers are served by another one: macrolanguages, withdrawn codes, and Nynorsk, which has no voice."""
WITHOUT_DATA: Final = frozenset("apc arc bal bgn dv nqo rhg skr syr trw".split())  # noqa: SIM905
"""Languages written from right to left that some releases of CLDR have no data for, by the first part of their tag."""


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Return the first subtag of *tag* in small letters, in the form that narrator's folders have."""
    first = tag.partition("-")[0].lower()
    return SAME_LANGUAGE.get(first, first)


@lru_cache(maxsize=1)
def known_languages() -> tuple[str, ...]:
    """Return the languages that have a folder here, in order of their tags."""
    folders = files("narrator.languages").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.is_dir() and folder.name.isalpha()))


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as CLDR has it; a stated script wins over the language."""
    first, _, rest = tag.partition("-")
    if first.lower() == SOURCE_LANGUAGE or rest.lower().startswith(("latn", "cyrl")):
        return "ltr"
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # heavy: a tenth of a second, with its data

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        try:
            locale = Locale.parse(first)
        except (UnknownLocaleError, ValueError):
            return "rtl" if first.lower() in WITHOUT_DATA else "ltr"
    return "rtl" if locale.character_order == "right-to-left" else "ltr"


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
    if _TAG.fullmatch(tag) and (first in _TWO_LETTERS or (len(first) == 3 and _is_registered(first))):
        return ""
    meant = meant_tag(tag)
    return f"“{tag}” is no language tag (BCP 47)" + (f": write “{meant}”" if meant else "")


def meant_tag(text: str) -> str:
    """Return the tag that somebody meant by `en_US`, `German` or `español`; empty where that is not clear."""
    dashed = text.strip().replace("_", "-")
    if dashed != text and not tag_fault(dashed):
        return dashed
    from babel.core import Locale  # noqa: PLC0415  # heavy, and only after a mistake

    wanted = text.strip().casefold()
    for tag in (*known_languages(), SOURCE_LANGUAGE):
        locale = Locale.parse(tag)
        if wanted in {str(locale.english_name).casefold(), str(locale.display_name).casefold()}:
            return tag
    names = Locale.parse(SOURCE_LANGUAGE).languages
    return next((str(tag).replace("_", "-") for tag, name in names.items() if str(name).casefold() == wanted), "")


def three_letters(tag: str) -> str:
    """Return the bibliographic code of *tag*'s language (ISO 639-2/B), as ID3 wants it; empty where there is none."""
    try:
        return str(_langcodes().Language.get(tag).to_alpha3(variant="B"))
    except (LookupError, ValueError):
        return ""


def _is_registered(language: str) -> bool:
    return bool(_langcodes().tag_is_valid(language))


def _langcodes() -> ModuleType:
    import langcodes  # noqa: PLC0415  # 45 ms, and only for tags of three letters

    return langcodes
