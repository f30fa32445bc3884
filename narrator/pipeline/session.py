"""A site, a working folder, a cache and engines → what the command line, the library and the studio all call."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import Article, Given, Source
from narrator.article.source_formats import WantedFormat
from narrator.casting.engine_pool import EnginePool
from narrator.casting.profiles import languages_of, profiles_of, trusted_profiles
from narrator.config.load import load_site
from narrator.config.locate import named_from
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import SourceError
from narrator.pipeline.make import make
from narrator.reading.discover import Discovery, Found, PassedOver, discover
from narrator.reading.load import load
from narrator.show.voices import voices_of
from narrator.show.workspace import Workspace, open_workspace
from narrator.store.reach import PRIVATE, require_reach
from narrator.store.records import Records

if TYPE_CHECKING:
    from narrator.pipeline.options import MakeOptions
    from narrator.pipeline.progress import Progress
    from narrator.pipeline.report import Report
    from narrator.publishing.check.finding import Finding
    from narrator.script.model import Script
    from narrator.script.spoken_forms import SpokenForms

ALWAYS_READ: Final = ("lexicons", "show.cover", "sound.intro", "sound.outro", "sound.chime")
"""Settings that name files which nobody can give in another way."""


class Session(Struct, frozen=True):
    """What one user works with: nothing of it is shared with another session of the same process."""

    site: Site
    folder: Path = Path()
    """Where relative sources and outputs count from; `Path()`: the working directory of the process."""
    cache: str = ""
    """A folder or an fsspec URL; empty: the user's own cache."""
    pool: EnginePool = field(default_factory=EnginePool)
    _published_in: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """State of the records → the voices of what is published: they are not all read again for each article."""

    @property
    def output(self) -> Path:
        """The site's output folder, named from `folder` where it lies in it.

        Raises `ConfigError` where it leads out of the site's folder, and the user has not trusted that.
        """
        require_reach(self.site, "output")
        return self.named_output

    @property
    def named_output(self) -> Path:
        """The folder that is `output` where it may be used; to be compared with, or looked into."""
        return named_from(self.site.root / self.site.output, self.folder)

    @property
    def posts(self) -> tuple[str, ...]:
        """The site's `posts`, as `make` takes them. Raises `ConfigError` as `output` does."""
        require_reach(self.site, "posts")
        return tuple(str(named_from(self.site.root / name, self.folder)) for name in self.site.posts)

    def workspace(self, output: Path | None = None) -> Workspace:
        """Return where a run reads and writes. Raises as `open_workspace` does."""
        return open_workspace(self.site, self.folder / (output or self.output), cache=self.cache)

    def discover(self, arguments: Sequence[str], *, output: Path | None = None) -> Discovery:
        """Return the sources that *arguments* (files, folders, URLs, `-`) name, and what is passed over.

        *output* is where the results go, if not into the site's output folder: it holds no sources.
        """
        return discover(arguments, site=self.site, folder=self.folder, output=output)

    def load(
        self,
        found: Found,
        *,
        format: WantedFormat | None = None,  # noqa: A002  # the word of the command line
        given: Given | None = None,
        stdin: bytes | None = None,
    ) -> tuple[Source, ...]:
        """Return the source that *found* names, or all those in it. Raises `SourceError`."""
        return load(found, site=self.site, format=format, given=given, stdin=stdin)

    def page_of(self, excerpt: Source) -> Source:
        """Return the page that the item *excerpt* of a feed announces, under its name. Raises `SourceError`."""
        (page, *_) = self.load(Found(excerpt.url, url=excerpt.url), given=excerpt.given)
        if page.is_item:
            raise SourceError("it is a feed, not a page", where=excerpt.url)
        return replace(page, name=excerpt.name, is_item=True, announced=excerpt.text, given=excerpt.given)

    def articles(
        self,
        source: str,
        *,
        format: WantedFormat | None = None,  # noqa: A002
        given: Given | None = None,
        passed_over: list[PassedOver] | None = None,
    ) -> Iterator[Article]:
        """Yield every article in *source*, a file, folder or URL. Raises `SourceError`.

        An item of a feed or an export that cannot be read is no article; *passed_over* takes it, with the reason.
        Where it is the only one it is an error.
        """
        for found in self.discover([source]).found:
            loaded = self.load(found, format=format, given=given)
            for one in loaded:
                try:
                    article = self.article(one)
                except SourceError as problem:
                    if not one.is_item or len(loaded) == 1:
                        raise
                    if passed_over is not None:
                        passed_over.append(PassedOver(one.name, problem.what))
                    continue
                yield article

    def article(self, source: Source, *, fetch_images: bool = False) -> Article:
        """Return the article of *source*, its language known and its pictures found. Raises `SourceError`."""
        from narrator.pipeline.prepare import prepared_article  # noqa: PLC0415  # heavy: all readers

        return prepared_article(source, self.site, fetch_images=fetch_images)

    def voices(self) -> tuple[str, ...]:
        """Return the names of the profiles that speak what names none: see `narrator.show.voices.voices_of`."""
        if self.site.voices:
            return self.site.voices
        records = Records(self.folder / self.named_output)
        state = records.state()
        if state not in self._published_in:
            self._published_in.clear()
            self._published_in[state] = voices_of(self.site, records.load())
        return self._published_in[state]

    def profiles(
        self, article: Article, voices: Sequence[str] = (), verbosity: str = "", *, others: Sequence[str] = ()
    ) -> tuple[VoiceProfile, ...]:
        """Return the profiles that speak *article*, the main one first: *voices*, else its own, else the *others*.

        Empty *others* are the session's `voices`. The site's and the post's settings are laid over them, and
        *verbosity* over those. Raises `ConfigError` or `ProfileError`.
        """
        base = trusted_profiles(voices or others or self.voices(), site=self.site)
        return profiles_of(article, base, named=bool(voices), site=self.site, verbosity=verbosity)

    def script(self, article: Article, profile: VoiceProfile, forms: "SpokenForms | None" = None) -> "Script":
        """Return what will be said for *article* in *profile*, which is one of its `profiles`."""
        from narrator.script.writer import write  # noqa: PLC0415  # heavy: all rules

        return write(article, profile, forms, languages=languages_of(profile))

    def make(self, arguments: Sequence[str], options: "MakeOptions", progress: "Progress") -> "Report":
        """Make everything that *arguments* name; see `narrator.pipeline.make.make`."""
        return make(self, arguments, options, progress)

    def check(self, place: Path | None = None) -> "list[Finding]":
        """Return what is wrong with the output folder or the feed *place* (default: the site's output)."""
        from narrator.show.check import check  # noqa: PLC0415  # heavy: validators

        return check(self.folder / (place or self.output), self.site)


def open_session(
    folder: Path = Path(),  # frozen
    *,
    config: Path | None = None,
    allow_private: bool = False,
    cache: str = "",
) -> Session:
    """Return a session of the site of *config*, or of the nearest narrator.toml at or above *folder*.

    Raises `ConfigError` where the settings cannot be used, or lead out of the site's folder, and the user has not
    trusted that.
    """
    site = load_site(config, folder.absolute())
    require_reach(site, *ALWAYS_READ)
    if not allow_private:
        require_reach(site, PRIVATE)
    return Session(replace(site, allow_private=True) if allow_private else site, folder, cache)
