"""Publication → the text that EPUB and DAISY synchronize with the sound: one element, with every pair's target in it.

It is the article as the one renderer gives it, with the title and the opening before it, headings that skip no level,
a heading for each chapter that has none, and links that lead somewhere from inside a book.
"""

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Block, Segment
from narrator.article.words import folded
from narrator.languages.phrases import Phrasebook, phrases_for
from narrator.publishing.disclosure import disclosure
from narrator.publishing.html.context import note_id
from narrator.publishing.html.render import article_element
from narrator.publishing.links import mend_links
from narrator.publishing.model import Publication
from narrator.publishing.pairs import Pair, pairs_of, pairs_within, titled_chapters
from narrator.publishing.wellformed import mend_structure
from narrator.script.model import Role, Script, Utterance
from narrator.xml_text import clean

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Heading(Struct, frozen=True):
    """A heading of the text."""

    id: str
    level: int
    """1 for the title; no level is skipped."""
    title: str


class Synchronized(Struct, frozen=True):
    """The text and its sound."""

    section: etree._Element
    """A `section` that holds the title, the opening and the article."""
    pairs: tuple[Pair, ...]
    """In the order of the sound; each target is an element's id."""
    headings: tuple[Heading, ...]
    """In the order of the text; the first is the title."""


def synchronized(publication: Publication, media: Mapping[str, str], *, draws_formulas: bool = False) -> Synchronized:
    """Return the text of *publication* with the pairs of its main edition; *media* maps asset ids to pictures."""
    article, script = publication.article, publication.main.script
    shown = replace(article, blocks=_described(article.blocks, script, media))
    body = article_element(shown, script, media=media, draws_formulas=draws_formulas)
    section = etree.Element("section", id="article")
    section.append(_header(publication, body))
    section.extend(list(body))
    mend_structure(section)
    by_id = {element.get("id", ""): element for element in section.iter(etree.Element)}
    _add_titles(section, script, by_id)
    _name_references(script, by_id)
    mend_links(section, article.canonical_url or publication.show.site_url)
    headings = _number_headings(section)
    ids = {element.get("id", "") for element in section.iter(etree.Element)}
    return Synchronized(section, pairs_within(pairs_of(publication.main), ids), headings)


def _phrases(publication: Publication) -> Phrasebook:
    return phrases_for(publication.main.script.language)


def title_of(publication: Publication) -> str:
    """Return the article's title, which is never empty."""
    return " ".join(clean(publication.article.title).split()) or _phrases(publication).say("Untitled")


def _described(blocks: tuple[Block, ...], script: Script, media: Mapping[str, str]) -> tuple[Block, ...]:
    """Return *blocks* where a block that shows nothing, such as a film, shows what is announced in its place."""
    announced = {u.segment: u.written for u in reversed(script.utterances) if u.role is Role.ANNOUNCEMENT}

    def described(block: Block) -> Block:
        if not isinstance(block, Segment):
            return replace(block, children=tuple(described(child) for child in block.children))
        is_shown = block.text or block.asset in media
        return block if is_shown else replace(block, text=announced.get(block.id, ""))

    return tuple(described(block) for block in blocks)


def _header(publication: Publication, body: etree._Element) -> etree._Element:
    """Return the title and what the opening says, so that a reader sees what a listener hears, in that order."""
    script = publication.main.script
    opening = [u for u in script.utterances if u.role is Role.ANNOUNCEMENT and not u.segment]
    header = etree.Element("header")
    first = script.utterances[0] if script.utterances else None
    heading = _own_title(publication, body, first)
    if heading is not None:
        header.append(heading)
    else:
        title = etree.SubElement(header, "h1", id="title")
        holder = title
        if opening and folded(opening[0].written) == folded(title_of(publication)):
            holder = etree.SubElement(title, "span", {"class": "u", "id": opening[0].id})
            opening = opening[1:]
        holder.text = title_of(publication)
    if opening:
        line = etree.SubElement(header, "p", {"class": "opening"})
        for utterance in opening:
            span = etree.SubElement(line, "span", {"class": "u", "id": utterance.id})
            span.text, span.tail = clean(utterance.written), " "
    etree.SubElement(header, "p", {"class": "disclosure", "lang": _phrases(publication).language}).text = disclosure(
        publication.main
    )
    return header


def _own_title(publication: Publication, body: etree._Element, first: Utterance | None) -> etree._Element | None:
    """Take the heading out of *body* that begins the text and is its title, if there is one."""
    if first is None or not first.segment or not len(body):
        return None
    heading = body[0]
    if heading.tag not in HEADINGS or heading.get("id") != first.segment:
        return None
    if folded(_text(heading)) != folded(title_of(publication)):
        return None
    body.remove(heading)
    heading.tag = "h1"
    return heading


def _add_titles(section: etree._Element, script: Script, by_id: dict[str, etree._Element]) -> None:
    """Add a heading where a chapter begins that the author gave none: before the notes, as it is heard."""
    for titled in titled_chapters(script):
        element = by_id.get(titled.segment)
        if element is None:
            continue
        place = element
        while (above := place.getparent()) is not None and above is not section:
            place = above
        heading = etree.Element("h1", id=titled.utterance)
        heading.text = clean(titled.title)
        place.addprevious(heading)


def _name_references(script: Script, by_id: dict[str, etree._Element]) -> None:
    """Give each reference that is announced the id of its announcement: the first link to its note that has none."""
    for utterance in script.utterances:
        segment = by_id.get(utterance.segment)
        if not utterance.refers or segment is None:
            continue
        address = f"#{note_id(utterance.refers)}"
        for sup in segment.iter("sup"):
            if sup.get("id") is None and len(sup) and sup[0].get("href") == address:
                sup.set("id", utterance.id)
                break


def _number_headings(section: etree._Element) -> tuple[Heading, ...]:
    """Renumber the headings so that none skips a level; return those that can be reached."""
    found: list[Heading] = []
    open_levels: list[int] = []
    for element in section.iter(*HEADINGS):
        level = int(element.tag[1])
        title = " ".join(_text(element).split())
        if found:
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
        depth = min(len(open_levels) + 1, len(HEADINGS))
        element.tag = f"h{depth}"
        found.append(Heading(element.get("id", ""), depth, title))
    return tuple(heading for heading in found if heading.id)


def _text(element: etree._Element) -> str:
    return str(element.xpath("string()"))
