"""Pandoc's inline notes, `text^[The note.]`: each becomes a footnote among the others, numbered as they are read."""

import re
import xml.etree.ElementTree as ET
from bisect import bisect_left
from typing import Final

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from narrator.reading.markdown.footnotes import Footnotes
from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule
from narrator.reading.markdown.inline.scanner import InlineScanner
from narrator.reading.markdown.inline.tokens import fill

MARKS: Final = re.compile(r"\\.|`+|[\[\]]", re.DOTALL)
PROSE: Final = re.compile(r"\w\S*\s+\S")
"""A note has words; what has none is a regular expression whose author forgot the backticks."""


class InlineNoteProcessor(Rule):
    """Puts a note's text aside, and a reference in its place; notes hold no notes."""

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__(r"\^\[")
        self._footnotes = footnotes
        self._text = ""
        self._ends: dict[int, int] = {}

    def _read(self, found: re.Match[str]) -> Handled:
        if found.string is not self._text:
            self._text, self._ends = found.string, _ends(found.string)
        end = self._ends.get(found.end() - 1)
        if end is None or self._footnotes.inside_note or not PROSE.search(found.string, found.end(), end):
            return NOT_MINE
        label = self._footnotes.put_aside(found.string[found.end() : end])
        return self._footnotes.reference(label), found.start(), end + 1


class InlineNotesTreeprocessor(Treeprocessor):
    """Makes the notes that were put aside, and numbers all notes by their references."""

    def __init__(self, md: Markdown, footnotes: Footnotes) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: ET.Element) -> None:
        """Append the notes to the list of *root*'s notes, and sort it."""
        footnotes = self._footnotes
        if not footnotes.put_asides:
            return
        notes = next((holder[0] for holder in root.iter("div") if holder.get("class") == "footnote"), None)
        if notes is None:
            notes = ET.SubElement(ET.SubElement(root, "div", {"class": "footnote"}), "ol")
        footnotes.inside_note = True
        for label, text in footnotes.put_asides.items():
            note = ET.SubElement(notes, "li", {"id": footnotes.makeFootnoteId(label)})
            paragraph = ET.SubElement(note, "p")
            fill(paragraph, InlineScanner(self.md, text.strip()).scan())
            footnotes.link_back(note, label)
        footnotes.inside_note = False
        _number(root, notes)


def _number(root: ET.Element, notes: ET.Element) -> None:
    references = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
    numbers: dict[str, int] = {}
    for link in references:
        link.text = str(numbers.setdefault((link.get("href") or "").removeprefix("#"), len(numbers) + 1))
    notes[:] = sorted(notes, key=lambda note: numbers.get(note.get("id") or "", len(numbers) + 1))


def _ends(text: str) -> dict[int, int]:
    """Return where each bracket of *text* is closed: opening place → closing place, but in code."""
    ends: dict[int, int] = {}
    stack: list[int] = []
    ticks: dict[str, list[int]] = {}
    for run in re.finditer(r"`+", text):
        ticks.setdefault(run[0], []).append(run.start())
    position = 0
    while found := MARKS.search(text, position):
        position = found.end()
        if found[0] == "[":
            stack.append(found.start())
        elif found[0] == "]" and stack:
            ends[stack.pop()] = found.start()
        elif found[0][0] == "`":
            places = ticks.get(found[0], [])
            index = bisect_left(places, found.end())
            position = places[index] + len(found[0]) if index < len(places) else position
    return ends
