"""Source → what has to be done for it: article, names, and for each edition its script and passages."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import Article, Source
from narrator.casting.profiles import profiles_of
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import SourceError
from narrator.pipeline.options import MakeOptions
from narrator.publishing.record import ArticleRecord
from narrator.script.model import Script
from narrator.show.lock import Lock, Pin
from narrator.show.naming import free_slug, guid_of, identity_of, is_uuid, wanted_slug
from narrator.show.private import Secret
from narrator.store.key import key_of
from narrator.store.protocol import Store
from narrator.store.records import Stored

if TYPE_CHECKING:
    from narrator.casting.casting import Casting
    from narrator.ledger.model import Ledger
    from narrator.passages.tasks import PassageTask
    from narrator.script.speaking import SpokenForms

LONG_CHARACTERS = 300_000
"""A source from this length on, some 50,000 words, is a book to us: it is proved before it is spoken."""


class PlannedEdition(Struct, frozen=True):
    """One edition: what will be said, and the passages to make."""

    profile: VoiceProfile
    script: Script
    casting: "Casting | None"
    """None in a dry run, which opens no engine."""
    tasks: "tuple[PassageTask, ...]"
    ledger: "Ledger | None" = None
    """The proof of a book, made before there are tasks; any other's is made while the workers speak."""


class Plan(Struct, frozen=True):
    """One article, planned."""

    article: Article
    pin: Pin
    renamed_from: str
    """The identity that it was published under before; empty: none."""
    fingerprint: str
    editions: tuple[PlannedEdition, ...]
    modified: datetime
    """When the content last changed: now, if it differs from the earlier record's. A first publication takes the
    post's own date, so that the same post gives the same bytes."""
    notices: tuple[str, ...] = ()


