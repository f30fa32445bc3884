"""Pronunciation audit: the words of a post that a voice will likely get wrong, the riskiest first."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Article, Segment, SegmentKind
from narrator.config.voice_profile import VoiceProfile
from narrator.languages.registry import language_of
from narrator.script.acronyms import KNOWN
from narrator.script.lexicon.load import load_lexicon
from narrator.script.ordinary_words import is_ordinary
from narrator.script.parts import BARE_URL
from narrator.script.sentences import sentences
from narrator.script.spelling_oddity import ORDINARY_NAMES, is_foreign_letter, spelling_oddity
from narrator.script.spoken.english.acronyms import is_sayable
from narrator.script.spoken_forms import in_words

TOKEN: Final = re.compile(r"[^\W_](?:[\w.+#/’'-]{0,60}[\w+#])?")
CONTEXT_CHARACTERS: Final = 60
SILENT: Final = frozenset({SegmentKind.CODE, SegmentKind.MATH})
_ORDINARY: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,3})?(?:-[^\W\d_]+)*")
_ELISION: Final = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|dell|nell|sull|dall|un)['’](?=[^\W\d_]{2})", re.IGNORECASE
)
"""Before a vowel in French, Italian and Catalan: no part of the word."""
_PREFIXED: Final = re.compile(r"(?:Mc|Mac)[A-Z][a-z]+")
_LETTERS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CAMEL: Final = re.compile(r"[A-Z]?[a-z]+")
OFTEN: Final = 0.03
"""What each time that a word is said adds to its risk in the order, up to five times."""
CODE_FIGURES: Final = 2
"""More figures in a word make it a number of something, which the rules say sign by sign."""
UNUSUAL: Final = 0.2
"""From here on the spelling of a word that is nobody's name is told."""
SHORT: Final = 3
"""Characters that begin words by chance."""
COMPOUND_PART: Final = 4
"""Letters that each half of a compound has at least."""
ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
LONGEST_WORD: Final = 40
"""Characters of what may still be a word."""
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,6}\.){1,5}[^\W\d_]{1,8}")
_UNTAUGHT: Final = re.compile(rf"{BARE_URL.pattern}|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+", BARE_URL.flags)
"""Addresses, and scripts without blanks: of "2つのSpeedy" the Latin word is looked at, of "10月" nothing."""
VOWELS: Final = frozenset("AEIOUY")
_VOWEL: Final = re.compile("[aeiouy]", re.IGNORECASE)
_PLURAL: Final = re.compile(r"[A-Z]{2,5}s")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")
"""Letters with full stops between them: they are named."""
_FIGURES: Final = re.compile(r"[\d.,:/+%’'-]+(?:st|nd|rd|th|s)?|0x[\dA-Fa-f]+|\d+(?:\.\d+){0,3}\.x")


class Risk(Struct, frozen=True):
    """A word that a voice may get wrong."""

    word: str
    kind: str
    """`mixed`, `acronym`, `foreign`, `name` or `unusual`."""
    risk: float
    """From 0 to 1: for the order only."""
    count: int
    said: str
    """How it is said now, by the rules and lexicons; equal to the word where the engine decides alone."""
    context: str
    segment: str
    line: int | None


class _Said(Struct, frozen=True):
    """A sentence to look at."""

    text: str
    language: str
    segment: str
    line: int | None
    is_title: bool


def audit(article: Article, profile: VoiceProfile) -> tuple[Risk, ...]:
    """Return the risky words of *article*, each once; what the profile's lexicons say is settled and left out.

    The order: mixed tokens (half word, half figure or sign), letters that the language does not have, acronyms that
    may be spelled or said, names by how far their spelling is from the language's, and unusual words.
    """
    lexicon, _ = load_lexicon(profile)
    small = _small_words(article)
    found: dict[str, Risk] = {}
    for said in _said(article):
        for match in TOKEN.finditer(_UNTAUGHT.sub(lambda run: " " * len(run[0]), said.text)):
            word = _ELISION.sub("", match[0].replace("’", "'").removesuffix("'s"))
            if word in found:
                found[word] = replace(found[word], count=found[word].count + 1)
                continue
            before = said.text[max(0, match.start() - 40) : match.start()]
            is_first = said.is_title or not any(map(str.isalnum, before))
            kind, risk = _judged(word, said.language, is_first=is_first, small=small)
            if risk and not any(lexeme for _, lexeme in lexicon.split(word, said.language)):
                found[word] = Risk(
                    word=word,
                    kind=kind,
                    risk=risk,
                    count=1,
                    said=in_words(word, said.language).strip(),
                    context=_context(said.text, match.start(), match.end()),
                    segment=said.segment,
                    line=said.line,
                )
    return _heads(sorted(found.values(), key=lambda entry: (-entry.risk - OFTEN * min(entry.count, 5), entry.word)))


