"""A feed made for the web → the same feed with the addresses of this machine, so that an app here can play it."""

from lxml import etree

from narrator.errors import PublishingError
from narrator.publishing.check.grammar import parsed
from narrator.publishing.rss.elements import NAMESPACES


def rewritten(document: bytes, name: str, local: str) -> bytes:
    """Return the feed *document*, which lies at *name*, with *local* in place of its own address.

    What is no feed is returned as it is.
    """
    try:
        root = parsed(document, name)
    except PublishingError:
        return document
    links = root.iterfind("channel/atom:link", NAMESPACES)
    self_url = next((link.get("href", "") for link in links if link.get("rel") == "self"), "")
    if not self_url.endswith(f"/{name}"):
        return document
    base = self_url.removesuffix(f"/{name}")
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if str(value).startswith(f"{base}/"):
                element.set(key, local + str(value).removeprefix(base))
        if element.text and element.text.startswith(f"{base}/"):
            element.text = local + element.text.removeprefix(base)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
