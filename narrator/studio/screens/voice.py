"""The step "Voice": cards that read the post's own first words, the rate, the pauses."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.editing.voices import cards, choose_for_all, choose_here, sample, set_breaks, set_rate
from narrator.errors import SourceError
from narrator.languages.phrases import message
from narrator.studio.pages import SentForm, desk_of, form_of, page, path_of, see

RATES = (
    (120, message("much slower")),
    (140, message("slower")),
    (160, message("as usual")),
    (180, message("faster")),
    (220, message("much faster")),
)
BREAKS = (
    ("400 700", message("short")),
    ("600 1000", message("as usual")),
    ("800 1400", message("long")),
    ("1200 2000", message("very long")),
)


def show(request: Request) -> Response:
    """Answer with the cards."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    breaks = post.profile.breaks
    return page(
        request, "voice.html.j2", heading=message("Choose the voice"), post=post, step="voice",
        cards=cards(desk.session(), post), rates=RATES, rate=round(post.profile.rate), all_breaks=BREAKS,
        breaks=f"{breaks.sentence_ms} {breaks.paragraph_ms}", here=post.article.settings.get("voice", ""),
    )  # fmt: skip


def sound(request: Request) -> Response:
    """Answer with the post's first sentences in a voice, as WAV."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    return Response(sample(desk.session(), post, request.query_params.get("voice", "")), media_type="audio/wav")


async def choose(request: Request) -> Response:
    """Keep a choice."""
    return await run_in_threadpool(_choose, request, await form_of(request))


def _choose(request: Request, form: SentForm) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    post, session = desk.open(name), desk.session()
    do, voice = form.text("do"), form.text("voice")
    if do == "all":
        change = choose_for_all(session, desk.history, voice)
    elif do == "here":
        change = choose_here(session, desk.history, post, voice)
    elif do == "rate":
        change = set_rate(session, desk.history, post, form.number("rate"))
    elif do == "breaks" and form.text("breaks") in dict(BREAKS):
        sentence_ms, paragraph_ms = map(int, form.text("breaks").split())
        change = set_breaks(session, desk.history, post, sentence_ms, paragraph_ms)
    else:
        raise SourceError("the studio does not know this wish", where=name)
    return see(path_of("voice", name), done=change.number if change else "")


ROUTES = [
    Route("/voice/{name:path}", show),
    Route("/sample/{name:path}", sound),
    Route("/choose/{name:path}", choose, methods=["POST"]),
]
