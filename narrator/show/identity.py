"""Which feed a run publishes to: the public one, by its guid, or a private one, by its secret."""

from narrator.config.site import Show, Site
from narrator.errors import ConfigError
from narrator.publishing.rss.addresses import FEED, address, feed_guid_of
from narrator.show.lock import Lock
from narrator.show.naming import is_uuid
from narrator.show.private import Secret, secret_of

NO_ADDRESS = (
    "no feed: a podcast needs an address; set site_url under [show] in narrator.toml, which `narrator init` writes"
)


def feed_guid(lock: Lock, show: Show) -> str:
    """Return the public feed's guid: pinned, else the author's own, else made from its address; empty: no feed.

    Raises `ConfigError` where the site's address is none.
    """
    for key, url in (("site_url", show.site_url), ("media_base_url", show.media_base_url)):
        if url and not url.startswith(("http://", "https://")):
            raise ConfigError(f"`{key}` is {url!r}", hint="Write the whole address: https://example.com/podcast")
    if not show.site_url:
        return ""
    if show.guid and not is_uuid(show.guid):
        raise ConfigError(f"`guid` is {show.guid!r}", hint="It is the show's podcast:guid, a UUID of 36 characters.")
    return lock.feed_guid or show.guid or feed_guid_of(address(show, FEED))


def refuse_missing_cover(site: Site) -> None:
    """Raise `ConfigError` where narrator.toml names a cover that is not there."""
    cover = site.show.cover
    if cover and not (site.root / cover).is_file():
        hint = "Name a square picture beside narrator.toml, or leave `cover` out: one is drawn."
        raise ConfigError(f"`cover` under [show] names no file: {cover}", where=str(site.path or site.root), hint=hint)


def private_feed(site: Site, name: str) -> Secret:
    """Return where the private feed *name* lies. Raises `ConfigError` where the site has no address."""
    if not site.show.site_url:
        raise ConfigError(NO_ADDRESS, where=str(site.path or "narrator.toml"), hint="Run `narrator init`.")
    return secret_of(site.root, name)
