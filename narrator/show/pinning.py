"""Article → its pin: the guid, slug and date that it keeps for ever, kept, adopted from a renamed source, or new."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import Article, Source
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.publishing.record import ArticleRecord
from narrator.show.gone import Texts, is_gone
from narrator.show.lock import Lock, Pin
from narrator.show.naming import free_slug, guid_of, identity_of, is_uuid, path_of, wanted_slug
from narrator.show.private import Secret
from narrator.store.key import key_of
from narrator.store.places import as_one_name
from narrator.store.records import Stored


class Pinned(Struct, frozen=True):
    """An article's pin, and how it was found."""

    pin: Pin
    body_hash: str
    """Of the article's text today (`body_hash`)."""
    renamed_from: str = ""
    """The identity that it was published under before; empty: the same."""
    notices: tuple[str, ...] = ()


class Pinning(Struct):
    """Gives every article of a run its pin; no two get the same slug."""

    site: Site
    lock: Lock
    stored: dict[str, Stored]
    """By slug, as the records were when the run began."""
    now: datetime
    feed: str = ""
    """The private feed that the run publishes to; empty: the public one."""
    private: Secret | None = None
    """Where the articles of that feed lie."""
    texts: Texts | None = None
    """Of what was published before; None: they are not compared."""
    claimed: dict[str, str] = field(default_factory=dict)
    """Slug → identity, of this run."""
    told: set[str] = field(default_factory=set)
    """Slugs of posts that are gone, and that a new post of this run may be."""
    _seen: set[str] = field(default_factory=set)
    """Identities of this run: whatever they look like, they are there."""
    _remembered: dict[str, Pin] | None = None
    """Identity → pin, from *stored*; made once, where an article needs it."""

    def pin(self, article: Article) -> Pinned:
        """Return the pin of *article*. Raises `SourceError` where it may be a new name of several posts."""
        identity, body = identity_of(article, self.site.root), body_hash(article)
        self._seen.add(identity)
        pins = self._pins()
        pin = pins.get(identity)
        if pin is not None:
            return _kept(article, pin, body)
        vanished = [
            old
            for old in pins.values()
            if (old.guid == article.guid or body in self._bodies(old)) and self._has_vanished(old.identity)
        ]
        vanished = [old for old in vanished if old.guid == article.guid] or vanished
        if len(vanished) > 1:
            names = ", ".join(old.identity for old in vanished)
            hint = "Add `guid:` with the right one's guid from narrator.lock to the front matter."
            raise SourceError(f"it may be a new name of several posts: {names}", where=article.source.name, hint=hint)
        if vanished:
            old = vanished[0]
            notice = f"{article.source.name}: was {old.identity}; keeps its guid and address"
            return Pinned(replace(old, identity=identity, title=article.title), body, old.identity, (notice,))
        new = self._new(article, identity, body)
        notices = tuple(
            f"{article.source.name} has {what} of {old}, which is gone: it is published as a new post; if it is the "
            f"same one, put “guid: {guid}” into its front matter, and: narrator remove {new.slug}"
            for what, old, guid in islice(self._likely(article), 1)
        )
        return Pinned(new, body, "", notices)

    def _likely(self, article: Article) -> Iterator[tuple[str, str, str]]:
        """Yield what *article*, which is new, shares with a post that is gone, and that post's name and guid."""
        pins = self._pins()
        for old in pins.values():
            if self._is_namesake(old, article):
                yield "the title", old.identity, old.guid
        for record in self.texts.nearly(article, path_of(article.source, self.site.root)) if self.texts else ():
            if record.identity in pins and record.feed == self.feed and record.identity not in self._seen:
                self.told.add(record.slug)
                yield "nearly the text", record.identity, record.guid

    def _is_namesake(self, old: Pin, article: Article) -> bool:
        last = (self._remembered or {}).get(old.identity, old)
        return article.title in {old.title, last.title} and bool(article.title) and self._has_vanished(old.identity)

    def _bodies(self, pin: Pin) -> tuple[str, ...]:
        """Return the hashes of the text of *pin*'s article: at its first publication, and as last published here."""
        last = (self._remembered or {}).get(pin.identity)
        return (pin.body,) if last is None else (pin.body, last.body)

    def _new(self, article: Article, identity: str, body: str) -> Pin:
        wanted = wanted_slug(article)
        if self.private is not None:
            wanted = self.private.slug(wanted, identity)
        slug = free_slug(wanted, {as_one_name(s) for s, owner in self._slugs().items() if owner != identity})
        self.claimed[slug] = identity
        when = as_datetime(article.published) or _file_time(article.source) or self.now
        named = f"{self.feed}:{identity}" if self.feed else identity
        guid = article.guid if is_uuid(article.guid) else guid_of(named, self.lock.feed_guid)
        return Pin(identity, guid, slug, when.isoformat(), body, article.title, self.feed)

    def _pins(self) -> dict[str, Pin]:
        """Return the pins of narrator.lock or, without one, of what the output folder remembers, by identity."""
        if self._remembered is None:
            mine = (s.record for s in self.stored.values() if s.record.feed == self.feed)
            self._remembered = {record.identity: pin_of(record) for record in mine}
        return self._remembered if self.feed else {**self._remembered, **self.lock.pins}

    def _slugs(self) -> dict[str, str]:
        elsewhere = {slug: f"{s.record.feed}:{slug}" for slug, s in self.stored.items()}
        return {**elsewhere, **{pin.slug: pin.identity for pin in self._pins().values()}, **self.claimed}

    def _has_vanished(self, identity: str) -> bool:
        """Return whether *identity* is a path of a file that is no longer there, and no post of this run."""
        return identity not in self._seen and is_gone(identity, self.site.root)


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


def _kept(article: Article, pin: Pin, body: str) -> Pinned:
    """Return *pin*, which no edit changes; a post that states another date than the pinned one is told."""
    notices = []
    when = as_datetime(article.published)
    if when is not None and when.isoformat() != pin.published and not article.published_inferred:
        notices.append(f"{article.source.name}: was published as of {pin.published}, which stays (see narrator.lock)")
    return Pinned(pin, body, "", tuple(notices))


def _file_time(source: Source) -> datetime | None:
    """Return when a local source was last written, to the second: the date of a post that states none."""
    if source.path is None or not source.path.is_file():
        return None
    return datetime.fromtimestamp(int(source.path.stat().st_mtime), tz=UTC)


def pin_of(record: ArticleRecord) -> Pin:
    """Return what was pinned for the article of *record*."""
    return Pin(record.identity, record.guid, record.slug, record.published, record.body_hash, record.title, record.feed)
