"""Records of all articles → `index.html` of the output folder, and the service worker beside it."""

from importlib.resources import files

from narrator.publishing.index.document import index_page
from narrator.publishing.rss.addresses import BESIDE_INDEX, FEED, INDEX
from narrator.show.workspace import Workspace
from narrator.store.atomic import replace_text
from narrator.version import __version__


def make(workspace: Workspace) -> tuple[str, ...]:
    """Write the index where it changed, and return the names of what was written. Raises `OutputError`."""
    site, output = workspace.site, workspace.output
    text = index_page(
        [entry.record for entry in workspace.records.load().values()],
        site.show,
        generator=f"narrator {__version__}",
        feed=FEED if site.show.site_url and (output / FEED).is_file() else "",
        language=site.language,
    )
    package = files("narrator.publishing.index")
    for name in BESIDE_INDEX:
        replace_text(output / name, package.joinpath(name).read_text("utf-8"))
    return (INDEX,) if replace_text(output / INDEX, text) else ()
