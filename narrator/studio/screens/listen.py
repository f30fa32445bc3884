"""The step "Listen and fix": the article, sentence by sentence, what is said otherwise, and a way to change it."""

import re
from http import HTTPStatus

import msgspec
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from narrator.editing.post import OpenPost
from narrator.editing.understood import SilentPiece, is_same, length_ms, questions, sentence_ms, undescribed, words
from narrator.languages.phrases import Phrasebook, message
from narrator.languages.written import direction
from narrator.reading.words import UNSPACED
from narrator.script.model import Role, Utterance
from narrator.studio.article_view import article_view
from narrator.studio.pages import desk_of, environment, page, path_of
from narrator.studio.window import phrases_of, words_of

RUN = re.compile(r"(?<![\u3400-\u9fff々])[\u3400-\u9fff々]{1,4}(?![\u3400-\u9fff々])|[\u30a1-\u30ff]{2,}|[a-zA-Z0-9]+")
PAUSES = (
    (0, message("as usual")),
    (500, message("half a second more")),
    (1000, message("a second more")),
    (2000, message("two seconds more")),
    (4000, message("four seconds more")),
)


def show(request: Request) -> Response:
    """Answer with the article; `fix` names the block whose sentences can be changed."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    desk.make_ready(post)
    phrases = phrases_of(request)
    wanted = request.query_params.get("fix", "")
    panels = {wanted: _panel(post, phrases, wanted)} if any(u.segment == wanted for u in post.script.utterances) else {}
    return page(
        request,
        "listen.html.j2",
        heading=message("Listen, and fix what you hear"),
        post=post,
        step="listen",
        words=words(post),
        length=phrases.length(length_ms(post)),
        article=article_view(post, phrases, panels, lambda some: _pieces(post, phrases, some)),
        article_direction=direction(post.article.language),
        risks=questions(post) if post.editable else (),
        pictures=undescribed(post) if post.editable else (),
        sentences=Markup(_sentences(post)),  # noqa: S704  # JSON in which no tag can begin
        before=[one for one in post.script.utterances if not one.segment and one.id.startswith("opening")],
        back=path_of("listen", post.name),
    )


def picture(request: Request) -> Response:
    """Answer with a picture of the post that lies in its folder."""
    asset = desk_of(request).open(request.path_params["name"]).article.asset(request.query_params.get("a", ""))
    if asset is None or asset.path is None or not asset.media_type.startswith("image/"):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(asset.path, media_type=asset.media_type)


def _panel(post: OpenPost, phrases: Phrasebook, segment: str) -> str:
    sentences = [one for one in post.script.utterances if one.segment == segment and one.role is Role.TEXT]
    return environment().get_template("fix.html.j2").render(
        post=post,
        segment=segment,
        sentences=sentences,
        is_same=is_same,
        words=sorted({word for one in sentences for word in _words(one)}),
        pauses=PAUSES,
        voices=_voices(post, phrases),
        back=f"{path_of('listen', post.name)}?fix={segment}#fix-heading",
        leave=f"{path_of('listen', post.name)}#{segment}",
        **words_of(phrases),
    )  # fmt: skip


def _voices(post: OpenPost, phrases: Phrasebook) -> tuple[tuple[str, str], ...]:
    """Return the voices that a sentence can be given to, and what each is called; none: there is only one."""
    further = [("quote", phrases.say("the voice for quotes"))] if post.profile.quote_voice else []
    further += [(name, name) for name in post.profile.cast]
    return (("main", phrases.say("the main voice")), *further) if further else ()


def _words(utterance: Utterance) -> list[str]:
    """Return the words of a sentence; where no space divides them, the short runs of one script: 月極, NASA."""
    found = []
    for one in utterance.written.split():
        if UNSPACED.search(one):
            found += RUN.findall(one)
        elif word := one.strip(".,;:!?…()[]{}“”„«»\"'‘’—–"):
            found.append(word)
    return found


def _pieces(post: OpenPost, phrases: Phrasebook, some: tuple[SilentPiece, ...]) -> str:
    macros = environment().get_template("fields.html.j2").make_module(words_of(phrases))
    return str(macros.pieces(post, some, path_of("listen", post.name)))  # type: ignore[attr-defined]  # a macro


def _sentences(post: OpenPost) -> str:
    listed = [[one.id, one.segment, sentence_ms(post, one.spoken)] for one in post.script.utterances]
    return msgspec.json.encode(listed).decode().replace("<", "\\u003c")


ROUTES = [Route("/listen/{name:path}", show), Route("/picture/{name:path}", picture)]
