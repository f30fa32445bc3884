"""What narrator says of its own, in the reader's language: gettext catalogues, one a language, complete or not at all.

The messages in the code are English. A translation is a PO file, `<language>/phrases.po`, which any translator's tool
opens; the program reads the MO file beside it, so that no message costs more than a look into a table.
docs/languages.md tells how to add one.
"""

from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from typing import Final

from msgspec import Struct

from narrator.languages import written
from narrator.languages.folders import language_file, primary
from narrator.languages.tags import SOURCE_LANGUAGE

CATALOGUE: Final = "phrases.mo"
ISOLATE: Final = "\u2068"
END_ISOLATE: Final = "\u2069"
WINDOW_CATALOGUE: Final = "studio.mo"
"""What the studio says: apart, as an author's window may speak fewer languages than a reader's page."""


class Phrasebook(Struct, frozen=True):
    """All phrases of one language, ready to be filled in."""

    language: str
    """BCP 47: the text's own tag where the catalogue's language is its language, so that the same voice speaks."""
    catalogue: NullTranslations
    is_translated: bool = True
    """False: the text's language has no catalogue, and the phrases are English."""
    isolates: bool = False
    """Whether words that are filled in keep their own direction: file names in a window from right to left."""

    def say(self, message: str, **values: object) -> str:
        """Return the phrase for the English *message*, with *values* in the places of its {names}."""
        return _filled(self.catalogue.gettext(message), self._apart(values))

    def say_in(self, context: str, message: str, **values: object) -> str:
        """Return the phrase for a *message* that means something else in another *context*."""
        return _filled(self.catalogue.pgettext(context, message), self._apart(values))

    def say_count(self, one: str, other: str, n: int, **values: object) -> str:
        """Return the phrase for *n* things in the plural category that CLDR gives *n* in this language."""
        return _filled(self.catalogue.ngettext(one, other, n), self._apart({"n": n, **values}))

    def listed(self, pieces: list[str]) -> str:
        """Return *pieces* one after the other, as the language lists them."""
        return written.listed(pieces, self.language)

    def date(self, day: date) -> str:
        """Return *day* in full, as the language's region writes it."""
        return written.long_date(day, self.language)

    def number(self, n: int) -> str:
        """Return *n* as the language groups its figures, for the eye."""
        return written.number(n, self.language)

    def decimal(self, value: float) -> str:
        """Return *value* with at most two decimals, as the language writes it."""
        return written.decimal(value, self.language)

    def length(self, ms: int) -> str:
        """Return a length of time in the language's short units, for the eye: "2 min 52 sec", "3 Std. 3 Min."."""
        return written.length(ms, self.language)

    def _apart(self, values: dict[str, object]) -> dict[str, object]:
        """Return *values* between the characters that isolate a direction (UAX #9, 2.4), if this book does so."""
        if not self.isolates:
            return values
        return {name: f"{ISOLATE}{one}{END_ISOLATE}" if isinstance(one, str) else one for name, one in values.items()}


class FilledMessage(Struct, frozen=True):
    """A message with its values, that is worded in whichever language it is read."""

    message: str
    values: dict[str, str | float] = {}

    def words(self, phrases: Phrasebook) -> str:
        """Return it in the language of *phrases*, with the sign for decimals that the language has."""
        said = {name: one if isinstance(one, str) else phrases.decimal(one) for name, one in self.values.items()}
        return phrases.say(self.message, **said)

    def __str__(self) -> str:
        return self.words(phrases_for(SOURCE_LANGUAGE))


def worded(text: str, **values: str | float) -> FilledMessage:
    """Return the message *text* with *values* in the places of its {names}."""
    return FilledMessage(text, values)


def message_count(one: str, other: str) -> tuple[str, str]:
    """Return both: marks messages that `Phrasebook.say_count` gets from variables."""
    return one, other


def message(text: str) -> str:
    """Return *text* as it is: marks a message that `Phrasebook.say` gets from a variable."""
    return text


def message_in(context: str, text: str) -> str:  # noqa: ARG001  # read by the tool that collects messages
    """Return *text* as it is: marks a message that `Phrasebook.say_in` gets from a variable."""
    return text


@lru_cache(maxsize=64)
def phrases_for(language: str, catalogue: str = CATALOGUE) -> Phrasebook:
    """Return the phrases for a text in *language* (BCP 47); the English ones where there is no *catalogue*."""
    if primary(language) == SOURCE_LANGUAGE:
        return Phrasebook(language, NullTranslations())
    file = language_file(language, catalogue)
    if file is None:
        return Phrasebook(SOURCE_LANGUAGE, NullTranslations(), is_translated=False)
    with file.open("rb") as messages:
        isolates = catalogue == WINDOW_CATALOGUE and written.direction(language) == "rtl"
        return Phrasebook(language, GNUTranslations(messages), isolates=isolates)


def _filled(phrase: str, values: dict[str, object]) -> str:
    return phrase.format(**values) if values else phrase
