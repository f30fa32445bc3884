"""A voice profile → a short sample of it."""

from pathlib import Path

from msgspec.structs import replace

from narrator.article.identity import with_ids
from narrator.article.model import Article, Block, Container, ContainerKind, Segment, SegmentKind, Source, SourceFormat
from narrator.casting.casting import casting_for
from narrator.casting.engine_pool import ENGINE_POOL
from narrator.config.layers import profile_for
from narrator.config.load import load_profile
from narrator.config.locate import site_of
from narrator.errors import UsageError
from narrator.passages.assemble import write_recording
from narrator.passages.make import make_passage
from narrator.passages.tasks import tasks_of
from narrator.script.writer import write
from narrator.store.remote import open_store

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


def preview(name: str, text: str, path: Path) -> None:
    """Write *text* (empty: a sample) in the profile *name* to *path*, an MP3 without tags. Raises `NarratorError`."""
    if path.suffix.lower() != ".mp3":
        raise UsageError(
            f"a preview is an MP3: {path.name} is not named like one", hint=f"-o {path.with_suffix('.mp3')}"
        )
    site = site_of(None)
    profile = profile_for(load_profile(name, site.root), site, {}, where="")
    profile = replace(profile, policy=replace(profile.policy, opening=False))
    language = profile.language or site.language or "en"
    code = language.partition("-")[0]
    said = text or SAMPLES.get(code, SAMPLES["en"])
    blocks: list[Block] = [Segment("", SegmentKind.PARAGRAPH, said)]
    if profile.quote_voice is not None and not text:
        quoted = Segment("", SegmentKind.QUOTE, QUOTES.get(code, QUOTES["en"]))
        blocks.append(Container(ContainerKind.QUOTE, (quoted,)))
    article = Article(Source("preview", SourceFormat.TEXT, said), "Preview", with_ids(tuple(blocks)), language=language)
    script = write(article, profile)
    store = open_store("")
    try:
        casting = casting_for(profile, script, store=store, root=site.root, older_versions={})
        tasks = tasks_of(script, casting, store=store, older_versions={}, rebuild=False)
        for task in tasks:
            make_passage(task, store)
        write_recording(path, b"", tasks, store)
    finally:
        ENGINE_POOL.close()
