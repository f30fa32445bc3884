"""The step "Publish": make it, describe the show, bring it to its home, check it, and what to paste elsewhere."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.config.homes import kind_of
from narrator.editing.settings import answers_of, set_show, set_site
from narrator.errors import NarratorError, UsageError
from narrator.homes.publish import PublishOptions, publish
from narrator.languages.phrases import Phrasebook, message, worded
from narrator.pipeline.session import Session
from narrator.publishing.qr import EXTRA, qr_code
from narrator.publishing.rss.addresses import FEED, base_url
from narrator.show.init import Answers
from narrator.store.reach import trust_home
from narrator.studio.making import Making
from narrator.studio.pages import SentForm, Trouble, desk_of, form_of, page, path_of, see
from narrator.studio.window import phrases_of

ASKED = ("title", "author", "email", "site_url", "language", "category", "description")
SNIPPET_FILE = "embed.txt"
HOME_KINDS = {
    "folder": message("a folder"),
    "git": message("a Git branch, such as GitHub Pages"),
    "s3": message("storage of the kind S3"),
    "sftp": message("a server, by SFTP"),
    "webdav": message("a server, by WebDAV"),
    "netlify": message("a site at Netlify"),
    "cloudflare": message("a project of Cloudflare Pages"),
}


class Made(Struct, frozen=True):
    """What is shown of a post that was made."""

    page: str
    mp3: str
    length: str
    snippets: tuple[str, ...]
    """A link, a player, a player in a frame."""
    address: str
    """Where the page will be, once it is at its home; empty: nobody said."""


def show(request: Request) -> Response:
    """Answer with the step."""
    return _page(request)


async def make(request: Request) -> Response:
    """Make the audio version, in the background."""
    await form_of(request)
    return await run_in_threadpool(_make, request)


def _make(request: Request) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    desk.open(name)  # refuses what is no post of the folder
    desk.makings.start(desk.session(), name)
    return see(path_of("publish", name) + "#made")


async def settle(request: Request) -> Response:
    """Keep the show's settings, set the home, or publish to it."""
    return await run_in_threadpool(_settle, request, await form_of(request))


def _settle(request: Request, form: SentForm) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    session, do = desk.session(), form.text("do")
    try:
        if do == "show":
            known = answers_of(session)
            answers = Answers(**{key: form.text(key).strip() for key in ASKED},
                              media_base_url=known.media_base_url, cover=known.cover,
                              explicit=form.text("explicit") == "yes")  # fmt: skip
            change = set_show(session, desk.history, answers)
        elif do == "home":
            home = form.text("home").strip()
            if home and not _home(session, home).is_dir():
                raise UsageError(f"there is no folder {home}", where="home", hint="Make it first, or write another.")
            change = set_site(session, desk.history, "home", home, worded("home set to {home}", home=home))
            if home:  # whoever may ask the studio chose it herself
                trust_home(desk.session().site)
        else:
            to, output = form.text("to"), session.folder / session.output
            done = publish(session.site, output, to, options=PublishOptions(look=False))
            if done.refused:
                file, why = done.refused[0]
                raise UsageError(f"{file} was not sent: {why}", where="home", hint="Everything else is at its home.")
            return see(path_of("publish", name) + "#home", sent=len(done.sent), unchanged=done.unchanged)
    except NarratorError as problem:
        field = problem.where if problem.where in {*ASKED, "home"} else "home" if do != "show" else _field_of(problem)
        return _page(request, Trouble(problem, field), typed=form.fields, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return see(
        path_of("publish", name) + f"#{'show' if do == 'show' else 'home'}", done=change.number if change else ""
    )


def _home(session: Session, home: str) -> Path:
    if not home:
        raise UsageError("no home is set yet", where="home", hint="Write the folder that your site shows.")
    return session.site.root / Path(home).expanduser()


def _homes(session: Session, phrases: Phrasebook) -> tuple[tuple[str, str], ...]:
    """Return the homes that narrator.toml names, each with what kind it is."""
    return tuple((name, phrases.say(HOME_KINDS[kind_of(one)])) for name, one in session.site.homes.items())


def _field_of(problem: NarratorError) -> str:
    """Return which answer a complaint is about: its words name it."""
    words = {
        "e-mail": "email",
        "web address": "site_url",
        "language": "language",
        "category": "category",
        "may be": "category",
    }
    return next((field for word, field in words.items() if word in problem.what), "show-title")


def _page(
    request: Request,
    trouble: Trouble | None = None,
    *,
    typed: dict[str, str] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    post, session = desk.open(name), desk.session()
    making, phrases = desk.makings.of(name), phrases_of(request)
    answers = answers_of(session)
    values = {key: (typed or {}).get(key, getattr(answers, key)) for key in ASKED}
    made = (
        _made(session, phrases, making, desk.output_address())
        if making is not None and making.phase == "done"
        else None
    )
    base = base_url(session.site.show)
    return page(
        request, "publish.html.j2", heading=message("Publish"), post=post, step="publish", status=status,
        trouble=trouble, making=making, made=made, values=values, explicit=answers.explicit,
        home=(typed or {}).get("home", session.site.home), homes=_homes(session, phrases),
        qr=qr_code(f"{base}/{FEED}") if base else None, qr_extra=EXTRA, feed=f"{base}/{FEED}" if base else "",
        findings=session.check() if made is not None else (), told=_told(request, phrases),
    )  # fmt: skip


def _told(request: Request, phrases: Phrasebook) -> str:
    """Return what was published just now; empty: nothing."""
    sent, unchanged = (request.query_params.get(key, "") for key in ("sent", "unchanged"))
    if not (sent.isdecimal() and unchanged.isdecimal() and len(sent + unchanged) < 20):
        return ""
    copied = phrases.say_count("{n} file copied", "{n} files copied", int(sent))
    return phrases.say_count(
        "{copied}, {n} was there already.", "{copied}, {n} were there already.", int(unchanged), copied=copied
    )


def _made(session: Session, phrases: Phrasebook, making: Making, address: str) -> Made:
    article = making.article
    edition = article["editions"][0]
    slug, files = article["slug"], edition["files"]
    base = base_url(session.site.show)
    text = session.folder / session.output / slug / SNIPPET_FILE
    pieces = text.read_text("utf-8").split("\n\n") if text.is_file() else []
    snippets = tuple(piece.strip() for piece in pieces if piece.lstrip().startswith("<"))
    return Made(
        page=f"{address}/{quote(files['page'])}" if "page" in files else "",
        mp3=f"{address}/{quote(files['mp3'])}" if "mp3" in files else "",
        length=phrases.length(edition["duration_ms"]),
        snippets=snippets,
        address=f"{base}/{quote(slug)}/" if base else "",
    )


ROUTES = [
    Route("/publish/{name:path}", show),
    Route("/make/{name:path}", make, methods=["POST"]),
    Route("/settle/{name:path}", settle, methods=["POST"]),
]
