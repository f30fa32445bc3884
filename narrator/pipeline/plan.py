"""Article → what has to be done for it: names, and for each edition its script and passages."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Article
from narrator.casting.casting import casting_for
from narrator.casting.model import Casting
from narrator.config.narration import NarrationSettings, narration_settings
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import SourceError
from narrator.ledger.account import account
from narrator.ledger.model import Ledger
from narrator.passages.sound_files import planned_with_sounds
from narrator.passages.tasks import PassageTask, Planning, tasks_of
from narrator.pipeline.run import Run
from narrator.pipeline.spoken_form_cache import remembered_forms
from narrator.script.model import Script
from narrator.script.spoken_forms import SpokenForms
from narrator.show.lock import Pin
from narrator.show.permalinks import with_permalink
from narrator.show.pinning import as_datetime
from narrator.store.records import Stored

if TYPE_CHECKING:
    from narrator.narrated.model import Narrated

LONG_CHARACTERS = 300_000
"""A source from this length on, some 50,000 words, is a book to us: it is proved before it is spoken."""


class PlannedEdition(Struct, frozen=True):
    """One edition: what will be said, and the passages to make."""

    profile: VoiceProfile
    script: Script
    casting: Casting | None
    """None in a dry run, which opens no engine."""
    tasks: tuple[PassageTask, ...]
    ledger: Ledger | None = None
    """The proof of a book, made before there are tasks; any other's is made while the workers speak."""
    narrated: "Narrated | None" = None
    """Where a person reads it."""


class Plan(Struct, frozen=True):
    """One article, planned."""

    article: Article
    pin: Pin
    renamed_from: str
    """The identity that it was published under before; empty: none."""
    body_hash: str
    """Of the article's text (`narrator.show.pinning.body_hash`)."""
    fingerprint: str
    editions: tuple[PlannedEdition, ...]
    modified: datetime
    """When the content last changed: now, if it differs from the earlier record's. A first publication takes the
    post's own date, so that the same post gives the same bytes."""
    notices: tuple[str, ...] = ()


def plan_of(run: Run, article: Article, fingerprint: str) -> Plan:
    """Return what has to be done for *article* in *run*. Raises `NarratorError`."""
    pinned = run.pinning.pin(article)
    pin = pinned.pin
    article = with_permalink(article, run.site, pin)
    editions = tuple(_editions(run, article, _older_versions(run, pin.slug)))
    stored = run.stored.get(pin.slug)
    same = stored is not None and stored.record.body_hash == pinned.body_hash and stored.record.title == article.title
    first = as_datetime(article.updated) or datetime.fromisoformat(pin.published)
    modified = first if stored is None else datetime.fromisoformat(stored.record.modified) if same else run.now
    notices = (*pinned.notices, *_voice_notices(run, article, stored, editions))
    return Plan(article, pin, pinned.renamed_from, pinned.body_hash, fingerprint, editions, modified, notices)


def _voice_notices(
    run: Run, article: Article, stored: Stored | None, editions: Sequence[PlannedEdition]
) -> Iterator[str]:
    """Yield that a published article gets another voice, where the command does not name it."""
    if stored is not None and editions and not run.options.voices:
        before, after = stored.record.editions[0].voice, editions[0].profile.name
        if before != after:
            yield f"{article.source.name}: the voice changes from {before} to {after}"


def _editions(run: Run, article: Article, older_versions: dict[str, str]) -> Iterator[PlannedEdition]:
    options = run.options
    how = {"rebuild": options.rebuild, "keep": not options.dry_run}
    with remembered_forms(article.source, root=run.site.root, store=run.store, **how) as forms:
        profiles = run.session.profiles(article, options.voices, options.verbosity, others=run.voices)
        for number, profile in enumerate(profiles):
            settings = _narration(run, article) if number == 0 else None  # a person reads the main edition
            yield _edition(run, article, profile, older_versions, forms, settings)


def _edition(
    run: Run,
    article: Article,
    profile: VoiceProfile,
    older_versions: dict[str, str],
    forms: SpokenForms,
    settings: NarrationSettings | None,
) -> PlannedEdition:
    script = run.session.script(article, profile, forms)
    if settings is not None and script.utterances:
        from narrator.pipeline.narration import narrate  # noqa: PLC0415  # recognition, only where a person reads

        if run.options.dry_run:
            aligned = narrate.narrated(run, article, script, settings)
            return PlannedEdition(profile, aligned.script, None, (), None, aligned)
        read, casting, tasks = narrate.narrated_plan(run, article, profile, script, settings, older_versions)
        return PlannedEdition(profile, read.script, casting, tasks, _proof_of_a_book(article, read.script), read)
    if not script.utterances:
        raise SourceError("nothing in it can be spoken", where=article.source.name, hint="Is it the right file?")
    if run.options.dry_run:
        return PlannedEdition(profile, script, None, ())
    ledger = _proof_of_a_book(article, script)
    casting = casting_for(
        profile, script, store=run.store, pool=run.session.pool, root=run.site.root, older_versions=older_versions
    )
    script = replace(script, notices=(*script.notices, *casting.notices))
    planning = Planning(run.store, older_versions, run.options.rebuild)
    planning = planned_with_sounds(planning, run.site, article, profile, script, casting)
    tasks = tasks_of(script, casting, planning)
    return PlannedEdition(profile, script, casting, tasks, ledger)


def _narration(run: Run, article: Article) -> NarrationSettings | None:
    """Return how *article* is read by a person; None where a voice speaks all of it. Raises `ConfigError`."""
    post = article.settings if article.source.trusted else {}
    return narration_settings(run.site, post, given=run.options.narration, where=article.source.name)


def _proof_of_a_book(article: Article, script: Script) -> Ledger | None:
    """Prove long sources before planning tasks, so that the peak memory of the two does not add up."""
    return account(article, script) if len(article.source.text) > LONG_CHARACTERS else None


def _older_versions(run: Run, slug: str) -> dict[str, str]:
    stored = run.stored.get(slug)
    if stored is None or run.options.revoice:
        return {}
    return {engine: v for edition in stored.record.editions for engine, v in edition.engine_versions.items()}
