"""Publication → `embed.html` and `embed.txt`: what to paste into a blog that narrator cannot write to."""

from html import escape
from pathlib import Path
from urllib.parse import quote

from narrator.publishing.formats import write
from narrator.publishing.model import Publication
from narrator.publishing.names import direction, length
from narrator.publishing.rss.addresses import base_url

TEXT_FILE = "embed.txt"
HEIGHT_PIXELS = 180
"""Of the iframe: a line, the player, a line."""

DOCUMENT = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ margin: 0; padding: .75rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }}
audio {{ width: 100%; }}
p {{ margin: 0 0 .5rem; }}
@media (prefers-color-scheme: dark) {{ body {{ color: #f2f2f2; background: #1a1a1a; }} a {{ color: #9cf; }} }}
</style>
{player}
</html>
"""
PLAYER = """\
<p>Listen to <cite>{title}</cite> ({length}), read by a synthetic voice</p>
<audio controls preload="none" aria-label="{title}" src="{audio}"></audio>
<p><a href="{page}"{target}>Read along, with chapters and transcript</a> ·
<a href="{audio}" download>Download</a></p>"""


def make(publication: Publication, path: Path) -> None:
    """Write both: a small player to be framed, and the three ways to paste it."""
    write(path, document(publication))
    write(path.with_name(TEXT_FILE), snippets(publication))


def document(publication: Publication) -> str:
    """Return the player as a page of its own, for an iframe: its links are relative to it."""
    article = publication.article
    return DOCUMENT.format(
        language=escape(article.language),
        direction=direction(article.language),
        title=escape(article.title),
        player=_player(publication, "", target=' target="_top"'),
    )


def snippets(publication: Publication) -> str:
    """Return what to paste: a link, an audio element, an iframe."""
    base = f"{base_url(publication.show)}/{quote(publication.slug)}/" if base_url(publication.show) else ""
    title = escape(publication.article.title)
    frame = (
        f'<iframe src="{escape(base)}embed.html" title="Listen to {title}" width="100%" height="{HEIGHT_PIXELS}" '
        'style="border:0" loading="lazy"></iframe>'
    )
    note = "" if base else "The addresses are relative: set site_url in narrator.toml to have them whole.\n\n"
    return (
        f"{note}1. A link, for any blog:\n\n"
        f'<a href="{escape(base + _page(publication))}">Listen to “{title}”</a>\n\n'
        "2. A player in the post, where HTML is allowed:\n\n"
        f"{_player(publication, base, target='')}\n\n"
        "3. The player in a frame, where a block for HTML or “embed” is offered (Wix, WordPress, Squarespace):\n\n"
        f"{frame}\n"
    )


def _player(publication: Publication, base: str, *, target: str) -> str:
    return PLAYER.format(
        title=escape(publication.article.title),
        length=length(publication.main.recording.duration_ms),
        audio=escape(base + quote(publication.main.mp3_name)),
        page=escape(base + _page(publication)),
        target=target,
    )


def _page(publication: Publication) -> str:
    return quote(publication.links.get("page", publication.main.mp3_name))
