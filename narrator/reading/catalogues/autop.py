"""A WordPress post as typed in its classic editor → HTML with the paragraphs that WordPress would show.

After WordPress's `wpautop`: a blank line parts paragraphs, a line end is a line break, block elements are none.
"""

import re
from typing import Final

BLOCKS: Final = (
    "address|article|aside|blockquote|canvas|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|legend|li|main|nav|noscript|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|iframe"
)
BLOCK_TAG: Final = re.compile(rf"</?(?:{BLOCKS})(?=[\s/>])[^<>]{{0,4000}}>", re.IGNORECASE)
VERBATIM: Final = re.compile(r"<(pre|script|style|textarea|svg|math)\b", re.IGNORECASE)
COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def with_paragraphs(html: str) -> str:
    """Return *html* with `p` and `br` elements where the classic editor leaves them to blank lines and line ends."""
    if "<!-- wp:" in html:
        return html
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(piece if verbatim else _paragraphs(piece) for piece, verbatim in _pieces(html))


def _pieces(html: str) -> list[tuple[str, bool]]:
    """Split off what stays as it is: `pre` and the like, whole."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    while (opening := VERBATIM.search(html, place)) is not None:
        closing = re.compile(rf"</{opening[1]}\s{{0,9}}>", re.IGNORECASE).search(html, opening.end())
        end = closing.end() if closing else len(html)
        pieces += [(html[place : opening.start()], False), (html[opening.start() : end], True)]
        place = end
    return [*pieces, (html[place:], False)]


def _paragraphs(html: str) -> str:
    spaced = BLOCK_TAG.sub(lambda tag: f"\n\n{tag[0]}\n\n", html)
    inside_paragraph = False
    out: list[str] = []
    for part in re.split(r"\n[ \t]*\n", spaced):
        text = part.strip()
        if not text:
            continue
        if BLOCK_TAG.fullmatch(text):
            inside_paragraph = _is_paragraph_after(text, inside_paragraph)
            out.append(text)
        elif inside_paragraph or not COMMENT.sub("", text).strip():
            out.append(text.replace("\n", "<br>\n"))
        else:
            out.append("<p>" + text.replace("\n", "<br>\n") + "</p>")
    return "\n".join(out)


def _is_paragraph_after(tag: str, inside: bool) -> bool:
    """Text inside an element that holds phrases already is no paragraph of its own."""
    name = re.match(r"</?(\w+)", tag)
    if name is None or name[1].lower() not in PHRASE_HOLDERS:
        return inside
    return not tag.startswith("</")


PHRASE_HOLDERS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "summary", "legend"})
