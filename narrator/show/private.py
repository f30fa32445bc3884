"""A private feed's name → addresses that nobody guesses, from a secret in a file that is never committed."""

import json
import secrets
from hashlib import sha256
from hmac import digest
from pathlib import Path

from msgspec import Struct

from narrator.errors import ConfigError, UsageError
from narrator.store.atomic import replace_bytes, replace_text
from narrator.store.places import refuse_links_in

FOLDER = ".narrator"
FILE = "private-feeds.json"
SECRET_BYTES = 16
"""128 bits, as RFC 4086 asks of what must not be guessed."""
NAME_CHARACTERS = 40


class Secret(Struct, frozen=True):
    """What one private feed's addresses are made of."""

    name: str
    key: str

    @property
    def feed_path(self) -> str:
        """Where the feed lies in the output folder."""
        return f"private/{self.of('feed')}/feed.xml"

    def slug(self, slug: str, identity: str) -> str:
        """Return a slug that nobody guesses who knows the article."""
        return f"{slug[:NAME_CHARACTERS]}-{self.of(identity)}"

    def of(self, what: str) -> str:
        """Return 80 bits made of the secret and *what*, in hex digits."""
        return digest(self.key.encode(), f"{self.name}\n{what}".encode(), sha256).hex()[:20]


def secret_of(root: Path, name: str) -> Secret:
    """Return the secret of the feed *name* of the site in *root*; made at its first use. Raises `ConfigError`.

    It lies beside narrator.toml and not in the output folder, which is uploaded.
    """
    if not name.replace("-", "").replace("_", "").isalnum():
        raise UsageError(f"--feed: {name!r} is no name for a feed", hint="Use letters, digits and hyphens: reading")
    path = root / FOLDER / FILE
    known = _known(path)
    if name not in known:
        refuse_links_in(root / FOLDER, files=True)
        known[name] = secrets.token_hex(SECRET_BYTES)
        replace_text(path.with_name(".gitignore"), "*\n")
        replace_bytes(path, (json.dumps(known, indent=1, sort_keys=True) + "\n").encode(), mode=0o600)
    return Secret(name, known[name])


def names_of(root: Path) -> tuple[str, ...]:
    """Return the names of the private feeds of the site in *root*."""
    return tuple(sorted(_known(root / FOLDER / FILE)))


def _known(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        table = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError) as problem:
        hint = "Bring it back from a backup: it keeps the addresses of your private feeds."
        raise ConfigError(f"cannot be understood: {problem}", where=str(path), hint=hint) from problem
    return {str(key): str(value) for key, value in table.items()}
