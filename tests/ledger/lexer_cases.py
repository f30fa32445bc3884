"""The fixture files of the ledger's lexers, read as `tests/fixtures/ledger/README.md` says."""

import re
from pathlib import Path

from narrator.article.model import SourceFormat
from narrator.ledger.source import tokens

FIXTURES = Path(__file__).parent.parent / "fixtures" / "ledger"


def cases(name: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return title, source and expected words by kind of each case in the file."""
    found = []
    for block in re.split(r"^=== ", (FIXTURES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        source, _, expected = rest.strip("\n").rpartition("\n---\n")
        lines = (line.partition(": ") for line in expected.splitlines())
        found.append((title, source + "\n", {kind: words for kind, _, words in lines}))
    return found


def words_by_kind(source: str, source_format: SourceFormat) -> dict[str, str]:
    """Return what the lexer says of *source*, in the notation of the fixtures."""
    kinds: dict[str, list[str]] = {}
    for token in tokens(source, source_format):
        kind = token.stretch.markup or token.stretch.reason or "text"
        kinds.setdefault(f"maybe {kind}" if token.stretch.optional else str(kind), []).append(token.key)
    return {kind: " ".join(found) for kind, found in kinds.items()}
