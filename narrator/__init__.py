"""Turn a written post into a complete accessible publication, offline; every word spoken or listed as left out.

    import narrator
    article = narrator.read("posts/hello.md")     # Article: what the author wrote
    script = narrator.write(article)              # Script: what will be said, in the post's voice profile
    narrator.spoken_form("Luke 4:23, $5.2 million", language="en")
    narrator.make(["posts/"], output="output")    # what `narrator make` does; returns what --json prints

`Session` (from `open_session`) is what all of these, the command line and the studio call.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from narrator.version import __version__

__all__ = [
    "Article",
    "MakeOptions",
    "NarratorError",
    "Script",
    "Session",
    "__version__",
    "make",
    "open_session",
    "read",
    "read_all",
    "spoken_form",
    "write",
]

_HOMES = {
    "Article": "narrator.article.model",
    "MakeOptions": "narrator.pipeline.options",
    "NarratorError": "narrator.errors",
    "Script": "narrator.script.model",
    "Session": "narrator.pipeline.session",
    "make": "narrator.pipeline.library",
    "open_session": "narrator.pipeline.session",
    "read": "narrator.pipeline.library",
    "read_all": "narrator.pipeline.library",
    "spoken_form": "narrator.script.spoken.form",
    "write": "narrator.pipeline.library",
}

if TYPE_CHECKING:
    from narrator.article.model import Article
    from narrator.errors import NarratorError
    from narrator.pipeline.library import make, read, read_all, write
    from narrator.pipeline.options import MakeOptions
    from narrator.pipeline.session import Session, open_session
    from narrator.script.model import Script
    from narrator.script.spoken.form import spoken_form


def __getattr__(name: str) -> Any:
    """Import what is used when it is first used, so that `narrator --help` stays instant."""
    if name in _HOMES:
        globals()[name] = getattr(import_module(_HOMES[name]), name)
        return globals()[name]
    raise AttributeError(f"module 'narrator' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return what the library offers, whether it was used already or not."""
    return sorted({*globals(), *__all__})
