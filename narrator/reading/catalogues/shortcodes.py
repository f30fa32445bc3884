"""WordPress's shortcodes → HTML: a caption becomes a figure's; the rest is marked as a template tag, its text kept."""

import re
from html import escape, unescape
from typing import Final

from narrator.reading.markdown.templates.prose import NAMED_TEXT, is_prose

TEMPLATE_ELEMENT: Final = "narrator-template"
"""What stands in it is left out as a template tag; the ledger finds its words in the text all the same."""
CORE: Final = frozenset({"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"})
SHORTCODE: Final = re.compile(
    r"\[(?P<close>/?)(?P<name>[A-Za-z][\w-]{0,60})(?P<attributes>(?:\s[^\[\]<>]{0,2000}|\s[^\[\]]{0,500})?)/?\]"
)
QUOTED: Final = re.compile(r"""(?P<name>[\w-]{1,60})\s?=\s?(?P<mark>["'])(?P<value>[^"'<>\[\]]{1,1000})(?P=mark)""")
MACHINES: Final = frozenset({"alt", "class", "css", "id", "style", "el_class"})
ATTRIBUTE: Final = re.compile(r"[\w-]+\s?=\s?(?:[\"'“”″]|\w)")
CAPTION: Final = re.compile(r"\[((?:wp_)?caption)(\s[^\[\]]{0,2000})?\]")
CAPTION_TEXT: Final = re.compile(r"caption=\"([^\"]{0,2000})\"")
IMAGE: Final = re.compile(r"\s*(?:<a\s[^<>]{0,2000}>\s*)?<img\s[^<>]{0,4000}>(?:\s*</a>)?", re.IGNORECASE)


def with_figures(html: str) -> str:
    """Return *html* with captions as figures and every other shortcode marked as a template tag.

    A bracket is a shortcode if WordPress itself knows it, if it has attributes, or if it is closed further on.
    """
    return _marked(_captions(html))


def _captions(html: str) -> str:
    out: list[str] = []
    place = 0
    while (opening := CAPTION.search(html, place)) is not None:
        closing = f"[/{opening[1]}]"
        end = html.find(closing, opening.end())
        if end < 0:
            break
        inner = html[opening.end() : end]
        image = IMAGE.match(inner)
        picture, text = (image[0], inner[image.end() :]) if image else ("", inner)
        old_form = CAPTION_TEXT.search(opening[2] or "") if not text.strip() else None
        out += [html[place : opening.start()], "\n\n<figure>"]
        if old_form:  # before WordPress 3.4 the caption was an attribute
            before, after = opening[0].split(old_form[1], 1) if old_form[1] else (opening[0], "")
            out += [picture, _template(before), f"<figcaption>{old_form[1]}</figcaption>", _template(after)]
        else:
            out += [_template(opening[0]), picture, f"<figcaption>{text.strip()}</figcaption>"]
        out += [_template(closing), "</figure>\n\n"]
        place = end + len(closing)
    return "".join((*out, html[place:]))


def _marked(html: str) -> str:
    closed = {match["name"] for match in SHORTCODE.finditer(html) if match["close"]}

    def mark(match: re.Match[str]) -> str:
        inside_template = html.startswith(f"</{TEMPLATE_ELEMENT}", match.end())
        name, attributes = match["name"], match["attributes"]
        is_one = name.lower() in CORE or name in closed or ATTRIBUTE.search(attributes) is not None
        return _with_prose(match[0], attributes) if is_one and not inside_template else match[0]

    return SHORTCODE.sub(mark, html)


def _with_prose(shortcode: str, attributes: str | None) -> str:
    """Return *shortcode* as a template tag, and between its parts the values that are sentences of the author's."""
    out: list[str] = []
    place = 0
    for found in QUOTED.finditer(shortcode) if attributes else ():
        value = unescape(found["value"])
        name = found["name"].lower()
        if name in MACHINES or not is_prose(value, named=name in NAMED_TEXT):
            continue
        out += [_template(shortcode[place : found.start("value")]), f"<p>{found['value']}</p>"]
        place = found.end("value")
    return "".join((*out, _template(shortcode[place:])))


def _template(text: str) -> str:
    return f"<{TEMPLATE_ELEMENT}>{escape(text, quote=False)}</{TEMPLATE_ELEMENT}>"
