"""A DAISY 2.02 book → what is wrong with it: names, metadata, links, levels, times and clips."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from narrator.publishing.epub.content import XHTML

REQUIRED = (
    "dc:title", "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher",
    "ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime",
    "ncc:multimediaType",
)  # fmt: skip
"""DAISY 2.02, appendix 2: metadata that the NCC must have, and the type of the book."""
NAME = re.compile(r"[a-z0-9]{1,8}\.(?:html|smil|mp3|css|jpg|jpeg|png|gif)")
"""What the oldest players read."""
NPT = re.compile(r"npt=(\d+)\.(\d{3})s")
HMS = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)")
HEADING = re.compile(r"h([1-6])")
ROUNDING_MS = 1000
"""Times in the metadata are whole seconds, rounded."""
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


class SmilPart(Struct, frozen=True):
    """One `audio`."""

    par: str
    text: str
    audio: str
    begin_ms: int
    end_ms: int


def check_daisy(path: Path, audio_ms: Mapping[str, int] | None = None) -> list[str]:
    """Return what is wrong with the zipped book at *path*, one sentence each.

    *audio_ms* is the length of each sound as decoded, by its file name, where it is known.
    """
    try:
        with ZipFile(path) as archive:
            return list(_check(archive, audio_ms or {}))
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as problem:
        return [f"{path.name} is no DAISY book that can be read: {problem}"]


def _check(archive: ZipFile, audio_ms: Mapping[str, int]) -> Iterator[str]:
    names = archive.namelist()
    yield from (f"{name}: old players cannot read this name" for name in names if not NAME.fullmatch(name))
    trees = {name: _parse(archive, name) for name in names if name.endswith((".html", ".smil"))}
    ids = {name: _ids(tree) for name, tree in trees.items()}
    ncc = trees["ncc.html"]
    master = [ref.get("src", "") for ref in trees["master.smil"].iter("ref")]
    chapters = [source.partition("#")[0] for source in master]
    clips = {name: _clips(trees[name]) for name in chapters if name in trees}
    yield from _against_links(trees, ids)
    yield from _against_navigation(ncc, names)
    yield from (f"{name} is not in master.smil" for name in sorted(set(names) - set(chapters)) if _is_chapter(name))
    for name, found in clips.items():
        yield from _against_sound(name, found, audio_ms)
    yield from _against_text(clips, trees["content.html"])
    yield from _against_times(trees, clips, ncc)


def _against_links(trees: Mapping[str, etree._Element], ids: Mapping[str, set[str]]) -> Iterator[str]:
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            target = element.get("href", element.get("src", "") if name.endswith(".smil") else "")
            file, _, fragment = target.partition("#")
            if not fragment or ":" in file:
                continue
            if fragment not in ids.get(file or name, set()):
                yield f"{name}: {target} leads nowhere"


def _against_navigation(ncc: etree._Element, names: list[str]) -> Iterator[str]:
    """The title is first; tocItems counts the body's children; no level is skipped; files are counted."""
    meta = _metadata(ncc)
    yield from (f"ncc.html: {name} is missing" for name in REQUIRED if not meta.get(name))
    children = list(ncc.iterfind(f"{{{XHTML}}}body/*"))
    if not children or _tag(children[0]) != "h1" or children[0].get("class") != "title":
        yield "ncc.html: the first entry is not the title"
    if meta.get("ncc:tocItems") != str(len(children)):
        yield f"ncc.html: tocItems says {meta.get('ncc:tocItems')}, there are {len(children)}"
    if meta.get("ncc:files", str(len(names))) != str(len(names)):
        yield f"ncc.html: files says {meta['ncc:files']}, there are {len(names)}"
    levels = [int(match[1]) for child in children if (match := HEADING.fullmatch(_tag(child)))]
    yield from (f"ncc.html: h{after} follows h{before}" for before, after in pairwise(levels) if after > before + 1)
    if meta.get("ncc:depth", str(max(levels, default=0))) != str(max(levels, default=0)):
        yield f"ncc.html: depth says {meta['ncc:depth']}"


