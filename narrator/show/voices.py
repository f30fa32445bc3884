"""The voices of a site: those that it names, else those that it is published in, else the default."""

from collections import Counter
from collections.abc import Mapping

from narrator.config.site import DEFAULT_VOICE, Site
from narrator.store.records import Stored


def voices_of(site: Site, stored: Mapping[str, Stored]) -> tuple[str, ...]:
    """Return the names of the profiles that speak what names none of its own, the main one first.

    *stored* are the records of what is published (slug → record). Where most of it has another voice than the default,
    given once on a command line, that voice stays: nobody's voice changes without a word.
    """
    if site.voices:
        return site.voices
    found = Counter(tuple(edition.voice for edition in one.record.editions) for one in stored.values())
    return max(found, key=lambda voices: (found[voices], voices == (DEFAULT_VOICE,)), default=()) or (DEFAULT_VOICE,)
