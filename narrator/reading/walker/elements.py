"""What each HTML element is to the walker: a block, an inline span, or something that is not read."""

from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.article.model import SpanKind

BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noframes", "ol", "optgroup",
    "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "caption", "video", "audio", "iframe", "object", "xmp", "listing",
))  # fmt: skip
"""Elements that end the line before them and after them (HTML, section 15.3, the `display: block` rules)."""

PLAIN: Final = frozenset((
    "p", "li", "ul", "ol", "td", "th", "tr", "tbody", "table", "dt", "dd", "dl", "blockquote",
    "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "b", "i", "code", "br", "hr",
))  # fmt: skip
"""Elements that are read as what they are, unless one of their attributes says otherwise."""
SPANS: Final = {
    "em": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "dfn": SpanKind.EMPHASIS,
    "var": SpanKind.EMPHASIS,
    "strong": SpanKind.STRONG,
    "b": SpanKind.STRONG,
    "s": SpanKind.STRIKE,
    "del": SpanKind.STRIKE,
    "strike": SpanKind.STRIKE,
    "ins": SpanKind.INSERTED,
    "mark": SpanKind.MARK,
    "code": SpanKind.CODE,
    "samp": SpanKind.CODE,
    "tt": SpanKind.CODE,
    "kbd": SpanKind.KEYBOARD,
    "cite": SpanKind.CITE,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
"""Elements that become a span of that kind and carry no value."""

NOT_READ: Final = {
    "script": (Reason.SCRIPT, "script"),
    "style": (Reason.SCRIPT, "style"),
    "title": (Reason.BYLINE, "title"),
    "template": (Reason.HIDDEN, "template"),
    "noscript": (Reason.HIDDEN, "noscript"),
    "nav": (Reason.FURNITURE, "navigation"),
    "select": (Reason.FURNITURE, "form"),
    "textarea": (Reason.FURNITURE, "form"),
    "datalist": (Reason.FURNITURE, "form"),
    "svg": (Reason.IMAGE, "drawing"),
    "canvas": (Reason.IMAGE, "drawing"),
    "rt": (Reason.REPEATED, "ruby"),
    "rp": (Reason.REPEATED, "ruby"),
    "rtc": (Reason.REPEATED, "ruby"),
    "applet": (Reason.EMBED, "embed"),
    "amp-ad": (Reason.FURNITURE, "advert"),
    "amp-embed": (Reason.FURNITURE, "advert"),
    "amp-sticky-ad": (Reason.FURNITURE, "advert"),
    "amp-consent": (Reason.FURNITURE, "dialog"),
    "amp-user-notification": (Reason.FURNITURE, "dialog"),
    "amp-sidebar": (Reason.FURNITURE, "navigation"),
}
"""Elements whose text goes to the left-outs, with the reason and what it is."""

EMBEDS: Final = frozenset(("video", "audio", "iframe", "object", "embed"))
HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
PHRASING: Final = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "figcaption", "caption"))
"""Blocks that hold nothing but a line of text, by the standard."""
