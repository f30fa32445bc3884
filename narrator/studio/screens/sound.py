"""What can be heard: a sentence, words that are tried, and the whole as it is made."""

from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from narrator.editing.words import as_word, spelled
from narrator.errors import UsageError
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
    asked = request.query_params
    word, say = (" ".join(asked.get(name, "").split())[:LONGEST_TRY] for name in ("word", "say"))
    way = asked.get("way", "words")
    words = {"letters": spelled, "word": as_word}[way](word) if way in {"letters", "word"} else say or word
    if not words:
        raise UsageError("there is nothing to try yet", hint="Write how the word is to be said.")
    phoneme = say.strip("/[]") if way == "phonemes" else ""
    return _wav(desk.playback(post).words(word or words if phoneme else words, phoneme=phoneme))


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
