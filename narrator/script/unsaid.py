"""What is written and has no spoken form: no rule of speech swallows a word, or a sign that means something.

It looks at the spans of what is said (`SpokenSpan`), not at the rules: a word is said where its own letters are, or
where the stretch that it belongs to became other words.
"""

import re
from collections.abc import Iterator
from typing import Final

from narrator.article.model import Notice, SpanKind
from narrator.formulas.source import ASCIIMATH
from narrator.script.draft import Draft
from narrator.script.model import Part, Role, SpokenSpan

_PLAIN: Final = re.compile(r"(?<![\w@#./:~&=%+'’\\-])[^\W\d_A-Z]{4,40}(?![\w@/~&=%+'’(-]|[.:]\w)")
"""A word in small letters that stands by itself: no part of an address, a name with dots, or a compound."""
_ADDRESS: Final = re.compile(r"://|www\.|@")
_TEX_ENVIRONMENT: Final = re.compile(r"\\(?:begin|end)\{[^{}\n]{0,40}\}")
"""Its name is what a formula is, not a word of it: "matrix two by two"."""
_OPERAND: Final = r"(?:[A-Za-z]|\d[\d.,]*|[)\]}])"
_NEXT: Final = r"(?:[A-Za-z]|[-−+]?\d|[(\[{])"
_SIGN: Final = re.compile(
    rf"(?<![\w]){_OPERAND} ?([=<>×÷±≤≥≠≈∓*^+−]) ?{_NEXT}(?!\w)"
    r"|(?<![\w/])(?:(?:[a-z]|[)\]]) ?(/) ?(?:[a-z]|\d[\d.,]*|[(])|\d[\d.,]* ?(/) ?[a-z(])(?![\w/])"
    r"|([№§°‰∞√∑∏∫€£¥₹±×÷≤≥≠≈⇒⇔∈∪∩])"
)
"""Signs that mean something wherever they stand, and those that do between what is calculated with."""
_SAID: Final = re.compile(r"[^\W_]")
SHOWN_CHARACTERS: Final = 60


def unsaid(draft: Draft, parts: tuple[Part, ...], written: str) -> Iterator[Notice]:
    """Yield what of *written*, which *draft* says in *parts*, is not said though it means something."""
    if draft.role is not Role.TEXT or draft.text or any(span.kind is SpanKind.SAY for span in draft.spans):
        return
    if all(part.text == written for part in parts):
        return
    named = {span.value.removeprefix(ASCIIMATH) for span in draft.spans if span.value.startswith(ASCIIMATH)}
    for part in parts:
        for span in part.spans:
            before, after = written[span.written_begin : span.written_end], _spoken(part, span)
            if before == after or part.phoneme or before in named:  # whose words are names of signs: "vdots"
                continue
            yield from (_notice("word-not-said", word, draft, written) for word in _lost_words(before, after))
            if _SAID.search(after) is None:
                yield from (_notice("sign-not-said", sign, draft, written) for sign in _signs(written, span))


def _spoken(part: Part, span: SpokenSpan) -> str:
    return part.text[span.spoken_begin : span.spoken_end]


def _lost_words(before: str, after: str) -> list[str]:
    """Return the plain words of *before* of which nothing is left in *after*, which is said in its place."""
    if _ADDRESS.search(before):
        return []
    words = _PLAIN.findall(_TEX_ENVIRONMENT.sub(" ", before))
    if _SAID.search(after) is None:
        return words
    if before.strip() in words:  # said as another word: a heteronym, an abbreviation
        return []
    said = after.casefold()
    return [word for word in words if word not in said and not any(_shortens(word, full) for full in said.split())]


def _shortens(word: str, full: str) -> bool:
    """Return whether *word* is short for *full*: "mins" for minutes, "tbsp" for tablespoon."""
    rest = iter(full)
    return word[0] == full[0] and all(letter in rest for letter in word)


def _signs(written: str, span: SpokenSpan) -> list[str]:
    """Return the signs with a meaning inside *span*, for which nothing is said."""
    found = _SIGN.finditer(written, max(0, span.written_begin - 12), min(len(written), span.written_end + 4))
    return [
        match[match.lastindex or 0]
        for match in found
        if span.written_begin <= match.start(match.lastindex or 0) < span.written_end
    ]


def _notice(code: str, what: str, draft: Draft, written: str) -> Notice:
    segment = draft.segment
    shown = " ".join(written.split())
    shown = shown if len(shown) <= SHOWN_CHARACTERS else f"{shown[:SHOWN_CHARACTERS].rstrip()} …"
    text = f"nothing is said for “{what}” in “{shown}”: give its wording with a say mark, or teach it with pronounce"
    line = segment.lines[0] if segment is not None and segment.lines else None
    return Notice(code, text, line, segment=segment.id if segment is not None else "")
