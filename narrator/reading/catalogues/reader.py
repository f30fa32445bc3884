"""A feed or an export → one `Source` for each article in it."""

from msgspec.structs import replace

from narrator.article.model import Notice, Source
from narrator.errors import SourceError
from narrator.reading.catalogues import ghost, json_feed, xml
from narrator.reading.catalogues.excerpts import with_excerpts_marked
from narrator.reading.catalogues.item import Item, named_apart, source_of
from narrator.reading.decode import decode
from narrator.reading.sniff import Catalogue


def read_catalogue(data: bytes, kind: Catalogue, blank: Source) -> tuple[Source, ...]:
    """Return the sources of the catalogue *data*, in its order; *blank* is what holds for all.

    Items without text, pages, pictures and menus are no articles. A catalogue that is cut off gives what came before,
    and its last source a notice. Raises `SourceError` where it is none, or holds no article.
    """
    items: list[Item] = []
    notices: tuple[Notice, ...] = ()
    try:
        if kind is Catalogue.JSON_FEED:
            items.extend(json_feed.items_of(decode(data, where=blank.name).text, blank.name))
        elif kind is Catalogue.GHOST:
            items.extend(ghost.items_of(data, blank.name))
        else:
            for item in xml.items_of(data, blank.name):
                items.append(item)  # noqa: PERF402 -- what came before an error is kept
    except xml.CutOffError:
        told = "The feed or export is cut off: what follows its last whole item is missing. Fetch or export it again."
        notices = (Notice("catalogue-cut-off", told),)
    if not items:
        hint = "Pages, pictures and empty posts are no articles." if not notices else notices[0].text
        raise SourceError("there is no post in it", hint=hint, where=blank.name)
    excerpts = with_excerpts_marked(items) if kind in {Catalogue.XML, Catalogue.JSON_FEED} else [""] * len(items)
    sources = named_apart(
        [
            replace(source_of(item, number, blank), excerpt=excerpt, notices=_notices(excerpt))
            for number, (item, excerpt) in enumerate(zip(items, excerpts, strict=True), start=1)
        ]
    )
    return (*sources[:-1], replace(sources[-1], notices=(*sources[-1].notices, *notices)))


def _notices(excerpt: str) -> tuple[Notice, ...]:
    told = f"This is {excerpt}. `narrator make` passes it over; with --fetch-pages it reads the page."
    return (Notice("excerpt", told),) if excerpt else ()
