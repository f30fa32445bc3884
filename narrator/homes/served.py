"""The published address + what was brought there → what it serves otherwise than players and apps need."""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

import httpx
from msgspec import Struct

from narrator.homes.model import LocalFile
from narrator.homes.unreachable import why_unreachable
from narrator.publishing.media_types import CHAPTERS

SECONDS: Final = 15.0
SOUND_TYPES: Final = frozenset({"audio/mpeg", "audio/mp3", "audio/ogg", "audio/mp4"})
SAME_TYPE: Final = {
    CHAPTERS: {CHAPTERS, "application/json"},
    "application/rss+xml": {"application/rss+xml", "application/xml", "text/xml"},
    "text/javascript": {"text/javascript", "application/javascript"},
    "audio/mpeg": {"audio/mpeg", "audio/mp3"},
    "application/zip": {"application/zip", "application/x-zip-compressed"},
    "image/x-icon": {"image/x-icon", "image/vnd.microsoft.icon"},
}
"""What serves as well: Podcasting 2.0 asks for `application/json+chapters`, and apps take JSON."""


NOT_UP: Final = frozenset({"home-not-up", "home-unreachable"})
"""That there is nothing to look at yet, which says nothing against what was sent."""
LATER: Final = "it may take minutes, or `address` is another one; `narrator publish` looks again, --no-look never"


class Told(Struct, frozen=True):
    """One thing that a home does otherwise than apps need."""

    code: str
    """`home-not-there`, `home-old`, `home-no-ranges`, `home-wrong-type`, `home-no-cors`, `home-unreachable`,
    `home-not-up`."""
    where: str
    """The address."""
    text: str


def look(address: str, files: Sequence[LocalFile]) -> tuple[Told, ...]:
    """Return what is wrong with how *files* are served at *address*: one file of each kind is asked for.

    Nothing but heads and the first hundred bytes are fetched.
    """
    one_of_each = {file.media_type: file for file in files if not file.is_private}
    told: list[Told] = []
    with httpx.Client(timeout=SECONDS, follow_redirects=True, headers={"Origin": "https://player.example"}) as client:
        for file in sorted(one_of_each.values(), key=lambda file: file.name):
            url = f"{address}/{quote(file.name)}"
            try:
                told += _look_at(client, url, file)
            except httpx.HTTPError as problem:
                text = f"what was sent cannot be looked at: {why_unreachable(problem)}; {LATER}"
                return (*told, Told("home-unreachable", address, text))
    if told and len(told) == len(one_of_each) and all(one.code == "home-not-there" for one in told):
        return (Told("home-not-up", address, f"nothing of what was sent is there yet: {LATER}"),)
    return tuple(told)


def _look_at(client: httpx.Client, url: str, file: LocalFile) -> Iterator[Told]:
    head = client.head(url, headers={"Accept-Encoding": "identity"})
    if head.status_code != httpx.codes.OK:
        yield Told(
            "home-not-there", url, f"answers {head.status_code}: it may take minutes, or `address` is another one"
        )
        return
    length = head.headers.get("Content-Length", "")
    if length.isdigit() and int(length) != file.size_bytes and "Content-Encoding" not in head.headers:
        yield Told("home-old", url, f"has {length} bytes, {file.size_bytes} were sent: the old one is still served")
    served = head.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if served not in SAME_TYPE.get(file.media_type, {file.media_type}):
        yield Told("home-wrong-type", url, f"is served as {served or 'nothing'}, apps expect {file.media_type}")
    if file.media_type in SOUND_TYPES:
        yield from _ranges(client, url)
    if file.media_type in {"text/vtt", CHAPTERS} and "Access-Control-Allow-Origin" not in head.headers:
        yield Told("home-no-cors", url, "may not be read by players on other sites: no Access-Control-Allow-Origin")


def _ranges(client: httpx.Client, url: str) -> Iterator[Told]:
    """Ask for the second hundred bytes, and look at no more than the head of the answer."""
    with client.stream("GET", url, headers={"Range": "bytes=100-199"}) as answer:
        if answer.status_code != httpx.codes.PARTIAL_CONTENT or not answer.headers.get("Content-Range", "").startswith(
            "bytes 100-"
        ):
            yield Told(
                "home-no-ranges", url, "does not serve parts of a file: players cannot seek, Apple refuses the feed"
            )