def _against_sound(name: str, clips: list[SmilPart], audio_ms: Mapping[str, int]) -> Iterator[str]:
    """Clips begin with their file, follow one another without a gap, and end inside it."""
    if not clips:
        yield f"{name}: has no clips"
        return
    if clips[0].begin_ms != 0:
        yield f"{name}: the first clip begins at {clips[0].begin_ms} ms"
    yield from (f"{name}: {clip.par} ends where it begins" for clip in clips if clip.end_ms <= clip.begin_ms)
    for before, after in pairwise(clips):
        if after.begin_ms != before.end_ms or after.audio != before.audio:
            yield f"{name}: {after.par} begins at {after.begin_ms} ms, {before.par} ends at {before.end_ms} ms"
    length = audio_ms.get(clips[-1].audio)
    if length is not None and clips[-1].end_ms > length:
        yield f"{name}: {clips[-1].par} ends at {clips[-1].end_ms} ms, after its sound of {length} ms"


def _against_text(clips: Mapping[str, list[SmilPart]], content: etree._Element) -> Iterator[str]:
    """Every utterance's span is heard."""
    heard = {clip.text.partition("#")[2] for found in clips.values() for clip in found}
    for span in content.iter(f"{{{XHTML}}}span"):
        name = span.get("id")
        if name and "u" in span.get("class", "").split() and name not in heard:
            yield f"content.html: {name} has no par"


def _against_times(
    trees: Mapping[str, etree._Element], clips: Mapping[str, list[SmilPart]], ncc: etree._Element
) -> Iterator[str]:
    elapsed_ms = 0
    for name, found in clips.items():
        meta = _metadata(trees[name])
        length_ms = found[-1].end_ms - found[0].begin_ms if found else 0
        sequence = trees[name].find("body/seq")
        stated = sequence.get("dur", "") if sequence is not None else ""
        if stated != f"{length_ms // 1000}.{length_ms % 1000:03}s":
            yield f"{name}: dur says {stated}, its clips last {length_ms} ms"
        yield from _against_clock(f"{name}: timeInThisSmil", meta.get("ncc:timeInThisSmil", ""), length_ms)
        yield from _against_clock(f"{name}: totalElapsedTime", meta.get("ncc:totalElapsedTime", ""), elapsed_ms)
        elapsed_ms += length_ms
    yield from _against_clock("ncc.html: totalTime", _metadata(ncc).get("ncc:totalTime", ""), elapsed_ms)


def _against_clock(name: str, stated: str, real_ms: int) -> Iterator[str]:
    match = HMS.fullmatch(stated)
    if match is None:
        yield f"{name} is no time: {stated!r}"
        return
    hours, minutes, seconds = (int(part) for part in match.groups())
    if abs(((hours * 60 + minutes) * 60 + seconds) * 1000 - real_ms) * 2 > ROUNDING_MS:
        yield f"{name} says {stated}, it is {real_ms} ms"


def _clips(smil: etree._Element) -> list[SmilPart]:
    clips = []
    for par in smil.iter("par"):
        text, audio = par.find("text"), par.find("audio")
        if text is None or audio is None:
            continue
        begin, end = (NPT.fullmatch(audio.get(name, "")) for name in ("clip-begin", "clip-end"))
        if begin is None or end is None:
            continue
        times = (int(begin[1] + begin[2]), int(end[1] + end[2]))
        clips.append(SmilPart(par.get("id", ""), text.get("src", ""), audio.get("src", ""), *times))
    return clips


def _metadata(root: etree._Element) -> dict[str, str]:
    return {e.get("name", ""): e.get("content", "") for e in root.iter("meta", f"{{{XHTML}}}meta") if e.get("name")}


def _ids(tree: etree._Element) -> set[str]:
    return {element.get("id", "") for element in tree.iter(etree.Element)}


def _is_chapter(name: str) -> bool:
    return name.endswith(".smil") and name != "master.smil"


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname


def _parse(archive: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), PARSER)
