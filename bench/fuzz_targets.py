"""What bytes are given to: each format's reader with script and ledger, the feeds' writers, the rules of speech."""

from collections.abc import Callable

from fuzz_seeds import FIXTURES, ROOT

from narrator.article.model import Source, SourceFormat
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.errors import NarratorError
from narrator.ledger.account import account
from narrator.reading.load import Raw, sources_in
from narrator.reading.reader import read
from narrator.script.spoken.form import spoken_form
from narrator.script.writer import write

SITE = Site(root=FIXTURES)
PROFILE = load_profile("tone", ROOT) if (ROOT / "voices" / "tone.toml").exists() else load_profile("default", ROOT)
LANGUAGES = ("en", "en-GB", "de", "fr", "es")
READERS = {
    "markdown": ".md",
    "html": ".html",
    "text": ".txt",
    "docx": ".docx",
    "epub": ".epub",
    "feed": ".xml",
    "json": ".json",
    "ipynb": ".ipynb",
    "eml": ".eml",
    "vtt": ".vtt",
    "srt": ".srt",
    "zip": ".zip",
}
"""Target → suffix of the files that it reads, in this process."""
CONVERTED = {name: f".{name}" for name in ("rst", "adoc", "org", "tex", "rtf", "wiki", "textile", "odt", "fb2", "pdf")}
"""The same, with a program or process for each input."""


def through(suffix: str) -> Callable[[bytes], None]:
    """Return what reads a file that ends in *suffix*, writes the script of each article, and accounts for it."""

    def run(data: bytes) -> None:
        refused: NarratorError | None = None
        blank = Source(f"fuzzed{suffix}", SourceFormat.TEXT, "", root=FIXTURES)
        for source in sources_in(Raw(data, suffix), blank):
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


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: through(suffix) for name, suffix in (READERS | CONVERTED).items()},
    "spoken": spoken,
}
GROUPS = {"readers": list(READERS), "converted": list(CONVERTED)}
