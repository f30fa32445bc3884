"""A voice profile → a short sample of it."""

from pathlib import Path

from msgspec.structs import replace

from narrator.article.identity import with_ids
from narrator.article.model import Article, Block, Container, ContainerKind, Segment, SegmentKind, Source, SourceFormat
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import UsageError
from narrator.passages.assemble import write_recording
from narrator.pipeline.record import record
from narrator.pipeline.session import Session

SAMPLES = {
    "de": "So klingt diese Stimme. Am 3. Mai waren es 24 Grad, und der Eintritt kostete 3,50 €.",
    "en": "This is how the voice sounds. On May 3 it was 24 °C, and a ticket was $3.50.",
    "es": "Así suena esta voz. El 3 de mayo hacía 24 grados y la entrada costaba 3,50 €.",
    "fr": "Voici le son de cette voix. Le 3 mai, il faisait 24 degrés, et l'entrée coûtait 3,50 €.",
}


QUOTES = {
    "de": "Und so klingt ein Zitat.",
    "en": "And this is how a quote sounds.",
    "es": "Y así suena una cita.",
    "fr": "Et voici le son d'une citation.",
}
"""Heard as well where the profile has a voice for quotes."""


def preview(session: Session, name: str, text: str, path: Path) -> None:
    """Write *text* (empty: a sample) in the profile *name* to *path*, an MP3 without tags. Raises `NarratorError`."""
    if path.suffix.lower() != ".mp3":
        raise UsageError(
            f"a preview is an MP3: {path.name} is not named like one", hint=f"-o {path.with_suffix('.mp3')}"
        )
    source = Source("preview", SourceFormat.TEXT, text)
    (profile,) = session.profiles(Article(source, "Preview", ()), (name,))
    profile = replace(profile, policy=replace(profile.policy, opening=False))
    article = _sample(source, text, profile, profile.language or session.site.language or "en")
    script = session.script(article, profile)
    recorded = record(session, script, profile)
    write_recording(session.folder / path, b"", recorded.tasks, recorded.maker)


def _sample(source: Source, text: str, profile: VoiceProfile, language: str) -> Article:
    """Return an article of *text*, or of a sample in *language*, with a quote where the profile has a voice for it."""
    code = language.partition("-")[0]
    blocks: list[Block] = [Segment("", SegmentKind.PARAGRAPH, text or SAMPLES.get(code, SAMPLES["en"]))]
    if profile.quote_voice is not None and not text:
        quoted = Segment("", SegmentKind.QUOTE, QUOTES.get(code, QUOTES["en"]))
        blocks.append(Container(ContainerKind.QUOTE, (quoted,)))
    return Article(source, "Preview", with_ids(tuple(blocks)), language=language)
