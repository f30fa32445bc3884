"""A planned article whose passages are made → its files, its ledger and its record."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from narrator.article.words import word_count
from narrator.audio.model import Recording
from narrator.config.site import Site
from narrator.languages.phrases import phrases_for
from narrator.ledger.model import Ledger
from narrator.passages.aligned_words import with_aligned_words
from narrator.passages.assemble import PassageHead, assemble
from narrator.passages.make import PassageMaker
from narrator.pipeline.plan import Plan, PlannedEdition
from narrator.pipeline.publish import Published, publish
from narrator.pipeline.report_fields import kinds_of, left_out_of, warnings_of, with_lines
from narrator.publishing.disclosure import reader_name
from narrator.publishing.formats import MP3
from narrator.publishing.model import Edition, Publication
from narrator.publishing.record import ArticleRecord, ChapterRecord, EditionRecord, FileRecord
from narrator.publishing.rss.notes import show_notes, summary
from narrator.show.naming import path_of
from narrator.version import __version__


def finish(
    plan: Plan,
    ledgers: Sequence[Ledger],
    heads: Sequence[Sequence[PassageHead]],
    *,
    site: Site,
    formats: Sequence[str],
    output: Path,
    maker: PassageMaker,
    begin_placing: Callable[[], None],
) -> ArticleRecord:
    """Assemble and publish *plan* and return what is remembered of it. Raises `OutputError` or `AudioError`.

    *ledgers* prove its editions, *heads* are those of their passages, edition by edition;
    *begin_placing* is called when everything is made, before the first file is put in place.
    """
    recordings = [
        assemble(
            edition.script, edition.tasks[0].format, with_aligned_words(made, edition.tasks, edition.script, maker)
        )
        for edition, made in zip(plan.editions, heads, strict=True)
    ]
    article = with_lines(plan.article, ledgers[0])
    publication = Publication(
        article=article,
        slug=plan.pin.slug,
        guid=plan.pin.guid,
        published=datetime.fromisoformat(plan.pin.published),
        modified=plan.modified,
        editions=tuple(
            _edition(planned, recording, ledger, plan.pin.slug, main=number == 0)
            for number, (planned, recording, ledger) in enumerate(zip(plan.editions, recordings, ledgers, strict=True))
        ),
        show=site.show,
        generator=f"narrator {__version__}",
    )
    tasks = [edition.tasks for edition in plan.editions]
    published = publish(publication, tasks, formats=formats, output=output, maker=maker, begin_placing=begin_placing)
    return record_of(plan, publication, published, site)


def record_of(plan: Plan, publication: Publication, published: Published, site: Site) -> ArticleRecord:
    """Return what is remembered of an article."""
    article = publication.article
    versions = [edition.casting.versions if edition.casting else {} for edition in plan.editions]
    editions = tuple(
        _edition_record(edition, files, version)
        for edition, files, version in zip(publication.editions, published.editions, versions, strict=True)
    )
    main = publication.main
    return ArticleRecord(
        identity=plan.pin.identity,
        source=article.source.name,
        slug=publication.slug,
        guid=publication.guid,
        title=article.title,
        author=article.author,
        language=article.language,
        published=plan.pin.published,
        modified=publication.modified.isoformat(),
        description=summary(article),
        words=word_count(article),
        tags=article.tags,
        canonical_url=article.canonical_url,
        body_hash=plan.body_hash,
        editions=editions,
        files=published.files,
        notes_html=show_notes(publication, editions[0].chapters),
        segments=kinds_of(article),
        left_out=left_out_of(main.ledger),
        warnings=warnings_of(article, main.script.notices, main.ledger),
        faults=tuple({"problem": f.problem, "line": f.line, "text": f.text} for f in main.ledger.faults),
        draft=article.draft,
        feed=plan.pin.feed,
        extra_files=published.extra,
        path=path_of(article.source, site.root),
    )


def _edition(planned: PlannedEdition, recording: Recording, ledger: Ledger, slug: str, *, main: bool) -> Edition:
    name = planned.profile.name
    mp3_name = MP3.name_for(slug, "" if main else name)
    label = planned.casting.label if planned.casting else name
    credit = planned.narrated.credit if planned.narrated is not None else None
    return Edition(name, main, planned.script, recording, ledger, label, Path(mp3_name), mp3_name, credit)


def _read_by(edition: Edition) -> str:
    credit = edition.narration
    return reader_name(credit.by, phrases_for(edition.script.language)) if credit is not None else ""


def _edition_record(edition: Edition, files: dict[str, FileRecord], versions: dict[str, str]) -> EditionRecord:
    recording = edition.recording
    return EditionRecord(
        voice=edition.name,
        main=edition.main,
        label=edition.voice_label,
        language=edition.script.language,
        duration_ms=recording.duration_ms,
        loudness_lufs=recording.loudness_lufs,
        true_peak_dbtp=recording.true_peak_dbtp,
        utterances=len(edition.script.utterances),
        chapters=tuple(ChapterRecord(c.title, recording.ms(c.begin_samples)) for c in recording.chapters),
        files=files,
        read_by=_read_by(edition),
        is_synthetic=edition.narration is None or bool(edition.narration.voices),
        engine_versions=versions,
    )
