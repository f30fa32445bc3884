"""An output folder, its records and `narrator.lock` → findings: what stores would refuse, and what does not fit."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from narrator.config.site import Site
from narrator.errors import PublishingError, UsageError
from narrator.publishing.check.books import book_findings
from narrator.publishing.check.feed import feed_findings
from narrator.publishing.check.finding import Finding
from narrator.publishing.cover.picture import picture_fault
from narrator.publishing.formats import BOOK
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.addresses import FEED, address
from narrator.publishing.rss.elements import NAMESPACES
from narrator.show.lock import Lock, load_lock
from narrator.store.records import STATE, Records, files_of, stale_files


def check(place: Path, site: Site) -> list[Finding]:
    """Return the findings in *place*, the output folder of *site* or a feed in one. Raises `UsageError`."""
    feed = place if place.is_file() else None
    output = _output_of(feed) if feed is not None else place
    if not output.is_dir():
        raise UsageError("there is no such folder", where=str(place), hint="Make one: narrator make posts/")
    if feed is None:
        refuse_nothing_made(output)
    lock = load_lock(site.path.with_name("narrator.lock") if site.path is not None else None)
    records = [stored.record for stored in Records(output).load().values()]
    feeds = [feed] if feed is not None else _feeds(output)
    findings = [finding for one in feeds for finding in _feed(one, output, lock, records, site)]
    if feed is None:
        findings += _folder(output, records)
        findings += _pinned(records, lock)
        findings += _whole(output, site, records)
    return findings


def refuse_nothing_made(output: Path) -> None:
    """Raise `UsageError` where *output* holds nothing that narrator has made: an all-clear would be about nothing."""
    if not (output / STATE).is_dir() and not _feeds(output) and not (output / BOOK.file_name).is_file():
        hint = "Make the audio version first: narrator make posts/; then: narrator check, or narrator check OUTPUT"
        raise UsageError("nothing that narrator made lies here", where=str(output), hint=hint)


def _output_of(feed: Path) -> Path:
    """Return the output folder of a feed: private ones lie two folders down."""
    return next((folder for folder in feed.resolve().parents if (folder / ".narrator").is_dir()), feed.resolve().parent)


def _feeds(output: Path) -> list[Path]:
    found = [output / FEED, *sorted(output.glob(f"private/*/{FEED}"))]
    return [path for path in found if path.is_file()]


def _feed(feed: Path, output: Path, lock: Lock, records: Sequence[ArticleRecord], site: Site) -> Iterator[Finding]:
    where = feed.resolve().relative_to(output.resolve()).as_posix()
    try:
        yield from feed_findings(output.resolve() / where, output.resolve(), datetime.now(tz=UTC))
        root = etree.parse(feed, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except PublishingError as problem:
        yield Finding("feed-xml", where, problem.what)
        return
    if where != FEED:
        return
    guid = root.findtext("channel/podcast:guid", "", NAMESPACES)
    if lock.feed_guid and guid != lock.feed_guid:
        yield Finding("feed-guid", where, f"the feed's guid is {guid}; narrator.lock pinned {lock.feed_guid}")
    yield from _show(root, where, site)
    if site.show.site_url:
        links = (link.get("href") for link in root.iterfind("channel/atom:link", NAMESPACES))
        if address(site.show, FEED) not in links:
            yield Finding("feed-self", where, f"was made for another address than {address(site.show, FEED)}")
    pinned = {pin.guid for pin in lock.pins.values()} or {record.guid for record in records}
    for item in root.iterfind("channel/item") if pinned else ():
        if item.findtext("guid", "") not in pinned:
            title = item.findtext("title", "")
            yield Finding("guid-changed", title, f"narrator.lock has no guid {item.findtext('guid', '')}")


def _show(root: etree._Element, where: str, site: Site) -> Iterator[Finding]:
    """Yield what Apple needs of a show and its feed does not say, and the show's own picture where it will not do."""
    if not site.show.site_url:
        return
    if not site.show.title:
        yield Finding(
            "show-incomplete", where, f"the show has no name of its own: {_line('title', 'Name of the show')}"
        )
    if not root.findtext("channel/itunes:author", "", NAMESPACES):
        yield Finding("show-incomplete", where, f"nobody is named as its author: {_line('author', 'Your name')}")
    if not root.findtext("channel/itunes:owner/itunes:email", "", NAMESPACES):
        text = f"no e-mail, to which Apple and others send a code: {_line('email', 'you@example.com')}"
        yield Finding("show-incomplete", where, f"{text}; it stands in the feed, so everybody can read it")
    fault = picture_fault(site.root / site.show.cover) if site.show.cover else ""
    if fault:
        yield Finding("cover-unused", site.show.cover, f"{fault}; one is drawn in its place")


def _line(key: str, example: str) -> str:
    return f'`{key} = "{example}"` under [show] in narrator.toml'


def _folder(output: Path, records: Sequence[ArticleRecord]) -> Iterator[Finding]:
    """Yield what is missing, changed or left over beside the records, and what their ledgers say."""
    for record in records:
        for file in files_of(record):
            path = output / file.name
            if not path.is_file():
                yield Finding("file-missing", file.name, "was made and is gone: narrator make brings it back")
            elif path.stat().st_size != file.size_bytes:
                text = f"has {path.stat().st_size} bytes, was written with {file.size_bytes}"
                yield Finding("file-changed", file.name, text)
        for name in stale_files(output / record.slug, files_of(record), output):
            yield Finding("file-stale", name, "is left from an earlier run and may not fit its article any more")
        yield from _books(output, record)
        for fault in record.faults:
            text = f"{fault['problem']}: {fault['text']}"
            yield Finding("ledger", f"{record.source}:{fault['line']}", text)
    yield from _engines(records)


def _books(output: Path, record: ArticleRecord) -> Iterator[Finding]:
    """Yield what is wrong with an article's EPUB and DAISY book."""
    sound = record.editions[0].files.get("mp3") if record.editions else None
    for name in ("epub", "daisy"):
        file = record.files.get(name)
        if file is not None and (output / file.name).is_file():
            yield from book_findings(output / file.name, file.name, output / sound.name if sound is not None else None)


def _engines(records: Sequence[ArticleRecord]) -> Iterator[Finding]:
    versions: dict[str, dict[str, list[str]]] = {}
    for record in records:
        for edition in record.editions:
            for engine, version in edition.engine_versions.items():
                versions.setdefault(engine, {}).setdefault(version, []).append(record.slug)
    for engine, slugs in versions.items():
        if len(slugs) > 1:
            mix = "; ".join(f"{version}: {len(set(found))} articles" for version, found in sorted(slugs.items()))
            yield Finding("engine-mixed", engine, f"{mix}. --revoice speaks them all with today's")


def _pinned(records: Sequence[ArticleRecord], lock: Lock) -> Iterator[Finding]:
    """Yield where the records and narrator.lock say different things."""
    for record in records:
        pin = lock.pins.get(record.identity)
        if pin is None or record.feed:
            continue
        for name in ("guid", "slug", "published"):
            now, then = getattr(record, name), getattr(pin, name)
            if now != then:
                yield Finding(f"{name}-changed", record.source, f"{name} is {now}; narrator.lock pinned {then}")


def _whole(output: Path, site: Site, records: Sequence[ArticleRecord]) -> Iterator[Finding]:
    if (output / BOOK.file_name).is_file():
        yield from book_findings(output / BOOK.file_name, BOOK.file_name)
    if site.show.site_url and any(not record.feed for record in records) and not (output / FEED).is_file():
        yield Finding("file-missing", FEED, "there is no feed: narrator make writes it")
