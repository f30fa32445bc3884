"""Publication → what the book honestly claims of its accessibility (EPUB Accessibility 1.1, schema.org)."""

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from narrator.article.model import ContainerKind, Segment, SegmentKind, SpanKind, walk
from narrator.languages.phrases import phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.languages.written import direction
from narrator.publishing.disclosure import disclosure
from narrator.publishing.epub.content import XML_LANG
from narrator.publishing.model import Publication

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The claim's exact wording (EPUB Accessibility 1.1, 4.2.2)."""
MOVING = ".gif"
"""Pictures that may move or flash, which nobody has looked at."""


class Access(Struct, frozen=True):
    """What is known of a book, as far as a reader's needs go."""

    has_pictures: bool
    is_described: bool
    """Every picture has its alternative text. Where it is empty nobody can say whether the picture is decoration."""
    has_formulas: bool
    """Formulas are drawn, each named by its phrase."""
    is_heard: bool
    """All the author's words are spoken."""
    has_headings: bool
    may_move: bool
    is_conforming: bool
    """Nothing is known that WCAG 2.2 AA forbids."""
    summary: str
    language: str = SOURCE_LANGUAGE
    """The summary's."""


def access_of(publication: Publication, pictures: Sequence[str], *, has_formulas: bool = False) -> Access:
    """Return what holds for *publication*, whose *pictures* (names in the book) are shown."""
    article = publication.article
    segments = article.segments()
    is_described = all((asset.alt or "").strip() for asset in article.assets if _is_shown(asset.id, segments))
    is_heard = not any(span.segment for span in publication.main.ledger.left_out)
    has_headers = all(any(cell.header for cell in segment.cells) for segment in segments if segment.cells)
    knows_language = article.language_confidence >= 1.0
    phrases = phrases_for(article.language)
    summary = [phrases.say("Text and sound are synchronized sentence by sentence; navigation is by heading.")]
    if any(c.kind is ContainerKind.NOTE for _, within in walk(article.blocks) for c in within):
        summary.append(phrases.say("Notes and references to them can be skipped."))
    if not is_heard:
        summary.append(phrases.say("What the recording only describes, such as code, stands in the text."))
    if not is_described:
        summary.append(phrases.say("Some pictures have no description."))
    return Access(
        has_pictures=bool(pictures),
        is_described=is_described,
        has_formulas=has_formulas,
        is_heard=is_heard,
        has_headings=any(segment.kind is SegmentKind.HEADING for segment in segments),
        may_move=any(name.endswith(MOVING) for name in pictures),
        is_conforming=is_described and has_headers and knows_language,
        summary=" ".join([*summary, disclosure(publication.main)]),
        language=phrases.language,
    )


def describe_access(metadata: etree._Element, access: Access) -> None:
    """Write the claims; conformance only where nothing speaks against it."""
    modes = ["textual", "auditory", *(["visual"] if access.has_pictures else [])]
    text_suffices = access.is_described or not access.has_pictures
    features = ["synchronizedAudioText", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    features += ["structuralNavigation"] if access.has_headings else []
    features += ["alternativeText"] if access.is_described and access.has_pictures else []
    features += ["describedMath"] if access.has_formulas else []
    moves = "unknown" if access.may_move else "no"
    _say(metadata, "schema:accessMode", *modes)
    _say(metadata, "schema:accessModeSufficient", "textual" if text_suffices else "textual,visual")
    _say(metadata, "schema:accessModeSufficient", "auditory" if access.is_heard else "textual,auditory")
    _say(metadata, "schema:accessibilityFeature", *features)
    hazards = (f"{moves}FlashingHazard", f"{moves}MotionSimulationHazard", "noSoundHazard")
    _say(metadata, "schema:accessibilityHazard", *hazards)
    _say(metadata, "schema:accessibilitySummary", access.summary)
    metadata[-1].set(XML_LANG, access.language)
    metadata[-1].set("dir", direction(access.language))
    if access.is_conforming:
        _say(metadata, "dcterms:conformsTo", CONFORMANCE)
        metadata[-1].set("id", "conformance")
        _say(metadata, "a11y:certifiedBy", "narrator")
        metadata[-1].set("refines", "#conformance")


def _say(metadata: etree._Element, name: str, *values: str) -> None:
    for value in values:
        etree.SubElement(metadata, "meta", {"property": name}).text = " ".join(value.split())


def _is_shown(asset: str, segments: Sequence[Segment]) -> bool:
    """Return whether the text shows a picture; a cover of its own is named by the title."""
    return any(
        segment.asset == asset or any(span.kind is SpanKind.IMAGE and span.value == asset for span in segment.spans)
        for segment in segments
    )
