"""Which picture an image element shows, and what its author says of it."""

import re
from typing import Final
from urllib.parse import urljoin

from lxml.html import HtmlElement

from narrator.reading.walker.attributes import classes, pixels
from narrator.reading.walker.twins import picture_after

_LAZY: Final = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-lazy", "data-url", "data-image")
_PLACEHOLDER: Final = re.compile(
    r"(?:^data:|^about:|(?:^|[/._-])(?:blank|spacer|placeholder|pixel|transparent|1x1)[^/]{0,20}$)", re.IGNORECASE
)
_ICON_CLASSES: Final = {"emoji", "wp-smiley", "smiley", "smilies", "icon", "latex", "emoticon", "twemoji"}
ICON_PIXELS: Final = 32
_BEACON: Final = re.compile(
    r"^(?:https?:)?//(?:[\w.-]+\.)?(?:vgwort\.de/|pixel\.wp\.com/|stats\.wordpress\.com/|scorecardresearch\.com/"
    r"|quantserve\.com/|statcounter\.com/|doubleclick\.net/|google-analytics\.com/|facebook\.com/tr[/?]"
    r"|feedburner\.com/~|feedsportal\.com/c/|counter\.theconversation\.com/|medium\.com/_/stat|blogger\.googleusercontent"
    r"\.com/tracker/|list-manage\.com/track/|px\.ads\.linkedin\.com/|track\.hubspot\.com/|matomo\.[\w.-]+/|mailchi\.mp/track)"
    r"|^https?://[^?#]{1,200}/(?:(?:matomo|piwik)\.php|open\.php|(?:tracking-?)?pixel\.(?:gif|png|php)|beacon(?:\.gif)?|count\.gif)"
    r"(?:[?#]|$)",
    re.IGNORECASE,
)
"""Addresses that count readers."""
_TINY: Final = re.compile(
    r"(?:^|;)\s*(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:!important\s*)?(?=;|$)", re.IGNORECASE
)
_GONE: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def reference_of(image: HtmlElement, base_url: str) -> str:
    """Return the URL or path of the picture, past lazy loading; empty where there is none but a placeholder."""
    source = (image.get("src") or "").strip()
    if not source or _PLACEHOLDER.search(source[:300]):
        lazy = (image.get(name) for name in _LAZY)
        source = next((value.strip() for value in lazy if value and value.strip()), "") or _largest(image) or source
        true = picture_after(image)
        source = (true.get("src") or source).strip() if true is not None else source
    if source.startswith("data:") and len(source) > 100_000:
        source = source[:100_000]
    return absolute(source, base_url)


def absolute(reference: str, base_url: str) -> str:
    """Return *reference* made absolute where a base is known and the two can be joined."""
    if not base_url or reference.startswith(("data:", "#")):
        return reference
    try:
        return urljoin(base_url, reference)
    except ValueError:  # such as an unclosed IPv6 bracket
        return reference


def _largest(image: HtmlElement) -> str:
    candidates = image.get("srcset") or image.get("data-srcset") or image.get("data-lazy-srcset") or ""
    best, size = "", -1.0
    for candidate in candidates[:20_000].split(", "):
        url, _, width = candidate.strip().rstrip(",").partition(" ")
        number = re.match(r"\d{1,6}(?:\.\d{1,3})?", width.strip())
        value = float(number.group()) if number else 1.0
        if url and value > size:
            best, size = url, value
    return best


def is_icon(image: HtmlElement) -> bool:
    """Return whether the image is a small sign within a line: an emoji, a smiley, a formula."""
    if classes(image) & _ICON_CLASSES:
        return True
    sides = [side for side in (pixels(image.get("width")), pixels(image.get("height"))) if side is not None]
    return bool(sides) and max(sides) <= ICON_PIXELS


def is_tracker(image: HtmlElement) -> bool:
    """Return whether the image is a counting pixel, which shows nothing: by its size, its style or its address."""
    if _BEACON.search((image.get("src") or "")[:300]):
        return True
    sides = (pixels(image.get("width")), pixels(image.get("height")))
    style = (image.get("style") or "")[:300]
    small = all(side is not None and side <= 1 for side in sides) or len(_TINY.findall(style)) > 1
    shows = next((True for name in _LAZY if image.get(name)), False)
    return (small or bool(_GONE.search(style))) and not shows and not (image.get("alt") or "").strip()