def _heads(risks: list[Risk]) -> tuple[Risk, ...]:
    """Return *risks* without forms of a word that stands before them: who has heard one knows the others."""
    kept: list[Risk] = []
    endings: set[str] = set()
    for risk in risks:
        _, point, ending = risk.word.rpartition(".")
        is_form = any(_is_form(risk.word.lower(), other.word.lower()) for other in kept)
        if not is_form and not (point and ending in endings):
            kept.append(risk)
            endings.add(ending if point else "")
    return tuple(kept)


def _is_form(word: str, head: str) -> bool:
    """Return whether *word* is *head* in the plural or with an ending, in any letter case."""
    return word in {head, f"{head}s"} or (len(head) > SHORT and word.startswith(head))


def _said(article: Article) -> Iterator[_Said]:
    """Yield what a voice will say: the opening's title and author, then each sentence."""
    yield _Said(article.title, article.language, "", None, is_title=True)
    if article.author:
        yield _Said(f"by {article.author}", article.language, "", None, is_title=False)
    for segment in article.segments():
        if segment.kind in SILENT or segment.skip or segment.say:
            continue
        language = segment.language or article.language
        line = segment.lines[0] if segment.lines else None
        for begin, end in sentences(segment.text, language):
            text = segment.text[begin:end]
            yield _Said(text, language, segment.id, line, is_title=_is_title(segment, text))


def _is_title(segment: Segment, text: str) -> bool:
    """Return whether capitals mark no names here: headings, and text where most words have one."""
    words = [match[0] for match in TOKEN.finditer(text)]
    capitals = sum(word[0].isupper() for word in words)
    return segment.kind is SegmentKind.HEADING or (len(words) > 3 and capitals * 10 > len(words) * 7)


def _small_words(article: Article) -> frozenset[str]:
    """Return all words that stand in small letters somewhere: their capitals are a sentence's, not a name's."""
    words = (match[0] for segment in article.segments() for match in TOKEN.finditer(segment.text))
    return frozenset(word for word in words if word.islower())


def _judged(word: str, language: str, *, is_first: bool, small: frozenset[str]) -> tuple[str, float]:
    """Return what makes *word* risky, and how much; 0 where nothing does."""
    verdicts = (judge(word, language) for judge in JUDGES)
    verdict = next((verdict for verdict in verdicts if verdict is not None), None)
    if verdict is not None:
        return verdict
    if len(word) < SHORT or not word[0].isalpha() or word.lower() in ALPHABET:
        return "", 0.0
    parts = word.split("-")
    if len(parts) > 1 and all(part.isalpha() and _is_settled(part, language) for part in parts):
        return "", 0.0  # "HTTPS-only", "Department-level"
    if word[0].isupper() and word.lower() not in small and not is_first:
        return _name(word, language)
    odd = spelling_oddity(word, language)
    is_settled = odd < UNUSUAL or _is_plain(word, language) or in_words(word, language).strip() != word
    return ("", 0.0) if is_settled else ("unusual", round(min(UNUSUAL + odd, 0.6), 2))


def _is_settled(part: str, language: str) -> bool:
    """Return whether *part* of a compound needs no look: an ordinary word, a letter, or letters that are clear."""
    if len(part) == 1 or is_ordinary(part, language) or _is_of_words(part, language):
        return True
    verdict = _acronym(part, language)
    return verdict is not None and not verdict[1]


def _name(word: str, language: str) -> tuple[str, float]:
    """A name that the language's lists do not have, or that is not spelled as its words are."""
    if not is_ordinary(word, language) and _is_plain(word.lower(), language):
        return "", 0.0
    odd = spelling_oddity(word, language)
    is_known = word in ORDINARY_NAMES or language_of(language).nouns_have_capitals or is_ordinary(word, language)
    return ("name", round(min((0.2 if is_known else 0.4) + odd, 0.8), 2)) if odd or not is_known else ("", 0.0)


