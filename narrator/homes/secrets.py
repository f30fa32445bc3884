"""Whose secret → the secret, from the environment or the system's keyring: never from a file of the site."""

import os
import re
from importlib import import_module

SERVICE = "narrator"
"""Under which the keyring keeps them."""
PREFIX = "NARRATOR_SECRET_"


def secret_for(account: str, *variables: str) -> str:
    """Return the secret of *account* (`sftp://user@host`, `netlify`); empty: nobody has given one.

    *variables* are the environment variables that the service's own programs read; before them holds one that is named
    for the account's host (`variable_for`), so that a narrator.toml that names another host gets nothing.
    """
    for name in (variable_for(account), *variables):
        if found := os.environ.get(name, "").strip():
            return found
    return _from_keyring(account)


def variable_for(account: str) -> str:
    """Return the environment variable of *account*: `NARRATOR_SECRET_DAV_EXAMPLE_COM` for `webdav://me@dav.example.com`."""
    host = account.rpartition("//")[2].rpartition("@")[2]
    return PREFIX + re.sub(r"[^A-Z0-9]", "_", host.upper())


def way_to_give(account: str, *variables: str) -> str:
    """Return what an author does so that the secret is found."""
    names = " or ".join((*variables, variable_for(account)))
    return f"Keep it in the keyring (keyring set {SERVICE} {account}), or in the environment: {names}."


def _from_keyring(account: str) -> str:
    try:
        keyring = import_module("keyring")
    except ImportError:
        return ""
    try:
        return str(keyring.get_password(SERVICE, account) or "")
    except Exception:  # noqa: BLE001  # a locked, a missing, a third party's keyring: each has its own
        return ""
