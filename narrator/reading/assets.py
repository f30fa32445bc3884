"""An article's pictures as referred to → as files: inside the site's root, or fetched where that is asked for."""

import base64
import binascii
import re
import warnings
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from msgspec.structs import replace
from PIL import Image, UnidentifiedImageError
from platformdirs import user_cache_path

from narrator.article.model import Article, Asset, Notice
from narrator.config.site import Site
from narrator.errors import NarratorError
from narrator.files import write_whole
from narrator.reading.fetch import Fetched, fetch
from narrator.reading.packed import picture_in

MAX_PICTURE_BYTES: Final = 32 << 20
MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
"""What pages, EPUB and ID3 can all show; told by content, not by name."""
SVG: Final = "image/svg+xml"
SUFFIXES: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    SVG: ".svg",
}

PELICAN: Final = re.compile(r"^[{|](?:static|attach|filename)[}|]")
KEPT_IN: Final = ("", "static", "public", "assets", "content", "source", "src", "docs")
"""Folders whose files Hugo, Jekyll, Pelican, Hexo, Eleventy, Astro and MkDocs put at the site's root."""

Fetcher: TypeAlias = Callable[[str, Site], Fetched]


class _UnusableError(NarratorError):
    """A picture cannot be had; what is said becomes a notice."""


def resolve_assets(
    article: Article, *, site: Site, remote: bool = False, folder: Path | None = None, fetcher: Fetcher = fetch
) -> Article:
    """Return *article* with `path` and `media_type` set on every picture that can be had.

    Local references resolve inside the source's root, symbolic links followed and checked. Remote ones are fetched
    only if *remote*; they, and pictures inside the document, are kept in *folder* (default: the user's cache), named
    by content. What cannot be had stays without a path, so that its alternative text stands for it, and a notice
    says why.
    """
    if not article.assets:
        return article
    folder = folder if folder is not None else _own_folder()
    assets: list[Asset] = []
    notices: list[Notice] = []
    not_fetched = 0
    for asset in article.assets:
        if not asset.reference:  # a page's script puts it there
            assets.append(asset)
            continue
        if is_remote(asset.reference) and not remote:
            not_fetched += 1
            assets.append(asset)
            continue
        try:
            path, media_type, left_out = _resolve(asset, article, site, folder, fetcher)
        except NarratorError as error:
            notices.append(Notice("image-unavailable", f"The picture {_shown(asset.reference)} {error.what}."))
            assets.append(replace(asset, path=None))
        else:
            assets.append(replace(asset, path=path, media_type=media_type))
            if left_out:
                told = f"Of the drawing {_shown(asset.reference)} is left out what could run or fetch: {left_out}."
                notices.append(Notice("drawing-reduced", told))
    if not_fetched:
        told = (
            "a picture lies on another server and was not fetched; its description stands for it"
            if not_fetched == 1
            else f"{not_fetched} pictures lie on other servers and were not fetched; their descriptions stand for them"
        )
        notices.append(Notice("images-not-fetched", told))
    return replace(article, assets=tuple(assets), notices=(*article.notices, *notices))


def is_remote(reference: str) -> bool:
    """Return whether *reference* is an address on the web."""
    return reference.lower().startswith(("http://", "https://", "//"))


def _own_folder() -> Path:
    return user_cache_path("narrator") / "pictures"


def _resolve(asset: Asset, article: Article, site: Site, folder: Path, fetcher: Fetcher) -> tuple[Path, str, str]:
    """Return the picture's file, its media type, and the names of a drawing's elements that were left out."""
    if is_remote(asset.reference):
        url = f"https:{asset.reference}" if asset.reference.startswith("//") else asset.reference
        return _keep(fetcher(url, site).data, folder)
    scheme = urlsplit(asset.reference[:200]).scheme.lower()
    if scheme == "data":
        return _keep(_data_of(asset.reference), folder)
    if article.source.data:
        return _keep(picture_in(article.source, asset.reference), folder)
    if len(scheme) > 1:
        raise _UnusableError(f"has an address of a kind that is not read ({scheme}:)")
    path = _local_path(asset.reference, article)
    data = _read(path)
    media_type = media_type_of(data)
    return _keep(data, folder) if media_type == SVG else (path, media_type, "")


def _local_path(reference: str, article: Article) -> Path:
    """Return the file that *reference* names, which lies inside the root after all links are followed."""
    source = article.source
    if not source.trusted or source.root is None:
        raise _UnusableError("is a local file, which a source from outside may not reach")
    name = unquote(reference.split("#", 1)[0].split("?", 1)[0])
    root = source.root.resolve()
    here = source.path.resolve().parent if source.path is not None else root
    is_outside = False
    for candidate in _candidates(name, here, root):
        try:
            path = candidate.resolve()
            found = path.is_file()
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
            raise _UnusableError("has a name that is no file's") from error
        if not path.is_relative_to(root):
            is_outside = True
        elif found:
            return path
    raise _UnusableError("lies outside the site's folder and is not read" if is_outside else "was not found")


def _candidates(name: str, here: Path, root: Path) -> Iterator[Path]:
    """Yield where a picture may lie: beside the post, or where generators keep files, from the post's folder up.

    A leading slash means the site's root, as it does on the web; Pelican writes `{static}` before it.
    """
    name = PELICAN.sub("", name)
    below = name.lstrip("/")
    if name == below:
        yield here / name
    folders = [here, *here.parents] if here.is_relative_to(root) else [root]
    for folder in folders:
        for kept in KEPT_IN:
            yield folder / kept / below
        if folder == root:
            return


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_PICTURE_BYTES:
            raise _UnusableError("is too large")
        return path.read_bytes()
    except OSError as error:
        raise _UnusableError(f"cannot be read: {error.strerror}") from error


def media_type_of(data: bytes) -> str:
    """Return the media type that *data* has by its content, after a look at its header only.

    Raises `NarratorError` for what is no picture of a known kind, or one so large that it must be a bomb (Pillow's
    limit of 179 million pixels).
    """
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in data[:4096].lower():
        return SVG
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as picture:
                kind = picture.format or ""
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _UnusableError("has more pixels than a picture can have") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _UnusableError("is not a picture of a known kind") from error
    if kind not in MEDIA_TYPES:
        raise _UnusableError(f"is of a kind that pages cannot show ({kind})")
    return MEDIA_TYPES[kind]


def _data_of(reference: str) -> bytes:
    head, _, body = reference.partition(",")
    try:
        data = base64.b64decode(unquote(body), validate=False) if head.endswith(";base64") else unquote_to_bytes(body)
    except (binascii.Error, ValueError) as error:
        raise _UnusableError("is damaged") from error
    return data


def _keep(data: bytes, folder: Path) -> tuple[Path, str, str]:
    """Keep *data* in *folder*, named by its content; a drawing sanitized, whoever made it."""
    media_type = media_type_of(data)
    left_out: tuple[str, ...] = ()
    if media_type == SVG:
        from narrator.reading.svg.sanitize import sanitize  # noqa: PLC0415  # heavy: lxml and tinycss2, for drawings alone

        data, left_out = sanitize(data)
    path = folder / f"{sha256(data).hexdigest()[:16]}{SUFFIXES[media_type]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.is_file():
            write_whole(path, data, durable=False)
    except OSError as error:
        raise _UnusableError(f"cannot be kept: {error.strerror}") from error
    return path, media_type, ", ".join(left_out)


def _shown(reference: str) -> str:
    return reference if len(reference) <= 80 else f"{reference[:60]}…"
