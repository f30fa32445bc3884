"""How words are said in all posts: the list, one more, one less."""

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.editing.words import ask_again, forget, lexicon_of, silenced, taught_words, teach
from narrator.languages.phrases import message
from narrator.studio.pages import SentForm, desk_of, form_of, page, see

if TYPE_CHECKING:
    from narrator.editing.history import Change


def show(request: Request) -> Response:
    """Answer with the list."""
    session = desk_of(request).session()
    return page(request, "words.html.j2", heading=message("How words are said"), words=taught_words(session),
                silenced=silenced(session), file=lexicon_of(session).name)  # fmt: skip


async def change(request: Request) -> Response:
    """Teach or forget a word."""
    return await run_in_threadpool(_change, request, await form_of(request))


def _change(request: Request, form: SentForm) -> Response:
    desk = desk_of(request)
    if form.text("do") == "forget":
        done: Change | None = forget(desk.session(), desk.history, form.text("word"))
    elif form.text("do") == "ask":
        done = ask_again(desk.session(), desk.history, form.text("kind"), form.text("what"))
    else:
        done = teach(desk.session(), desk.history, form.text("word"), form.text("say"))
    return see("/words", done=done.number if done else "")


ROUTES = [Route("/words", show), Route("/words", change, methods=["POST"])]
