"""A wish about a sentence, a picture or what was left out → the post's text with its mark.

Each function returns the new text. That it does this and nothing else is proved in `narrator.editing.change`.
"""

import re
from html import escape
from typing import Final

from narrator.article.model import SegmentKind
from narrator.editing.post import OpenPost
from narrator.errors import SourceError

END: Final = "<!-- narrator: end -->"
OPENED: Final = re.compile(r"<!-- narrator: (?:skip|voice=[\w-]+|say (?P<say>.*?)) -->\s*\Z", re.DOTALL)
EMPHASIS_BEFORE: Final = re.compile(r"(?:(?<=\s)|\A)[*_]{1,3}\Z")
EMPHASIS_AFTER: Final = re.compile(r"[*_]{1,3}")
CLOSING: Final = re.compile(r"[*_]{0,3}[.!?…。！？,;:]*[*_)\"'”’»]{0,4}")
"""What may stand between a sentence's last word and the next one: its full stop and quotation marks."""
KEPT: Final = re.compile(r"\A<!-- left out \((?P<reason>[^)]*)\): (?P<text>.*) -->\Z", re.DOTALL)
COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
PREFIX: Final = re.compile(r"^(?: {0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+))+")
KINDS: Final = {"paragraph": "", "heading": "## ", "subheading": "### ", "quote": "> ", "list_item": "- "}
"""What a block can be made: its mark at the line's start."""


def said_instead(post: OpenPost, utterance: str, say: str) -> str:
    """Return the text in which *say* is said for the sentence."""
    say = " ".join(say.split())
    if not say or "--" in say:
        raise SourceError("what is to be said instead is missing", hint="Write the words as they should be heard.")
    begin, end = range_of(post, utterance)
    return _around(post.text, begin, end, f"<!-- narrator: say {say} -->")


def spoken_by(post: OpenPost, utterance: str, voice: str) -> str:
    """Return the text in which the sentence is spoken by the *voice* of that name."""
    begin, end = range_of(post, utterance)
    return _around(post.text, begin, _closed(post.text, end), f"<!-- narrator: voice={voice} -->")


def skipped(post: OpenPost, utterances: tuple[str, ...]) -> str:
    """Return the text in which the sentences, which follow one another, are not spoken."""
    begin, end = range_of(post, utterances[0])[0], range_of(post, utterances[-1])[1]
    return _around(post.text, begin, _closed(post.text, end), "<!-- narrator: skip -->")


def paused(post: OpenPost, utterance: str, pause_ms: int) -> str:
    """Return the text with that much more silence after the sentence."""
    end = _closed(post.text, range_of(post, utterance)[1])
    text = post.text
    found = re.match(r"<!-- narrator: pause \d+ -->", text[end:])
    mark = f"<!-- narrator: pause {pause_ms} -->" if pause_ms else ""
    return text[:end] + mark + text[end + (found.end() if found else 0) :]


def without_mark(post: OpenPost, utterance: str) -> str:
    """Return the text in which the sentence is said as it is written again."""
    begin, end = range_of(post, utterance)
    return _unmarked(post.text, begin, end)


def read_again(post: OpenPost, begin: int) -> str:
    """Return the text in which what was left out at the character *begin* of the source is read."""
    text = post.text
    place = COMMENT.match(text, begin)
    if place is not None:
        kept = KEPT.match(place[0])
        words = kept["text"].replace("›", ">") if kept else place[0].removeprefix("<!--").removesuffix("-->")
        return text[: place.start()] + plain(words.strip()) + text[place.end() :]
    left = next((one for one in post.ledger.left_out if one.begin == begin), None)
    if left is None:
        raise SourceError("this is not left out any more", where=post.name)
    return _unmarked(text, left.begin, left.end)


def described(post: OpenPost, segment: str, words: str) -> str:
    """Return the text in which the picture *segment* is described by *words*; empty: it is decoration."""
    image = next((one for one in post.article.segments() if one.id == segment), None)
    asset = post.article.asset(image.asset) if image is not None else None
    if asset is None:
        raise SourceError("this picture is not in the post any more")
    words = " ".join(words.split())
    target = re.escape(asset.reference)
    markdown = re.compile(rf"!\[(?:\\.|[^\]\\])*\]\(\s*<?{target}>?(?P<title>\s+\"[^\"]*\")?\s*\)")
    html = re.compile(rf"<img\b[^>]*\bsrc=[\"']{re.escape(escape(asset.reference))}[\"'][^>]*>")
    for pattern in (markdown, html):
        found = pattern.search(post.text)
        if found:
            new = f'<img src="{escape(asset.reference)}" alt="{escape(words)}">'
            if words and pattern is markdown:
                new = "![" + re.sub(r"[\[\]\\]", r"\\\g<0>", words) + f"](<{asset.reference}>{found['title'] or ''})"
            return post.text[: found.start()] + new + post.text[found.end() :]
    raise SourceError("narrator cannot find where the picture stands", hint="Describe it in an editor.")


def of_kind(post: OpenPost, segment: str, kind: str) -> str:
    """Return the text in which the block *segment* is a *kind* of `KINDS`."""
    block = next((one for one in post.article.segments() if one.id == segment), None)
    if block is None or block.lines is None or kind not in KINDS or block.kind is SegmentKind.TABLE:
        raise SourceError("this block cannot be changed here", hint="Change it in an editor.")
    lines = post.text.split("\n")
    first, last = block.lines[0] - 1, block.lines[1] - 1
    mark = KINDS[kind]
    words = [PREFIX.sub("", line).rstrip("\r") for line in lines[first : last + 1]]
    words = [" ".join(words)] if "heading" in kind else words
    rest = "> " if kind == "quote" else " " * len(mark) if mark else ""
    new = [(mark if n == 0 else rest) + line for n, line in enumerate(words)]
    before = [""] if first and lines[first - 1].strip() else []
    after = [""] if last + 1 < len(lines) and lines[last + 1].strip() else []
    return "\n".join([*lines[:first], *before, *new, *after, *lines[last + 1 :]])


def plain(words: str) -> str:
    """Return *words* as Markdown in which none of them is a mark."""
    return re.sub(r"[\\`*_\[\]<>#$|~^{}]", r"\\\g<0>", words)


def range_of(post: OpenPost, utterance: str) -> tuple[int, int]:
    """Return the characters of the source in which the sentence's words stand. Raises `SourceError`."""
    spans = [span for span in post.ledger.spoken if span.utterance == utterance]
    if not spans:
        raise SourceError("narrator cannot tell where this sentence stands", hint="Change it in an editor.")
    begin, end = min(span.begin for span in spans), max(span.end for span in spans)
    before, after = EMPHASIS_BEFORE.search(post.text[:begin]), EMPHASIS_AFTER.match(post.text, end)
    return before.start() if before else begin, after.end() if after else end


def _closed(text: str, end: int) -> int:
    found = CLOSING.match(text, end)
    return found.end() if found else end


def _around(text: str, begin: int, end: int, mark: str) -> str:
    text_before = OPENED.search(text[:begin])
    if text_before:  # one mark in place of another
        unmarked = _unmarked(text, begin, end)
        moved = len(text_before[0])
        return _around(unmarked, begin - moved, end - moved, mark)
    return text[:begin] + mark + text[begin:end] + END + text[end:]


def _unmarked(text: str, begin: int, end: int) -> str:
    opened = OPENED.search(text[:begin])
    closed = text.find(END, end)
    if opened is None or closed < 0:
        raise SourceError("no mark of yours is found here", hint="Look for it in an editor.")
    return text[: opened.start()] + text[opened.end() : closed] + text[closed + len(END) :]
