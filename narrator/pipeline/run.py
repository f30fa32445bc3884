"""One run of `make`: what it works with, checked before any source is read, and what it has done so far."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from narrator.article.model import Source
from narrator.casting.profiles import trusted_profiles
from narrator.config.load import shadows
from narrator.config.narration import check_site_narration
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ExitCode, NarratorError, OutputError, ProfileError, UsageError
from narrator.files import PART
from narrator.passages.containers import check_containers
from narrator.pipeline.faults import as_fault, ends_the_run
from narrator.pipeline.fingerprint import run_fingerprint
from narrator.pipeline.narration.recordings import recordings_state
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.placing import sweep
from narrator.pipeline.progress import Progress
from narrator.pipeline.report import Report
from narrator.show.gone import Texts
from narrator.show.identity import feed_guid, private_feed, refuse_missing_cover
from narrator.show.pinning import Pinning, pin_of
from narrator.show.voices import voices_of
from narrator.show.workspace import Workspace
from narrator.store.atomic import writing_to
from narrator.store.passed_over import PassedOverItems, passed_over_items
from narrator.store.places import refuse_links_in
from narrator.store.protocol import Store
from narrator.store.records import STATE, Stored

if TYPE_CHECKING:
    from narrator.pipeline.session import Session


class Run(Struct):
    """One run of `make`."""

    session: "Session"
    options: MakeOptions
    workspace: Workspace
    voices: tuple[str, ...]
    """The names of the profiles that speak what names none of its own."""
    profiles: Sequence[VoiceProfile]
    progress: Progress
    stored: dict[str, Stored]
    """By slug, as the records were when the run began."""
    pinning: Pinning
    now: datetime
    mark: str
    """The fingerprint of everything but the sources."""
    formats: tuple[str, ...]
    """What is made, in order."""
    known: dict[str, Stored] = field(default_factory=dict)
    """Fingerprint → record, as they were when the run began."""
    report: Report = field(default_factory=Report)
    made: int = 0
    """How many articles this run published."""
    unspeakable: PassedOverItems = field(default_factory=lambda: PassedOverItems(Path()))
    """Items of feeds that earlier runs could not speak."""

    @property
    def site(self) -> Site:
        """The site whose sources are made."""
        return self.session.site

    @property
    def store(self) -> Store:
        """What is kept between runs."""
        return self.workspace.store

    def recordings(self, source: Source) -> str:
        """Return the state of the recordings that *source* names."""
        return recordings_state(source, self.site.root, self.options.narration, self.session.folder)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time of the block to *stage*."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.report.seconds[stage] += time.perf_counter() - begin

    @contextmanager
    def failing_alone(self, source: str) -> Iterator[None]:
        """Report a source that fails and go on with the others; a disk that is full stops everything.

        Whatever is no error that narrator can name is a fault of narrator's, and is told as one.
        """
        try:
            yield
        except OutputError:
            raise
        except NarratorError as problem:
            self.failed(source, problem)
        except Exception as fault:
            if ends_the_run(fault):
                raise
            self.failed(source, as_fault(fault, source))

    def pass_over(self, source: str, reason: str) -> None:
        """Report that *source* is not made, which is no failure; under `--strict` it needs the author's eye."""
        self.report.passed_over.append({"source": source, "reason": reason})
        if self.options.strict:
            self.report.codes.add(ExitCode.REVIEW)

    def failed(self, source: str, problem: NarratorError) -> None:
        """Report what failed."""
        text = str(problem).removeprefix(f"{source}: ")
        self.report.codes.add(problem.exit_code)
        self.report.failed.append({"source": source, "error": text, "hint": problem.hint})
        self.progress.failed(source, text, problem.hint)


def open_run(session: "Session", options: MakeOptions, progress: Progress) -> Run:
    """Return the run, with everything checked that no source can mend.

    Raises `UsageError` or `EnvironmentFaultError`.
    """
    site = session.site
    if site.narration:
        check_site_narration(site)
    workspace = session.workspace(options.output)
    stored = workspace.records.load()
    voices = options.voices or voices_of(site, stored)
    refuse_missing_cover(site)
    profiles = _profiles(site, voices, progress, is_named=bool(options.voices or site.voices or not stored))
    if not options.dry_run:
        with writing_to(workspace.output):
            workspace.output.mkdir(parents=True, exist_ok=True)
            refuse_links_in(workspace.output / STATE, files=True, depth=2)
            probe = workspace.output / f"{PART}{os.getpid()}-can-write"
            probe.touch(exist_ok=False)  # a link of that name is not followed
            probe.unlink()
    formats = options.formats(site.only)
    check_containers(formats)
    workspace.lock.feed_guid = feed_guid(workspace.lock, site.show)
    if not options.dry_run:
        sweep(workspace.output)
        workspace.lock.reconcile(pin_of(one.record) for one in stored.values() if not one.record.feed)
    now = datetime.now(tz=UTC).replace(microsecond=0)
    private = private_feed(site, options.feed) if options.feed else None
    texts = Texts(site.root, stored, workspace.records.with_notes)
    pinning = Pinning(site, workspace.lock, stored, now, options.feed, private, texts)
    mark = run_fingerprint(options, site, profiles)
    known = {one.fingerprint: one for one in stored.values()}
    run = Run(session, options, workspace, voices, profiles, progress, stored, pinning, now, mark, formats, known)
    run.unspeakable = passed_over_items(workspace.output)
    return run


def _profiles(site: Site, voices: Sequence[str], progress: Progress, *, is_named: bool) -> list[VoiceProfile]:
    try:
        profiles = trusted_profiles(voices, site=site)
    except ProfileError as problem:
        if is_named:
            raise
        what = f"what is published has the voice {', '.join(voices)}, which cannot be used now: {problem.what}"
        raise UsageError(
            what, hint=f"{problem.hint} Or name another: --voice default, or voices in narrator.toml.".lstrip()
        ) from problem
    for name in voices:
        own = shadows(name, site.root)
        if own is not None:
            progress.notice(f"{own}: is used in place of the profile {name!r} that narrator ships")
    return profiles
