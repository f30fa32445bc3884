"""The homes of a site: where the published files live, as `[homes.NAME]` of narrator.toml gives them."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from narrator.errors import ConfigError

SECRETS: Final = frozenset(
    [
        "access_key",
        "access_key_id",
        "api_key",
        "api_token",
        "auth_token",
        "key",
        "passphrase",
        "password",
        "private_key",
        "secret",
        "secret_access_key",
        "secret_key",
        "session_token",
        "token",
    ]
)
"""What services call their secrets."""
SCP: Final = re.compile(r"(?:[\w.-]+@)?(?P<host>[\w.-]{2,}):(?!//)(?!\\)")
"""`git@example.com:me/site.git`; a drive of Windows has one letter."""

HOST: Final = re.compile(r"[\w\[:](?:[\w.:%\]-]{0,251}[\w.\]])?")
"""A name or an address; whatever else a shell or another program could take it for is refused."""


class AnyHome(Struct, frozen=True):
    """What every home may say."""

    address: str = ""
    """Where its files are served; empty: where narrator.toml says that the output folder is."""
    private: bool = False
    """Whether private feeds and their episodes are brought there too."""


class FolderHome(AnyHome, frozen=True):
    """A folder of this machine, or one that it has mounted."""

    path: str = ""
    """Relative to narrator.toml."""


class GitHome(AnyHome, frozen=True):
    """A branch of a Git repository, which GitHub Pages or GitLab Pages shows."""

    remote: str = ""
    """HTTPS, SSH, or a path."""
    branch: str = "gh-pages"
    folder: str = ""
    """In the branch; empty: its root."""

    @property
    def is_local(self) -> bool:
        """Whether the repository lies on this machine."""
        return "://" not in self.remote and SCP.match(self.remote) is None


class S3Home(AnyHome, frozen=True):
    """A bucket of Amazon S3, or of storage that speaks its protocol."""

    bucket: str = ""
    prefix: str = ""
    endpoint_url: str = ""
    """Of Cloudflare R2, Backblaze B2, MinIO, …; empty: Amazon's."""
    region: str = ""
    profile: str = ""
    """Of the user's own AWS configuration."""


class SftpHome(AnyHome, frozen=True):
    """A folder of a server that one reaches by SSH."""

    host: str = ""
    port: int = 22
    user: str = ""
    folder: str = ""
    """Relative to the user's home folder, or absolute."""


class WebdavHome(AnyHome, frozen=True):
    """A folder of a WebDAV server."""

    url: str = ""
    user: str = ""


class NetlifyHome(AnyHome, frozen=True):
    """A site of Netlify."""

    site: str = ""
    """Its name (`my-show.netlify.app`), domain or id."""
    folder: str = ""
    """In the site; empty: its root."""


class CloudflareHome(AnyHome, frozen=True):
    """A project of Cloudflare Pages, of narrator alone: a deployment replaces all that a project has."""

    account: str = ""
    project: str = ""
    branch: str = "main"


KINDS: Final[dict[str, type[AnyHome]]] = {
    "folder": FolderHome, "git": GitHome, "s3": S3Home, "sftp": SftpHome, "webdav": WebdavHome,
    "netlify": NetlifyHome, "cloudflare": CloudflareHome,
}  # fmt: skip
NEEDED: Final = {
    "folder": ("path",), "git": ("remote", "branch"), "s3": ("bucket",), "sftp": ("host", "folder"),
    "webdav": ("url",), "netlify": ("site",), "cloudflare": ("account", "project"),
}  # fmt: skip
"""What a home of a kind cannot do without."""


def refuse_secrets(homes: object, *, where: str) -> None:
    """Raise `ConfigError` where a home's table in narrator.toml holds a secret: the file is committed, and read."""
    for name, table in homes.items() if isinstance(homes, Mapping) else ():
        for key, value in table.items() if isinstance(table, Mapping) else ():
            in_address = isinstance(value, str) and "://" in value and urlsplit(value).password is not None
            if key.lower().replace("-", "_") in SECRETS or in_address:
                raise ConfigError(
                    f"`homes.{name}.{key}` is a secret, and narrator.toml is no place for one",
                    where=where,
                    hint="Take it out, and change it if the file was ever committed. It belongs in the system's "
                    "keyring or in the environment: docs/publish.md has the names.",
                )


def refuse_strange_host(host: str, *, where: str) -> None:
    """Raise `ConfigError` where *host* is none: the user's own ssh settings may give it to a program (`%h`)."""
    if not HOST.fullmatch(host) or any(not 0 < len(label) < 64 for label in host.rstrip(".").split(".")):
        raise ConfigError(f"{host!r} is no host's name", where=where, hint="Look at the home in narrator.toml again.")


def kind_of(settings: AnyHome) -> str:
    """Return which kind of home *settings* are of."""
    return next(kind for kind, cls in KINDS.items() if isinstance(settings, cls))


def fault_of(table: Mapping[str, Any], name: str) -> str:
    """Return what is wrong with the table of the home *name*; empty: its keys can be looked at one by one."""
    kind = table.get("kind")
    if kind not in KINDS:
        said = f"cannot be {kind!r}" if "kind" in table else "is missing"
        return f"`homes.{name}.kind` {said}: give one of {', '.join(KINDS)}"
    return next(
        (f"`homes.{name}.{key}` is missing" for key in NEEDED[kind] if not table.get(key, _default(kind, key))), ""
    )


def _default(kind: str, key: str) -> object:
    return getattr(KINDS[kind](), key)
