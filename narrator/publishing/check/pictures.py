"""The covers of a feed → what stores would refuse: shape, size, colours, an extension that lies."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image

from narrator.publishing.check.files import found
from narrator.publishing.check.finding import Finding
from narrator.publishing.check.place import Place
from narrator.publishing.rss.elements import tag

SIDES: Final = (1400, 3000)
"""Apple Podcasts, "Artwork requirements"."""
FORMATS: Final = {"JPEG": {".jpg", ".jpeg"}, "PNG": {".png"}}


def picture_findings(root: etree._Element, place: Place) -> Iterator[Finding]:
    """Yield what is wrong with each picture, once."""
    urls = {image.get("href", ""): image for image in root.iter(tag("itunes:image"))}
    for url, image in urls.items():
        parent = image.getparent()
        title = parent.findtext("title", "") if parent is not None else ""
        file = yield from found(url, title, place)
        if file is not None:
            yield from _picture(file, title)


def _picture(file: Path, title: str) -> Iterator[Finding]:
    try:
        with Image.open(file) as picture:
            width, height = picture.size
            mode, kind = picture.mode, str(picture.format)
    except (OSError, ValueError, Image.DecompressionBombError):
        yield Finding("cover", title, f"{file.name} is no picture")
        return
    least, most = SIDES
    if width != height or not least <= width <= most:
        yield Finding("cover", title, f"{file.name} is {width} × {height}: give a square of {least} to {most} pixels")
    if mode != "RGB":
        yield Finding("cover", title, f"{file.name} is {mode}: give RGB without transparency")
    if file.suffix.lower() not in FORMATS.get(kind, set()):
        yield Finding("cover", title, f"{file.name} is {kind}: give a JPEG or PNG under its own extension")
