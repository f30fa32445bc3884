"""What a Markdown file defines apart from its text: link references, footnotes, abbreviations."""

import re
from typing import Final

from narrator.ledger.lexers.inline import Labels, fold_label

REFERENCE: Final = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ ]{0,3}\[(?!\^)((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*(?:\r?\n[ \t>]*)?"
    r"(?:<[^<>\n]*>|\{\{[^{}\n]*\}\}\S*|\{%[^{}\n]*%\}\S*|[^\s<]\S*)"
    r"""(?:[ \t]*(?:\r?\n[ \t>]*)?[ \t](?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\([^()\n]*\)))?[ \t]*(?=\r?\n|\Z)"""
)
NOTE: Final = re.compile(r"[ \t]*(?:>[ \t]?)*[ ]{0,3}\[\^([^\s\[\]]{1,200})\]:[ \t]*")
ABBREVIATION: Final = re.compile(r"[ ]{0,3}\*\[[^\[\]\n]+\][ \t]*:.*")


def find_labels(text: str) -> Labels:
    """Return the labels that *text* defines anywhere; definitions inside code are taken along, they do no harm."""
    labels = Labels()
    for match in re.finditer(r"^.*\]:", text, re.MULTILINE):
        note = NOTE.match(text, match.start())
        if note:
            labels.notes.add(fold_label(note[1]))
            continue
        reference = REFERENCE.match(text, match.start())
        if reference:
            labels.references.add(fold_label(reference[1]))
    return labels