class Planner(Struct):
    """What planning needs to know of the run and of the articles planned before."""

    site: Site
    options: MakeOptions
    profiles: Sequence[VoiceProfile]
    store: Store
    lock: Lock
    stored: dict[str, Stored]
    """By slug, as the records were when the run began."""
    now: datetime
    private: Secret | None = None
    """Where the articles of a private feed lie; None: they are for the public one."""
    claimed: dict[str, str] = field(default_factory=dict)
    """Slug → identity, of this run."""
    _remembered: dict[str, Pin] | None = None
    """Identity → pin, from *stored*; made once, where an article needs it."""

    def why_not(self, article: Article) -> str:
        """Return why *article* is not published now; empty: it is."""
        if self._settings(article).get("audio") is False:
            return "its front matter says `audio: false`"
        return self.why_not_yet(draft=article.draft, published=article.published)

    def why_not_yet(self, *, draft: bool, published: datetime | date | None) -> str:
        """Return why what is a *draft*, or has that date, waits; empty: it does not."""
        if draft and not self.options.drafts:
            return "a draft: give --drafts to publish it"
        when = as_datetime(published)
        if when is not None and when > self.now and not self.options.future:
            return f"dated in the future, {when.date().isoformat()}: give --future to publish it"
        return ""

    def plan(self, article: Article, fingerprint: str) -> Plan:
        """Return what has to be done for *article*. Raises `NarratorError`."""
        pin, renamed_from, notices = self._pinned(article)
        older = self._older_versions(pin.slug)
        editions = tuple(self._editions(article, older))
        stored = self.stored.get(pin.slug)
        same = stored is not None and stored.record.body_hash == pin.body and stored.record.title == article.title
        first = as_datetime(article.updated) or datetime.fromisoformat(pin.published)
        modified = first if stored is None else datetime.fromisoformat(stored.record.modified) if same else self.now
        return Plan(article, pin, renamed_from, fingerprint, editions, modified, notices)

    def _profiles(self, article: Article) -> Sequence[VoiceProfile]:
        return profiles_of(article, self.profiles, named=bool(self.options.voices), site=self.site)

    def _settings(self, article: Article) -> dict[str, object]:
        return article.settings if article.source.trusted else {}

    def _editions(self, article: Article, older: dict[str, str]) -> Iterator[PlannedEdition]:
        from narrator.pipeline.spoken_form_cache import remembered_forms  # noqa: PLC0415  # not needed where all is unchanged

        how = {"rebuild": self.options.rebuild, "keep": not self.options.dry_run}
        with remembered_forms(article.source, root=self.site.root, store=self.store, **how) as forms:
            for profile in self._profiles(article):
                yield self._edition(article, profile, older, forms)

    def _edition(
        self, article: Article, profile: VoiceProfile, older: dict[str, str], forms: "SpokenForms"
    ) -> PlannedEdition:
        from narrator.casting.casting import casting_for  # noqa: PLC0415  # heavy, and not needed where all is unchanged
        from narrator.passages.tasks import tasks_of  # noqa: PLC0415
        from narrator.script.writer import write  # noqa: PLC0415

        script = write(article, profile, forms)
        if not script.utterances:
            raise SourceError("nothing in it can be spoken", where=article.source.name, hint="Is it the right file?")
        if self.options.dry_run:
            return PlannedEdition(profile, script, None, ())
        ledger = self._proof_of_a_book(article, script)
        casting = casting_for(profile, script, store=self.store, root=self.site.root, older_versions=older)
        script = replace(script, notices=(*script.notices, *casting.notices))
        tasks = tasks_of(script, casting, store=self.store, older_versions=older, rebuild=self.options.rebuild)
        return PlannedEdition(profile, script, casting, tasks, ledger)

    def _proof_of_a_book(self, article: Article, script: Script) -> "Ledger | None":
        """Return the proof where it takes much memory: what comes after it, tasks and workers, uses that again."""
        if len(article.source.text) <= LONG_CHARACTERS:
            return None
        from narrator.ledger.account import account  # noqa: PLC0415

        return account(article, script)

    def _older_versions(self, slug: str) -> dict[str, str]:
        stored = self.stored.get(slug)
        if stored is None or self.options.revoice:
            return {}
        return {engine: v for edition in stored.record.editions for engine, v in edition.engine_versions.items()}

    def _pinned(self, article: Article) -> tuple[Pin, str, tuple[str, ...]]:
        """Return the article's pin: the one it has, one adopted from a renamed source, or a new one."""
        identity, body = identity_of(article, self.site.root), body_hash(article)
        pins = self._pins()
        pin = pins.get(identity)
        if pin is not None:
            return self._kept(article, pin, body)
        vanished = [old for old in pins.values() if old.body == body and self._vanished(old.identity)]
        if len(vanished) > 1:
            names = ", ".join(old.identity for old in vanished)
            hint = "Add `guid:` with the right one's guid from narrator.lock to the front matter."
            raise SourceError(f"it may be a new name of several posts: {names}", where=article.source.name, hint=hint)
        if vanished:
            old = vanished[0]
            notice = f"{article.source.name}: was {old.identity}; keeps its guid and address"
            return replace(old, identity=identity, title=article.title), old.identity, (notice,)
        wanted = wanted_slug(article)
        if self.private is not None:
            wanted = self.private.slug(wanted, identity)
        slug = free_slug(wanted, {s for s, owner in self._slugs().items() if owner != identity})
        self.claimed[slug] = identity
        when = as_datetime(article.published) or _file_time(article.source) or self.now
        guid = (
            article.guid
            if is_uuid(article.guid)
            else guid_of(f"{self.options.feed}:{identity}" if self.options.feed else identity, self.lock.feed_guid)
        )
        return Pin(identity, guid, slug, when.isoformat(), body, article.title, self.options.feed), "", ()

    def _kept(self, article: Article, pin: Pin, body: str) -> tuple[Pin, str, tuple[str, ...]]:
        notices = []
        when = as_datetime(article.published)
        if when is not None and when.isoformat() != pin.published and not article.published_inferred:
            notices.append(
                f"{article.source.name}: was published as of {pin.published}, which stays (see narrator.lock)"
            )
        return replace(pin, body=body, title=article.title), "", tuple(notices)

    def _pins(self) -> dict[str, Pin]:
        """Return what is pinned: by narrator.lock, or, without one, by what the output folder remembers."""
        feed = self.options.feed
        if self._remembered is None:
            mine = (s.record for s in self.stored.values() if s.record.feed == feed)
            self._remembered = {record.identity: _pin_of(record) for record in mine}
        return self._remembered if feed else {**self._remembered, **self.lock.pins}

    def _slugs(self) -> dict[str, str]:
        elsewhere = {slug: f"{s.record.feed}:{slug}" for slug, s in self.stored.items()}
        return {**elsewhere, **{pin.slug: pin.identity for pin in self._pins().values()}, **self.claimed}

    def _vanished(self, identity: str) -> bool:
        is_path = "://" not in identity and not identity.startswith("title:")
        return is_path and not (self.site.root / identity.partition("#")[0]).exists()


def body_hash(article: Article) -> str:
    """Return a hash of the article's words."""
    return key_of("body", *(segment.text for segment in article.segments()))


def as_datetime(when: datetime | date | None) -> datetime | None:
    """Return *when* with a time zone: UTC where none is given, noon where there is only a date.

    Noon, so that the day is right in nearly every reader's own time zone.
    """
    if when is None:
        return None
    if not isinstance(when, datetime):
        return datetime.combine(when, time(12), tzinfo=UTC)
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _file_time(source: Source) -> datetime | None:
    """Return when a local source was last written, to the second: the date of a post that states none."""
    if source.path is None or not source.path.is_file():
        return None
    return datetime.fromtimestamp(int(source.path.stat().st_mtime), tz=UTC)


def _pin_of(record: ArticleRecord) -> Pin:
    return Pin(record.identity, record.guid, record.slug, record.published, record.body_hash, record.title, record.feed)
