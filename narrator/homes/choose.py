"""A name and the site's settings → the home, opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from narrator.config.homes import AnyHome, FolderHome, kind_of
from narrator.config.site import Site
from narrator.errors import EnvironmentFaultError, HomeError, UsageError
from narrator.homes.model import Home
from narrator.store.reach import require_reach
from narrator.store.records import STATE

EXTRA: Final = "pip install 'narrator-audio[publish]'"


def chosen_home(site: Site, name: str = "") -> AnyHome:
    """Return the settings of the home *name*; empty: the site's `home`, else its only one. Raises `UsageError`."""
    homes, wanted = site.homes, name or site.home
    if wanted in homes:
        return homes[wanted]
    known = f"Homes here: {', '.join(homes)}." if homes else "docs/publish.md tells how to name one in narrator.toml."
    if name:
        raise UsageError(f"there is no home {name!r}", where=str(site.path or "narrator.toml"), hint=known)
    if wanted:
        return FolderHome(path=wanted)
    if len(homes) == 1:
        return next(iter(homes.values()))
    what = "which home?" if homes else "no home is set yet"
    raise UsageError(what, where=str(site.path or "narrator.toml"), hint=known)


@contextmanager
def opened(settings: AnyHome, site: Site, output: Path) -> Iterator[Home]:
    """Give the home of *settings*, closed afterwards.

    Raises `EnvironmentFaultError` where its client is missing, `ConfigError` where it is a place of this machine
    outside the site's folder, and the user has not trusted that.
    """
    require_reach(site, next((f"homes.{name}" for name, one in site.homes.items() if one is settings), "home"))
    kind = kind_of(settings)
    try:
        module = import_module(f"narrator.homes.kinds.{kind}")
    except ModuleNotFoundError as problem:
        if (problem.name or "").startswith("narrator"):
            raise
        what = f"a home of the kind {kind!r} needs the package {problem.name}"
        raise EnvironmentFaultError(what, hint=EXTRA) from problem
    with _named_errors(settings):
        home = cast("Home", module.open_home(settings, site.root, output.resolve(), output / STATE / "homes"))
        try:
            yield home
        finally:
            home.close()


@contextmanager
def _named_errors(settings: AnyHome) -> Iterator[None]:
    """Raise `HomeError` for what the system refuses and no kind of home has named."""
    try:
        yield
    except BrokenPipeError:  # of who reads our output
        raise
    except OSError as problem:
        where = str(problem.filename or kind_of(settings))
        hint = "See that it is there and that you may use it. What was sent is not sent again."
        raise HomeError(f"cannot be used: {problem.strerror or problem}", where=where, hint=hint) from problem
