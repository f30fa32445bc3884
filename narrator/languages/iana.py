"""Which codes and names of languages there are, by the IANA's registry (langcodes) and the CLDR (Babel)."""

import langcodes
from babel.core import Locale

from narrator.languages.folders import known_languages


def is_registered(language: str) -> bool:
    """Return whether *language*, a subtag of three letters, is registered."""
    return langcodes.tag_is_valid(language)


def three_letters(tag: str) -> str:
    """Return the bibliographic code of *tag*'s language (ISO 639-2/B); empty where there is none."""
    try:
        return str(langcodes.Language.get(tag).to_alpha3(variant="B"))
    except (LookupError, ValueError):
        return ""


def tag_named(name: str) -> str:
    """Return the tag of a language by its name in English or in itself: `German`, `español`; empty: no such name."""
    wanted = name.strip().casefold()
    for tag in known_languages():
        locale = Locale.parse(tag)
        if wanted in {str(locale.english_name).casefold(), str(locale.display_name).casefold()}:
            return tag
    names = Locale.parse("en").languages
    return next((str(tag).replace("_", "-") for tag, known in names.items() if str(known).casefold() == wanted), "")
