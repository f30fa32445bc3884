"""The words of a formula: its phrase, with figures in words and letters as a voice names them."""

import re
from typing import Final

from narrator.article.model import Segment, Span, SpanKind
from narrator.formulas.phrase import Phrase, phrase_of
from narrator.formulas.source import ASCIIMATH
from narrator.formulas.wording import formula_wording
from narrator.languages.registry import language_of
from narrator.script.spoken.in_words import in_words

_FIGURES: Final = re.compile(r"(?<![\w.])\d{1,30}(?:,\d{3})*(?:\.\d{1,30})?(?![\w])")
_PLACE: Final = re.compile(r"(?<![\w’'])([a-z])-th(?![\w’'])")
"""The ordinal of a variable."""
_LONE_LETTER: Final = re.compile(r"(?<![\w’'])[a-z](?![\w’'])")


def formula_words(value: str, language: str) -> str:
    """Return what a voice gets for the formula *value* in *language* (BCP 47); empty where it cannot be said."""
    phrase = phrase_of(value, language).text
    places = formula_wording(language.partition("-")[0].lower()).places
    if places and "-th" in phrase:
        phrase = _PLACE.sub(lambda match: places.get(match[1], match[0]), phrase)
    words = language_of(language).letter_words  # "a", which a voice would take for the article
    if words:
        phrase = _LONE_LETTER.sub(lambda match: match[0].upper() if match[0] in words else match[0], phrase)
    return _FIGURES.sub(lambda match: _number(match[0].replace(",", ""), language), phrase)


def described(value: str, language: str, most_symbols: int) -> Phrase | None:
    """Return the phrase of a formula that is described in place of being read; None where it is read."""
    phrase = phrase_of(value, language)
    return None if phrase.text and phrase.symbols <= most_symbols else phrase


def why_not_read(phrase: Phrase, source: str, most_symbols: int) -> str:
    """Return what its author is told of a formula that is described, and what to do about it."""
    start = " ".join(source.removeprefix(ASCIIMATH).split())
    shown = start if len(start) <= 60 else f"{start[:60].rstrip()} …"
    if phrase.problem:
        return f"a formula cannot be read: {phrase.problem}: {shown}"
    return (
        f"a formula of {phrase.symbols} symbols is described, as it has more than {most_symbols}: {shown} "
        f"(`formula_symbols = {phrase.symbols}` under [policy] has it read in full)"
    )


def source_of(segment: Segment, span: Span | None = None) -> str:
    """Return the source of *segment*'s formula *span*, or of a displayed one: as the reader knew it, else its text."""
    if span is not None:
        return span.value or segment.text[span.begin : span.end]
    return next((span.value for span in segment.spans if span.kind is SpanKind.MATH and span.value), segment.text)


def _number(figures: str, language: str) -> str:
    """Return *figures* as a number in words; as they are where the language has none."""
    whole, _, fraction = figures.partition(".")
    try:
        said = in_words(figures if fraction else int(whole), language=language.partition("-")[0].lower())
    except (NotImplementedError, OverflowError, KeyError, ValueError, TypeError):
        return figures
    return said.replace("-", " ") if language.startswith("en") else said
