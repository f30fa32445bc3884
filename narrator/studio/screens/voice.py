"""The step "Voice": cards that read the post's own first words, the rate, the pauses."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.editing.voices import (
    cards,
    choose_for_all,
    choose_here,
    further_voices,
    sample,
    set_breaks,
    set_quote_voice,
    set_rate,
    set_verbosity,
    verbosity_of,
)
from narrator.errors import SourceError
from narrator.languages.phrases import message
from narrator.studio.obtaining import OBTAINABLE
from narrator.studio.pages import SentForm, desk_of, form_of, page, path_of, see

RATES = (
    (120, message("much slower")),
    (140, message("slower")),
    (160, message("as usual")),
    (180, message("faster")),
    (220, message("much faster")),
)
VERBOSITY = (
    ("terse", message("little: quotes, lists and pictures as briefly as can be")),
    ("standard", message("as usual")),
    ("full", message("everything: also what a sighted reader sees at once")),
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
    quote = post.profile.quote_voice
    return page(
        request, "voice.html.j2", heading=message("Choose the voice"), post=post, step="voice",
        cards=cards(desk.session(), post), rates=RATES, rate=round(post.profile.rate), all_breaks=BREAKS,
        breaks=f"{breaks.sentence_ms} {breaks.paragraph_ms}", here=post.article.settings.get("voice", ""),
        levels=VERBOSITY, level=verbosity_of(post), others=further_voices(desk.session(), post),
        quote=quote.voice if quote else "", obtainable=OBTAINABLE, obtained=desk.obtaining.all,
    )  # fmt: skip


def sound(request: Request) -> Response:
    """Answer with the post's first sentences in a voice, as WAV."""
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    asked = request.query_params
    rate, breaks = asked.get("rate", ""), asked.get("breaks", "")
    wav = sample(
        desk.session(), post, asked.get("voice") or post.profile.name, quote=asked.get("quote", ""),
        rate=int(rate) if rate.isdecimal() and len(rate) < 4 else 0,
        breaks=_breaks(breaks) if breaks in dict(BREAKS) else None,
    )  # fmt: skip
    return Response(wav, media_type="audio/wav")


async def choose(request: Request) -> Response:
    """Keep a choice."""
    return await run_in_threadpool(_choose, request, await form_of(request))


def _choose(request: Request, form: SentForm) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    post, session = desk.open(name), desk.session()
    do, voice = form.text("do"), form.text("voice")
    if do == "obtain":
        desk.obtaining.start(voice)
        return see(path_of("voice", name) + f"#voice-{voice}")
    if do == "all":
        change = choose_for_all(session, desk.history, voice)
    elif do == "here":
        change = choose_here(session, desk.history, post, voice)
    elif do == "rate":
        change = set_rate(session, desk.history, post, form.number("rate"))
    elif do == "breaks" and form.text("breaks") in dict(BREAKS):
        change = set_breaks(session, desk.history, post, *_breaks(form.text("breaks")))
    elif do == "verbosity":
        change = set_verbosity(session, desk.history, post, form.text("verbosity"))
    elif do == "quote":
        change = set_quote_voice(session, desk.history, post, form.text("quote"))
    else:
        raise SourceError("the studio does not know this wish", where=name)
    return see(path_of("voice", name), done=change.number if change else "")


def _breaks(text: str) -> tuple[int, int]:
    """Return the ms after sentences and after paragraphs."""
    first, second = text.split()
    return int(first), int(second)


ROUTES = [
    Route("/voice/{name:path}", show),
    Route("/sample/{name:path}", sound),
    Route("/choose/{name:path}", choose, methods=["POST"]),
]
