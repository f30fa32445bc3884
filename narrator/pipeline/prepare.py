"""Source → an article that is ready to be written: read, its language known, its pictures found."""

from msgspec.structs import replace

from narrator.article.model import Article, Notice, SegmentKind, Source
from narrator.article.silenced import Silenced
from narrator.config.layers import findings_for
from narrator.config.site import Site
from narrator.pipeline.language import IN_FRONT_MATTER, with_language
from narrator.reading.assets import resolve_assets
from narrator.reading.reader import read
from narrator.store.folder import default_folder

PICTURES = "pictures"
"""Of the cache: what was fetched, or stood inside a document, by content."""
TITLE_WORDS = 8


def prepared_article(source: Source, site: Site, *, fetch_images: bool = False) -> Article:
    """Return the article of *source*. Raises `SourceError`."""
    pictures = default_folder() / PICTURES
    article = resolve_assets(read(source), site=site, folder=pictures, remote=fetch_images)
    article = replace(article, title=article.title or _working_title(article))
    return with_language(_with_date(_with_silenced(_with_places(article), site)), site)


def _with_date(article: Article) -> Article:
    """Return *article*, told where nobody says when it was published: a feed sorts its posts by that day."""
    if article.published is not None:
        return article
    settled = "“date: 2025-05-01” in the front matter" if article.source.format in IN_FRONT_MATTER else "--date"
    told = (
        f"nobody says when it was published: it has the day of its file, or of its first run. To settle it: {settled}"
    )
    return replace(article, notices=(*article.notices, Notice("undated", told)))


def _with_places(article: Article) -> Article:
    """Return *article* with the source line of each picture without a description: forty of them are hard to find."""
    text = article.source.text
    notices = tuple(
        replace(one, line=_line_of(one.text.rpartition(": ")[2], text))
        if one.code == "image-without-alt" and one.line is None
        else one
        for one in article.notices
    )
    return replace(article, notices=notices)


def _line_of(reference: str, text: str) -> int | None:
    at = text.find(reference)
    return text.count("\n", 0, at) + 1 if reference and at >= 0 else None


def _with_silenced(article: Article, site: Site) -> Article:
    """Return *article* with what its author, or the site, does not want to be told again."""
    is_trusted = article.source.trusted
    findings = findings_for(site, article.settings if is_trusted else {}, where=article.source.name)
    places = frozenset((one.id, code) for one in article.segments() if is_trusted for code in one.silenced)
    return replace(article, silenced=Silenced(frozenset(findings.silenced), frozenset(findings.known), places))


def _working_title(article: Article) -> str:
    """Return what to call an article that has no title: its first heading, else its first words."""
    segments = [segment for segment in article.segments() if segment.text]
    headings = (segment for segment in segments if segment.kind is SegmentKind.HEADING)
    first = next(headings, segments[0] if segments else None)
    words = first.text.split() if first is not None else []
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
