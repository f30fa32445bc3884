"""Records of all articles → `index.html` of the output folder."""

from collections.abc import Sequence
from pathlib import Path

from narrator.config.site import Site
from narrator.publishing.index.document import index_page
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.addresses import FEED, INDEX
from narrator.store.atomic import replace_text
from narrator.version import __version__


def write_index(output: Path, site: Site, records: Sequence[ArticleRecord]) -> tuple[str, ...]:
    """Write the index where it changed, and return the names of what was written. Raises `OutputError`."""
    text = index_page(
        records,
        site.show,
        generator=f"narrator {__version__}",
        feed=FEED if site.show.site_url and (output / FEED).is_file() else "",
        language=site.language,
    )
    return (INDEX,) if replace_text(output / INDEX, text) else ()
