"""Pictures that a page holds twice, since it loads them late: a blurred one first, the true one after it."""

from lxml.html import HtmlElement


def twins_of(root: HtmlElement) -> frozenset[HtmlElement]:
    """Return the images that hold the place of the next one in their `figure`: same words, same size."""
    if next(root.iter("img"), None) is None:
        return frozenset()
    twins: set[HtmlElement] = set()
    last: HtmlElement | None = None
    for element in root.iter():
        if element.tag == "img" and element.getparent().tag != "noscript":
            if last is not None and _looks(last) == _looks(element) and _figure_of(last) is _figure_of(element):
                twins.add(last)
            last = element if _looks(element) and _figure_of(element) is not None else None
        elif element.tag != "noscript" and (element.text or "").strip():
            last = None
    return frozenset(twins)


def picture_after(image: HtmlElement) -> HtmlElement | None:
    """Return the picture in the `noscript` right after *image*: browsers without scripts are given the true one."""
    after = image.getnext()
    return next(after.iter("img"), None) if after is not None and after.tag == "noscript" else None


def _figure_of(image: HtmlElement) -> HtmlElement | None:
    return next(image.iterancestors("figure"), None)


def _looks(image: HtmlElement) -> tuple[str, ...] | None:
    """Return what twins have in common, or None for an image that says too little to be one."""
    values = tuple((image.get(name) or "").strip() for name in ("alt", "width", "height"))
    return values if all(values) else None
