"""The step "Record": the author reads her post, or brings a file; which sentences are read is shown."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from narrator.editing.post import OpenPost
from narrator.editing.takes import append, discard, finish, join_takes, keep_take, remove_take, takes_of, unfinished
from narrator.editing.wishes import is_read_by_author, read_by_author, read_by_voice
from narrator.errors import NarratorError, SourceError
from narrator.languages.phrases import message
from narrator.script.model import Role, Utterance
from narrator.studio.pages import SentForm, Trouble, desk_of, form_of, page, path_of, see

MOST_CHUNK_BYTES = 8 << 20
STATES = {"read": message("read"), "doubtful": message("doubtful"), "unread": message("not read")}


def show(request: Request) -> Response:
    """Answer with the step; `part` names a heading's block, `again` one sentence."""
    return _page(request)


def _page(request: Request, trouble: Trouble | None = None) -> Response:
    desk = desk_of(request)
    post = desk.open(request.path_params["name"])
    part, again = request.query_params.get("part", ""), request.query_params.get("again", "")
    heard = desk.listening.of(desk.session(), post)
    texts = [one for one in post.script.utterances if one.role is Role.TEXT]
    doubtful = [one for one in texts if one.id in heard.readings and heard.readings[one.id].state != "read"]
    return page(
        request, "record.html.j2", heading=message("Read it yourself"), post=post, step="record", trouble=trouble,
        chapters=[one for one in post.script.chapters if one.segment], part=part, again=again,
        to_read=_asked(post, texts, part, again), takes=takes_of(post.path), unfinished=unfinished(post.path),
        by_author=post.editable and is_read_by_author(post), heard=heard, doubtful=doubtful, states=STATES,
        sentences=len(texts),
    )  # fmt: skip


def _asked(post: OpenPost, texts: list[Utterance], part: str, again: str) -> list[list[Utterance]]:
    """Return the sentences to read, block by block: one, those of a chapter, or all."""
    if again:
        return [[one for one in texts if one.id == again]]
    order = [one.id for one in post.script.utterances]
    begins = [order.index(one.utterance) for one in post.script.chapters]
    begin = next((order.index(one.utterance) for one in post.script.chapters if one.segment == part), 0)
    end = min((other for other in begins if other > begin), default=len(order)) if part else len(order)
    wanted = set(order[begin:end])
    blocks: dict[str, list[Utterance]] = {}
    for one in texts:
        if one.id in wanted:
            blocks.setdefault(one.segment, []).append(one)
    return list(blocks.values())


async def chunk(request: Request) -> Response:
    """Append what the microphone gave; answer with how much is there."""
    body = await request.body()
    if len(body) > MOST_CHUNK_BYTES:
        raise HTTPException(413)
    asked = request.query_params
    numbers = [int(asked[name]) if asked.get(name, "").isdigit() else -1 for name in ("rate", "offset")]
    path = (await run_in_threadpool(desk_of(request).open, request.path_params["name"])).path
    there = await run_in_threadpool(append, path, asked.get("key", ""), numbers[0], numbers[1], body)
    return JSONResponse({"there": there})


async def keep(request: Request) -> Response:
    """Keep a recording or a file, or take one away."""
    return await run_in_threadpool(_keep, request, await form_of(request))


def _keep(request: Request, form: SentForm) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    post, do = desk.open(name), form.text("do")
    try:
        if do == "finish":
            done = finish(desk.history, post.path, form.text("key"))
        elif do == "discard":
            discard(post.path, form.text("key"))
            return see(path_of("record", name))
        elif do == "remove":
            done = remove_take(desk.history, post.path, form.text("take"))
        elif do == "join":
            recording = join_takes(post.path).relative_to(post.path.parent).as_posix()
            done = read_by_author(desk.session(), desk.history, post, recording)
        elif do == "voice":
            done = read_by_voice(desk.session(), desk.history, post)
        else:
            if "file" not in form.files:
                raise SourceError("no file was chosen", hint="Choose the recording, then bring it.")
            done = keep_take(desk.history, post.path, *form.files["file"])
    except NarratorError as problem:
        return _page(request, Trouble(problem, "file"))
    return see(path_of("record", name) + "#takes", done=done.number)


def take(request: Request) -> Response:
    """Answer with a recording."""
    post = desk_of(request).open(request.path_params["name"])
    found = next((one for one in takes_of(post.path) if one.name == request.query_params.get("take")), None)
    if found is None:
        raise HTTPException(404)
    return FileResponse(found.path)


ROUTES = [
    Route("/record/{name:path}", show),
    Route("/chunk/{name:path}", chunk, methods=["POST"]),
    Route("/keep/{name:path}", keep, methods=["POST"]),
    Route("/take/{name:path}", take),
]
