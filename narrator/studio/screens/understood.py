"""The step "Paste": what narrator understood of a post, and what it leaves out, each piece with a way to change it."""

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from narrator.article.model import Segment, SegmentKind
from narrator.editing.marks import KINDS
from narrator.editing.post import OpenPost
from narrator.editing.understood import KINDS as KIND_WORDS
from narrator.editing.understood import SilentPiece, kinds_in, left_out, length_ms, segments, words
from narrator.editing.wishes import KIND_NAMES, details_of
from narrator.languages.phrases import Phrasebook, message
from narrator.studio.pages import desk_of, page
from narrator.studio.window import phrases_of

CHANGEABLE = frozenset({SegmentKind.PARAGRAPH, SegmentKind.HEADING, SegmentKind.QUOTE, SegmentKind.LIST_ITEM})


def show(request: Request) -> Response:
    """Answer with what was understood."""
    post = desk_of(request).open(request.path_params["name"])
    desk_of(request).make_ready(post)
    phrases = phrases_of(request)
    return page(
        request,
        "understood.html.j2",
        heading=message("This is what I understood"),
        post=post,
        step="paste",
        details=details_of(post),
        guessed=post.article.language_confidence < 1,
        inferred=post.article.published_inferred,
        kinds=kinds_in(post, phrases),
        words=words(post),
        length=phrases.length(length_ms(post)),
        rows=_rows(post, phrases),
        kind_names=KIND_NAMES,
        all_kinds=KINDS,
        faults=post.ledger.faults,
    )


class Row(Struct, frozen=True):
    """A block, and what is left out right before it; after the last block there may be more."""

    pieces: tuple[SilentPiece, ...]
    segment: Segment | None = None
    kind: str = ""
    """What it is, in the window's language."""
    changeable: bool = False
    """Whether its kind can be changed."""


def _rows(post: OpenPost, phrases: Phrasebook) -> tuple[Row, ...]:
    """Return blocks and left-out pieces in the order of the source."""
    pieces = left_out(post)
    spoken = [segment for segment in segments(post) if not segment.skip]
    known = {segment.id for segment in spoken}
    rows = [
        Row(
            tuple(piece for piece in pieces if piece.before == segment.id),
            segment,
            phrases.say(KIND_WORDS.get(segment.kind, segment.kind)),
            segment.kind in CHANGEABLE and segment.lines is not None and not segment.label,
        )
        for segment in spoken
    ]
    return (*rows, Row(tuple(piece for piece in pieces if piece.before not in known)))


ROUTES = [Route("/paste/{name:path}", show)]
