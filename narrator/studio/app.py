"""A folder → the studio's application: its addresses, and what is answered when something goes wrong."""

from http import HTTPStatus
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Final

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from narrator.errors import NarratorError, SourceError
from narrator.languages.phrases import message
from narrator.pipeline.faults import as_fault
from narrator.studio.desk import StudioDesk
from narrator.studio.pages import PACKAGE, desk_of, page, trouble_page
from narrator.studio.screens import changes, listen, posts, publish, record, sound, understood, voice, words

TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SHARED: Final = {"scripts.css": ("narrator.publishing.html", "scripts.css")}
"""What the window shows by the page's own files: each with its package and path there."""


def studio_app(desk: StudioDesk) -> Starlette:
    """Return the application that works in *desk*'s folder."""
    app = Starlette(
        routes=[
            *posts.ROUTES,
            *understood.ROUTES,
            *listen.ROUTES,
            *changes.ROUTES,
            *sound.ROUTES,
            *words.ROUTES,
            *voice.ROUTES,
            *publish.ROUTES,
            *record.ROUTES,
            Route("/events", events),
            Route("/end", end, methods=["POST"]),
            Route("/static/{name}", static),
        ],
        exception_handlers={NarratorError: _named, HTTPException: _http, TimeoutError: _slow, Exception: _fault},
    )
    app.state.desk = desk
    return app


async def events(request: Request) -> Response:
    """Answer with what happens, as it happens."""
    return StreamingResponse(desk_of(request).events.stream(), media_type="text/event-stream")


def end(request: Request) -> Response:
    """End the studio, and say so."""
    answer = page(request, "ended.html.j2", heading=message("The studio has ended"))
    answer.background = BackgroundTask(request.app.state.end)
    return answer


def static(request: Request) -> Response:
    """Answer with a file of the studio's own, or one that it shares with the page."""
    name = request.path_params["name"]
    package, path = SHARED.get(name, (PACKAGE, f"static/{name}"))
    place = files(package) / path
    kind = TYPES.get(PurePosixPath(name).suffix)
    if kind is None or "/" in name or "\\" in name or not place.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(place.read_bytes(), media_type=kind, headers={"Cache-Control": "no-cache"})


def _named(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, NarratorError)  # noqa: S101  # what the handler is registered for
    return trouble_page(request, problem)


def _http(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else HTTPStatus.NOT_FOUND
    text = {404: "there is no such page", 413: "that is more than the studio takes"}.get(status, "this cannot be done")
    told = problem.detail if isinstance(problem, HTTPException) and status == HTTPStatus.BAD_REQUEST else text
    return trouble_page(request, SourceError(told, hint="Go back to your posts."), HTTPStatus(status))


def _slow(request: Request, problem: Exception) -> Response:  # noqa: ARG001  # a handler is given both
    hint = "Send it again, on its own."
    return trouble_page(request, SourceError("the browser sent too slowly", hint=hint), HTTPStatus.REQUEST_TIMEOUT)


def _fault(request: Request, problem: Exception) -> Response:
    return trouble_page(request, as_fault(problem, request.url.path), HTTPStatus.INTERNAL_SERVER_ERROR)
