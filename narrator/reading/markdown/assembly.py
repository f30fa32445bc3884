"""A post with front matter, its body walked and its template tags taken out → `Article`."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.identity import asset_id
from narrator.article.model import Article, Asset, Block, LeftOut, LeftOutReason, Notice, Source, walk
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.markdown.file_name import FileName, read_file_name
from narrator.reading.markdown.front_matter.metadata import Metadata, metadata
from narrator.reading.markdown.front_matter.model import Head
from narrator.reading.markdown.front_matter.split import split
from narrator.reading.markdown.templates import marks
from narrator.reading.markdown.templates.references import UNDEFINED_NOTE
from narrator.reading.markdown.templates.tags import INCLUDED
from narrator.reading.markdown.templates.taken import Taken, split_comment
from narrator.reading.markdown.titles import Titled, find_title
from narrator.reading.walker import Walked


class Headed(Struct, frozen=True):
    """A post whose head has been read."""

    source: Source
    text: str
    """With line feeds alone."""
    head: Head
    given: Metadata
    name: FileName

    @property
    def body(self) -> str:
        """What stands between the front matter and what may follow the text."""
        return self.text[self.head.begin : self.head.end]

    @property
    def language(self) -> str:
        """The language that the front matter or the file's name states, or nothing."""
        return self.given.language or self.name.language


class Post(Struct, frozen=True):
    """A body that has been walked."""

    walked: Walked
    taken: tuple[Taken, ...]
    """Template tags that were taken out before parsing."""
    notices: tuple[Notice, ...] = ()
    generated: frozenset[str] = frozenset()
    """Kinds of left-outs that stand in our own HTML and not in the source."""


def headed(source: Source) -> Headed:
    """Return *source* with its head read."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    head = split(text)
    return Headed(source, text, head, metadata(head.fields), read_file_name(str(source.path or source.name)))


def assembled(headed_post: Headed, post: Post) -> Article:
    """Return the article; options of the front matter are taken from trusted sources only."""
    given, head, name, source = headed_post.given, headed_post.head, headed_post.name, headed_post.source
    first_line = headed_post.text.count("\n", 0, head.begin)
    walked = post.walked
    titled = find_title(given.title, walked.blocks, name.slug)
    heads = _heads(headed_post.text, head.begin, head.end, walked.blocks)
    article = Article(
        source=source,
        title=titled.title,
        blocks=titled.blocks,
        author=given.author,
        language=headed_post.language or SOURCE_LANGUAGE,
        language_confidence=1.0 if headed_post.language else 0.0,
        published=given.published or name.published,
        updated=given.updated,
        description=given.description,
        tags=given.tags,
        canonical_url=given.canonical_url,
        guid=given.guid,
        slug=given.slug or name.slug,
        draft=given.draft,
        assets=walked.assets,
        left_out=(*heads, *_with_title(titled, _left_out(walked, post.taken, first_line, post.generated))),
        notices=(*head.notices, *post.notices, *dict.fromkeys(_of_taken(post.taken, first_line)), *walked.notices),
        settings=given.settings if source.trusted else {},
    )
    return _with_cover(article, given)


def _with_title(titled: Titled, left_out: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    """Return what is left out with the heading that says the title in its place: behind what stands above it."""
    above = [place for place, one in enumerate(left_out) if one.before == titled.heading and titled.heading]
    end = above[-1] + 1 if above else 0
    following = titled.repeated[0].before if titled.repeated else ""
    moved = (replace(one, before=following) if one.before == titled.heading else one for one in left_out[:end])
    return (*moved, *titled.repeated, *left_out[end:])


def _of_taken(taken: tuple[Taken, ...], first_line: int) -> Iterator[Notice]:
    """Yield a notice for each variable in a sentence, and for each reference to a note that the post does not have.

    Its reader sees a word there, a listener hears none. Two variables of one sentence give the same notice twice.
    """
    for one in taken:
        line = one.lines[0] + first_line
        if one.hole:
            told = (
                f"A value that only your site knows stands in a sentence, which is said without it: {one.hole!r}."
                " Write the words, or say them with <!-- narrator: say … -->."
            )
            yield Notice("template-hole", told, line)
        elif one.kind == INCLUDED:
            name = " ".join(one.text.split())
            told = f"The text of another file is included and is not read: {name!r}. Write it into the post."
            yield Notice("template-hole", told, line)
        elif one.kind == UNDEFINED_NOTE:
            told = f"{one.text} refers to a note that is not in the post. Write the note ({one.text}: …)."
            yield Notice("note-missing", told, line)
        elif one.kind == marks.UNCLOSED:
            told = (
                f"“{one.text}” has no <!-- narrator: end -->, so nothing is done. Write the end where it should stop."
            )
            yield Notice("mark-unclosed", told, line)
        elif one.kind == marks.STRAY:
            told = f"“{one.text}” ends nothing: no mark is open there. Take it out, or write the mark before it."
            yield Notice("mark-unclosed", told, line)
        elif one.kind == marks.UNKNOWN:
            told = f"“{one.text}” is no mark that narrator knows, so nothing is done. docs/marks.md has them all."
            yield Notice("mark-unknown", told, line)


def _heads(text: str, begin: int, end: int, blocks: tuple[Block, ...]) -> tuple[LeftOut, ...]:
    """Return what stands before and after the body: the front matter."""
    found: list[LeftOut] = []
    first = next((segment for segment, _ in walk(blocks)), None)
    for start, stop, before in ((0, begin, first.id if first else ""), (end, len(text), "")):
        words = text[start:stop].strip()
        if words:
            line = text.count("\n", 0, text.index(words, start)) + 1
            lines = (line, line + words.count("\n"))
            found.append(LeftOut(LeftOutReason.FRONT_MATTER, words, "front matter", lines=lines, before=before))
    return tuple(found)


def _left_out(
    walked: Walked, taken: tuple[Taken, ...], first_line: int, generated: frozenset[str]
) -> tuple[LeftOut, ...]:
    """Put what was taken out before parsing where its marks stand among what the walker left out."""
    found: list[LeftOut] = []
    placed: set[int] = set()
    for left_out in walked.left_out:
        if left_out.kind in generated:
            continue
        numbers, rest = split_comment(left_out.text) if left_out.reason is LeftOutReason.COMMENT else ((), "")
        known = [number for number in numbers if number < len(taken)]
        placed.update(known)
        found.extend(_from_taken(taken[number], first_line, left_out) for number in known)
        if not known:
            found.append(left_out)
        elif rest:
            found.append(replace(left_out, text=rest))
    unplaced = [_from_taken(one, first_line, None) for number, one in enumerate(taken) if number not in placed]
    return (*found, *unplaced)


def _from_taken(taken: Taken, first_line: int, place: LeftOut | None) -> LeftOut:
    lines = (taken.lines[0] + first_line, taken.lines[1] + first_line)
    left_out = LeftOut(taken.reason, taken.text, taken.kind, lines=lines)
    return left_out if place is None else replace(left_out, before=place.before, offset=place.offset)


def _with_cover(article: Article, given: Metadata) -> Article:
    if not given.cover:
        return article
    cover = asset_id(given.cover)
    assets = article.assets
    if article.asset(cover) is None:
        assets = (*assets, Asset(cover, given.cover, given.cover_alt))
    return replace(article, cover=cover, assets=assets)
