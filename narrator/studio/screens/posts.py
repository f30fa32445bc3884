"""The first screen: the posts of the folder, and the ways to bring a new one."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.editing.pasting import post_of_text, posts_of_address, posts_of_file
from narrator.editing.post import is_empty, posts_in
from narrator.errors import NarratorError
from narrator.languages.phrases import message
from narrator.studio.pages import SentForm, Trouble, desk_of, form_of, page, path_of, see

SHOWN = 500


def show(request: Request) -> Response:
    """Answer with the posts and the form."""
    return _page(request)


async def paste(request: Request) -> Response:
    """Make a post of what was pasted, linked or chosen, and go there."""
    form = await form_of(request)
    return await run_in_threadpool(_make, request, form)


def _make(request: Request, form: SentForm) -> Response:
    desk = desk_of(request)
    session, history = desk.session(), desk.history
    address, text = form.text("address"), form.text("text")
    name, content = form.files.get("file", ("", b""))
    field = "file" if name else "address" if address.strip() else "text"
    try:
        if name:
            made = posts_of_file(session, history, name, content)
        elif address.strip():
            made = posts_of_address(session, history, address)
        else:
            made = (post_of_text(session, history, text),)
    except NarratorError as problem:
        return _page(
            request, Trouble(problem, field), address=address, text=text, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    change = history.last()
    number = change.number if change is not None else ""
    return see(path_of("paste", made[0]) if len(made) == 1 else "/", done=number)


def _page(
    request: Request,
    trouble: Trouble | None = None,
    *,
    address: str = "",
    text: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    desk = desk_of(request)
    paths = [one.path for one in posts_in(desk.session()).found if one.path is not None]
    names = [path.relative_to(desk.folder).as_posix() for path in paths]
    titles = {name: desk.posts.title(path, name) for path, name in zip(paths[:SHOWN], names, strict=False)}
    empty = [name for path, name in zip(paths[:SHOWN], names, strict=False) if is_empty(path)]
    shown = [name for name in names[:SHOWN] if name not in empty]
    return page(
        request, "posts.html.j2", heading=message("Your posts"), status=status, trouble=trouble, names=shown,
        more=max(0, len(names) - SHOWN), titles=titles, address=address, text=text, folder=str(desk.folder.resolve()),
        empty=empty,
    )  # fmt: skip


ROUTES = [Route("/", show), Route("/paste", paste, methods=["POST"])]