def _figures(word: str, _language: str) -> tuple[str, float] | None:
    return ("", 0.0) if _FIGURES.fullmatch(word) else None


def _mixed(word: str, language: str) -> tuple[str, float] | None:
    """Half word, half figure, sign or inner capital: riskiest where no rule of speech knows it either."""
    has_inner_capital = any(a.islower() and b.isupper() for a, b in pairwise(word))
    if _ORDINARY.fullmatch(word) and not has_inner_capital:
        return None
    if "/" in word or "--" in word or len(word) > LONGEST_WORD or word.count(".") > 1:
        return "", 0.0  # an address, a path, a row of letters: nobody teaches it
    if has_inner_capital and _is_of_words(word, language):
        return "", 0.0
    if _PREFIXED.fullmatch(word):
        return "name", 0.45  # "McCormack", whose beginning voices know
    if _DOTTED.fullmatch(word) and word.islower():
        return "", 0.0  # "p.m", whose last point ends the sentence, or a domain: the rules say both.
    return "mixed", _oddness(word, language, has_inner_capital=has_inner_capital)


def _oddness(word: str, language: str, *, has_inner_capital: bool) -> float:
    """Return how risky a mixed word is that is no address: little where a rule has words for it."""
    if in_words(word, language).strip() != word:
        is_code = "_" in word or sum(character.isdigit() for character in word) > CODE_FIGURES
        parts = [part for part in _LETTERS.findall(word) if len(part) >= SHORT and part not in KNOWN]
        is_clear = all(_is_plain(part.lower(), language) for part in parts)
        return 0.0 if is_code or is_clear else 0.1
    if "." in word or "_" in word:
        return 0.3  # a name in a program
    return 0.45 if has_inner_capital and _is_of_syllables(word) else 0.95


def _is_of_words(word: str, language: str) -> bool:
    """Return whether *word* is ordinary words in one ("HashMap", "PatternID"): a voice parts it at its capitals."""
    parts = _LETTERS.findall(word)
    if "".join(parts) != word:
        return False
    return all(part in KNOWN if part.isupper() else _is_plain(part.lower(), language) for part in parts)


def _is_plain(word: str, language: str) -> bool:
    """Return whether *word* is an ordinary word, or two of them in one: "workflow", "snapchat"."""
    return is_ordinary(word, language) or any(
        is_ordinary(word[:place], language) and is_ordinary(word[place:], language)
        for place in range(COMPOUND_PART, len(word) - COMPOUND_PART + 1)
    )


def _is_of_syllables(word: str) -> bool:
    """Return whether each part of *word* could be read as a word ("GitHub"), and none is letters alone ("gRPC")."""
    parts = _CAMEL.findall(word)
    return "".join(parts) == word and all(len(part) > 2 and _VOWEL.search(part) for part in parts)


def _acronym(word: str, language: str) -> tuple[str, float] | None:
    """Capitals: riskiest where the voice alone decides between letters and a word."""
    if _INITIALS.fullmatch(word):
        return "", 0.0
    if _PLURAL.fullmatch(word):
        return _acronym(word[:-1], language)
    if not (word.isupper() and word.isalpha() and 2 <= len(word) <= 6):
        return None
    said = in_words(word, language).strip()
    if word in KNOWN or said == word.lower():
        return "", 0.0
    if said != word:
        is_clear = len(word) <= SHORT and (not is_sayable(word) or word[0] in VOWELS or word[-1] in VOWELS)
        return ("", 0.0) if is_clear else ("acronym", 0.45 if len(word) > SHORT else 0.3)
    has_vowel = any(character in VOWELS for character in word)
    return ("acronym", 0.8) if has_vowel and len(word) > 2 else ("", 0.0)


def _foreign(word: str, language: str) -> tuple[str, float] | None:
    return ("foreign", 0.85) if is_foreign_letter(word, language) else None


JUDGES: Final[tuple[Callable[[str, str], tuple[str, float] | None], ...]] = (_figures, _acronym, _mixed, _foreign)
"""The first that has an opinion decides; what none knows is judged as a name or an unusual word."""


def _context(sentence: str, begin: int, end: int) -> str:
    left = max(0, begin - CONTEXT_CHARACTERS)
    right = min(len(sentence), end + CONTEXT_CHARACTERS)
    before = ("… " if left else "") + sentence[left:begin]
    return " ".join((before + sentence[begin:right] + (" …" if right < len(sentence) else "")).split())
