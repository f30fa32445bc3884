"""Links of a web page → links that work inside a book: whole, well-formed addresses, or no link at all."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from lxml import etree

HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")
"""Labels of letters, digits and hyphens; what has anything else no reading system can open."""
SAFE = "%/!$&'()*+,;=~-._"
"""What may stand in every part of an address (RFC 3986, 3.3), and escapes that are there already."""
BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
"""Well-formed enough for BCP 47."""


def mend_links(root: etree._Element, base: str) -> None:
    """Make each link in *root* whole, relative to *base*; one that cannot be followed becomes plain text.

    Links to elements of *root* stay; so do `cite` addresses that are whole. A `lang` that is no language tag goes.
    """
    ids = {element.get("id") for element in root.iter(etree.Element)}
    for element in list(root.iter(etree.Element)):
        if element.tag == "a" and element.get("href") is not None:
            _mend(element, "href", base, ids)
        if element.get("cite") is not None:
            _mend(element, "cite", base, ids)
        if element.get("lang") is not None and not LANGUAGE_TAG.fullmatch(element.get("lang", "")):
            del element.attrib["lang"]


def _mend(element: etree._Element, name: str, base: str, ids: set[str | None]) -> None:
    target = element.get(name, "")
    if target.startswith("#") and target[1:] in ids:
        return
    whole = whole_address(target, base)
    if whole and (name != "cite" or whole.startswith("https:")):  # epubcheck takes `cite` for a resource
        element.set(name, whole)
        return
    del element.attrib[name]
    if element.tag == "a":
        element.tag = "span"
        element.attrib.pop("role", "")


def whole_address(target: str, base: str) -> str:
    """Return *target* as a whole, well-formed address; empty where it has none."""
    try:
        parts = urlsplit(urljoin(base, target.strip()))
        has_port = parts.port is not None
    except ValueError:
        return ""
    if parts.scheme in {"mailto", "tel"}:
        return BROKEN_ESCAPE.sub("%25", quote(urlunsplit(parts), safe=f"{SAFE}:@?#")) if parts.path else ""
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(parts.hostname or ""):
        return ""
    host = parts.hostname or ""
    whole = (
        parts.scheme,
        f"{host}:{parts.port}" if has_port else host,
        quote(parts.path, safe=f"{SAFE}:@"),
        quote(parts.query, safe=f"{SAFE}:@?"),
        quote(parts.fragment, safe=f"{SAFE}:@?"),
    )
    return BROKEN_ESCAPE.sub("%25", urlunsplit(whole))
