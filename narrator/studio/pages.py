"""Templates → pages, with what every page has: where we are, what was done last, what went wrong."""

from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.filters import do_truncate
from msgspec import Struct
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from narrator.editing.history import ChangedElsewhereError
from narrator.editing.post import OpenPost
from narrator.errors import NarratorError
from narrator.languages.phrases import message
from narrator.studio.desk import StudioDesk
from narrator.studio.window import filled, phrases_of, words_of

PACKAGE: Final = "narrator.studio"
STEPS: Final = (
    ("paste", message("Paste")),
    ("listen", message("Listen and fix")),
    ("voice", message("Voice")),
    ("record", message("Record")),
    ("publish", message("Publish")),
)
LONGEST_FIELD: Final = 16 << 20


class SentForm(Struct, frozen=True):
    """A form's content."""

    fields: dict[str, str]
    files: dict[str, tuple[str, bytes]] = {}
    """Field → the file's name and its bytes; one that was not chosen is not there."""

    def text(self, name: str) -> str:
        """Return a field; empty where it is missing."""
        return self.fields.get(name, "")

    def number(self, name: str) -> int:
        """Return a field as a whole number; -1 where it is none."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else -1


class Trouble(Exception):  # noqa: N818  # it becomes a page
    """What the author asked for could not be done, and *screen* says so with what she typed."""

    def __init__(self, problem: NarratorError, field: str = "") -> None:
        """*field* is the id of the field that is wrong."""
        super().__init__(str(problem))
        self.problem = problem
        self.field = field


@cache
def environment() -> Environment:
    """Return the templates."""
    folder = files(PACKAGE) / "templates"
    loaded = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(lambda name: (folder / name).read_text("utf-8")),
    )
    loaded.globals["path_of"] = path_of
    loaded.globals["short"] = short
    loaded.filters["filled"] = filled
    return loaded


def short(text: str, most: int = 60) -> str:
    """Return the beginning of *text* on one line, up to about *most* characters and the end of a word."""
    return str(do_truncate(environment(), text.replace("\n", " "), most, end="…"))


def desk_of(request: Request) -> StudioDesk:
    """Return the folder that the studio works in."""
    desk: StudioDesk = request.app.state.desk
    return desk


def path_of(step: str, name: str) -> str:
    """Return the address of a post's step."""
    return f"/{step}/{quote(name)}"


def page(
    request: Request,
    template: str,
    *,
    heading: str,
    post: OpenPost | None = None,
    step: str = "",
    status: HTTPStatus = HTTPStatus.OK,
    trouble: Trouble | None = None,
    **values: Any,
) -> Response:
    """Return the page that *template* makes, in the window's language; *heading* is a message."""
    phrases = phrases_of(request)
    last = desk_of(request).history.last()
    done = request.query_params.get("done", "")
    text = environment().get_template(template).render(
        heading=phrases.say(heading),
        post=post,
        step=step,
        steps=STEPS,
        last=last,
        done=last.label.words(phrases) if last is not None and done == str(last.number) else "",
        undone=request.query_params.get("undone", "")[:200],
        trouble=trouble,
        **({"back": request.url.path} | words_of(phrases) | values),
    )  # fmt: skip
    return HTMLResponse(text, status)


def see(address: str, **query: object) -> Response:
    """Return the answer to a form: go and look."""
    asked = "&".join(f"{key}={quote(str(value))}" for key, value in query.items() if value not in {"", None})
    base, _, fragment = address.partition("#")
    address = f"{base}{'?' if asked and '?' not in base else '&' if asked else ''}{asked}"
    return RedirectResponse(address + (f"#{fragment}" if fragment else ""), HTTPStatus.SEE_OTHER)


def status_of(problem: NarratorError) -> HTTPStatus:
    """Return the status that goes with *problem*."""
    if isinstance(problem, ChangedElsewhereError):
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY


def trouble_page(request: Request, problem: NarratorError, status: HTTPStatus | None = None) -> Response:
    """Return a page that says what went wrong and what to do next."""
    back = request.headers.get("referer", "")
    own = f"{request.url.scheme}://{request.url.netloc}/"
    return page(
        request,
        "trouble.html.j2",
        heading=message("That did not work"),
        status=status or status_of(problem),
        problem=problem,
        where_from=back.removeprefix(own.rstrip("/")) if back.startswith(own) else "/",
    )


async def form_of(request: Request) -> SentForm:
    """Return the form that was sent: at most four files, each field no longer than a post may be."""
    async with request.form(max_files=4, max_fields=200, max_part_size=LONGEST_FIELD) as form:
        fields: dict[str, str] = {}
        files: dict[str, tuple[str, bytes]] = {}
        for name, value in form.items():
            if isinstance(value, UploadFile):
                if value.filename:
                    files[name] = (value.filename, await value.read())
            else:
                fields[name] = value
    return SentForm(fields, files)
