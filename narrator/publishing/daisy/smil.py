"""Chapters → their SMIL files, and `master.smil`, which lists them."""

from lxml import etree

from narrator.publishing.daisy.clock import clock, npt, seconds
from narrator.publishing.daisy.documents import FORMAT, SMIL_DOCTYPE, serialized, smil_document
from narrator.publishing.daisy.plan import DaisyChapter
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import title_of

CONTENT = "content.html"


def chapter_smil(publication: Publication, chapter: DaisyChapter) -> bytes:
    """Return the SMIL file of *chapter*: a `par` for each stretch of text, one after the other."""
    root, body = smil_document(
        (
            ("dc:format", FORMAT),
            ("dc:identifier", publication.guid),
            ("dc:title", title_of(publication)),
            ("title", chapter.title),
            ("ncc:generator", publication.generator),
            ("ncc:totalElapsedTime", clock(chapter.elapsed_ms)),
            ("ncc:timeInThisSmil", clock(chapter.length_ms)),
        )
    )
    sequence = etree.SubElement(body, "seq", dur=seconds(chapter.length_ms))
    for clip in chapter.clips:
        par = etree.SubElement(sequence, "par", endsync="last", id=clip.id)
        if clip.required:
            par.set("system-required", clip.required)
        target = f"{CONTENT}#{clip.pair.target}"
        etree.SubElement(par, "text", src=target, id=f"text-{clip.id}", region="txtView")
        times = {"clip-begin": npt(clip.begin_ms), "clip-end": npt(clip.end_ms)}
        etree.SubElement(par, "audio", {"src": chapter.audio, **times, "id": f"audio-{clip.id}"})
    return serialized(root, SMIL_DOCTYPE, line_by_line=True)


def master_smil(publication: Publication, chapters: tuple[DaisyChapter, ...]) -> bytes:
    """Return the list of all SMIL files, in order."""
    root, body = smil_document(
        (
            ("dc:format", FORMAT),
            ("dc:identifier", publication.guid),
            ("dc:title", title_of(publication)),
            ("ncc:generator", publication.generator),
            ("ncc:timeInThisSmil", clock(sum(chapter.length_ms for chapter in chapters))),
        )
    )
    for number, chapter in enumerate(chapters, 1):
        source = f"{chapter.smil}#{chapter.clips[0].id}"
        etree.SubElement(body, "ref", src=source, title=" ".join(chapter.title.split()), id=f"smil-{number:04}")
    return serialized(root, SMIL_DOCTYPE, line_by_line=True)
