"""The items of a feed → which of them are excerpts of pages that lie elsewhere, and why they are taken for that."""

import re
from collections.abc import Sequence
from typing import Final

from narrator.reading.catalogues.item import Item, plain

CUT: Final = re.compile(r"(?:…|\.\.\.)\s*$")
CUT_BY_SYSTEM: Final = re.compile(r"\[(?:…|\.{3})\]\s*$")
"""No author writes so."""
READ_ON: Final = re.compile(
    r"(?:read (?:more|on|the (?:rest|full|whole)\b.{0,40}|full (?:article|post|story))|continue reading\b[^.!?]{0,100}|"
    r"(?:to )?read (?:this|the) (?:article|post|story|entry)(?: in full)?,? (?:please )?(?:click )?here|"
    r"click here to (?:read|continue)\b[^.!?]{0,60}|read (?:it |this )?in full|"
    r"keep reading|view (?:article|post)|weiterlesen|mehr lesen|lire la suite|lire plus|leer m[aá]s|seguir leyendo|"
    r"continua a leggere|leggi tutto|ler mais|lees (?:meer|verder)|czytaj (?:więcej|dalej)|läs mer|les mer|læs mere|"
    r"читать (?:далее|дальше)|続きを読む|もっと読む|阅读全文|閱讀全文|繼續閱讀|继续阅读)[\s.…›»→>]*$",
    re.IGNORECASE,
)
"""What systems write under an excerpt, as link or text."""
TAIL: Final = re.compile(r"\s*the post .{1,300} (?:appeared first on|first appeared on) .{1,200}$", re.IGNORECASE)
"""WordPress adds this to excerpts and to whole posts."""
TAIL_CHARACTERS: Final = 700
LONGEST_HTML: Final = 8000
"""Characters; an excerpt has few, also with the picture above it."""
LONGEST_CUT: Final = 250
"""Words: a longer text that ends so is a whole one whose author ends so."""
LONGEST_SUMMARY: Final = 100
"""Words: if a feed has summaries alone, and none is longer, they are excerpts."""
HAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def with_excerpts_marked(items: Sequence[Item]) -> list[str]:
    """Return for each item why it is taken for an excerpt; empty: it is whole."""
    texts = ["" if item.is_export else _end(item.html) for item in items]
    lengths = [
        _words(text) if len(item.html) <= LONGEST_HTML else LONGEST_CUT + 1
        for text, item in zip(texts, items, strict=True)
    ]
    summaries = [length for length, item in zip(lengths, items, strict=True) if item.is_summary and item.title]
    short = bool(summaries) and max(summaries) <= LONGEST_SUMMARY
    return [
        _why(item, text, words, summaries_are_short=short)
        for item, text, words in zip(items, texts, lengths, strict=True)
    ]


def _why(item: Item, text: str, words: int, *, summaries_are_short: bool) -> str:
    if item.is_export:
        return ""
    is_cut = CUT_BY_SYSTEM.search(text) or READ_ON.search(text) or (item.is_summary and CUT.search(text))
    if words <= LONGEST_CUT and is_cut:
        return f"an excerpt of {words} words: it ends in “{text[-20:].strip()}”"
    if summaries_are_short and item.is_summary and item.title and item.url:
        return f"an excerpt of {words} words: the feed has short summaries alone"
    return ""


def _end(html: str) -> str:
    """Return the text of what is short enough to be an excerpt; of the rest nothing."""
    if len(html) > LONGEST_HTML:
        return ""
    text = plain(html)
    return (text[:-TAIL_CHARACTERS] + TAIL.sub("", text[-TAIL_CHARACTERS:])).strip()


def _words(text: str) -> int:
    """Return how many words there are; two signs of Chinese or Japanese count as one."""
    signs = len(HAN.findall(text))
    return len(HAN.sub(" ", text).split()) + signs // 2
