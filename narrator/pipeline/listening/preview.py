"""A voice profile → a short sample of it."""

from pathlib import Path

from msgspec.structs import replace

from narrator.article.identity import with_ids
from narrator.article.model import Article, Block, Container, ContainerKind, Segment, SegmentKind, Source, SourceFormat
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import UsageError
from narrator.languages.registry import language_of
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.passages.assemble import write_recording
from narrator.pipeline.record import record
from narrator.pipeline.session import Session


def preview(session: Session, name: str, text: str, path: Path) -> None:
    """Write *text* (empty: a sample) in the profile *name* to *path*, an MP3 without tags. Raises `NarratorError`."""
    if path.suffix.lower() != ".mp3":
        raise UsageError(
            f"a preview is an MP3: {path.name} is not named like one", hint=f"-o {path.with_suffix('.mp3')}"
        )
    folder = (session.folder / path).parent
    if not folder.is_dir():
        raise UsageError(
            "there is no such folder", where=str(path.parent), hint="Make it, or give another place to -o."
        )
    source = Source("preview", SourceFormat.TEXT, text)
    (profile,) = session.profiles(Article(source, "Preview", ()), (name,))
    profile = replace(profile, policy=replace(profile.policy, opening=False))
    article = _sample(source, text, profile, profile.language or session.site.language or SOURCE_LANGUAGE)
    script = session.script(article, profile)
    recorded = record(session, script, profile)
    write_recording(session.folder / path, b"", recorded.tasks, recorded.maker)


def _sample(source: Source, text: str, profile: VoiceProfile, language: str) -> Article:
    """Return an article of *text*, or of a sample in *language*, with a quote where the profile has a voice for it."""
    said = language_of(language)
    if not said.sample:
        said = language_of(SOURCE_LANGUAGE)
    blocks: list[Block] = [Segment("", SegmentKind.PARAGRAPH, text or said.sample)]
    if profile.quote_voice is not None and not text:
        quoted = Segment("", SegmentKind.QUOTE, said.quote)
        blocks.append(Container(ContainerKind.QUOTE, (quoted,)))
    return Article(source, "Preview", with_ids(tuple(blocks)), language=language)
