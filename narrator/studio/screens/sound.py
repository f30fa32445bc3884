"""What can be heard: a sentence, words that are tried, and the whole as it is made."""

from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from narrator.studio.pages import desk_of

LONGEST_TRY: Final = 500
"""Characters."""


def sentence(request: Request) -> Response:
    """Answer with one sentence and the silence after it, as WAV."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    utterance = post.utterance(request.query_params.get("u", ""))
    if utterance is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return _wav(desk.playback(post).sentence(utterance))


def tried(request: Request) -> Response:
    """Answer with words that are only tried, as WAV."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    words = " ".join(request.query_params.get("say", "").split())[:LONGEST_TRY]
    phoneme = " ".join(request.query_params.get("phoneme", "").split())[:LONGEST_TRY].strip("/[]")
    if not words and not phoneme:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return _wav(desk.playback(post).words(words or phoneme, phoneme=phoneme))


def whole(request: Request) -> Response:
    """Answer with the post as MP3, passage by passage while it is made: any player begins at once."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    return StreamingResponse(desk.playback(post).passages(), media_type="audio/mpeg", headers={"Accept-Ranges": "none"})


def _wav(content: bytes) -> Response:
    return Response(content, media_type="audio/wav", headers={"Cache-Control": "private, max-age=3600"})


ROUTES = [
    Route("/sound/{name:path}", sentence),
    Route("/try/{name:path}", tried),
    Route("/whole/{name:path}", whole),
]
