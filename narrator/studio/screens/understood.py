"""The step "Paste": what narrator understood of a post, and what it leaves out, each piece with a way to change it."""

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.article.model import Segment, SegmentKind
from narrator.editing.marks import KINDS
from narrator.editing.post import OpenPost
from narrator.editing.understood import SilentPiece, kinds_in, left_out, length_ms, segments, words
from narrator.editing.wishes import KIND_NAMES, details_of
from narrator.languages.written import length
from narrator.studio.pages import desk_of, page

CHANGEABLE = frozenset({SegmentKind.PARAGRAPH, SegmentKind.HEADING, SegmentKind.QUOTE, SegmentKind.LIST_ITEM})


def show(request: Request) -> Response:
    """Answer with what was understood."""
    post = desk_of(request).open(request.path_params["name"])
    desk_of(request).make_ready(post)
    return page(
        request,
        "understood.html.j2",
        heading="This is what I understood",
        post=post,
        step="paste",
        details=details_of(post),
        guessed=post.article.language_confidence < 1,
        inferred=post.article.published_inferred,
        kinds=kinds_in(post),
        words=words(post),
        length=length(length_ms(post), "en"),
        rows=_rows(post),
        kind_names=KIND_NAMES,
        all_kinds=KINDS,
        faults=post.ledger.faults,
    )


class Row(Struct, frozen=True):
    """A block, and what is left out right before it; after the last block there may be more."""

    pieces: tuple[SilentPiece, ...]
    segment: Segment | None = None
    changeable: bool = False
    """Whether its kind can be changed."""


def _rows(post: OpenPost) -> tuple[Row, ...]:
    """Return blocks and left-out pieces in the order of the source."""
    pieces = left_out(post)
    spoken = [segment for segment in segments(post) if not segment.skip]
    known = {segment.id for segment in spoken}
    rows = [
        Row(
            tuple(piece for piece in pieces if piece.before == segment.id),
            segment,
            segment.kind in CHANGEABLE and segment.lines is not None and not segment.label,
        )
        for segment in spoken
    ]
    return (*rows, Row(tuple(piece for piece in pieces if piece.before not in known)))


ROUTES = [Route("/paste/{name:path}", show)]
