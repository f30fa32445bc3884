"""A finished article → its files: made in a folder of their own, then put in place one by one, each whole."""

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from narrator.files import sync_file, sync_folder
from narrator.passages.assemble import write_chapters
from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.pipeline.placing import STAGING
from narrator.publishing.cover.jpeg import episode_cover
from narrator.publishing.formats import COVER, Format, FormatScope, chosen
from narrator.publishing.ledger import ledger_document
from narrator.publishing.media_types import SUFFIXES
from narrator.publishing.model import Edition, Publication
from narrator.publishing.record import FileRecord
from narrator.run_folders import run_folder
from narrator.store.atomic import move_into_place, writing_to
from narrator.store.covers import cover_bytes
from narrator.store.heard import IN_LEDGER, heard_before, ledger_name
from narrator.store.places import article_folder
from narrator.store.records import STATE, content_version, file_record

MEDIA = "media"
CHAPTERS = ".chapters"
"""In the staging folder only: sound by chapter."""
SYNCED_AT_ONCE = 8
AT_ONCE = 2
"""Files of one article that are made, or put in place, at once."""


class Published(Struct, frozen=True):
    """The files of an article, as they lie in the output folder."""

    editions: tuple[dict[str, FileRecord], ...]
    """Format → file, for each edition."""
    files: dict[str, FileRecord]
    extra: tuple[FileRecord, ...]


def publish(
    publication: Publication,
    tasks: Sequence[Sequence[PassageTask]],
    *,
    formats: Sequence[str],
    output: Path,
    maker: PassageMaker,
    begin_placing: Callable[[], None],
) -> Published:
    """Make every file of *publication*, whose editions' passages are *tasks*, and put them in place.

    *begin_placing* is called in between. Raises `OutputError`.
    """
    slug = publication.slug
    folder = article_folder(output, slug)
    with writing_to(output), run_folder(output / STATE / STAGING, "") as stage:
        named = replace(
            publication,
            links=_links(publication, formats),
            media=_copy_media(publication, stage) if "page" in formats else {},
        )
        named = _with_files(named, stage)
        if "cover" in formats:
            path = stage / COVER.name_for(slug)
            path.write_bytes(cover_bytes(episode_cover(named), maker.store))
            named = replace(named, covers={"cover": path})
        for edition, passages in zip(named.editions, tasks, strict=True):
            _make_edition(named, edition, passages, formats, stage, maker)
            _write_ledger(named, edition, output, stage)
        named = replace(named, versions=_versions(stage))
        chapters = stage / CHAPTERS
        if "daisy" in formats:
            named = _with_chapters(named, tasks[0], chapters, maker)
        rest = [one for one in chosen(formats, FormatScope.ARTICLE) if one is not COVER]
        _make_together(named, rest, stage)
        shutil.rmtree(chapters, ignore_errors=True)
        _let_the_disk_have(stage)
        begin_placing()
        _put_in_place(stage, folder)
    return _published(named, formats, output)


def _make_together(publication: Publication, formats: Sequence[Format], stage: Path) -> None:
    """Make what is made once for an article, side by side: the books are mostly copying and checksums of sound."""
    makers = [(one.maker(), stage / one.name_for(publication.slug)) for one in formats]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda made: made[0](publication, made[1]), makers))


def _make_edition(
    publication: Publication,
    edition: Edition,
    passages: Sequence[PassageTask],
    formats: Sequence[str],
    stage: Path,
    maker: PassageMaker,
) -> None:
    slug, voice = publication.slug, "" if edition.main else edition.name
    for one in chosen(formats, FormatScope.SOUND, FormatScope.EDITION):
        more = (passages, maker) if one.scope is FormatScope.SOUND else ()
        one.maker()(publication, edition, stage / one.name_for(slug, voice), *more)


