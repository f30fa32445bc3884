"""The test of the test: an article as a faulty reader would have given it."""

from random import Random

from msgspec.structs import replace

from narrator.article.identity import with_ids
from narrator.article.model import Article, Block, Container, Segment, walk
from narrator.ledger.words import words
from narrator.script.model import Part, Role, Script, Utterance

OPERATIONS = ("delete", "double", "swap")


def sabotage(article: Article, operation: str, random: Random) -> tuple[Article, str]:
    """Return *article* with one leaf deleted or doubled, or two swapped, and what was done.

    Only leaves with words are touched, and only leaves that say different words are swapped: else nothing is lost.
    Ids are given anew, and what was left out before a leaf now stands before the one in its place, as a reader
    that made the fault itself would have it.
    """
    leaves = [segment for segment, _ in walk(article.blocks)]
    worded = [place for place, leaf in enumerate(leaves) if _spelling(leaf)]
    chosen = random.choice(worded)
    new: dict[int, tuple[Segment, ...]] = {}
    if operation == "delete":
        new[chosen] = ()
        done = f"deleted: {leaves[chosen].kind} {leaves[chosen].text[:60]!r}"
    elif operation == "double":
        new[chosen] = (leaves[chosen], leaves[chosen])
        done = f"doubled: {leaves[chosen].kind} {leaves[chosen].text[:60]!r}"
    else:
        others = [place for place in worded if _spelling(leaves[place]) != _spelling(leaves[chosen])]
        other = random.choice(others)
        new[chosen], new[other] = (leaves[other],), (leaves[chosen],)
        done = f"swapped: {leaves[chosen].text[:60]!r} and {leaves[other].text[:60]!r}"
    counter = iter(range(len(leaves)))
    blocks = with_ids(_rebuilt(article.blocks, new, counter))
    return replace(article, blocks=blocks, left_out=_moved(article, blocks, leaves, new)), done


def plain_script(article: Article) -> Script:
    """Return a script that says each segment in one utterance, as it is written."""
    return Script(
        profile="plain",
        language="en",
        utterances=tuple(
            Utterance(f"{s.id}.1", s.id, Role.TEXT, s.text, (Part(s.text, "en"),), "en", 0, 0, len(s.text))
            for s in article.segments()
            if s.text
        ),
        chapters=(),
        start_ms=0,
        end_ms=0,
    )


def _spelling(segment: Segment) -> str:
    return " ".join(word.key for word in words(segment.text))


def _rebuilt(blocks: tuple[Block, ...], new: dict[int, tuple[Segment, ...]], counter) -> tuple[Block, ...]:
    rebuilt: list[Block] = []
    for block in blocks:
        if isinstance(block, Container):
            rebuilt.append(replace(block, children=_rebuilt(block.children, new, counter)))
        else:
            rebuilt.extend(new.get(next(counter), (block,)))
    return tuple(rebuilt)


def _moved(article: Article, blocks: tuple[Block, ...], leaves: list[Segment], new: dict[int, tuple[Segment, ...]]):
    ids = [segment.id for segment, _ in walk(blocks)]
    place_now = 0
    now: dict[str, str] = {}
    for place, leaf in enumerate(leaves):
        now[leaf.id] = ids[place_now] if place_now < len(ids) else ""
        place_now += len(new.get(place, (leaf,)))
    return tuple(replace(left, before=now.get(left.before, left.before)) for left in article.left_out)
