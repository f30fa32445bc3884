"""Publication → `embed.html` and `embed.txt`: what to paste into a blog that narrator cannot write to."""

from html import escape
from pathlib import Path
from urllib.parse import quote

from narrator.languages.phrases import phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.languages.written import direction
from narrator.publishing.disclosure import reader_name
from narrator.publishing.formats import write
from narrator.publishing.model import Publication
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
<main>
{player}
</main>
</html>
"""
PLAYER = """\
<p>{listen}</p>
<audio controls preload="none" aria-label="{title}" src="{audio}"></audio>
<p><a href="{page}"{target}>{read_along}</a> ·
<a href="{audio}" download>{download}</a></p>"""


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
    listen = escape(
        phrases_for(publication.article.language).say("Listen to “{title}”", title=publication.article.title)
    )
    frame = (
        f'<iframe src="{escape(base)}embed.html" title="{listen}" width="100%" height="{HEIGHT_PIXELS}" '
        'style="border:0" loading="lazy"></iframe>'
    )
    note = "" if base else "The addresses are relative: set site_url in narrator.toml to have them whole.\n\n"
    return (
        f"{note}1. A link, for any blog:\n\n"
        f'<a href="{escape(base + _page(publication))}">{listen}</a>\n\n'
        "2. A player in the post, where HTML is allowed:\n\n"
        f"{_player(publication, base, target='')}\n\n"
        "3. The player in a frame, where a block for HTML or “embed” is offered (Wix, WordPress, Squarespace):\n\n"
        f"{frame}\n"
    )


def _player(publication: Publication, base: str, *, target: str) -> str:
    title = escape(publication.article.title)
    phrases = phrases_for(publication.article.language)
    length = escape(phrases.length(publication.main.recording.duration_ms))
    credit = publication.main.narration
    if credit is None:
        listen, name = phrases.say("Listen to {title} ({length}), read by a synthetic voice"), ""
    else:
        listen, name = phrases.say("Listen to {title} ({length}), read by {name}"), reader_name(credit.by, phrases)
    named = f'<cite lang="{escape(publication.article.language)}"><bdi>{title}</bdi></cite>'
    player = PLAYER.format(
        title=title,
        listen=escape(listen).format(title=named, length=f"<bdi>{length}</bdi>", name=f"<bdi>{escape(name)}</bdi>"),
        read_along=escape(phrases.say("Read along, with chapters and transcript")),
        download=escape(phrases.say("Download")),
        audio=escape(base + publication.address(publication.main.mp3_name)),
        page=escape(base + _page(publication)),
        target=target,
    )
    return player if phrases.is_translated else f'<div lang="{SOURCE_LANGUAGE}" dir="ltr">\n{player}\n</div>'


def _page(publication: Publication) -> str:
    return quote(publication.links.get("page", publication.main.mp3_name))
