"""Forms that change something → the change, and back to where the author was."""

from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.editing import wishes
from narrator.editing.history import Change, ChangedElsewhereError, History
from narrator.editing.post import OpenPost
from narrator.editing.words import as_word, silence, spelled, teach, teach_phonemes
from narrator.errors import SourceError, UsageError
from narrator.pipeline.session import Session
from narrator.studio.pages import SentForm, desk_of, form_of, see
from narrator.studio.window import phrases_of

LONGEST_PAUSE_MS: Final = 60_000
Doing = Callable[[Session, History, OpenPost, SentForm], Change | None]


def _details(session: Session, history: History, post: OpenPost, form: SentForm) -> Change | None:
    return wishes.set_details(
        session, history, post, {field: form.text(field) for field in ("title", "author", "date", "lang")}
    )


def _read(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.read_left_out(session, history, post, form.number("begin"))


def _leave_out(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.leave_out_block(session, history, post, form.text("segment"))


def _kind(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.make_kind(session, history, post, form.text("segment"), form.text("kind"))


def _say(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.say_instead(session, history, post, form.text("utterance"), form.text("say"))


def _skip(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.leave_out_sentence(session, history, post, form.text("utterance"))


def _as_written(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.say_as_written(session, history, post, form.text("utterance"))


def _voice(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.speak_in(session, history, post, form.text("utterance"), form.text("voice"))


def _silence(session: Session, history: History, post: OpenPost, form: SentForm) -> Change | None:  # noqa: ARG001  # a doing's
    return silence(session, history, form.text("word"))


def _pause(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    pause_ms = min(max(form.number("pause"), 0), LONGEST_PAUSE_MS)
    return wishes.pause_after(session, history, post, form.text("utterance"), pause_ms)


def _describe(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.describe_picture(session, history, post, form.text("segment"), form.text("words"))


def _decoration(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    return wishes.describe_picture(session, history, post, form.text("segment"), "")


def _teach(session: Session, history: History, post: OpenPost, form: SentForm) -> Change:
    word, say, way = form.text("word"), form.text("say"), form.text("way")
    if way == "phonemes":
        if form.text("where") == "here":
            hint = "Keep it for all posts, or give it in words."
            raise UsageError("phonemes are kept for all posts only", where=word, hint=hint)
        return teach_phonemes(session, history, word, say)
    say = {"letters": spelled, "word": as_word}[way](word) if way in {"letters", "word"} else say
    if form.text("where") == "here":
        return wishes.teach_here(session, history, post, word, say)
    return teach(session, history, word, say)


DOINGS: Final[dict[str, Doing]] = {
    "details": _details,
    "read": _read,
    "leave-out": _leave_out,
    "kind": _kind,
    "say": _say,
    "skip": _skip,
    "as-written": _as_written,
    "pause": _pause,
    "describe": _describe,
    "decoration": _decoration,
    "teach": _teach,
    "voice": _voice,
    "silence": _silence,
}


async def change(request: Request) -> Response:
    """Do what the form says to the post that it was made for, and to no other state of it."""
    form = await form_of(request)
    return await run_in_threadpool(_change, request, form)


def _change(request: Request, form: SentForm) -> Response:
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    if form.text("version") != post.version:
        raise ChangedElsewhereError(
            "has changed since this page was shown, and was left as it is",
            where=post.name,
            hint="Go back, load the page again, and make your change once more.",
        )
    doing = DOINGS.get(form.text("do"))
    if doing is None:
        raise SourceError("the studio does not know this wish", where=post.name)
    done = doing(desk.session(), desk.history, post, form)
    return see(back_of(form), done=done.number if done is not None else "")


async def undo(request: Request) -> Response:
    """Take back the change that the form names."""
    form = await form_of(request)
    change = await run_in_threadpool(desk_of(request).history.undo, form.number("number"))
    back = back_of(form)
    gone = change.before is None and change.file in back
    return see("/" if gone else back, undone=change.label.words(phrases_of(request)))


def back_of(form: SentForm) -> str:
    """Return where the author was: a path of the studio, nothing else."""
    back = form.text("back")
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) and "\n" not in back else "/"


ROUTES = [
    Route("/change/{name:path}", change, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
]