def _write_ledger(publication: Publication, edition: Edition, output: Path, stage: Path) -> None:
    """Write the ledger of *edition*, with what a recognizer heard of the same sound before."""
    document = ledger_document(
        edition.ledger, publication.article, edition.script, edition.recording, edition.narration
    )
    heard = heard_before(output, publication.slug, edition.name, edition.mp3)
    if heard is not None:
        document[IN_LEDGER] = heard
    (stage / _ledger_name(edition)).write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=1))


def _versions(stage: Path) -> dict[str, str]:
    """Return the versions of what lies in *stage* and is kept by its address: all sound, transcripts and chapters."""
    files = (path for path in stage.iterdir() if path.is_file() and not path.name.startswith("ledger"))
    return {path.name: content_version(path) for path in files}


def _ledger_name(edition: Edition) -> str:
    return ledger_name(edition.name, main=edition.main)


def _with_files(publication: Publication, stage: Path) -> Publication:
    return replace(publication, editions=tuple(replace(e, mp3=stage / e.mp3_name) for e in publication.editions))


def _with_chapters(
    publication: Publication, passages: Sequence[PassageTask], folder: Path, maker: PassageMaker
) -> Publication:
    """Return *publication* with the main edition's sound by chapter, which DAISY needs."""
    main, *others = publication.editions
    files = write_chapters(folder, main.script, passages, maker)
    return replace(publication, editions=(replace(main, chapter_mp3=files), *others))


def _links(publication: Publication, formats: Sequence[str]) -> dict[str, str]:
    slug = publication.slug
    return {
        one.name: one.name_for(slug)
        for one in chosen(formats, FormatScope.SOUND, FormatScope.EDITION, FormatScope.ARTICLE)
    }


def _copy_media(publication: Publication, stage: Path) -> dict[str, str]:
    media: dict[str, str] = {}
    for asset in publication.article.assets:
        if asset.path is None or asset.media_type not in SUFFIXES:
            continue
        name = f"{MEDIA}/{asset.id}{SUFFIXES[asset.media_type]}"
        (stage / MEDIA).mkdir(exist_ok=True)
        shutil.copyfile(asset.path, stage / name)
        media[asset.id] = name
    return media


def _let_the_disk_have(stage: Path) -> None:
    """Let the disk have what was made before it gets its name: all at once, so that the disk can do them together."""
    with ThreadPoolExecutor(SYNCED_AT_ONCE) as pool:
        list(pool.map(sync_file, (path for path in stage.rglob("*") if path.is_file())))


def _put_in_place(stage: Path, folder: Path) -> None:
    files = sorted(path for path in stage.rglob("*") if path.is_file())
    with ThreadPoolExecutor(AT_ONCE) as pool:  # the system frees the old files' pages meanwhile
        list(pool.map(lambda file: move_into_place(file, folder / file.relative_to(stage)), files))
    for changed in dict.fromkeys([*(folder / file.relative_to(stage).parent for file in files), folder.parent]):
        sync_folder(changed)


def _published(publication: Publication, formats: Sequence[str], output: Path) -> Published:
    folder, slug = output / publication.slug, publication.slug
    editions = []
    extra = []
    for edition in publication.editions:
        voice = "" if edition.main else edition.name
        made = chosen(formats, FormatScope.SOUND, FormatScope.EDITION)
        names = {one.name: one.name_for(slug, voice) for one in made}
        editions.append({k: file_record(output, folder / n, publication.versions[n]) for k, n in names.items()})
        extra.append(file_record(output, folder / _ledger_name(edition)))
    once = chosen(formats, FormatScope.ARTICLE)
    once_names = {one.name: one.name_for(slug) for one in once}
    versions = publication.versions
    files = {k: file_record(output, folder / n, versions.get(n, "")) for k, n in once_names.items()}
    beside = (name for one in once for name in one.beside)
    extra += [file_record(output, folder / name) for name in (*beside, *publication.media.values())]
    return Published(tuple(editions), files, tuple(extra))
