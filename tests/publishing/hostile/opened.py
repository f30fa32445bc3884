"""Every document of an output folder in one browser, a frame each, under the site's own address, without its policy.

The pages' Content Security Policy is switched off: what is written into a document must do no harm by itself.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree
from msgspec import Struct, field
from playwright.sync_api import Browser, Route

from narrator.publishing.media_types import media_type

SHOWN = {".html", ".xhtml", ".svg"}
"""What a browser makes a document of."""
TYPES = {".xhtml": "application/xhtml+xml"}
FRAMES_A_PAGE = 40
READ_AS_HTML = ("description", "{*}encoded", "{*}summary")
"""Parts of a feed that readers take for HTML."""
LOOK = Path(__file__).with_name("look.js").read_text("utf-8")


class Opened(Struct):
    """What happened and what was seen, by document."""

    ran: list[str] = field(default_factory=list)
    """What programs said."""
    requests: list[str] = field(default_factory=list)
    """Addresses that are not the site's."""
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Path → what `look.js` saw in it."""


def documents(output: Path) -> dict[str, bytes]:
    """Return every published document by its path: those in packages, and what a feed or a snippet holds, as well."""
    found: dict[str, bytes] = {}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if name.startswith(".") or not path.is_file():
            continue
        if path.suffix in {".epub", ".zip"}:
            with zipfile.ZipFile(path) as package:
                found |= {f"{name}~/{member}": package.read(member) for member in package.namelist()}
        else:
            found[name] = path.read_bytes()
        if path.name == "feed.xml":
            found |= {f"{name}~/{number}.html": text.encode() for number, text in enumerate(in_feed(path.read_bytes()))}
        if path.name == "embed.txt":
            found[f"{name}~.html"] = path.read_bytes()
    return found


def in_feed(feed: bytes) -> Iterator[str]:
    """Yield what readers of *feed* take for HTML."""
    root = etree.fromstring(feed)
    for name in READ_AS_HTML:
        yield from (f"<!doctype html><body>{element.text or ''}" for element in root.iter(name))


def open_all(browser: Browser, files: dict[str, bytes], home: str) -> Opened:
    """Open each document among *files* at *home*, touch what can be touched, and return what came of it."""
    opened = Opened()
    shown = [name for name in files if Path(name).suffix in SHOWN]

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        path = unquote(address.path).lstrip("/")
        if f"{address.scheme}://{address.netloc}/" != home:
            opened.requests.append(route.request.url)
            route.abort()
        elif path.startswith("frames-"):
            first = int(path.partition("-")[2])
            frames = "".join(
                f'<iframe name="{html.escape(name)}" src="{html.escape(address_path(name))}"></iframe>'
                for name in shown[first : first + FRAMES_A_PAGE]
            )
            route.fulfill(content_type="text/html", body=f"<!doctype html><meta charset=utf-8>{frames}")
        elif path in files:
            suffix = Path(path).suffix
            route.fulfill(content_type=f"{TYPES.get(suffix, media_type(path))}; charset=utf-8", body=files[path])
        else:
            route.fulfill(status=404, body="")

    context = browser.new_context(bypass_csp=True)
    context.expose_function("ran", lambda *said: opened.ran.append(f"ran {said}"))
    context.route("**/*", answer)
    page = context.new_page()
    page.on("dialog", lambda dialog: (opened.ran.append(dialog.message), dialog.dismiss()))
    page.on("websocket", lambda socket: opened.requests.append(socket.url))
    page.on("popup", lambda popup: opened.requests.append(popup.url))
    for first in range(0, len(shown), FRAMES_A_PAGE):
        page.goto(f"{home}frames-{first}")
        opened.documents |= page.evaluate(LOOK)
    page.wait_for_timeout(200)  # for what was begun by the last touch
    context.close()
    return opened


def address_path(name: str) -> str:
    """Return *name* as the path of an address."""
    return "/" + re.sub(r"[^A-Za-z0-9/._-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)
