"""What bytes are given to, and what to begin with: the fixtures of the tests and the sample posts."""

import sys
from collections.abc import Callable
from pathlib import Path

from narrator.article.model import SourceFormat
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.errors import NarratorError
from narrator.ledger.account import account
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read
from narrator.script.spoken.form import spoken_form
from narrator.script.writer import write

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
sys.path.insert(0, str(ROOT / "tests" / "reading"))
from packages import docx, epub, paragraph  # noqa: E402  # the same small archives that the tests use

SITE = Site(root=FIXTURES)
PROFILE = load_profile("tone", ROOT) if (ROOT / "voices" / "tone.toml").exists() else load_profile("default", ROOT)
LANGUAGES = ("en", "en-GB", "de", "fr", "es")
FORMATS = {
    "markdown": SourceFormat.MARKDOWN,
    "html": SourceFormat.HTML,
    "text": SourceFormat.TEXT,
    "docx": SourceFormat.DOCX,
    "epub": SourceFormat.EPUB,
    "feed": None,
    "json": None,
}
SUFFIXES = {
    "markdown": (".md",),
    "html": (".html", ".md", ".xml"),
    "text": (".txt", ".md"),
    "feed": (".xml",),
    "json": (".json",),
    "docx": (".md", ".html"),
    "epub": (".html", ".md"),
    "spoken": (".md", ".txt"),
}
"""Of the fixtures and posts that a target begins with."""


def through(name: str) -> Callable[[bytes], None]:
    """Return what reads bytes as *name*, writes the script of each article, and accounts for it."""

    def run(data: bytes) -> None:
        refused: NarratorError | None = None
        for source in load(Found("-"), site=SITE, format=FORMATS[name], stdin=data):
            try:
                article = read(source)
                account(article, write(article, PROFILE))
            except NarratorError as error:  # one item of a feed; the others have their turn
                refused = error
        if refused is not None:
            raise refused

    return run


def spoken(data: bytes) -> None:
    """Say *data* in a language that its first byte chooses; words may not vanish altogether."""
    text = data[1:].decode("utf-8", "replace")
    said = spoken_form(text, language=LANGUAGES[data[0] % len(LANGUAGES)] if data else "en")
    seen = any(character.isprintable() and not character.isspace() for character in text)
    assert said.strip() or not seen, "nothing is said"


READERS = list(FORMATS)
TARGETS: dict[str, Callable[[bytes], None]] = {**{name: through(name) for name in FORMATS}, "spoken": spoken}


def seeds(target: str) -> tuple[list[str], list[bytes]]:
    """Return texts, and archives where the target takes those."""
    files = [path for folder in (FIXTURES, ROOT / "posts") for path in sorted(folder.rglob("*")) if path.is_file()]
    own = FIXTURES / "hostile"
    texts = [
        path.read_text("utf-8", "replace")
        for path in files
        if path.suffix in SUFFIXES[target] or (own in path.parents and target in path.name)
    ]
    if target == "spoken":
        texts = [line.strip()[:120] for text in texts for line in text.splitlines() if line.strip()]
    if target == "docx":
        note = "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        notes = f"<w:footnote w:id='2'>{paragraph('A note.')}</w:footnote>"
        plain = paragraph("A title", "Title") + paragraph("A heading", "Heading1") + paragraph("Some words.")
        table = f"<w:tbl><w:tr><w:tc>{paragraph('One')}</w:tc><w:tc>{paragraph('Two')}</w:tc></w:tr></w:tbl>"
        return texts, [docx(plain), docx(plain + table + note, footnotes=notes)]
    if target == "epub":
        body = "<h1>A heading</h1><p>Some <em>words</em>.</p><ul><li>One</li><li>Two</li></ul>"
        return texts, [epub({"a": body}), epub({"a": body, "b": "<p>More</p>"}, metadata="<dc:title>T</dc:title>")]
    return [text[:4000] for text in texts], []
